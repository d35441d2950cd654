"""Published is only what learners could read: a German heading, and a body where the kind has one.

The editor's form asks for them (courses/cms/forms.py). This is the guard behind it, for the ways without a form.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from courses.models import LessonPage
from courses.models.authored import TranslatedPage


def reason_to_wait(page: Page) -> str:
    """Why a page can't be published yet, in a sentence; empty if it can."""
    if not isinstance(page, TranslatedPage):
        return ""
    if not page.heading_de:
        return _("The German heading is missing. Learners of all languages fall back to it.")
    if isinstance(page, LessonPage) and not page.body_de:
        return _("The German lesson is empty. Learners of all languages fall back to it.")
    return ""


@hooks.register("before_publish_page")
def refuse_half_done(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The editor's publish button; what was written is already kept as a draft."""
    if not (reason := reason_to_wait(page)):
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_bulk_action")
def refuse_half_done_in_bulk(
    request: HttpRequest, action: str, pages: list[Any], view: Any
) -> HttpResponse | None:
    """The list's publish action."""
    if action != "publish":
        return None
    for page in pages:
        if reason := reason_to_wait(page.get_latest_revision_as_object()):
            messages.error(request, f"{page.title}: {reason}")
            return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None
