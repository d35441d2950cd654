"""The room of courses."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CoursesConfig(AppConfig):
    """What is learned: courses, editions, cohorts, enrolment, progress, completion."""

    name = "courses"
    verbose_name = _("Courses")

    def ready(self) -> None:
        """Register the first step kind, the roles at courses and nightly checks; and close the editor's doors."""
        from courses import documents, kinds, lessons, permissions, store
        from courses.cms import doors
        from people import sweeps
        from people.permissions import register_roles

        kinds.register(lessons.LessonKind())
        register_roles(permissions.roles_at_courses)
        sweeps.every_night("released documents", documents.sweep)
        sweeps.every_night("released files", store.sweep)
        post_migrate.connect(refresh_groups, dispatch_uid="courses.refresh_groups")
        doors.close()


def refresh_groups(app_config: AppConfig, plan: Any = (), **kwargs: Any) -> None:
    """After the last app's migrations, when all permissions are made: groups of teams follow today's role table."""
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    is_backwards = any(backwards for _migration, backwards in plan or ())
    if app_config.name == last.name and not is_backwards:
        from courses import actions

        actions.refresh_groups()
