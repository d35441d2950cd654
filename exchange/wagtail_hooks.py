"""What this room adds to the editor: a menu entry, its screens, an export button, and the names of its log entries."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from courses.models import CoursePage
from exchange import permissions, views


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Name what `people.log` records."""
    actions.register_action("exchange.imported", _("Course imported"), _("Course imported from an archive"))


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    """The three addresses of the room."""
    return [
        path("exchange/", views.index, name="exchange"),
        path("exchange/import/", views.confirm, name="exchange_import"),
        path("exchange/<int:page_id>/export/", views.export, name="exchange_export"),
    ]


class ExchangeItem(MenuItem):
    """Shown to those who may exchange a course."""

    def is_shown(self, request: HttpRequest) -> bool:
        return permissions.may_exchange(request.user)


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """The way to the room."""
    return ExchangeItem(
        _("Import and export"), reverse("exchange"), name="exchange", icon_name="upload", order=800
    )


@hooks.register("register_page_header_buttons")
def button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Any:
    """Export, in the header of a course."""
    course = page.specific_deferred
    if isinstance(course, CoursePage) and permissions.can_exchange(user, course):
        yield Button(
            _("Export"), reverse("exchange_export", args=[page.pk]), icon_name="download", priority=60
        )
