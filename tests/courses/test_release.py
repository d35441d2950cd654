"""Compiling a course: rules, facts and problems of what would be released."""

from decimal import Decimal

import pytest

from courses.models import LessonPage
from courses.problems import ERROR, WARNING
from courses.release import changes_since, compile_course, problems_of, units
from tests.factories import courses as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def found(course, level=ERROR):
    return [str(problem.message) for problem in problems_of(compile_course(course)) if problem.level == level]


def lesson_with(course, *blocks, **facts):
    return make.make_lesson(make.module_of(course), "Neu", body=list(blocks), **facts)


class TestCompiling:
    def test_the_rules_hold_everything_countable_of_the_course(self, course):
        module = make.module_of(course)
        rules = compile_course(
            make.publish(course, teaching_units=Decimal("1.5"), certificate_valid_months=24)
        ).rules
        assert rules == {
            "schema": 1,
            "code": "verwaltung",
            "heading": {"de": "Kurs verwaltung", "en": "Course verwaltung"},
            "summary": {},
            "audience_note": {},
            "topic": "administration",
            "audience": "administration",
            "form": "online",
            "teaching_units": "1.5",
            "objectives": [
                {
                    "key": str(course.objectives.get().key),
                    "text": {"de": "Sie erkennen eine Benachteiligung.", "en": "You see it."},
                }
            ],
            "modules": [
                {
                    "key": str(module.translation_key),
                    "heading": {"de": "Modul 1"},
                    "summary": {},
                    "teaching_units": "1",
                    "goals": [
                        {
                            "key": str(module.goals.get().key),
                            "text": {"de": "Sie können die Formen nennen.", "en": "You can name the forms."},
                        }
                    ],
                    "release": [],
                }
            ],
            "certificate": {"issue": "coordinator", "valid_months": 24, "organisation": None},
            "reviewed_languages": [],
            "minutes": 20,
        }

    def test_only_published_steps_are_part_of_it(self, course):
        make.lessons_of(course)[1].unpublish()
        assert [step.page.slug for step in compile_course(course).steps] == ["lektion-1"]

    def test_a_newer_draft_is_told_and_left_out(self, course):
        lesson = make.lessons_of(course)[0]
        lesson.heading_de = "Neuer Entwurf"
        lesson.save_revision()
        assert compile_course(course).steps[0].document["heading"] == {"de": "Lektion 1"}
        assert "There is a newer draft. It is not part of the edition until it is published." in found(
            course, WARNING
        )

    def test_a_language_counts_by_its_share_of_the_german_texts(self, course):
        lesson = make.lessons_of(course)[0]
        make.publish(lesson, heading_bg="Урок", body_bg=lesson.body_de.get_prep_value())
        languages = compile_course(course).languages
        assert languages["de"] == 100
        assert 0 < languages["bg"] < 100
        assert "pl" not in languages

    @pytest.mark.parametrize(("number", "text"), [("8.0", "8"), ("1.5", "1.5"), ("10", "10")])
    def test_units_are_written_as_people_write_them(self, number, text):
        assert units(Decimal(number)) == text


class TestOpeningRules:
    def test_are_frozen_by_key_and_day(self, course):
        first, second = make.lessons_of(course)
        make.publish(second, release=[
            {"type": "previous", "value": None},
            {"type": "score", "value": {"step": first.pk, "percent": 70}},
            {"type": "date", "value": {"on": "2026-12-01"}},
        ])  # fmt: skip
        assert compile_course(course).steps[1].row(1)["release"] == [
            {"rule": "previous"},
            {"rule": "score", "step": str(first.translation_key), "percent": 70},
            {"rule": "date", "on": "2026-12-01"},
        ]

    def test_that_ask_for_a_later_step_would_lock_for_ever(self, course):
        first, second = make.lessons_of(course)
        make.publish(first, release=[{"type": "score", "value": {"step": second.pk, "percent": 70}}])
        assert found(course) == ["The opening rule asks for a step that does not come before."]


