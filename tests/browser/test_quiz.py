"""A quiz in Chromium: saved by itself, offline in mid-quiz, by keyboard alone, without script, at a shared PC."""

import re
from datetime import timedelta
from importlib import import_module
from urllib.parse import quote

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from courses.models import StepProgress
from quizzes import actions
from quizzes.models import Attempt, Response
from tests.browser.conftest import said
from tests.quizzes.factories import make_learner, make_released_quiz, stand

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STEP = "/learn/verwaltung/quiz/"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="session", autouse=True)
def _static_root():
    """The server warns of a folder that is missing."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)


@pytest.fixture
def course():
    return make_released_quiz()


@pytest.fixture
def open_page(chromium, live_server):
    """A page of a fresh browser, for a person, at a path of the site."""
    contexts = []

    def open_for(person, path=f"/de{STEP}", **options):
        context = chromium.new_context(viewport=options.pop("viewport", WIDE), locale="de-DE", **options)
        contexts.append(context)
        sign_in(context, person, live_server.url)
        page = context.new_page()
        page.goto(live_server.url + path)
        return page

    yield open_for
    for context in contexts:
        context.close()


def sign_in(context, person, url):
    """The person's session, without typing a password."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": url}])


def started(username="lea", course=None):
    person = make_learner(username)
    return person, actions.start(by=person, place=stand(person, course or make_released_quiz()))


def state(page, slot):
    return page.locator(f"#q{slot} [data-campus-answer-state]")


def choose(page, slot, place):
    page.locator(f"#q{slot} .choice").nth(place).click()


def note(page, slot):
    return page.locator(f"#q{slot} [data-quiz-note] .banner")


def bar(page):
    """What the bar says about saving."""
    return page.locator("[data-quiz-saved]").inner_text().strip()


def heard(page):
    """What the one live region of the questions said last."""
    return page.locator("[data-quiz-live]").text_content()


def wait_saved(page, slot):
    page.wait_for_selector(f'#q{slot} [data-campus-answer-state][data-state="saved"]')


def stored(attempt):
    """The answers that count, by question."""
    rows = Response.objects.filter(attempt=attempt, effect="counts").order_by("pk")
    return {row.slot: row.value for row in rows}


def test_an_answer_is_saved_by_itself_and_says_so(open_page):
    lea, attempt = started()
    page = open_page(lea)
    choose(page, 1, 0)
    wait_saved(page, 1)
    assert stored(attempt) == {1: [0]}
    page.reload()
    assert page.locator("#q1 .options input").nth(0).is_checked()


def test_offline_in_mid_quiz_nothing_is_lost(open_page):
    lea, attempt = started()
    page = open_page(lea)
    choose(page, 1, 0)
    wait_saved(page, 1)
    page.context.set_offline(True)
    choose(page, 1, 2)
    choose(page, 2, 0)
    choose(page, 2, 1)
    choose(page, 3, 1)
    page.wait_for_selector('#q3 [data-campus-answer-state][data-state="waiting"]')
    assert note(page, 3).is_visible()
    assert page.locator("[data-quiz-note] .banner").count() == 1
    assert bar(page) == "Frage 3: " + said("No connection")
    assert heard(page).startswith("Frage 3: ")
    assert stored(attempt) == {1: [0]}
    page.context.set_offline(False)
    for slot in (1, 2, 3):
        wait_saved(page, slot)
    assert stored(attempt) == {1: [2], 2: [0, 1], 3: [1]}
    page.wait_for_function("!document.querySelector('[data-quiz-note] .banner')")
    assert bar(page).startswith("Gespeichert")
    assert (
        page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('campus-quiz:')).length") == 0
    )


def test_what_waits_survives_a_closed_page(open_page, live_server):
    lea, attempt = started()
    page = open_page(lea)
    page.route("**/answer/", lambda route: route.abort())
    choose(page, 2, 1)
    page.wait_for_selector('#q2 [data-campus-answer-state][data-state="waiting"]')
    again = page.context.new_page()
    page.close(run_before_unload=False)
    again.goto(live_server.url + f"/de{STEP}")
    wait_saved(again, 2)
    assert stored(attempt) == {2: [1]}


