"""What this room adds to the CMS: names of logged actions, and the coordinators' cohorts."""

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from certificates.permissions import can_see_cohorts

ACTIONS = {
    "certificates.issue": _("Certificate issued"),
    "certificates.revoke": _("Certificate revoked"),
    "certificates.supersede": _("Certificate replaced"),
    "certificates.show_name": _("Name on the verification page switched"),
    "certificates.cohort_created": _("Cohort made"),
    "certificates.cohort_code": _("New invitation code"),
}


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Name what this room logs."""
    for name, label in ACTIONS.items():
        actions.register_action(name, label, label)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[Any]:
    """The coordinators' pages; Wagtail asks for admission to the CMS before any of them."""
    return [path("cohorts/", include("certificates.cohort_urls"))]


class CohortsMenuItem(MenuItem):
    """Only for those who look after cohorts."""

    def is_shown(self, request: HttpRequest) -> bool:
        return can_see_cohorts(request.user)


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    """The way to the cohorts."""
    return CohortsMenuItem(
        _("Cohorts"), reverse_lazy("cohorts:list"), name="cohorts", icon_name="group", order=300
    )
