"""Copies: no aliases, a heading that is the copy's own, a course with a code of its own."""

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
    live = copy.specific
    if not isinstance(live, TranslatedPage):
        return
    live.heading_de = copy.title
    draft = live.get_latest_revision_as_object()
    draft.heading_de = copy.title
    for name in live.exclude_fields_in_copy:  # the copied revision still holds the original's
        setattr(draft, name, getattr(live, name))
    live.save(clean=False)
    draft.save_revision(user=request.user, changed=False, clean=False)
