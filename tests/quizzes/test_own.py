"""Place and attempt are found by statements that were composed once: still each person's own, and nobody else's."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses import queries as courses
from quizzes import actions
from quizzes import queries as quizzes
from tests.quizzes.factories import make_learner, make_released_quiz, stand

pytestmark = pytest.mark.django_db


def test_the_places_of_two_learners_are_told_apart():
    course = make_released_quiz()
    people = [make_learner(name) for name in ("mia", "ben")]
    stood = [stand(person, course) for person in people]
    found = [courses.place(person, course.code) for person in people]
    assert [place.enrolment_id for place in found] == [place.enrolment_id for place in stood]
    assert courses.place(people[0], "another") is None


def test_an_answer_finds_its_own_attempt_in_one_statement_and_no_foreign_one():
    course = make_released_quiz()
    mia, ben = (make_learner(name) for name in ("mia", "ben"))
    attempts = {person: actions.start(by=person, place=stand(person, course)) for person in (mia, ben)}
    quizzes.own_attempt(mia, uuid4())  # composes the statement
    with CaptureQueriesContext(connection) as seen:
        own = quizzes.own_attempt(ben, attempts[ben].key)
    assert (own, own.item, len(seen)) == (attempts[ben], attempts[ben].item, 1)
    assert (own.extra_time, own.is_untimed) == (0, False)
    assert quizzes.own_attempt(mia, attempts[ben].key) is None
