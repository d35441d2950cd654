"""What this room adds to the editor: names of logged actions, and fewer menu entries."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

ACTIONS = {
    "people.created": _("Account made"),
    "people.signed_up": _("Account made by the person"),
    "people.closed": _("Account closed"),
    "people.reopened": _("Account opened again"),
    "people.password_changed": _("Password changed"),
    "people.session_ended": _("Session ended"),
    "people.role_given": _("Role given"),
    "people.role_taken": _("Role taken away"),
    "people.code_handed_out": _("One-time code handed out"),
    "people.code_redeemed": _("One-time code used"),
    "people.email_proposed": _("E-mail named"),
    "people.email_confirmed": _("E-mail confirmed"),
    "people.email_dropped": _("E-mail removed"),
    "people.name_changed": _("Name for certificates changed"),
    "people.organisation_changed": _("Organisation of a person changed"),
    "people.extra_time_changed": _("Extra time changed"),
    "people.organisation_created": _("Organisation made"),
}


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Name what `people.log` records."""
    for name, label in ACTIONS.items():
        actions.register_action(name, label, label)


@hooks.register("construct_settings_menu")
def hide_user_screens(request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail's users and groups are closed (people/closed_urls.py)."""
    menu_items[:] = [item for item in menu_items if item.name not in ("users", "groups")]
