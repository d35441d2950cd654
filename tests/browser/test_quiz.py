"""A quiz in Chromium: saved by itself, offline in mid-quiz, by keyboard alone, without script, at a shared PC."""

from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from courses.models import StepProgress
from quizzes import actions
from quizzes.models import Attempt, Response
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
    assert page.locator("[data-quiz-banner] .banner").is_visible()
    assert stored(attempt) == {1: [0]}
    page.context.set_offline(False)
    for slot in (1, 2, 3):
        wait_saved(page, slot)
    assert stored(attempt) == {1: [2], 2: [0, 1], 3: [1]}
    assert page.locator("[data-quiz-banner] .banner").count() == 0
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
    page.wait_for_selector("[data-quiz-banner] a")
    sign_in(page.context, lea, live_server.url)
    page.on("dialog", lambda dialog: dialog.accept())
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
    second.wait_for_selector("[data-quiz-banner] .banner")
    assert second.locator("#q1 .options input").nth(0).is_checked()
    choose(second, 1, 2)
    wait_saved(second, 1)
    second.wait_for_timeout(300)
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


def test_handing_in_with_open_questions_asks_once(open_page):
    lea, _attempt = started()
    page = open_page(lea, f"/de{STEP}review/")
    page.click("form#submit .way-on")
    dialog = page.locator("dialog#hand-in")
    assert dialog.is_visible()
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
