"""Freezing: a lesson becomes a self-contained document; what it says no longer depends on any living row."""

import pytest

from courses import documents
from courses.blocks import LESSON_BLOCKS
from courses.freezing import FREEZERS
from courses.models import CourseImage, GlossaryTerm, LessonPage
from tests.factories import courses as make

pytestmark = pytest.mark.django_db


def frozen_block(lesson, kind, language="de"):
    return next(block for block in lesson.freeze()["blocks"][language] if block["t"] == kind)


def test_every_block_type_an_author_has_can_be_frozen():
    assert sorted(FREEZERS) == sorted(name for name, _block in LESSON_BLOCKS)


def test_a_lesson_is_frozen_with_its_facts_and_only_the_languages_it_has(course):
    lesson = make.make_lesson(
        make.module_of(course), "Formen", heading_en="Forms", summary_de="Kurz.", minutes=12,
        body=[make.block("text", "<p>Hallo</p>")],
    )  # fmt: skip
    assert lesson.freeze() == {
        "schema": 1,
        "kind": "lesson",
        "key": str(lesson.translation_key),
        "heading": {"de": "Formen", "en": "Forms"},
        "summary": {"de": "Kurz."},
        "minutes": 12,
        "blocks": {"de": [{"t": "text", "id": make.block_id("text"), "html": "<p>Hallo</p>"}]},
        "simple": None,
        "sources": [
            {
                "key": "agg-3", "label": "§ 3 AGG", "title": "",
                "url": "https://www.gesetze-im-internet.de/agg/__3.html", "legal_status_on": None,
            }
        ],
    }  # fmt: skip


def test_a_document_with_every_block_type_has_a_canonical_text(full_lesson):
    document = full_lesson.freeze()
    assert [block["t"] for block in document["blocks"]["de"]] == [
        name for name, _b in SORTED_LIKE_THE_FIXTURE
    ]
    assert documents.digest(documents.canonical(document)) == documents.digest(
        documents.canonical(full_lesson.freeze())
    )


SORTED_LIKE_THE_FIXTURE = [
    (name, None)
    for name in (
        "heading", "text", "image", "callout", "timeline", "accordion", "quote", "table",
        "video", "audio", "external_video", "download", "glossary", "sources",
    )
]  # fmt: skip


def test_a_block_type_without_a_rule_is_refused_loudly(full_lesson, monkeypatch):
    monkeypatch.delitem(FREEZERS, "quote")
    with pytest.raises(KeyError, match="quote"):
        full_lesson.freeze()


class TestProse:
    def freeze(self, course, html):
        return frozen_block(
            make.make_lesson(make.module_of(course), "X", body=[make.block("text", html)]), "text"
        )["html"]

    def test_script_style_and_handlers_do_not_survive(self, course):
        evil = '<p onclick="x()" style="color:red">Gut<script>alert(1)</script><img src=x onerror=y></p>'
        assert self.freeze(course, evil) == "<p>Gut</p>"

    def test_a_script_address_is_no_link(self, course):
        assert self.freeze(course, '<p><a href="javascript:alert(1)">hier</a></p>') == "<p><a>hier</a></p>"

    def test_the_editors_block_keys_are_left_out(self, course):
        assert self.freeze(course, '<p data-block-key="a1b2">Ja</p>') == "<p>Ja</p>"

    def test_an_empty_paragraph_of_the_editor_says_nothing(self, course):
        assert self.freeze(course, '<p data-block-key="a1b2"></p>') == ""

    def test_a_link_to_a_step_is_kept_by_its_key(self, course):
        target = make.lessons_of(course)[0]
        html = self.freeze(course, f'<p>Siehe <a linktype="page" id="{target.pk}">Lektion 1</a>.</p>')
        assert html == f'<p>Siehe <a data-step="{target.translation_key}">Lektion 1</a>.</p>'

    def test_a_step_link_of_an_archive_is_kept_by_its_key(self, course):
        key = "be9e3012-a126-43b9-88ac-b6d8344edab7"
        assert (
            self.freeze(course, f'<p><a href="step:{key}">dort</a></p>')
            == f'<p><a data-step="{key}">dort</a></p>'
        )


