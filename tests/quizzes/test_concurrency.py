"""Many at once, over real transactions: one effect, and SQLite never says that it is locked."""

import threading
import uuid

import pytest
from django.db import connection

from quizzes import actions
from quizzes.models import Attempt, AttemptResult, Response
from tests.quizzes.factories import RIGHT, make_learner, make_released_quiz, stand

pytestmark = [pytest.mark.django_db(transaction=True)]
MANY = 10


def at_once(*jobs):
    """Run the jobs in threads that start together; their results, or the exceptions they ended with."""
    gate, found = threading.Barrier(len(jobs)), [None] * len(jobs)

    def run(number, job):
        try:
            gate.wait(timeout=20)
            found[number] = job()
        except Exception as error:
            found[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=entry) for entry in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return found


def started(username="lea"):
    lea = make_learner(username)
    course = make_released_quiz()
    return lea, actions.start(by=lea, place=stand(lea, course))


def test_ten_starts_are_one_attempt():
    lea = make_learner()
    place = stand(lea, make_released_quiz(attempts_allowed=1))
    found = at_once(*[lambda: actions.start(by=lea, place=place).key] * MANY)
    assert (len(set(found)), Attempt.objects.count()) == (1, 1)


def test_the_last_allowed_attempt_counts_once():
    lea = make_learner()
    place = stand(lea, make_released_quiz(attempts_allowed=1))
    attempt = actions.start(by=lea, place=place)
    found = at_once(*[lambda: actions.submit(by=lea, attempt_key=attempt.key).pk] * MANY)
    assert (len(set(found)), AttemptResult.objects.count()) == (1, 1)
    with pytest.raises(actions.CannotStart):
        actions.start(by=lea, place=place)


def test_one_key_sent_ten_times_is_one_answer():
    lea, attempt = started()
    key = uuid.uuid4()

    def send():
        return actions.answer(
            by=lea, attempt_key=attempt.key, key=key, slot=1, value=["0"], language="de"
        ).effect

    assert at_once(*[send] * MANY) == ["counts"] * MANY
    assert Response.objects.count() == 1


def test_ten_devices_with_ten_answers_all_keep_theirs_and_one_counts():
    lea, attempt = started()

    def send(place):
        key = uuid.uuid4()
        return actions.answer(
            by=lea, attempt_key=attempt.key, key=key, slot=1, value=[str(place)], language="de"
        ).effect

    found = at_once(*[lambda place=place: send(place % 3) for place in range(MANY)])
    counting = {tuple(row.value) for row in Response.objects.filter(effect="counts")}
    assert (set(found) <= {"counts", "stale"}, len(counting), Response.objects.count()) == (True, 1, MANY)


def test_answers_of_ten_learners_are_never_locked_out():
    course = make_released_quiz()
    learners = [make_learner(f"lea{number}") for number in range(MANY)]
    attempts = [actions.start(by=lea, place=stand(lea, course)) for lea in learners]

    def send_all(lea, attempt):
        seen = None
        for value in [["0"], ["1"], ["2"]] * 5:
            key = uuid.uuid4()
            actions.answer(
                by=lea, attempt_key=attempt.key, key=key, slot=1, value=value, language="de", follows=seen
            )
            seen = key
        return "stored"

    found = at_once(*[lambda pair=pair: send_all(*pair) for pair in zip(learners, attempts, strict=True)])
    assert found == ["stored"] * MANY
    assert (Response.objects.count(), Response.objects.filter(effect="counts").count()) == (150, 150)


def test_an_answer_beside_the_submit_is_graded_or_told_late():
    lea, attempt = started()
    for slot, value in RIGHT.items():
        actions.answer(
            by=lea, attempt_key=attempt.key, key=uuid.uuid4(), slot=slot, value=value, language="de"
        )
    newest = Response.objects.get(slot=1).key

    def change():
        return actions.answer(
            by=lea,
            attempt_key=attempt.key,
            key=uuid.uuid4(),
            slot=1,
            value=["2"],
            language="de",
            follows=newest,
        ).effect

    effect, result = at_once(change, lambda: actions.submit(by=lea, attempt_key=attempt.key))
    assert (effect, result.slots[0]["numerator"]) in [("counts", 0), ("late", 1)]
