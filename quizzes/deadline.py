"""When an attempt has to be handed in: one function over start, frozen limit and what was granted."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction

from django.utils import timezone


@dataclass(frozen=True)
class Grant:
    """What a person may have beyond the rule, from all sources together: the largest of each counts."""

    extra_time_percent: int = 0
    is_untimed: bool = False
    extra_attempts: int = 0


def minutes_for(limit: int | None, grant: Grant) -> int | None:
    """The minutes a person has, rounded up; None without a limit."""
    if limit is None or grant.is_untimed:
        return None
    return -(-limit * (100 + grant.extra_time_percent) // 100)


def deadline(started_at: datetime, limit: int | None, grant: Grant) -> datetime | None:
    """The effective end of an attempt, None without a limit. Asked anew each time: a grant may come while it runs."""
    if limit is None or grant.is_untimed:
        return None
    seconds = Fraction(limit * 60 * (100 + grant.extra_time_percent), 100)
    return started_at + timedelta(seconds=float(seconds))


def seconds_left(end: datetime | None, now: datetime | None = None) -> int | None:
    """The whole seconds until the end, at least 0; None without a limit."""
    return None if end is None else max(int((end - (now or timezone.now())).total_seconds()), 0)


def is_over(end: datetime | None, now: datetime | None = None) -> bool:
    """Whether the time is up."""
    return end is not None and (now or timezone.now()) > end
