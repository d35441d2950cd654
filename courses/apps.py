"""The room of courses."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    """What is learned: courses, editions, cohorts, enrolment, progress, completion."""

    name = "courses"
    verbose_name = _("Courses")

    def ready(self) -> None:
        """Register the first step kind, the lesson; the roles at courses; and close the editor's doors."""
        from courses import kinds, lessons, permissions
        from courses.cms import doors
        from people.permissions import register_roles

        kinds.register(lessons.LessonKind())
        register_roles(permissions.roles_at_courses)
        doors.close()
