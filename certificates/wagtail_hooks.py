"""What this room adds to the CMS: names of logged actions; the coordinators' cohorts follow in cohort_urls."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

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