def test_another_person_at_the_same_pc_never_sends(open_page, live_server):
    course = make_released_quiz()
    lea, attempt = started("lea", course)
    otto, other = started("otto", course)
    page = open_page(lea)
    page.route("**/answer/", lambda route: route.abort())
    choose(page, 1, 2)
    page.wait_for_selector('#q1 [data-campus-answer-state][data-state="waiting"]')
    next_page = page.context.new_page()
    page.close(run_before_unload=False)
    sign_in(next_page.context, otto, live_server.url)
    next_page.goto(live_server.url + f"/de{STEP}")
    choose(next_page, 3, 0)
    wait_saved(next_page, 3)
    assert (stored(attempt), stored(other)) == ({}, {3: [0]})
    assert next_page.locator("#q1 .options input:checked").count() == 0
    sign_in(next_page.context, lea, live_server.url)
    next_page.goto(live_server.url + f"/de{STEP}")
    wait_saved(next_page, 1)
    assert stored(attempt) == {1: [2]}


def test_an_ended_session_keeps_the_answer_and_asks_to_sign_in(open_page, live_server):
    lea, attempt = started()
    page = open_page(lea)
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    choose(page, 1, 1)
    link = note(page, 1).locator("a")
    link.wait_for()
    assert bar(page) == "Frage 1: " + said("Signed out")
    assert state(page, 1).inner_text() == said("Not saved yet")
    assert "next=" + quote(f"/de{STEP}#q1", safe="") in link.get_attribute("href")
    assert page.locator(".saved", has_text=re.compile(r"^\s*Gespeichert")).count() == 0
    page.click(".quiz-end .way-on")
    assert page.locator("[data-quiz-end-note] a").is_visible()
    sign_in(page.context, lea, live_server.url)
    page.goto(live_server.url + f"/de{STEP}")
    wait_saved(page, 1)
    assert stored(attempt) == {1: [1]}


def test_signing_out_warns_and_clears(open_page):
    lea, attempt = started()
    page = open_page(lea)
    page.route("**/answer/", lambda route: route.abort())
    choose(page, 1, 1)
    page.wait_for_selector('#q1 [data-campus-answer-state][data-state="waiting"]')
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    with page.expect_navigation():
        page.evaluate(
            "setTimeout(() => document.querySelector('form[action$=\"/logout/\"]').requestSubmit())"
        )
    assert asked[0] == "confirm"
    assert (
        page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('campus-quiz')).length") == 0
    )
    assert stored(attempt) == {}


def test_two_windows_the_second_is_told(open_page):
    lea, attempt = started()
    first, second = open_page(lea), open_page(lea)
    choose(first, 1, 0)
    wait_saved(first, 1)
    choose(second, 1, 2)
    note(second, 1).wait_for()
    assert state(second, 1).inner_text() == said("Please check")
    assert bar(second) == "Frage 1: " + said("Please check")
    assert heard(second) == "Frage 1: " + note(second, 1).inner_text()
    assert second.locator("#q1 .options input").nth(0).is_checked()
    choose(second, 1, 2)
    wait_saved(second, 1)
    assert bar(second).startswith("Gespeichert")
    assert note(second, 1).count() == 0
    assert stored(attempt) == {1: [2]}


