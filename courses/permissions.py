"""May I? Predicates over the role table, for courses. Authoring first, then what cohorts ask."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from courses.models import CoursePage, CourseRole
from people.permissions import can_manage_people, is_administrator
from people.roles import Role, allows


def roles_at_courses(person: Any) -> Iterable[Role]:
    """Roles that a person has at any course, for `people.permissions.register_roles`."""
    return {Role(role) for role in CourseRole.objects.filter(person=person).values_list("role", flat=True)}


def _may(permission: str, person: Any, course: CoursePage) -> bool:
    """Whether a role of the person in the course's team has the permission. Administrators are in every team."""
    if is_administrator(person):
        return allows(permission, Role.ADMINISTRATOR)
    if not (person.is_authenticated and person.is_active and person.is_team):
        return False
    roles = CourseRole.objects.filter(person=person, course_id=course.pk).values_list("role", flat=True)
    return any(allows(permission, Role(role)) for role in roles)


def can_author(person: Any, course: CoursePage) -> bool:
    """Write lessons, questions and quizzes of the course, preview them."""
    return _may("author", person, course)


def can_release(person: Any, course: CoursePage) -> bool:
    """Release and offer an edition of the course, withdraw one, correct a released lesson."""
    return _may("release", person, course)


def can_manage_team(person: Any, course: CoursePage) -> bool:
    """Give and take roles in the team of the course: a team never chooses its own members."""
    return can_manage_people(person)


def can_exchange(person: Any, course: CoursePage) -> bool:
    """Export the course, import an archive over it."""
    return _may("exchange_courses", person, course)


def courses_authored(person: Any) -> QuerySet[CoursePage]:
    """The courses whose team the person belongs to; all of them for administrators."""
    if is_administrator(person):
        return CoursePage.objects.all()
    if not (person.is_authenticated and person.is_active and person.is_team):
        return CoursePage.objects.none()
    return CoursePage.objects.filter(team__person=person).distinct()
