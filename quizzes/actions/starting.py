"""Starting an attempt."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from courses import documents
from courses.delivery import Place
from courses.models import Enrolment
from people import log
from people.models import User
from quizzes import drawing, queries
from quizzes.models import Attempt
from quizzes.queries import item_of

Document = dict[str, Any]


class CannotStart(Exception):
    """No attempt can be started; the message is a sentence for the learner that says what to do."""


def start(*, by: User, place: Place) -> Attempt:
    """The open attempt at the step, made if there is none: two clicks and two tabs get the same one.

    Raises CannotStart with a sentence for the learner.
    """
    document = documents.load(item_of(place).digest)
    with transaction.atomic():
        Enrolment.objects.select_for_update().get(pk=place.enrolment_id, learner_id=by.pk)  # one at a time
        attempts = queries.attempts_at(place)
        if running := next((attempt for attempt in attempts if attempt.submitted_at is None), None):
            return running
        _refuse(document, place, by, attempts)
        return _new_attempt(by, place, document, len(attempts) + 1)


def _refuse(document: Document, place: Place, by: User, attempts: list[Attempt]) -> None:
    """Raise CannotStart in a course that is closed, or when the rule and the person's allowances leave no attempt."""
    if place.closed_at is not None:
        raise CannotStart(_("This course is closed for you. Your results stay here."))
    allowed = document["attempts_allowed"]
    if allowed is not None and len(attempts) >= allowed + queries.grant_at(place, by).extra_attempts:
        raise CannotStart(_("You have used all attempts. Your coordinator can give you another one."))


def _new_attempt(by: User, place: Place, document: Document, number: int) -> Attempt:
    seed = drawing.new_seed()
    attempt = Attempt.objects.create(
        enrolment_id=place.enrolment_id,
        item_id=item_of(place).id,
        number=number,
        seed=seed,
        paper=drawing.draw(document, seed),
        time_limit_minutes=document["time_limit_minutes"],
    )
    log.record("quizzes.start", attempt, by=by)
    return attempt
