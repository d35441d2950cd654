"""Pressed twice, gone back, sent elsewhere: one enrolment, one attempt, and nobody leaves the house."""

import pytest

from courses import actions as courses
from courses import queries
from courses.models import Enrolment
from demo import learning
from quizzes.models import Attempt, AttemptResult
from tests.browser.conftest import at
from tests.conftest import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WITH_AND_WITHOUT_SCRIPT = pytest.mark.parametrize("has_script", [True, False], ids=["script", "no-script"])


@pytest.fixture
def quiz(course, lea):
    """The address of the quiz; Lea has read all the lessons."""
    courses.enrol(by=lea, learner=lea, course=course)
    items = queries.place(lea, course.code).manifest.items
    learning.go_through(lea, course.code, len(items) - 1)
    return f"/de/learn/{course.code}/{items[-1].slug}/"


@WITH_AND_WITHOUT_SCRIPT
def test_enrol_pressed_twice_is_one_enrolment(window, course, lea, has_script):
    page = window("/de/courses/verwaltung/", person=lea, java_script_enabled=has_script)
    page.dblclick("main form .way-on")
    page.wait_for_url("**/de/learn/verwaltung/")
    assert Enrolment.objects.count() == 1


@WITH_AND_WITHOUT_SCRIPT
def test_start_and_hand_in_pressed_twice_then_back_and_again_is_one_attempt(window, quiz, lea, has_script):
    page = window(quiz, person=lea, java_script_enabled=has_script)
    page.dblclick("main .way-on")
    page.locator("[data-quiz]").wait_for()
    page.locator("#q1 .choice").first.click()
    page.click(".quiz-end .way-on")
    hand_in(page, has_script, "dblclick")
    page.wait_for_url("**/result/1/**")

    page.go_back()
    if page.locator("form#submit").count():
        hand_in(page, has_script, "click")
    page.wait_for_load_state()

    assert Attempt.objects.count() == AttemptResult.objects.count() == 1
    page.goto(quiz)
    assert page.locator("dl a[href*='/result/']").count() == 1


def hand_in(page, has_script, press):
    """With open questions one is asked once: in a dialog, without script on the page."""
    if has_script:
        page.click("form#submit .way-on")
        getattr(page, press)("dialog#hand-in button[type=submit]")
    else:
        page.click("form#submit .way-on")
        getattr(page, press)("#ask form button")


@pytest.mark.parametrize(
    "next_page", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_to_another_house(window, lea, next_page):
    page = window("/de/account/login/")
    page.goto(f"/de/account/login/?next={next_page}")
    sign_in(page)
    page.wait_for_url("**/de/my/")


def test_signing_in_leads_back_to_where_one_wanted_to_go(window, quiz, lea):
    page = window(quiz)
    assert "/account/login/" in page.url
    sign_in(page)
    page.wait_for_url(at(quiz))


def sign_in(page):
    page.fill("#id_login", "lea")
    page.fill("#id_password", PASSWORD)
    page.click("main .way-on")