class TestProblems:
    def test_a_whole_course_has_no_errors(self, course):
        assert found(course) == []

    def test_a_course_without_steps_cannot_be_released(self, db):
        assert found(make.make_course("leer", lessons=0)) == [
            "The course has no published step yet.",
            "No step is needed for completion, so nobody could complete the course.",
        ]

    def test_blocks_that_drifted_from_the_german_ones_stop_the_release(self, course):
        body = make.text_body("x")
        lesson_with(course, *body, body_en=[body[1], body[0]])
        assert found(course) == [
            "The blocks differ from the German ones. Copy the German structure, then translate each block."
        ]

    def test_the_same_blocks_with_the_same_ids_are_fine(self, course):
        lesson_with(course, *make.text_body("x"), body_en=make.text_body("y"))
        assert found(course) == []

    def test_a_law_without_source_stops_the_release(self, course):
        lesson_with(
            course, make.block("callout", {"kind": "law", "heading": "H", "text": "<p>x</p>", "source": ""})
        )
        assert found(course) == ["A callout about the law needs the key of its source."]

    def test_a_source_key_that_is_not_there_stops_the_release(self, course):
        lesson_with(
            course,
            make.block("callout", {"kind": "key", "heading": "H", "text": "<p>x</p>", "source": "bgb-1"}),
        )
        assert found(course) == ["There is no source with the key “bgb-1”."]

    def test_a_picture_without_words_stops_the_release_and_decoration_does_not(self, course):
        value = {"image": make.make_image().pk, "alt": "", "decorative": False, "caption": ""}
        lesson = lesson_with(course, make.block("image", value))
        assert found(course) == ["The picture needs an alternative text, or the mark “only decoration”."]
        make.publish(lesson, body_de=[make.block("image", value | {"decorative": True})])
        assert found(course) == []

    def test_a_picture_that_was_deleted_stops_the_release(self, course):
        image = make.make_image()
        lesson_with(
            course, make.block("image", {"image": image.pk, "alt": "a", "decorative": False, "caption": ""})
        )
        image.delete()
        assert found(course) == ["The picture is not there any more."]

    def test_a_picture_whose_file_is_lost_stops_the_release_in_words(self, course):
        image = make.make_image()
        lesson_with(
            course, make.block("image", {"image": image.pk, "alt": "a", "decorative": False, "caption": ""})
        )
        image.file.storage.delete(image.file.name)
        assert found(course) == ["The file of the picture is not there any more."]

    def test_a_recording_without_its_full_text_stops_the_release(self, course, full_body):
        video = next(block for block in full_body if block["type"] == "video")
        lesson_with(course, make.block("video", video["value"] | {"transcript": "<p></p>"}))
        assert found(course) == ["The recording needs its full text."]

    def test_a_table_with_a_short_row_stops_the_release(self, course):
        lesson_with(
            course, make.block("table", {"caption": "C", "columns": ["a", "b"], "rows": [["1", "2"], ["3"]]})
        )
        assert found(course) == ["Each row of the table needs 2 cells, one for each column."]

    def test_a_dead_link_stops_the_release(self, course):
        lesson_with(course, make.block("text", '<p><a linktype="page" id="99999">x</a></p>'))
        assert found(course) == ["A link leads to a page that is not there any more."]

    def test_a_link_into_another_course_stops_the_release(self, course):
        other = make.lessons_of(make.make_course("anderer"))[0]
        lesson_with(course, make.block("text", f'<p><a linktype="page" id="{other.pk}">x</a></p>'))
        assert found(course) == ["The link to “Lektion 1” leads into another course."]

    def test_two_steps_with_one_address_stop_the_release(self, course):
        make.make_lesson(make.make_module(course, "Modul 2"), "Lektion 1")
        assert found(course) == ["Another step of the course has the same address “lektion-1”."]

    def test_a_problem_names_page_language_and_block(self, course):
        lesson = lesson_with(
            course, make.block("callout", {"kind": "law", "heading": "H", "text": "<p>x</p>", "source": ""})
        )
        problem = next(p for p in problems_of(compile_course(course)) if p.is_error)
        assert (problem.page, problem.language, problem.block) == (lesson, "de", make.block_id("callout"))


class TestChanges:
    def test_nothing_is_new_right_after_a_release(self, course, edition):
        assert changes_since(compile_course(course), edition).is_empty

    def test_new_changed_and_removed_steps_are_named(self, course, edition):
        first, second = make.lessons_of(course)
        make.publish(first, summary_de="Anders")
        make.make_lesson(make.module_of(course), "Lektion 3")
        second.unpublish()
        changes = changes_since(compile_course(course), edition)
        assert [texts["de"] for texts in changes.new] == ["Lektion 3"]
        assert [texts["de"] for texts in changes.changed] == ["Lektion 1"]
        assert [texts["de"] for texts in changes.removed] == ["Lektion 2"]

    def test_before_the_first_edition_everything_is_new(self, course):
        assert len(changes_since(compile_course(course), None).new) == LessonPage.objects.count()
