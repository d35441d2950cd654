"""Questions over attempts, answers and results."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from courses.delivery import Item, Place
from people.compiled import Compiled
from people.models import User
from quizzes.deadline import Grant, deadline
from quizzes.models import Allowance, Attempt, AttemptResult, Response

Attempts = QuerySet[Attempt]


def item_of(place: Place) -> Item:
    """The step a learner stands at."""
    if place.item is None:
        raise LookupError("This place is a course, not a step.")
    return place.item


def with_grants(attempts: Attempts) -> Attempts:
    """Attempts with the allowances of their learner, so that the deadline costs no statement of its own."""
    rows = Allowance.objects.filter(_holder(), _reach(), course=OuterRef("enrolment__course"))
    return attempts.annotate(
        extra_time=_most(rows, "extra_time_percent"),
        is_untimed=Exists(rows.filter(is_untimed=True)),
        extra_attempts=_most(rows, "extra_attempts"),
    )


def _holder() -> Q:
    return Q(person=OuterRef("enrolment__learner")) | Q(cohort=OuterRef("enrolment__cohort"))


def _reach() -> Q:
    return Q(step__isnull=True) | Q(step=OuterRef("item__step"))


def _most(rows: Any, field: str) -> Any:
    most = rows.order_by().values("course").annotate(most=Max(field)).values("most")
    return Coalesce(Subquery(most, output_field=IntegerField()), 0)


def grant_of(attempt: Any, person: User) -> Grant:
    """What counts for an attempt read by `with_grants`: the person's own setting or the allowance, the larger."""
    extra = max(attempt.extra_time, person.extra_time_percent)
    return Grant(extra, attempt.is_untimed, attempt.extra_attempts)


def end_of(attempt: Any, person: User) -> datetime | None:
    """When answers to an attempt read by `with_grants` stop counting; None without a limit."""
    return deadline(attempt.started_at, attempt.time_limit_minutes, grant_of(attempt, person))


def grant_at(place: Place, person: User) -> Grant:
    """What the person may have at a step before there is an attempt."""
    enrolled = Q(person_id=person.pk) | Q(cohort__enrolments=place.enrolment_id)
    here = Q(step__isnull=True) | Q(step=item_of(place).step)
    rows = Allowance.objects.filter(enrolled, here, course_id=place.manifest.course_id)
    found = list(rows.values_list("extra_time_percent", "is_untimed", "extra_attempts"))
    return Grant(
        max([person.extra_time_percent, *(row[0] for row in found)]),
        any(row[1] for row in found),
        max([0, *(row[2] for row in found)]),
    )


def attempts_at(place: Place) -> list[Attempt]:
    """All attempts of the enrolment at the step, in order, in every edition it went through. One statement."""
    here = Attempt.objects.filter(enrolment_id=place.enrolment_id, item__step=item_of(place).step)
    return list(with_grants(here).select_related("item").order_by("number"))


def counting(attempt: Attempt) -> dict[int, Response]:
    """The answer that counts in each slot: the newest that is neither stale nor late."""
    rows = attempt.responses.filter(effect=Response.Effect.COUNTS).order_by("pk")
    return {row.slot: row for row in rows}


@dataclass(frozen=True)
class Score:
    """The counting result of a submitted attempt."""

    attempt: Attempt
    result: AttemptResult


def scores(place: Place) -> list[Score]:
    """The submitted attempts at the step with the result that counts, in order. One statement."""
    step = item_of(place).step
    rows = _newest_results().filter(attempt__enrolment_id=place.enrolment_id, attempt__item__step=step)
    rows = rows.select_related("attempt__item").order_by("attempt__number")
    return [Score(row.attempt, row) for row in rows]


def _newest_results() -> QuerySet[AttemptResult]:
    newest = AttemptResult.objects.filter(attempt=OuterRef("attempt")).order_by("-number").values("pk")[:1]
    return AttemptResult.objects.filter(pk=Subquery(newest))


def verdicts(enrolment_id: int, steps: Iterable[UUID]) -> list[tuple[UUID, bool]]:
    """Step and whether passed, of every submitted attempt at these steps. One statement."""
    rows = _newest_results().filter(attempt__enrolment_id=enrolment_id, attempt__item__step__in=list(steps))
    return list(rows.values_list("attempt__item__step", "is_passed"))


def best_percent(enrolment_id: int, step: UUID) -> int | None:
    """The best result at a step in whole percent, rounded down; None without one."""
    rows = _newest_results().filter(attempt__enrolment_id=enrolment_id, attempt__item__step=step)
    found = rows.values_list("numerator", "denominator", "possible")
    return max(
        (100 * top // (bottom * possible) for top, bottom, possible in found if possible), default=None
    )


def _own_attempt(key: UUID, person_id: int) -> Attempts:
    own = with_grants(Attempt.objects.filter(key=key, enrolment__learner_id=person_id))
    return own.select_related("item").select_for_update(of=("self",))


OWN_ATTEMPT = Compiled(_own_attempt, UUID, int)


def own_attempt(person: User, key: UUID) -> Attempt | None:
    """The person's own attempt, locked until the transaction ends. A foreign one is missing."""
    found: Attempt | None = OWN_ATTEMPT.first(key, person.pk)
    return found


def _stored_one(attempt_id: int, slot: int, key: UUID) -> QuerySet[Response]:
    return Response.objects.filter(Q(slot=slot) | Q(key=key), attempt_id=attempt_id).order_by("pk")


STORED_ONE = Compiled(_stored_one, int, int, UUID)


def stored(attempt: Attempt, slots: list[int], keys: list[UUID]) -> Iterable[Response]:
    """The answers of an attempt in these slots or under these keys, in the order in which they were stored."""
    if len(slots) == len(keys) == 1:  # as the script sends them, one by one
        return STORED_ONE.rows(attempt.pk, *slots, *keys)
    wanted = Q(slot__in=slots) | Q(key__in=keys)
    return Response.objects.filter(wanted, attempt=attempt).order_by("pk")
