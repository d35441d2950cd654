"""Copies: no aliases, a heading that is the copy's own, a course with a code of its own."""

import uuid
from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from courses.models import CourseObjective, Goal
from courses.models.authored import TranslatedPage


@hooks.register("before_copy_page")
def refuse_alias(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An alias has no revision of its own and is published by itself: nobody could say what was released."""
    if request.method != "POST" or "alias" not in request.POST:
        return None
    messages.error(request, _("Courses have no aliases. Please make a copy instead."))
    return redirect("wagtailadmin_pages:copy", page.pk)


@hooks.register("after_copy_page")
def make_it_its_own(request: HttpRequest, page: Page, copy: Page) -> None:
    """The form asks for a title; the heading is what people read, and the next save fills the title from it.

    Rows below the pages get keys of their own: an objective and its copy are two, and one changes without the other.
    """
    for row in Page.objects.descendant_of(copy, inclusive=True).specific():
        if not isinstance(row, TranslatedPage):
            continue
        heading = copy.title if row.pk == copy.pk else row.heading_de
        draft = row.get_latest_revision_as_object()
        fresh: dict[uuid.UUID, uuid.UUID] = defaultdict(uuid.uuid4)
        for state in (row, draft):
            state.heading_de = heading
            for child in _keyed(state):
                child.key = fresh[child.key]
        row.save(clean=False)
        revision = draft.save_revision(user=request.user, changed=False, clean=False)
        if row.live:
            type(row).objects.filter(pk=row.pk).update(live_revision=revision)


def _keyed(page: TranslatedPage) -> list[CourseObjective | Goal]:
    """The rows of a page that have keys."""
    relations = [getattr(page, name, None) for name in ("objectives", "goals")]
    return [child for relation in relations if relation is not None for child in relation.all()]
