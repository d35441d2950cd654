"""What the kinds with a list of options have in common. It registers nothing itself."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_lazy as _

from courses.texts import texts
from quizzes.kinds.base import Document, Finding, Outcome, QuestionKind, Refused, Texts

MOST_OPTIONS = 30


def all_or_nothing_1(document: Document, chosen: frozenset[int]) -> Fraction:
    """The whole share when exactly the right options were chosen, else none."""
    return Fraction(chosen == _right(document))


def _right(document: Document) -> frozenset[int]:
    return frozenset(index for index, option in enumerate(document["options"]) if option["right"])


def place_in(order: list[int], posted: str) -> int:
    """The place that a form posts. Only what our own form writes: no signs, blanks or digits of other scripts."""
    if posted not in [str(place) for place in range(len(order))]:
        raise Refused("That answer was not offered.")
    return int(posted)


class ChoiceKind(QuestionKind):
    """Options to choose from. A value is the sorted list of the places that are chosen."""

    graders = {1: all_or_nothing_1}

    def is_answered(self, value: Any) -> bool:
        return bool(value)

    def problems(self, question: Any, options: Sequence[Any]) -> list[Finding]:
        found = []
        if len(options) < 2:
            found.append(Finding(_("Write at least two answers.")))
        if len(options) > MOST_OPTIONS:
            found.append(Finding(_("Write at most 30 answers.")))
        if any(not option.text_de for option in options):
            found.append(Finding(_("Write every answer in German, or remove the empty one.")))
        return found

    def freeze(self, question: Any, options: Sequence[Any]) -> Document:
        return {"options": [self._frozen(option) for option in options]}

    def _frozen(self, option: Any) -> Document:
        return {
            "key": str(option.key),
            "text": texts(option, "text"),
            "feedback": texts(option, "feedback"),
            "right": bool(option.is_right),
        }

    def places(self, document: Document) -> int:
        return len(document["options"])

    def read(self, posted: list[str], order: list[int]) -> list[int]:
        if len(posted) > 1:
            raise Refused("Only one answer can be chosen.")
        return [place_in(order, one) for one in posted]

    def posted(self, value: Any) -> list[str]:
        return [str(place) for place in value]

    def option_text(self, option: Document) -> Texts:
        """The words of an option."""
        found: Texts = option["text"]
        return found

    def controls(self, document: Document, order: list[int], value: Any) -> list[dict[str, Any]]:
        chosen = value or []
        return [
            {
                "place": place,
                "text": self.option_text(document["options"][index]),
                "is_chosen": place in chosen,
            }
            for place, index in enumerate(order)
        ]

    def resolve(self, order: list[int], value: Any) -> frozenset[int]:
        return frozenset(order[place] for place in value or [])

    def summary(self, document: Document, order: list[int], value: Any) -> list[Texts]:
        return [self.option_text(document["options"][order[place]]) for place in value or []]

    def feedback(self, document: Document, order: list[int], value: Any) -> list[Outcome]:
        chosen = self.resolve(order, value)
        return [self._outcome(document["options"][index], index in chosen) for index in order]

    def _outcome(self, option: Document, is_chosen: bool) -> Outcome:  # noqa: FBT001
        return Outcome(self.option_text(option), is_chosen, option["right"], option["feedback"])
