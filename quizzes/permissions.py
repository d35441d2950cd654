"""May I? In quizzes everything follows from the course: who may author it, and whose attempt it is."""

from typing import Any

from django.db.models import QuerySet

from courses.permissions import courses_authored
from quizzes.models import Question


def questions_of(person: Any) -> QuerySet[Question]:
    """The questions the person may see and write: those of the courses they author. All others are missing."""
    return Question.objects.filter(course__in=courses_authored(person).values("pk"))


def is_used(question: Question) -> bool:
    """Whether a question stands in a quiz or was ever released; it is archived then, not deleted."""
    return question.places.exists() or question.versions.exists()