def test_by_keyboard_alone_to_the_result(open_page, course):
    lea = make_learner()
    stand(lea, course)
    page = open_page(lea)
    page.locator("main .way-on").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-quiz]")
    page.locator("#q1 .options input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for slot in (1, 2, 3):
        wait_saved(page, slot)
    page.locator(".quiz-end .way-on").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/")
    page.locator("form#submit .way-on").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/result/1/#result")
    page.wait_for_selector(".result:focus")
    assert StepProgress.objects.count() == 1


def test_without_script_to_the_result(open_page, course):
    lea = make_learner()
    stand(lea, course)
    page = open_page(lea, java_script_enabled=False)
    page.click("main .way-on")
    for slot, places in {1: [0], 2: [0, 1], 3: [0]}.items():
        for place in places:
            choose(page, slot, place)
    page.click(".quiz-end .way-on")
    page.click("form#submit .way-on")
    assert page.url.endswith("/result/1/#result")
    assert page.locator(".result--passed").is_visible()
    assert stored(Attempt.objects.get()) == {1: [0], 2: [0, 1], 3: [0]}


def test_without_script_handing_in_open_questions_is_asked_about(open_page):
    lea, attempt = started()
    page = open_page(lea, java_script_enabled=False)
    choose(page, 1, 0)
    page.click(".quiz-end .way-on")
    page.click("form#submit .way-on")
    assert page.url.endswith("/review/?ask=1#ask")
    assert Attempt.objects.get().submitted_at is None
    assert page.locator("#ask li a").count() == 2
    page.click("#ask form button")
    assert page.url.endswith("/result/1/#result")
    assert stored(attempt) == {1: [0]}


def test_without_script_later_keeps_what_was_chosen(open_page):
    lea, attempt = started()
    page = open_page(lea, java_script_enabled=False)
    assert said("Each answer is saved at once.") not in page.locator("main").inner_text()
    choose(page, 2, 1)
    page.get_by_role("button", name=said("Save and go on later")).click()
    assert page.url.endswith("/de/learn/verwaltung/")
    assert stored(attempt) == {2: [1]}


def test_offline_the_buttons_say_so_in_place(open_page):
    lea, _attempt = started()
    page = open_page(lea)
    page.context.set_offline(True)
    for name in ("Look at the answers", "Save and go on later"):
        page.get_by_role("button", name=said(name)).click()
        assert page.locator("[data-quiz-end-note] .banner").is_visible()
        assert bar(page) == said("No connection")
    page.context.set_offline(False)
    page.wait_for_function("!document.querySelector('[data-quiz-end-note] .banner')")
    page.click(".quiz-end .way-on")
    page.wait_for_url("**/review/")


def test_one_can_jump_from_question_to_question(open_page):
    lea, _attempt = started()
    page = open_page(lea)
    headings = page.locator("main :is(h1, h2)").all_text_contents()
    assert headings == [
        "Quiz",
        *(f"Frage {number} von 3: Frage {name}?" for number, name in enumerate(("Eins", "Zwei", "Drei"), 1)),
    ]
    number = page.get_by_role("link", name="Frage 2, offen", exact=True)
    page.locator("#q2 .options input").first.focus()
    assert number.get_attribute("aria-current") == "true"
    assert page.locator("[data-quiz-number][aria-current]").count() == 1
    assert page.locator("main [role=status]").count() == 1


def test_the_bar_counts_down_and_says_when_it_matters(open_page):
    lea, attempt = started(course=make_released_quiz(time_limit_minutes=30))
    Attempt.objects.filter(pk=attempt.pk).update(started_at=attempt.started_at - timedelta(minutes=18))
    page = open_page(lea, "/de/learn/verwaltung/")
    page.clock.install()
    page.goto(page.url + "quiz/")
    left = page.locator("[data-quiz-time]")
    assert re.fullmatch(r".* 1[12] Minuten", left.inner_text())
    assert heard(page) == ""
    page.clock.run_for(2 * 60_000)
    assert re.fullmatch(r".* (9|10) Minuten", left.inner_text())
    assert heard(page).endswith("10 Minuten")
    page.clock.run_for(9 * 60_000 + 20_000)
    assert re.fullmatch(r".* [1234]0 Sekunden", left.inner_text())
    assert heard(page).endswith("1 Minute")
    page.clock.run_for(60_000)
    assert heard(page) == said("The time is over. What you answered before is kept. Please hand in.")


def test_without_script_the_bar_says_until_when(open_page):
    lea, _attempt = started(course=make_released_quiz(time_limit_minutes=30))
    page = open_page(lea, java_script_enabled=False)
    assert re.search(r"\d\d?:\d\d", page.locator("[data-quiz-time]").inner_text())


def test_handing_in_with_open_questions_asks_once(open_page):
    lea, _attempt = started()
    page = open_page(lea, f"/de{STEP}review/")
    page.click("form#submit .way-on")
    dialog = page.locator("dialog#hand-in")
    assert dialog.is_visible()
    assert page.locator("dialog#hand-in [data-campus-close]:focus").count() == 1
    page.keyboard.press("Enter")
    assert not dialog.is_visible()
    assert Attempt.objects.get().submitted_at is None
    page.click("form#submit .way-on")
    page.keyboard.press("Escape")
    assert Attempt.objects.get().submitted_at is None
    page.click("form#submit .way-on")
    dialog.locator("button[type=submit]").click()
    page.wait_for_url("**/result/1/#result")
    assert page.locator(".result").is_visible()


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["1280", "360"])
@pytest.mark.parametrize("language", ["de", "bg"])
def test_no_barrier_that_a_machine_can_find(open_page, live_server, course, language, viewport):
    from axe_playwright_python.sync_playwright import Axe

    lea = make_learner()
    stand(lea, course)
    page = open_page(lea, f"/{language}{STEP}", viewport=viewport)
    found = {"intro": Axe().run(page)}
    page.click("main .way-on")
    page.wait_for_selector("[data-quiz]")
    choose(page, 1, 1)
    wait_saved(page, 1)
    found["quiz"] = Axe().run(page)
    page.goto(live_server.url + f"/{language}{STEP}review/")
    found["review"] = Axe().run(page)
    page.click("form#submit .way-on")
    page.click("dialog#hand-in button[type=submit]")
    page.wait_for_url("**/result/1/#result")
    found["result"] = Axe().run(page)
    assert {name: one.generate_report() for name, one in found.items() if one.violations_count} == {}
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
