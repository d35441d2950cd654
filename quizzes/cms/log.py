"""The names of this room's actions in the log."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

ACTIONS = {
    "quizzes.start": (_("Start an attempt"), _("Attempt started")),
    "quizzes.submit": (_("Hand in an attempt"), _("Attempt handed in")),
    "quizzes.archive": (_("Archive a question"), _("Question archived")),
    "quizzes.restore": (_("Bring a question back"), _("Question brought back")),
}


@hooks.register("register_log_actions")
def name_actions(actions: Any) -> None:
    """Wagtail shows the log with these words."""
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)
