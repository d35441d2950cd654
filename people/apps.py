"""The room of people, and Wagtail's users app with our own user screens."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(AppConfig):
    """Who: accounts, organisations, roles, privacy."""

    name = "people"
    verbose_name = _("People")


class WagtailUsersConfig(WagtailUsersAppConfig):
    """Wagtail needs its users app for profiles; its screens for users and groups are closed (people/wagtail_hooks.py)."""

    default = False
