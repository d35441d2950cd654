"""The release screen of a course: what speaks against it, what is new, and the editions so far."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button
from wagtail.models import Page

from courses import actions
from courses.models import CoursePage, Edition
from courses.permissions import can_author, can_release
from courses.release import changes_since, compile_course, has_errors, problems_of

NOTE_LENGTH = 500
Tell = Callable[[HttpRequest, str], None]


def _course(request: HttpRequest, page_id: int, *, to_release: bool = False) -> CoursePage:
    """The course of the screen; for people outside its team it is missing."""
    course = get_object_or_404(CoursePage, pk=page_id)
    may = can_release if to_release else can_author
    if not may(request.user, course):
        raise Http404
    return course


class EditionsView(WagtailAdminTemplateMixin, TemplateView):
    """Look before releasing, and the editions with their states."""

    template_name = "courses/cms/editions.html"
    header_icon = "download"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.course = _course(request, kwargs["page_id"])
        self.page_title = _("Editions")
        self.page_subtitle = self.course.get_admin_display_title()
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        own = reverse("wagtailadmin_explore", args=[self.course.pk])
        return [
            {"url": own, "label": self.course.get_admin_display_title()},
            {"url": "", "label": _("Editions")},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | look(self.course) | {"may_release": can_release(self.request.user, self.course)}


def look(course: CoursePage) -> dict[str, Any]:
    """Everything the screen shows about a course."""
    draft = compile_course(course)
    problems = problems_of(draft)
    editions = list(course.editions.select_related("withdrawal").order_by("-number"))
    last = editions[0] if editions else None
    return {
        "course": course,
        "errors": [problem for problem in problems if problem.is_error],
        "warnings": [problem for problem in problems if not problem.is_error],
        "is_ready": not has_errors(problems),
        "changes": changes_since(draft, last),
        "languages": sorted(draft.languages.items(), key=lambda pair: (-pair[1], pair[0])),
        "editions": [(edition, _state(edition, course)) for edition in editions],
        "last_number": last.number if last else 0,
    }


def _state(edition: Edition, course: CoursePage) -> str:
    if hasattr(edition, "withdrawal"):
        return "withdrawn"
    offered = getattr(course, "offer", None)
    return "offered" if offered and offered.edition_id == edition.pk else "released"


@require_POST
def release(request: HttpRequest, page_id: int) -> HttpResponse:
    """Release the published state and offer it. `after` is the edition the person saw: pressed twice counts once."""
    course = _course(request, page_id, to_release=True)
    note, seen = request.POST.get("change_note", "").strip()[:NOTE_LENGTH], _number(request.POST.get("after"))
    try:
        edition = actions.release(by=request.user, course=course, change_note=note, after=seen)
    except REFUSALS as refusal:
        tell, sentence = _refused(refusal, seen)
        tell(request, sentence)
    else:
        actions.offer(by=request.user, edition=edition)
        text = _("Edition %(number)s is released. New learners get it from now on.")
        messages.success(request, text % {"number": edition.number})
    return redirect("course_editions", course.pk)


REFUSALS = (
    actions.CannotRelease,
    actions.ChangedMeanwhile,
    actions.NothingChanged,
    actions.ReleasedMeanwhile,
)


def _number(text: str | None) -> int:
    """The edition that the form was looking at. A form without it saw none, so it releases a first edition only."""
    return int(text) if text and text.isdecimal() and text.isascii() and len(text) < 10 else 0


def _refused(refusal: Exception, seen: int) -> tuple[Tell, str]:
    """Why nothing was released, and how loud to say it."""
    if isinstance(refusal, actions.NothingChanged):
        sentence = (
            _("Nothing has changed since edition %(number)s. So there is nothing to release.")
            if refusal.number == seen
            else _("Edition %(number)s is already released.")
        )
        return messages.info, sentence % {"number": refusal.number}
    if isinstance(refusal, actions.ReleasedMeanwhile):
        return messages.warning, _(
            "Another edition has been released meanwhile. Please look at the changes again."
        )
    if isinstance(refusal, actions.ChangedMeanwhile):
        return messages.warning, _(
            "Somebody has just published a page of this course. Please look again, then release."
        )
    return messages.error, _("Nothing was released. Please solve the problems first.")


@require_POST
def offer(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """Offer a released edition to new learners again."""
    edition = get_object_or_404(Edition, course=_course(request, page_id, to_release=True), number=number)
    try:
        actions.offer(by=request.user, edition=edition)
    except actions.IsWithdrawn:
        messages.error(request, _("A withdrawn edition is not offered again. Please release a new one."))
    else:
        messages.success(request, _("New learners get edition %(number)s from now on.") % {"number": number})
    return redirect("course_editions", page_id)


@require_POST
def withdraw(request: HttpRequest, page_id: int, number: int) -> HttpResponse:
    """Withdraw an edition, with a reason for those who are in it."""
    edition = get_object_or_404(Edition, course=_course(request, page_id, to_release=True), number=number)
    reason = request.POST.get("reason", "").strip()[:NOTE_LENGTH]
    if not reason:
        messages.error(request, _("Please write the reason. Learners in this edition see it."))
    elif hasattr(edition, "withdrawal"):
        messages.info(request, _("Edition %(number)s has been withdrawn before.") % {"number": number})
    else:
        actions.withdraw(by=request.user, edition=edition, reason={"de": reason})
        messages.success(
            request, _("Edition %(number)s takes no new learners any more.") % {"number": number}
        )
    return redirect("course_editions", page_id)


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """The release screen and its three buttons."""
    return [
        path("courses/<int:page_id>/editions/", EditionsView.as_view(), name="course_editions"),
        path("courses/<int:page_id>/editions/release/", release, name="course_release"),
        path("courses/<int:page_id>/editions/<int:number>/offer/", offer, name="course_offer"),
        path("courses/<int:page_id>/editions/<int:number>/withdraw/", withdraw, name="course_withdraw"),
    ]


@hooks.register("register_page_header_buttons")
def button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Any:
    """The way to the release screen, in the header of the course."""
    course = page.specific_deferred
    if isinstance(course, CoursePage) and can_author(user, course):
        label = _("Release") if can_release(user, course) else _("Editions")
        yield Button(label, reverse("course_editions", args=[page.pk]), icon_name="download", priority=15)


@hooks.register("register_page_listing_buttons")
def listing_button(page: Page, user: Any, next_url: str | None = None) -> Any:
    """The same way in the list of pages."""
    yield from button(page, user, "listing")
