"""Reading a lesson in Chromium: words explained beside them, the line cut at the wrong moment, the footer's choices."""

import pytest
from playwright.sync_api import expect

from courses import actions
from tests.browser.conftest import NARROW, WIDE, at, said

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LESSON = "/de/learn/verwaltung/pruefweg/"
NO_ANCHORS = """document.querySelectorAll(".popover").forEach((popover) => {
  for (const [name, value] of [["position-area", "none"], ["inset", "0"], ["margin", "auto"]])
    popover.style.setProperty(name, value);
})"""  # the middle of the window, where browsers without anchor positioning put it


@pytest.fixture
def lesson(window, lea, course):
    """Opens a lesson of Lea's course."""
    actions.enrol(by=lea, learner=lea, course=course)
    return lambda path=LESSON, **options: window(path, person=lea, **options)


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("prepare", ["0", NO_ANCHORS], ids=["by the browser", "by script"])
def test_an_explanation_opens_beside_its_word_and_gives_the_focus_back(lesson, viewport, prepare):
    page = lesson(viewport=viewport)
    page.evaluate(prepare)
    word, popover = page.locator(".term").first, page.locator(".popover").first

    word.click()
    page.wait_for_timeout(200)
    near, box = word.bounding_box(), popover.bounding_box()
    assert min(abs(box["y"] - near["y"] - near["height"]), abs(near["y"] - box["y"] - box["height"])) < 24
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= viewport["width"]

    popover.get_by_role("button").click()
    expect(popover).to_be_hidden()
    expect(word).to_be_focused()
    word.press("Enter")
    page.keyboard.press("Escape")
    expect(popover).to_be_hidden()
    expect(word).to_be_focused()


def test_a_lesson_read_offline_stays_and_goes_on_when_the_line_is_back(lesson, course):
    page = lesson()
    page.context.set_offline(True)
    page.click(".lesson-end .way-on")

    note = said("No connection. Your lesson stays here; please try again in a moment.")
    expect(page.locator(".lesson-end [role=alert]")).to_have_text(note)
    expect(page).to_have_url(at(LESSON))

    page.context.set_offline(False)
    expect(page).not_to_have_url(at(LESSON))
    expect(page.locator(".banner [lang=de]")).to_be_visible()


def test_a_choice_in_the_footer_is_told_and_the_fold_stays_open(window, course):
    page = window("/de/join/")
    page.click(".site-footer summary")
    page.click("button[name=text_size][value=large]")

    expect(page.locator(".site-footer__said")).to_contain_text(said("Large text"))
    expect(page.locator("#appearance-more")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-text", "large")


def test_without_script_the_fold_is_open_again_where_one_was(window, course):
    page = window("/de/join/", java_script_enabled=False)
    page.click(".site-footer summary")
    page.click("button[name=contrast][value=more]")

    expect(page).to_have_url(at("/de/join/#appearance-more"))
    expect(page.locator("#appearance-more")).to_be_in_viewport()
    expect(page.locator("html")).to_have_attribute("data-contrast", "more")
