"""Copies: no aliases, a heading that is the copy's own, a course with a code of its own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from courses.models.authored import TranslatedPage


@hooks.register("before_copy_page")
def refuse_alias(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An alias has no revision of its own and is published by itself: nobody could say what was released."""
    if request.method != "POST" or "alias" not in request.POST:
        return None
    messages.error(request, _("Courses have no aliases. Please make a copy instead."))
    return redirect("wagtailadmin_pages:copy", page.pk)


@hooks.register("after_copy_page")
def give_own_heading(request: HttpRequest, page: Page, copy: Page) -> None:
    """The form asks for a title; the heading is what people read, and the next save fills the title from it."""
    for row in (copy.specific, copy.get_latest_revision_as_object()):
        if isinstance(row, TranslatedPage):
            row.heading_de = copy.title
            _keep(row, copy.specific)


def _keep(row: Any, copy: Any) -> None:
    for name in getattr(row, "exclude_fields_in_copy", ()):
        setattr(row, name, getattr(copy, name))
    if row.latest_revision_id and row is not copy:
        row.save_revision(clean=False)
    row.save(clean=False) if not row.latest_revision_id else type(row).objects.filter(pk=row.pk).update(heading_de=row.heading_de)
