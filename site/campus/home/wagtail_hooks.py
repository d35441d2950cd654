"""On the editor's start page an administrator sees what a new site still lacks."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from campus.home import queries
from campus.home.models import HomePage, InformationPage
from courses.models import CourseIndexPage, CoursePage
from people.permissions import is_administrator


class StillToDo(Component):
    """Information pages without a text, and the first course; gone when all is there."""

    name = "still_to_do"
    template_name = "campus_home/still_to_do.html"
    order = 10

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        home = HomePage.objects.first()
        names = dict(InformationPage.Kind.choices)
        return {
            "home": home,
            "unwritten": [(names[kind], page) for kind, page in queries.unwritten()] if home else [],
            "catalogue": None if CoursePage.objects.exists() else CourseIndexPage.objects.first(),
        }


@hooks.register("construct_homepage_panels", order=1100)
def still_to_do(request: HttpRequest, panels: list[Any]) -> None:
    """For administrators, since nobody else could do it."""
    if is_administrator(request.user):
        panels.append(StillToDo())
