"""Handing an attempt in."""

from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from courses import documents
from courses.actions import complete_step
from courses.models import StepProgress
from people import log
from people.models import User
from quizzes import deadline, grading, queries
from quizzes.actions.answering import Missing
from quizzes.models import Attempt, AttemptResult
from quizzes.paper import Slot, slots_of

Document = dict[str, Any]


class StillOpen(Exception):
    """Questions without an answer, and nobody said that they may stay so."""


def submit(*, by: User, attempt_key: UUID, with_open: bool = True) -> AttemptResult:
    """Hand an attempt in: graded by the questions it was asked, once. Raises Missing.

    Without `with_open` it raises StillOpen while a question could still be answered.
    The step is completed in the same transaction if it is passed.
    """
    with transaction.atomic():
        attempt = queries.own_attempt(by, attempt_key)
        if attempt is None:
            raise Missing
        if attempt.submitted_at is not None:
            return attempt.results.order_by("-number").get(cause=AttemptResult.Cause.SUBMIT)
        document = documents.load(attempt.item.document_id)
        slots = slots_of(document, attempt.paper, queries.counting(attempt))
        if not with_open and not all(slot.is_answered for slot in slots) and not _is_over(attempt, by):
            raise StillOpen
        result = _grade(document, attempt, slots)
        Attempt.objects.filter(pk=attempt.pk).update(submitted_at=timezone.now())
        log.record("quizzes.submit", attempt, by=by)
        if result.is_passed:
            _complete(by, attempt)
        return result


def _is_over(attempt: Attempt, by: User) -> bool:
    return deadline.is_over(queries.end_of(attempt, by))


def _grade(document: Document, attempt: Attempt, slots: list[Slot]) -> AttemptResult:
    graded = grading.grade(document, attempt.paper, {slot.number: slot.value for slot in slots})
    return AttemptResult.objects.create(
        attempt=attempt,
        cause=AttemptResult.Cause.SUBMIT,
        numerator=graded.total.numerator,
        denominator=graded.total.denominator,
        possible=graded.possible,
        is_passed=graded.is_passed,
        slots=[_points(points) for points in graded.points],
    )


def _points(points: Fraction) -> Document:
    return {"numerator": points.numerator, "denominator": points.denominator}


def _complete(by: User, attempt: Attempt) -> None:
    complete_step(
        by=by, enrolment_id=attempt.enrolment_id, step=attempt.item.step, source=StepProgress.Source.PASSED
    )
