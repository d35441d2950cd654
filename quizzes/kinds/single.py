"""Single choice: one of several answers is right."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from quizzes.kinds.base import Finding, register
from quizzes.kinds.choice import ChoiceKind


class Single(ChoiceKind):
    """Radio buttons."""

    name = "single"
    label = _("Single choice")
    words = _("one answer")
    position = 10

    def problems(self, question: Any, options: Sequence[Any]) -> list[Finding]:
        """Exactly one answer is right."""
        found = super().problems(question, options)
        right = sum(option.is_right for option in options)
        if right == 0:
            found.append(Finding(_("No answer is marked as right. Mark the one that is.")))
        if right > 1:
            found.append(
                Finding(_("Several answers are marked as right. Leave one, or use “multiple choice”."))
            )
        return found


register(Single())
