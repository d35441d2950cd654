"""From signal to action."""

import logging
from typing import Any

from certificates.actions import CannotIssue, issue
from courses.models import Completion
from courses.queries import manifest

logger = logging.getLogger(__name__)


def issue_at_completion(*, completion: Completion, **_signal: Any) -> None:
    """Issue at once where the edition says so. What can't be issued now waits for the sweep and the coordinator."""
    enrolment = completion.enrolment
    if manifest(enrolment.edition_id).rules["certificate"]["issue"] != "completion":
        return
    try:
        issue(by=None, enrolment=enrolment)
    except CannotIssue:
        logger.info("Enrolment %s is completed and waits for its certificate.", enrolment.key)
