"""Double click, two tabs, a second device, somebody else at the same PC, a session that ended: over HTTP, at once."""

import threading
import uuid

import pytest

from people import actions
from tests.conftest import PASSWORD
from tests.faults.browsing import Browser, answer, attempt_on
from tests.faults.conftest import session_of
from tests.quizzes.factories import stand

pytestmark = pytest.mark.xdist_group("faults")
QUIZ = "/de/learn/verwaltung/quiz/"


@pytest.fixture
def site(quiz_course, serve):
    """A running site with two learners: four sessions, two of each."""
    people = [
        actions.create_person(by=None, username=name, password=PASSWORD, name=name.title())
        for name in ("lea", "otto")
    ]
    for person in people:
        stand(person, quiz_course)
    sessions = [[session_of(person), session_of(person)] for person in people]
    with serve() as running:
        running.lea, running.otto = sessions
        yield running


def at_once(*jobs):
    """All answers of requests that start together."""
    gate, found = threading.Barrier(len(jobs)), [None] * len(jobs)

    def run(number, job):
        gate.wait(20)
        found[number] = job()

    threads = [threading.Thread(target=run, args=entry) for entry in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return found


def test_tabs_and_devices_share_one_attempt_and_are_told(site, rows):
    windows = [Browser(site.port, key) for key in (site.lea[0], site.lea[0], site.lea[1])]
    tab, other_tab, phone = windows
    started = at_once(*[lambda one=one: one.post(QUIZ + "start/") for one in windows * 1])
    attempts = {attempt_on(one.get(QUIZ)) for one in windows}
    (attempt,) = attempts

    first = tab.send(QUIZ + "answer/", answer(attempt, 1, ["0"])).json
    stale = [
        one.send(QUIZ + "answer/", answer(attempt, 1, [place])).json
        for one, place in ((other_tab, "1"), (phone, "2"))
    ]
    handed_in = at_once(
        *[lambda one=one: one.post(QUIZ + "submit/", attempt=attempt, with_open="1") for one in windows]
    )
    late = phone.send(QUIZ + "answer/", answer(attempt, 2, ["0"])).json
    for one in windows:
        one.close()

    assert {found.status for found in started} == {302}
    assert (first["state"], [reply["state"] for reply in stale], late["state"]) == (
        "saved",
        ["stale"] * 2,
        "late",
    )
    assert [reply["newest"] for reply in stale] == [{"key": first["key"], "value": ["0"]}] * 2
    assert all(reply["message"] for reply in [*stale, late])
    assert {(found.status, found.location) for found in handed_in} == {(302, QUIZ + "result/1/")}
    assert rows("SELECT count(*) FROM quizzes_attempt") == [(1,)]
    assert rows("SELECT count(*), sum(numerator) FROM quizzes_attemptresult") == [(1, 1)]


def test_the_next_person_at_the_same_pc_sends_nothing_of_the_one_before(site, rows):
    pc = Browser(site.port, site.lea[0])
    pc.post(QUIZ + "start/")
    attempt = attempt_on(pc.get(QUIZ))
    waiting = answer(attempt, 1, ["0"])
    pc.post("/de/account/logout/")
    signed_out = pc.send(QUIZ + "answer/", waiting)
    pc.cookies["campus_session"] = site.otto[0]
    pc.post(QUIZ + "start/")
    foreign = pc.send(QUIZ + "answer/", waiting)
    unknown = pc.send(QUIZ + "answer/", answer(str(uuid.uuid4()), 1, ["0"]))
    submitted = pc.post(QUIZ + "submit/", attempt=attempt, with_open="1")
    own = attempt_on(pc.get(QUIZ))
    pc.close()

    assert (signed_out.status, signed_out.json["state"]) == (401, "signed-out")
    assert (foreign.status, foreign.text) == (404, unknown.text)
    assert foreign.json["message"]
    assert (submitted.status, own != attempt) == (404, True)
    assert rows("SELECT count(*) FROM quizzes_response") == [(0,)]
    assert rows("SELECT count(*) FROM quizzes_attempt WHERE submitted_at IS NOT NULL") == [(0,)]


def test_after_a_session_that_ended_the_person_is_back_at_the_same_place_with_all_answers(site, rows):
    window = Browser(site.port, site.lea[0])
    window.post(QUIZ + "start/")
    attempt = attempt_on(window.get(QUIZ))
    window.send(QUIZ + "answer/", answer(attempt, 1, ["0"]))
    rows("UPDATE people_session SET expire_date = '2000-01-01 00:00:00' WHERE session_key = ?", site.lea[0])

    waiting = answer(attempt, 2, ["1"])
    refused = window.send(QUIZ + "answer/", waiting)
    led = window.get(QUIZ)
    back = window.post(led.location, login="lea", password=PASSWORD)
    again = [window.send(QUIZ + "answer/", waiting).json for _time in range(2)]
    page = window.get(QUIZ)
    window.close()

    assert (refused.status, refused.json["state"]) == (401, "signed-out")
    assert led.location == f"/de/account/login/?next={QUIZ}"
    assert (back.status, back.location) == (302, QUIZ)
    assert ([reply["state"] for reply in again], again[0]) == (["saved"] * 2, again[1])
    assert (attempt_on(page), page.text.count(" checked")) == (attempt, 2)
    assert rows("SELECT count(*) FROM quizzes_response") == [(2,)]
