"""The way of a learner, as hands go it. A story for itself in each test: only who presses, and how, differs."""

from quizzes.models import Attempt
from tests.browser.conftest import at
from tests.conftest import PASSWORD
from tests.journeys.walker import right_answers

WAY_ON = "main .way-on"
SAMPLE = "/{}/courses/verwaltung/sample/was-diskriminierung-ist/"


def nobody_looks(page, name):
    """For journeys that try something else."""


def look_around(page, language, look, *, has_script=True):
    """Start page, catalogue with a filter, course page, sample: without an account. Ends on the course page."""
    page.goto(f"/{language}/")
    look(page, "start")
    page.click(WAY_ON)
    page.wait_for_url(f"**/{language}/courses/")
    filters = page.locator(".filters > details")
    if filters.get_attribute("open") is None:
        filters.locator("summary").click()
    page.check('input[name="topic"][value="administration"]')
    if not has_script:
        page.locator(".filters button").click()
    page.wait_for_url("**/courses/?*topic=administration*")
    look(page, "catalogue")
    page.locator(".course-list a").first.click()
    page.wait_for_url(f"**/{language}/courses/verwaltung/")
    look(page, "course")
    page.locator(f'main a[href="{SAMPLE.format(language)}"]').first.click()
    page.wait_for_url(f"**{SAMPLE.format(language)}")
    look(page, "sample")
    page.click(WAY_ON)
    page.wait_for_url(f"**/{language}/courses/verwaltung/")


def come_in_with_a_code(page, language, look, *, code="herbst-26", account="lea"):
    """The code first, then sign in or make an account, then the same code is redeemed. Ends in the course room."""
    page.click('main a[href$="/join/"]')
    look(page, "code")
    page.fill("#id_code", code)
    page.click(WAY_ON)
    page.wait_for_url("**/account/login/?next=**")
    look(page, "sign in")
    if account:
        page.fill("#id_login", account)
        page.fill("#id_password", PASSWORD)
        page.click(WAY_ON)
    else:
        make_an_account(page, look)
    page.wait_for_url(at(f"/{language}/join/"))
    assert page.locator("#id_code").input_value().replace("-", "").upper() == code.replace("-", "").upper()
    page.click(WAY_ON)
    page.wait_for_url(f"**/{language}/learn/verwaltung/")
    look(page, "room")


def make_an_account(page, look):
    """A name for the certificate and a password; no e-mail."""
    page.click('main a[href*="/account/signup/"]')
    look(page, "sign up")
    page.fill("#id_name", "Jana Beispiel")
    page.fill("#id_password", PASSWORD)
    page.click(WAY_ON)
    page.wait_for_url("**/account/welcome/**")
    look(page, "welcome")
    page.click(WAY_ON)


def read_the_lessons(page, look):
    """From the course room by the one button until the quiz stands there; the number of lessons."""
    page.click(WAY_ON)
    count = 0
    while page.locator(".lesson-end").count():
        look(page, f"lesson {count + 1}")
        count += 1
        heading = page.locator("h1").inner_text()
        page.click(f".lesson-end {WAY_ON.removeprefix('main ')}")
        page.locator("h1", has_text=heading).wait_for(state="detached")
    return count


def take_the_quiz(page, look, *, has_script=True):
    """Start, answer everything right, look at the answers, hand in. Ends on the result."""
    look(page, "quiz, before")
    page.click(WAY_ON)
    page.locator("[data-quiz]").wait_for()
    for field, values in right_answers(Attempt.objects.get(submitted_at=None)).items():
        for value in values:
            page.locator(f'[data-quiz] input[name="{field}"][value="{value}"]').check()
        if has_script:
            page.locator(f'#{field} [data-campus-answer-state][data-state="saved"]').wait_for()
    look(page, "quiz")
    page.click(f".quiz-end {WAY_ON.removeprefix('main ')}")
    page.locator("form#submit").wait_for()
    look(page, "answers")
    page.click("form#submit .way-on")
    page.wait_for_url("**/result/1/**")
    look(page, "result")
    assert page.locator(".result--passed").is_visible()


def find_it_completed(page, language, look):
    """From the result on to the page that says what comes next, and to the certificates."""
    page.click(WAY_ON)
    page.wait_for_url(f"**/{language}/my/completed/verwaltung/")
    look(page, "completed")
    page.click(WAY_ON)
    page.wait_for_url(f"**/{language}/my/certificates/")


def verify(page, certificate, name, look):
    """A stranger in a private window reads the facts and compares the name as it is printed."""
    look(page, "verification")
    words = page.locator("main").inner_text()
    assert page.locator(".verification--valid").is_visible()
    assert certificate.serial in words
    assert certificate.snapshot["issuer"]["name"] in words
    assert name not in words
    page.fill("#id_name", name)
    page.locator("section[aria-labelledby=compare-name] button").click()
    page.locator(".callout--ok").wait_for()
    look(page, "verification, name compared")
