from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from courses import actions
from courses.models import CourseImage, CoursePage, GlossaryTerm, Goal, LessonPage, MediaCaptions, ModulePage
from exchange import guard, reading
from exchange.actions import CannotImport, import_course
from exchange.gathering import gather
from exchange.planning import plan
from exchange.problems import Refused
from quizzes.models import Question, QuizPage
from tests.exchange.archives import course_files, key, picture
from tests.exchange.conftest import imported
from tests.factories.courses import make_course

DEMO = Path(apps.get_app_config("demo").path) / "courses"
BODY = "modules/01-anfang/01-erste/body.de.yaml"
MODULE = "modules/01-anfang/module.yaml"


def counts():
    """Everything an import could add to."""
    models = (
        Page,
        Revision,
        Question,
        Goal,
        GlossaryTerm,
        CourseImage,
        MediaCaptions,
        PageLogEntry,
        ModelLogEntry,
    )
    return {model.__name__: model.objects.count() for model in models}


def test_a_course_is_made_with_its_keys(course):
    first = LessonPage.objects.get(translation_key=key("first"))
    assert (str(course.key), course.slug, course.heading_en, course.live) == (
        key("course"),
        "wege",
        "Ways",
        True,
    )
    assert [page.slug for page in ModulePage.objects.child_of(course)[0].get_children()] == [
        "erste",
        "zweite",
        "quiz",
    ]
    assert f'linktype="page" id="{first.pk}"' in course.intro_de
    assert [block.block_type for block in first.body_de] == [
        "text",
        "image",
        "callout",
        "glossary",
        "video",
        "table",
    ]
    assert (first.body_de[0].id, first.body_de[1].value["image"].title) == ("b1", "weg.png")
    assert Question.objects.get(key=key("question")).explained_by == first


def test_what_was_imported_can_be_released(course):
    edition = actions.release(by=None, course=course, change_note="")
    assert [item.slug for item in edition.items.all()] == ["erste", "zweite", "quiz"]


@pytest.mark.parametrize("name", ["verwaltung", "soziale-medien"])
def test_a_second_import_of_a_demo_course_changes_nothing(catalogue, name):
    content = reading.read(guard.read(DEMO / name)).content
    import_course(by=None, content=content)
    before = counts()
    assert [change for change in plan(content).changes if change.state != "same"] == []
    import_course(by=None, content=content)
    assert counts() == before


def test_a_second_import_writes_nothing(course):
    with CaptureQueriesContext(connection) as queries:
        imported()
    written = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert written == []


def test_a_changed_part_is_changed_alone(course):
    before = {page.pk: page.latest_revision_id for page in Page.objects.all()}
    imported(**{MODULE: course_files()[MODULE].decode().replace("de: Anfang", "de: Der Anfang")})
    changed = [page.specific for page in Page.objects.all() if before[page.pk] != page.latest_revision_id]
    assert [(type(page), page.heading_de) for page in changed] == [(ModulePage, "Der Anfang")]


def test_another_picture_under_the_same_name_is_a_change(course):
    first = LessonPage.objects.get(translation_key=key("first"))
    old = first.body_de[1].value["image"]
    imported(**{"media/weg.png": picture("blue")})
    new = LessonPage.objects.get(pk=first.pk).body_de[1].value["image"]
    assert (new.pk == old.pk, new.title, CourseImage.objects.count()) == (False, "weg.png", 2)


def test_goals_keep_their_rows(course):
    goal = Goal.objects.get(key=key("goal"))
    imported(**{MODULE: course_files()[MODULE].decode().replace("Sie können gehen.", "Sie können laufen.")})
    assert (Goal.objects.get(pk=goal.pk).text_de, Question.objects.get().goal_id) == (
        "Sie können laufen.",
        goal.pk,
    )


def test_a_new_order_is_taken_over(course):
    files = course_files()
    swap = {"01-erste": "02-erste", "02-zweite": "01-zweite"}
    moved = {}
    for name, data in files.items():
        old = next((old for old in swap if old in name), "")
        moved[name.replace(old, swap[old]) if old else name] = data
    read = reading.read(moved)
    import_course(by=None, content=read.content)
    module = ModulePage.objects.child_of(course)[0]
    assert [page.slug for page in module.get_children()] == ["zweite", "erste", "quiz"]


