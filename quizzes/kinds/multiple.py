"""Multiple choice: several answers may be right."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quizzes.kinds.base import Document, Finding, Refused, register
from quizzes.kinds.choice import ChoiceKind, all_or_nothing_1, place_in


def multiple_1(document: Document, chosen: frozenset[int]) -> Fraction:
    """All or nothing, or the right choices less the wrong ones, as a share of those that are right."""
    if document["scoring"] == "all":
        return all_or_nothing_1(document, chosen)
    options = document["options"]
    right = sum(option["right"] for option in options)
    gained = sum(1 if options[index]["right"] else -1 for index in chosen)
    return Fraction(max(gained, 0), right) if right else Fraction(0)


class Multiple(ChoiceKind):
    """Check boxes."""

    name = "multiple"
    label = _("Multiple choice")
    words = _("several answers")
    position = 20
    graders = {1: multiple_1}
    scorings = ("all", "proportional")

    def problems(self, question: Any, options: Sequence[Any]) -> list[Finding]:
        """At least one right and one wrong answer."""
        found = super().problems(question, options)
        if not any(option.is_right for option in options):
            found.append(Finding(_("No answer is marked as right. Mark at least one.")))
        elif all(option.is_right for option in options):
            found.append(Finding(_("Every answer is marked as right. Write at least one that is wrong.")))
        return found

    def read(self, posted: list[str], order: list[int]) -> list[int]:
        places = {place_in(order, one) for one in posted}
        if len(places) < len(posted):
            raise Refused("An answer was given twice.")
        return sorted(places)

    def instruction(self, document: Document) -> str | Promise:
        return _("Choose all that apply.")

    def scoring_note(self, document: Document) -> str | Promise:
        if document["scoring"] == "all":
            return ""
        return _("Each right choice counts. Each wrong one takes one off.")


register(Multiple())
