"""Every change of state of certificates: issue, revoke, supersede, show the name, and the cohorts' own."""

from certificates.actions.cohorts import create_cohort, new_code, take_in
from certificates.actions.ending import reissue, revoke, show_name
from certificates.actions.issuing import (
    CannotIssue,
    Outcome,
    issue,
    issue_at_completion,
    issue_due,
    issue_open,
)

__all__ = [
    "CannotIssue",
    "Outcome",
    "create_cohort",
    "issue",
    "issue_at_completion",
    "issue_due",
    "issue_open",
    "new_code",
    "reissue",
    "revoke",
    "show_name",
    "take_in",
]
