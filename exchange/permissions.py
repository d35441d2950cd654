"""May I? Exporting and importing courses (permission `exchange_courses` of the role table)."""

from typing import Any

from courses.models import CoursePage
from courses.permissions import can_exchange, courses_authored
from people.permissions import is_administrator, may

__all__ = ["can_exchange", "can_import", "courses_to_exchange", "may_exchange"]


def may_exchange(person: Any) -> bool:
    """Whether the person exchanges any course at all."""
    return may(person, "exchange_courses")


def can_import(person: Any, course: CoursePage | None) -> bool:
    """Import over a course of the own team. New courses (None) are made by administrators."""
    return is_administrator(person) if course is None else can_exchange(person, course)


def courses_to_exchange(person: Any) -> list[CoursePage]:
    """The courses that the person may export."""
    return [course for course in courses_authored(person).order_by("path") if can_exchange(person, course)]