def test_two_steps_may_change_addresses(course):
    files = course_files()
    moved = {
        name.replace("01-erste", "01-x").replace("02-zweite", "02-erste").replace("01-x", "01-zweite"): data
        for name, data in files.items()
    }
    import_course(by=None, content=reading.read(moved).content)
    assert [(page.slug, page.title) for page in ModulePage.objects.child_of(course)[0].get_children()][:2] == [
        ("zweite", "Erste"), ("erste", "Zweite"),
    ]  # fmt: skip


def test_what_is_not_in_the_archive_stays(course):
    read = reading.read(course_files(**{
        "modules/01-anfang/02-zweite/step.yaml": None, "modules/01-anfang/02-zweite/body.de.yaml": None,
    }))  # fmt: skip
    assert [change.heading for change in plan(read.content).of_state("kept")] == ["Zweite"]
    import_course(by=None, content=read.content)
    assert LessonPage.objects.filter(translation_key=key("second")).exists()


def test_scripts_are_harmless(catalogue):
    text = (
        course_files()[BODY]
        .decode()
        .replace(
            "<p>Ein Bescheid kommt.</p>",
            "<p>Hallo<script>alert(1)</script><img src=x onerror=alert(1)><a href='javascript:alert(1)'>da</a></p>",
        )
    )
    course = imported(**{BODY: text})
    stored = LessonPage.objects.get(translation_key=key("first")).body_de[0].value.source
    edition = actions.release(by=None, course=course, change_note="")
    assert stored == "<p>Hallo<a>da</a></p>"
    assert "alert" not in edition.items.first().document.body


def test_it_is_all_or_nothing(catalogue, monkeypatch):
    """The last thing an import writes fails, and nothing of it is left."""
    before = counts()

    def fail(*args, **kwargs):
        raise Refused("no")

    monkeypatch.setattr("exchange.storing.Storer._fill_quiz", fail)
    with pytest.raises(Refused):
        imported()
    assert counts() == before


def test_keys_of_another_course_are_refused(course):
    other = course_files(
        **{
            "course.yaml": course_files()["course.yaml"]
            .decode()
            .replace(key("course"), key("other"))
            .replace("wege", "andere")
        }
    )
    content = reading.read(other).content
    with pytest.raises(CannotImport) as refused:
        import_course(by=None, content=content)
    assert {problem.file for problem in refused.value.plan.problems} == {
        MODULE, "modules/01-anfang/01-erste/step.yaml", "modules/01-anfang/02-zweite/step.yaml", "course.yaml",
        "modules/01-anfang/03-quiz/step.yaml", "questions/frage.yaml",
    }  # fmt: skip
    assert not CoursePage.objects.filter(code="andere").exists()


def test_a_code_that_is_taken_is_refused(catalogue):
    make_course("wege")
    problems = plan(reading.read(course_files()).content).problems
    assert [str(problem) for problem in problems] == [
        "course.yaml: Another course has the code “wege” already."
    ]


def test_the_code_of_a_released_course_is_fixed(course):
    actions.release(by=None, course=course, change_note="")
    read = reading.read(
        course_files(**{"course.yaml": course_files()["course.yaml"].decode().replace("wege", "pfade")})
    )
    assert [str(problem) for problem in plan(read.content).problems] == [
        "course.yaml: The code of a released course is fixed: it is “wege”."
    ]


def test_the_log_says_who_and_how_much(catalogue, ada):
    course = imported(ada)
    entry = PageLogEntry.objects.get(action="exchange.imported")
    assert (entry.page_id, entry.user, entry.data, entry.label) == (
        course.pk, ada, {"new": 7, "changed": 0}, f"coursepage {course.pk}",
    )  # fmt: skip


def test_the_language_of_the_person_does_not_matter(catalogue):
    with override("pl"):
        course = imported()
    assert (course.title, course.heading_de, course.heading_pl) == ("Wege", "Wege", None)
    assert gather(course).course["heading"] == {"de": "Wege", "en": "Ways"}


def test_without_a_catalogue_the_sentence_names_the_command(db):
    with pytest.raises(Refused, match="campus_pages"):
        imported()


@pytest.mark.parametrize("kind", [LessonPage, QuizPage])
def test_imported_pages_open_in_the_editor(catalogue, ada, client, kind):
    """Without the picture: Wagtail makes its thumbnail in a file that it leaves open, which is a warning here."""
    lines = course_files()[BODY].decode().splitlines(keepends=True)
    imported(**{BODY: "".join(line for line in lines if "type: image" not in line), "media/weg.png": None})
    client.force_login(ada)
    page = kind.objects.order_by("path").first()
    assert client.get(f"/cms/pages/{page.pk}/edit/").status_code == 200
