"""Learners of the demo go their way through the real actions, so that every state of a cohort is a true one."""

from uuid import uuid4

from courses import queries
from courses.actions import complete_step
from courses.delivery import Item, Place
from courses.documents import load
from courses.models import Enrolment
from people.models import User
from quizzes import actions as quizzes


def go_through(person: User, code: str, steps: int) -> None:
    """Do the first so many steps of a course; those that are done already stay done."""
    place = queries.place(person, code)
    if place is None:
        raise LookupError(f"{person} is not in {code}")
    for item in place.manifest.items[:steps]:
        if item.step not in place.done:
            _do(person, place.at(item), item)


def _do(person: User, place: Place, item: Item) -> None:
    if item.kind == "quiz":
        _pass_quiz(person, place)
    else:
        complete_step(by=person, enrolment_id=place.enrolment_id, step=item.step, source="read")


def _pass_quiz(person: User, place: Place) -> None:
    """Answer every question right and hand in."""
    attempt = quizzes.start(by=person, place=place)
    questions = load(attempt.item.document_id)["questions"]
    for number, slot in enumerate(attempt.paper["slots"], start=1):
        question = questions[slot["question"]]["question"]
        right = [
            str(place) for place, option in enumerate(slot["options"]) if question["options"][option]["right"]
        ]
        quizzes.answer(
            by=person,
            attempt_key=attempt.key,
            key=uuid4(),
            slot=number,
            value=right,
            language=person.language,
        )
    quizzes.submit(by=person, attempt_key=attempt.key)


def step_count(enrolment: Enrolment) -> int:
    """How many steps the learner's edition has."""
    return len(queries.manifest(enrolment.edition_id).items)
