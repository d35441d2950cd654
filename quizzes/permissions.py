"""May I? In quizzes everything follows from the course: who may author it, and whose attempt it is."""

from typing import Any

from django.db.models import QuerySet

from courses.models import CoursePage
from people.models import User
from people.roles import Role, allows
from quizzes.models import Question


def courses_of(person: Any) -> QuerySet[CoursePage]:
    """The courses whose questions the person may write."""
    courses = CoursePage.objects.all()
    if not isinstance(person, User) or not person.is_active:
        return courses.none()
    if person.is_administrator and allows("author", Role.ADMINISTRATOR):
        return courses
    roles = [role.value for role in (Role.TRAINER, Role.REVIEWER) if allows("author", role)]
    return courses.filter(team__person=person, team__role__in=roles).distinct()


def questions_of(person: Any) -> QuerySet[Question]:
    """The questions the person may see and write. All others are missing."""
    return Question.objects.filter(course__in=courses_of(person).values("pk"))
