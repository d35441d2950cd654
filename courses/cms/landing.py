"""Where a trainer begins: the own courses, nothing of others."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.ui.components import Component

from courses.permissions import can_release, courses_authored


def address(person: Any) -> str:
    """The editor's first page for a person: the own course in the explorer, else the editor's start page."""
    own = list(courses_authored(person).order_by("path")[:2])
    return (
        reverse("wagtailadmin_explore", args=[own[0].pk]) if len(own) == 1 else reverse("wagtailadmin_home")
    )


class OwnCourses(Component):
    """The courses of the person, each with its ways."""

    name = "own_courses"
    template_name = "courses/cms/own_courses.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        person = parent_context["request"].user
        courses = courses_authored(person).order_by("path")
        return {"courses": [(course, can_release(person, course)) for course in courses]}


@hooks.register("construct_homepage_panels", order=1000)
def own_courses(request: HttpRequest, panels: list[Any]) -> None:
    """Wagtail's start page greets with counts of the whole site; a trainer goes on at the own courses."""
    if not request.user.is_superuser:
        panels[:] = []
    panels.append(OwnCourses())
