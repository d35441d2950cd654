"""A course with editions stays: every way of deleting it in the editor ends with a sentence, not with an error."""

from typing import Any

from django.db import router
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from courses.models import CoursePage


def reason_to_keep(page: Page) -> str:
    """Why a page can't be deleted, in a sentence; empty if it can. Its whole branch counts."""
    courses = CoursePage.objects.descendant_of(page, inclusive=True)
    kept = courses.filter(editions__isnull=False).distinct().order_by("path").first()
    if kept:
        return _(
            "“%(title)s” has been released. People learn in its editions and hold certificates of it, so it can't be "
            "deleted. "
            "You can take it out of the catalogue by unpublishing it."
        ) % {"title": kept.title}
    return (
        _("Something else still needs this page. Delete that first, for example the questions of the course.")
        if _is_needed(page)
        else ""
    )


def _is_needed(page: Page) -> bool:
    """Whether the database would refuse, because a row of any room points here."""
    collector = Collector(using=router.db_for_write(Page), origin=page)
    try:
        collector.collect(Page.objects.descendant_of(page, inclusive=True))
    except (ProtectedError, RestrictedError):
        return True
    return False


@hooks.register("before_delete_page")
def refuse_deletion(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The page's own delete screen, for the course and for what stands above it."""
    return _refuse(request, page)


@hooks.register("before_bulk_action")
def refuse_bulk_deletion(
    request: HttpRequest, action: str, pages: list[Any], view: Any
) -> HttpResponse | None:
    """The list's delete action, for the course and for what stands above it."""
    if action != "delete":
        return None
    answers = (_refuse(request, page) for page in pages if isinstance(page, Page))
    return next((answer for answer in answers if answer), None)


def _refuse(request: HttpRequest, page: Page) -> HttpResponse | None:
    if not (reason := reason_to_keep(page)):
        return None
    messages.error(request, reason)
    parent = page.get_parent()
    return redirect("wagtailadmin_explore", parent.pk if parent else page.pk)
