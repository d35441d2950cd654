"""From signal to action."""

from typing import Any

from certificates.actions import issue_at_completion
from courses.models import Completion


def course_completed(*, completion: Completion, **_signal: Any) -> None:
    """A course was completed."""
    issue_at_completion(by=None, completion=completion)
