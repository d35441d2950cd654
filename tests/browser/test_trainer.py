"""Tarek edits a lesson, looks at it in two languages and releases edition 2; Lea in edition 1 sees no change."""

import pytest

from courses import actions as courses
from courses.models import Edition, LessonPage
from people import actions as people
from tests.browser.barriers import Barriers
from tests.browser.conftest import sign_in_with_code
from tests.factories.courses import make_course

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIRST = "/{}/learn/verwaltung/was-diskriminierung-ist/"
SHOWS = """([language, heading]) => [...document.querySelectorAll(".w-preview__iframe")].some(({contentDocument: shown}) =>
    shown?.documentElement?.lang === language && shown.querySelector("h1")?.textContent.includes(heading))"""
NEW = {"de": "Was Benachteiligung ist", "bg": "Какво е неравно третиране"}


@pytest.fixture
def lesson(course):
    return LessonPage.objects.get(slug="was-diskriminierung-ist")


@pytest.fixture
def nele(organisation):
    """A learner who comes later."""
    return people.create_person(by=None, username="nele", name="Nele Neu", organisation=organisation)


def edit(page, lesson, look):
    """From the course down to the lesson, where both headings are changed."""
    look(page, "course")
    page.locator(f'a[href$="/pages/{lesson.get_parent().pk}/"]').click()
    page.wait_for_url(f"**/pages/{lesson.get_parent().pk}/")
    look(page, "module")
    page.locator(f'a[href$="/pages/{lesson.pk}/edit/"]').click()
    page.fill('[name="heading_de"]', NEW["de"])
    page.click('[data-language="bg"]')
    page.fill('[name="heading_bg"]', NEW["bg"])
    look(page, "lesson, German and Bulgarian")


def look_before(page, look):
    """The draft as a learner would see it, in German and in Bulgarian."""
    page.click('[data-side-panel-toggle="preview"]')
    page.wait_for_function(SHOWS, arg=["de", NEW["de"]])
    page.select_option("#id_preview_mode", "bg")
    page.wait_for_function(SHOWS, arg=["bg", NEW["bg"]])
    look(page, "lesson, preview")


def publish(page):
    page.click(".action-dropdown .w-dropdown__toggle, footer [data-w-dropdown-target='toggle']")
    page.click('button[name="action-publish"]')
    page.locator(".messages .success").wait_for()


def release(page, course, note, look):
    page.goto(f"/cms/pages/{course.pk}/")
    page.locator(".w-slim-header .w-dropdown__toggle, header .w-dropdown__toggle").first.click()
    page.click(f'a[href="/cms/courses/{course.pk}/editions/"]')
    page.fill("#change-note", note)
    look(page, "before the release")
    page.click("form[action$='/release/'] button[type=submit]")
    page.locator(".messages .success").wait_for()
    look(page, "after the release")


def go(window, code, tarek, course, lesson, look, language="de"):
    """Sign in, change a lesson, look at it, publish it, release the course. Shows nothing of other courses."""
    page = window(f"/{language}/account/login/", language=language)
    sign_in_with_code(page, tarek, code)
    page.wait_for_url(f"**/cms/pages/{course.pk}/")
    assert "FREMDERKURS" not in page.content()
    edit(page, lesson, look)
    look_before(page, look)
    publish(page)
    release(page, course, "Neue Überschrift", look)


@pytest.mark.parametrize("language", ["de", "bg"])
def test_edition_2_is_for_those_who_come_now(
    window, authenticator, course, lesson, tarek, lea, nele, language
):
    """And on Tarek's way, in his language, machines find no barrier."""
    make_course("fremd", heading_de="FREMDERKURS")
    courses.enrol(by=lea, learner=lea, course=course)
    before = window(FIRST.format("de"), person=lea).locator("h1").inner_text()
    people.set_language(by=tarek, language=language)
    barriers = Barriers()

    go(window, authenticator(tarek), tarek, course, lesson, barriers.look_all_round, language)

    assert barriers.found == {}
    assert len(barriers.looked) == 2 * 6
    assert [edition.number for edition in Edition.objects.order_by("number")] == [1, 2]
    assert window(FIRST.format("de"), person=lea).locator("h1").inner_text() == before
    late = window("/de/courses/verwaltung/", person=nele)
    late.click("main .way-on")
    late.wait_for_url("**/de/learn/verwaltung/")
    for shown, heading in NEW.items():
        late.goto(FIRST.format(shown))
        assert late.locator("h1").inner_text() == heading
