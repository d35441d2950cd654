"""The learner's journey with the keyboard alone: Tab, Enter, Space, arrows. Where one is can always be seen."""

import pytest

from certificates import actions as certificates
from certificates.models import Certificate
from quizzes.models import Attempt
from tests.browser.conftest import at
from tests.conftest import PASSWORD
from tests.journeys.walker import right_answers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST = 120  # presses of Tab until something on a page must have been reached

HERE = """(wanted) => {
  const here = document.activeElement;
  const marked = (element) => {
    const style = element && getComputedStyle(element);
    return style && ((style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none");
  };
  const box = here.getBoundingClientRect();
  return {
    isIt: here.matches(wanted),
    isBody: here === document.body,
    isSeen: marked(here) || marked(here.closest("label, .choice, .field, li, .course-row")) || marked(here.nextElementSibling),
    isInView: box.bottom > 0 && box.top < innerHeight,
    words: (here.outerHTML ?? "").slice(0, 120),
  };
}"""


class Keys:
    """Ten fingers without a mouse."""

    def __init__(self, page):
        self.page, self.unseen = page, []

    def to(self, wanted):
        """Tab until it has the focus; every stop on the way must show where one is."""
        for _press in range(MOST):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(HERE, wanted)
            if not here["isBody"] and not (here["isSeen"] and here["isInView"]):
                self.unseen.append((self.page.url, here["words"]))
            if here["isIt"]:
                return self
        raise AssertionError(f"{wanted} is not reached on {self.page.url}")

    def press(self, key):
        self.page.keyboard.press(key)
        return self

    def follow(self, wanted, address):
        """Reach it, press Enter, arrive."""
        self.to(wanted).press("Enter")
        self.page.wait_for_url(address)
        return self

    def type(self, wanted, text):
        self.to(wanted)
        self.page.keyboard.type(text)
        return self


def test_from_the_start_page_to_the_certificate_by_keyboard_alone(window, cohort, lea, kora):
    page = window("/de/")
    keys = Keys(page)
    keys.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith(
        "#"
    )  # past the header in one step
    keys.press("Enter").follow("main .way-on", "**/de/courses/")

    keys.to('input[name="topic"][value="administration"]').press("Space")
    page.wait_for_url("**/courses/?*topic=administration*")
    keys.follow('.course-list a[href$="/courses/verwaltung/"]', "**/de/courses/verwaltung/")
    keys.follow('main a[href$="/join/"]', "**/de/join/")
    keys.type("#id_code", "herbst-26").press("Enter")
    page.wait_for_url("**/account/login/?next=**")
    keys.type("#id_login", "lea").type("#id_password", PASSWORD).press("Enter")
    page.wait_for_url(at("/de/join/"))
    keys.follow("main .way-on", "**/de/learn/verwaltung/")

    keys.follow("main .way-on", "**/learn/verwaltung/was-diskriminierung-ist/")
    while page.locator(".lesson-end").count():
        before = page.url
        keys.to(".lesson-end .way-on").press("Enter")
        page.wait_for_url(lambda url, before=before: url != before)
    keys.to("main .way-on").press("Enter")
    page.locator("[data-quiz]").wait_for()
    answer_all(keys, page)
    keys.follow(".quiz-end .way-on", "**/review/")
    keys.follow("form#submit .way-on", "**/result/1/**")
    assert page.locator(".result--passed").is_visible()
    keys.follow("main .way-on", "**/my/completed/verwaltung/")
    keys.follow("main .way-on", "**/my/certificates/")

    certificates.issue_open(by=kora, cohort=cohort)
    page.reload()
    assert Certificate.objects.get().serial in page.locator("main").inner_text()
    assert keys.unseen == []


def answer_all(keys, page):
    """Arrows within one answer of several, Space where several may be chosen."""
    for field, values in right_answers(Attempt.objects.get(submitted_at=None)).items():
        options = page.locator(f'[data-quiz] input[name="{field}"]')
        if options.first.get_attribute("type") == "radio":
            keys.to(f'input[name="{field}"]').press("Space")
            for _down in range(int(values[0])):
                keys.press("ArrowDown")
        else:
            for value in sorted(values, key=int):
                keys.to(f'input[name="{field}"][value="{value}"]').press("Space")
        page.locator(f'#{field} [data-campus-answer-state][data-state="saved"]').wait_for()
        chosen = page.locator(f'[data-quiz] input[name="{field}"]:checked').all()
        assert sorted(each.get_attribute("value") for each in chosen) == sorted(values)


def test_menus_open_and_close_by_keyboard_and_give_the_focus_back(window, course):
    page = window("/de/")
    keys = Keys(page)
    keys.to("header details.menu summary").press("Enter")
    keys.to('header .menu__link[lang="bg"]').press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    keys.press("Enter").to('header .menu__link[lang="bg"]').press("Enter")
    page.wait_for_url("**/bg/")
    assert keys.unseen == []