class TestGlossary:
    def test_only_the_first_place_of_a_term_is_marked(self, full_lesson):
        assert frozen_block(full_lesson, "text")["html"] == (
            '<p>Ein <b><span data-term="bescheid">Bescheid</span></b> kommt per Post. Jeder Bescheid hat eine Frist.</p>'
        )

    def test_an_inflected_form_is_marked_and_a_longer_word_is_not(self, course):
        term = make.make_term()
        body = [
            make.block("text", "<p>Bescheidenheit. Des Bescheides.</p>"),
            make.block("glossary", [term.pk]),
        ]
        lesson = make.make_lesson(make.module_of(course), "X", body=body)
        assert (
            frozen_block(lesson, "text")["html"]
            == '<p>Bescheidenheit. Des <span data-term="bescheid">Bescheides</span>.</p>'
        )

    def test_the_partner_word_is_marked_in_a_translation(self, course):
        term = make.make_term()
        body = [make.block("text", "<p>Това е Решение.</p>"), make.block("glossary", [term.pk])]
        lesson = make.make_lesson(make.module_of(course), "X", body=body, body_bg=body)
        assert (
            frozen_block(lesson, "text", "bg")["html"]
            == '<p>Това е <span data-term="bescheid">Решение</span>.</p>'
        )

    def test_a_link_or_heading_is_never_marked(self, course):
        term = make.make_term()
        body = [
            make.block("text", '<h3>Bescheid</h3><p><a href="https://a.example">Bescheid</a></p>'),
            make.block("glossary", [term.pk]),
        ]
        assert (
            "data-term"
            not in frozen_block(make.make_lesson(make.module_of(course), "X", body=body), "text")["html"]
        )

    def test_changing_the_term_later_does_not_change_the_document(self, full_lesson):
        before = full_lesson.freeze()
        GlossaryTerm.objects.update(word_de="Etwas anderes")
        assert documents.canonical(before) != documents.canonical(
            LessonPage.objects.get(pk=full_lesson.pk).freeze()
        )
        assert (
            next(b for b in before["blocks"]["de"] if b["t"] == "glossary")["terms"][0]["word"]["de"]
            == "Bescheid"
        )


class TestMedia:
    def test_a_picture_is_stored_in_web_sizes_without_the_camera_s_data(self, full_lesson):
        media = frozen_block(full_lesson, "image")["media"]
        assert (media["content_type"], media["width"], media["height"]) == ("image/webp", 800, 400)
        assert [size["width"] for size in media["srcset"]] == [480, 800, 1000]

    def test_author_and_licence_go_with_the_picture(self, full_lesson):
        assert frozen_block(full_lesson, "image")["credit"] == "Mira Weg · CC BY 4.0"

    def test_decoration_has_no_alternative_text(self, course):
        body = [
            make.block(
                "image", {"image": make.make_image().pk, "alt": "egal", "decorative": True, "caption": ""}
            )
        ]
        assert frozen_block(make.make_lesson(make.module_of(course), "X", body=body), "image")["alt"] == ""

    def test_replacing_the_file_changes_the_next_document_only(self, full_lesson):
        before = frozen_block(full_lesson, "image")["media"]["name"]
        image = CourseImage.objects.get()
        image.file = make.make_image("Neu", colour="#ff0000").file
        image.save()
        again = LessonPage.objects.get(pk=full_lesson.pk)
        assert frozen_block(again, "image")["media"]["name"] != before

    def test_a_recording_carries_captions_of_all_languages(self, full_lesson):
        block = frozen_block(full_lesson, "video")
        assert [track["language"] for track in block["tracks"]] == ["bg", "de"]
        assert (block["media"]["seconds"], block["media"]["content_type"]) == (61, "video/mp4")

    def test_a_download_keeps_type_and_size(self, full_lesson):
        media = frozen_block(full_lesson, "download")["media"]
        assert (media["content_type"], media["size"]) == ("application/pdf", 13)
