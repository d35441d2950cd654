"""The words of this room's log entries."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

ACTIONS = (
    ("courses.enrol", _("Enrol"), _("Enrolled")),
    ("courses.taken_out", _("Take out"), _("Taken out of the course before beginning")),
    ("courses.complete", _("Complete"), _("Completed the course")),
    ("courses.release", _("Release"), _("Released an edition")),
    ("courses.offer", _("Offer"), _("Offered an edition to new learners")),
    ("courses.withdraw", _("Withdraw"), _("Withdrew an edition")),
    ("courses.correct", _("Correct"), _("Corrected a released lesson")),
    ("courses.role_given", _("Give a role"), _("Gave a role in the course's team")),
    ("courses.role_taken", _("Take a role"), _("Took a role in the course's team")),
)


@hooks.register("register_log_actions")
def register(actions: Any) -> None:
    """Name the actions, so that the history shows them in words."""
    for action, label, message in ACTIONS:
        actions.register_action(action, label, message)
