"""The room of courses."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    """What is learned: courses, editions, cohorts, enrolment, progress, completion."""

    name = "courses"
    verbose_name = _("Courses")

    def ready(self) -> None:
        """Register the first step kind: the lesson."""
        from courses import kinds, lessons

        kinds.register(lessons.LessonKind())
