"""The web server is killed while people answer: nothing that was acknowledged is lost, nothing is there twice.

The people's pages send an answer again, under the same key, until somebody says what became of it.
"""

import http.client
import os
import random
import signal
import threading
import time
import uuid

import pytest

from tests.campus.running import children, is_alive, until
from tests.faults.browsing import Browser, answer, attempt_on
from tests.faults.conftest import QUESTIONS, session_of
from tests.quizzes.factories import make_learner, stand

pytestmark = pytest.mark.xdist_group("faults")
QUIZ = "/de/learn/verwaltung/quiz/"
PEOPLE = 4
KILLS = 10
STORED = "SELECT attempt_id, slot, key, effect FROM quizzes_response ORDER BY id"


class Answering(threading.Thread):
    """One person answers question after question, and changes the answers, until told to stop."""

    def __init__(self, port, session, stop):
        super().__init__()
        self.browser, self.stop = Browser(port, session), stop
        self.sent, self.acknowledged, self.repeated, self.error = [], [], 0, None

    def run(self):
        try:
            self.browser.post(QUIZ + "start/")
            self._answer_on(attempt_on(self.browser.get(QUIZ)))
        except Exception as error:
            self.error = error
        finally:
            self.browser.close()

    def _answer_on(self, attempt):
        newest, count = {}, 0
        while not self.stop.is_set():
            slot, value = count % QUESTIONS + 1, [str(count // QUESTIONS % 3)]
            one = answer(attempt, slot, value, follows=newest.get(slot))
            self.sent.append(uuid.UUID(one["key"]).hex)
            reply = self._until_told(one)
            assert (reply.status, reply.json["state"], reply.json["key"]) == (200, "saved", one["key"])
            self.acknowledged.append(uuid.UUID(one["key"]).hex)
            newest[slot], count = one["key"], count + 1

    def _until_told(self, one):
        end = time.monotonic() + 60
        while True:
            try:
                return self.browser.send(QUIZ + "answer/", one)
            except (OSError, http.client.HTTPException):
                self.repeated += 1
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)


def kill_while_answering(site, sessions, *, kills=KILLS):
    """Kill the process that serves, again and again, at moments which nobody chose."""
    stop = threading.Event()
    people = [Answering(site.port, session, stop) for session in sessions]
    for person in people:
        person.start()
    moments, told = random.Random(7), 0  # noqa: S311 - moments, not secrets
    until(lambda: all(person.acknowledged or person.error for person in people), "everybody has begun")
    for _kill in range(kills):
        until(lambda told=told: sum(len(one.acknowledged) for one in people) >= told + 5, "people go on")
        time.sleep(moments.uniform(0, 0.3))
        server = until(lambda: _serving(site), "a process serves")
        os.kill(server, signal.SIGKILL)
        until(lambda server=server: not is_alive(server), "it is gone")
        told = sum(len(one.acknowledged) for one in people)
    until(lambda: sum(len(one.acknowledged) for one in people) >= told + 5, "people go on")
    stop.set()
    for person in people:
        person.join(120)
    assert [person.error for person in people if person.error] == []
    return people


def _serving(site):
    """The process that answers: the only grandchild, since the background worker has nothing to make."""
    return next(iter(process for child in children(site.pid) for process in children(child)), None)


@pytest.fixture
def sessions(quiz_course):
    people = [make_learner(f"lea{number}") for number in range(PEOPLE)]
    for person in people:
        stand(person, quiz_course)
    return [session_of(person) for person in people]


def test_ten_kills_lose_no_acknowledged_answer_and_double_none(sessions, serve, rows):
    with serve() as site:
        people = kill_while_answering(site, sessions)
    acknowledged = [key for person in people for key in person.acknowledged]
    stored = rows(STORED)
    keys = [key for _attempt, _slot, key, _effect in stored]

    assert sum(person.repeated for person in people) >= KILLS  # the kills were felt
    assert set(acknowledged) - set(keys) == set()
    assert len(keys) == len(set(keys))
    assert set(keys) <= {key for person in people for key in person.sent}
    assert {effect for *_facts, effect in stored} == {"counts"}


def test_control_a_site_that_says_saved_before_it_stores_is_caught(sessions, serve, rows):
    with serve("tests.faults.settings_careless") as site:
        people = kill_while_answering(site, sessions, kills=3)
        time.sleep(1)  # what waits may still be stored
    acknowledged = {key for person in people for key in person.acknowledged}
    assert acknowledged - {key for _attempt, _slot, key, _effect in rows(STORED)} != set()


def test_killing_the_whole_site_loses_nothing_either(sessions, serve, rows):
    stop = threading.Event()
    with serve() as site:
        person = Answering(site.port, sessions[0], stop)
        person.start()
        until(lambda: len(person.acknowledged) >= 20, "answers are stored")
        family = site.family()
        for process in family:
            os.kill(process, signal.SIGKILL)
        until(lambda: not any(map(is_alive, family)), "nothing of the site runs")
        told = list(person.acknowledged)
        with site.again():
            until(lambda: len(person.acknowledged) >= len(told) + 10, "the person goes on where she was")
            stop.set()
            person.join(120)
    assert person.error is None
    keys = [key for _attempt, _slot, key, _effect in rows(STORED)]
    assert (set(person.acknowledged) - set(keys), len(keys)) == (set(), len(set(keys)))
