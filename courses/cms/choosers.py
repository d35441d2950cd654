"""Choosers offer a trainer the pages of their own courses, and files of their own collections."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page

from courses.cms.doors import own_pages


@hooks.register("construct_page_chooser_queryset")
def own_pages_only(pages: Any, request: HttpRequest) -> Any:
    """Pages to link to: those of the own courses and the way there; the titles of other courses' drafts stay theirs."""
    if request.user.is_superuser:
        return pages
    own = own_pages(request.user)
    above = Page.objects.ancestor_of(own[0]) if own else Page.objects.none()
    return pages.filter(pk__in=[*own.values_list("pk", flat=True), *above.values_list("pk", flat=True)])
