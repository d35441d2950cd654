"""One function says when an attempt ends."""

from datetime import UTC, datetime, timedelta

import pytest

from quizzes.deadline import Grant, deadline, is_over, minutes_for

START = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("limit", "grant", "minutes"),
    [
        (None, Grant(), None),
        (20, Grant(), 20),
        (20, Grant(25), 25),
        (20, Grant(50, is_untimed=True), None),
        (15, Grant(50), 22.5),
    ],
)
def test_the_end_follows_limit_and_grant(limit, grant, minutes):
    expected = None if minutes is None else START + timedelta(minutes=minutes)
    assert deadline(START, limit, grant) == expected


def test_minutes_are_told_rounded_up():
    assert minutes_for(15, Grant(50)) == 23


def test_the_last_moment_is_not_late():
    end = deadline(START, 20, Grant())
    assert [
        is_over(end, START + timedelta(minutes=20)),
        is_over(end, START + timedelta(minutes=20, seconds=1)),
    ] == [False, True]


def test_without_a_limit_it_is_never_over():
    assert is_over(None) is False
