"""The room of people, and Wagtail's users app with our own user screens."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(AppConfig):
    """Who: accounts, organisations, roles, privacy."""

    name = "people"
    default = True  # among those that this module names
    verbose_name = _("People")

    def ready(self) -> None:
        """Say how mails of this room are completed, and what repairs itself."""
        from people import letters, limits, mail, sweeps
        from people.sessions import SessionStore

        letters.register()
        sweeps.register("mails", mail.sweep)
        sweeps.register("limits", limits.sweep)
        sweeps.register("sessions", SessionStore.clear_expired)
        sweeps.every_night("tasks", sweeps.forget_tasks)


class WagtailUsersConfig(WagtailUsersAppConfig):
    """Wagtail needs its users app for profiles; its screens for users and groups are closed (people/closed_urls.py)."""

    default = False
