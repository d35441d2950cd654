"""The team of a course: an administrator finds a person, gives a role, and takes one away after a question."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from courses import actions, queries
from courses.models import CoursePage, CourseRole
from courses.permissions import can_manage_team

View = Callable[..., HttpResponse]


def administrators(view: View) -> View:
    """Only for administrators; for everybody else the page does not exist. The view gets the course."""

    @wraps(view)
    def ask(request: HttpRequest, page_id: int, **parts: Any) -> HttpResponse:
        course = get_object_or_404(CoursePage, pk=page_id)
        if not can_manage_team(request.user, course):
            raise Http404
        return view(request, course, **parts)

    return never_cache(ask)


def _trail(course: CoursePage, *further: str) -> list[dict[str, str]]:
    own, team = reverse("wagtailadmin_explore", args=[course.pk]), reverse("course_team", args=[course.pk])
    trail = [{"url": own, "label": course.get_admin_display_title()}, {"url": team, "label": _("Team")}]
    return trail + [{"url": "", "label": label} for label in further]


@require_safe
@administrators
def team(request: HttpRequest, course: CoursePage) -> HttpResponse:
    """Who is in the team, and the search for somebody to take in."""
    search = request.GET.get("q", "").strip()[:80]
    context = {
        "course": course,
        "team": queries.team_of(course),
        "roles": CourseRole.Role.choices,
        "search": search,
        "found": queries.people_for_team(request.user, search) if search else [],
        "breadcrumbs_items": _trail(course),
    }
    return render(request, "courses/cms/team.html", context)


@administrators
@require_POST
def give(request: HttpRequest, course: CoursePage) -> HttpResponse:
    """Give a role at the course; one that is held already stays as it is."""
    person = queries.person_for_team(request.user, request.POST.get("person", ""))
    role = request.POST.get("role", "")
    if person is None or role not in CourseRole.Role.values:
        raise Http404
    given = actions.give_course_role(by=request.user, person=person, course=course, role=role)
    text = _("%(name)s is in the team now: %(role)s.")
    messages.success(request, text % {"name": person.get_full_name(), "role": given.get_role_display()})
    return redirect("course_team", course.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators
def take(request: HttpRequest, course: CoursePage, number: int) -> HttpResponse:
    """Ask, then take the role away."""
    role = get_object_or_404(CourseRole.objects.select_related("person", "course"), course=course, pk=number)
    if request.method != "POST":
        context = {"role": role, "course": course, "breadcrumbs_items": _trail(course, _("Take away"))}
        return render(request, "courses/cms/take_role.html", context)
    actions.take_course_role(by=request.user, role=role)
    text = _("%(name)s is no longer in the team as: %(role)s.")
    messages.success(request, text % {"name": role.person.get_full_name(), "role": role.get_role_display()})
    return redirect("course_team", course.pk)


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """The team's screen and its two decisions."""
    return [
        path("courses/<int:page_id>/team/", team, name="course_team"),
        path("courses/<int:page_id>/team/give/", give, name="course_team_give"),
        path("courses/<int:page_id>/team/<int:number>/take/", take, name="course_team_take"),
    ]


@hooks.register("register_page_header_buttons")
def button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Any:
    """The way to the team, in the header of the course."""
    course = page.specific_deferred
    if isinstance(course, CoursePage) and can_manage_team(user, course):
        yield Button(_("Team"), reverse("course_team", args=[page.pk]), icon_name="group", priority=16)


@hooks.register("register_page_listing_buttons")
def listing_button(page: Page, user: Any, next_url: str | None = None) -> Any:
    """The same way in the list of pages."""
    yield from button(page, user, "listing")
