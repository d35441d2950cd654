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
from quizzes import grading, queries
from quizzes.actions.answering import Missing
from quizzes.models import Attempt, AttemptResult

Document = dict[str, Any]


def submit(*, by: User, attempt_key: UUID) -> AttemptResult:
    """Hand an attempt in: graded by the questions it was asked, once. Raises Missing.

    The step is completed in the same transaction if it is passed.
    """
    with transaction.atomic():
        attempt = queries.own_attempt(by, attempt_key)
        if attempt is None:
            raise Missing
        if attempt.submitted_at is not None:
            return attempt.results.order_by("-number").get(cause=AttemptResult.Cause.SUBMIT)
        result = _grade(attempt)
        Attempt.objects.filter(pk=attempt.pk).update(submitted_at=timezone.now())
        log.record("quizzes.submit", attempt, by=by)
        if result.is_passed:
            _complete(by, attempt)
        return result


def _grade(attempt: Attempt) -> AttemptResult:
    document = documents.load(attempt.item.document_id)
    values = {slot: response.value for slot, response in queries.counting(attempt).items()}
    graded = grading.grade(document, attempt.paper, values)
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
