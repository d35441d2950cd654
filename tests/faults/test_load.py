"""Two hundred learners at once on SQLite: nobody sees an error, and what was acknowledged is stored."""

import threading

import pytest

from tests.faults.browsing import Browser, answer, attempt_on
from tests.faults.conftest import session_of
from tests.quizzes.factories import make_learner, stand

pytestmark = pytest.mark.xdist_group("faults")
LEARNERS = 200
ANSWERS = 5  # of ten questions: half of them right is enough here
ROOM = "/de/learn/verwaltung/"
QUIZ = ROOM + "quiz/"
PAGES = ["/de/my/", ROOM, ROOM + "lektion-1/"]


class Learner(threading.Thread):
    """One person's whole way, as fast as the server answers."""

    def __init__(self, port, session, gate):
        super().__init__()
        self.browser, self.gate = Browser(port, session), gate
        self.statuses, self.saved, self.error = [], set(), None

    def run(self):
        try:
            self.gate.wait(60)
            self._learn()
        except Exception as error:
            self.error = error
        finally:
            self.browser.close()

    def _learn(self):
        for path in PAGES:
            self._note(self.browser.get(path))
        self._note(self.browser.post(ROOM + "lektion-1/done/"))
        self._note(self.browser.post(QUIZ + "start/"))
        attempt = attempt_on(self._note(self.browser.get(QUIZ)))
        for slot in range(1, ANSWERS + 1):
            reply = self._note(self.browser.send(QUIZ + "answer/", answer(attempt, slot, ["0"]))).json
            if reply["state"] == "saved":
                self.saved.add(reply["key"])
        result = self._note(self.browser.post(QUIZ + "submit/", attempt=attempt, with_open="1"))
        self._note(self.browser.get(result.location))

    def _note(self, found):
        self.statuses.append(found.status)
        return found


def test_two_hundred_learners_at_once(quiz_course, serve, rows):
    people = [make_learner(f"lea{number}") for number in range(LEARNERS)]
    for person in people:
        stand(person, quiz_course)
    sessions = [session_of(person) for person in people]
    with serve() as site:
        gate = threading.Barrier(LEARNERS + 1)
        learners = [Learner(site.port, session, gate) for session in sessions]
        for learner in learners:
            learner.start()
        gate.wait(60)
        for learner in learners:
            learner.join(300)
        log = site.log.read_text()

    assert [learner.error for learner in learners if learner.error] == []
    statuses = [status for learner in learners for status in learner.statuses]
    assert ({*statuses}, len(statuses)) == ({200, 302}, LEARNERS * (len(PAGES) + ANSWERS + 5))
    assert ("database is locked" in log, "Traceback" in log) == (False, False)

    acknowledged = {key for learner in learners for key in learner.saved}
    stored = {row[0] for row in rows("SELECT key FROM quizzes_response WHERE effect = 'counts'")}
    assert len(acknowledged) == LEARNERS * ANSWERS
    assert stored == {key.replace("-", "") for key in acknowledged}
    passed = "SELECT count(*), sum(numerator) FROM quizzes_attemptresult"
    assert rows(passed) == [(LEARNERS, LEARNERS * ANSWERS)]
