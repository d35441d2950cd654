"""What this room adds to the editor."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    """Name what `people.log` records."""
    actions.register_action("exchange.imported", _("Course imported"), _("Course imported from an archive"))
