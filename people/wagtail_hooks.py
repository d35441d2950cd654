"""What this room adds to the editor: names of logged actions, and fewer menu entries."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from people import cms, cms_organisations
from people.permissions import can_manage_people, may

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
    "people.second_factor_dropped": _("Second factor removed for somebody"),
    "people.email_proposed": _("E-mail named"),
    "people.email_confirmed": _("E-mail confirmed"),
    "people.email_dropped": _("E-mail removed"),
    "people.name_changed": _("Name for certificates changed"),
    "people.organisation_changed": _("Organisation of a person changed"),
    "people.extra_time_changed": _("Extra time changed"),
    "people.organisation_created": _("Organisation made"),
    "people.organisation_edited": _("Organisation changed"),
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


screens = [
    path("", cms.index, name="index"),
    path("add/", cms.add, name="add"),
    path("<uuid:key>/", cms.person, name="person"),
    path("<uuid:key>/extra-time/", cms.extra_time, name="extra_time"),
    path("<uuid:key>/give-role/", cms.give_role, name="give_role"),
    path("<uuid:key>/take-role/", cms.take_role, name="take_role"),
    path("<uuid:key>/second-factor/", cms.drop_second_factor, name="drop_second_factor"),
    path("<uuid:key>/active/", cms.set_active, name="set_active"),
]


organisation_screens = [
    path("", cms_organisations.index, name="index"),
    path("add/", cms_organisations.add, name="add"),
    path("<uuid:key>/", cms_organisations.change, name="change"),
]


@hooks.register("register_admin_urls")
def register_screens() -> list[URLPattern | URLResolver]:
    """Our screens for people and organisations."""
    return [
        path("people/", include((screens, "people_cms"))),
        path("organisations/", include((organisation_screens, "people_organisations"))),
    ]


class PeopleMenuItem(MenuItem):
    """Shown to those who look after people."""

    def is_shown(self, request: HttpRequest) -> bool:
        """As the role table says."""
        return may(request.user, "manage_cohorts")


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    """The way to the screens."""
    return PeopleMenuItem(
        _("People"), reverse("people_cms:index"), name="people", icon_name="group", order=600
    )


class OrganisationsMenuItem(MenuItem):
    """Shown to administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        """As the role table says."""
        return can_manage_people(request.user)


@hooks.register("register_admin_menu_item")
def register_organisations_item() -> MenuItem:
    """The way to the organisations."""
    return OrganisationsMenuItem(
        _("Organisations"),
        reverse("people_organisations:index"),
        name="organisations",
        icon_name="home",
        order=610,
    )
