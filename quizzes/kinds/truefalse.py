"""True or false: a statement to judge. The two options are made for the author."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from quizzes.kinds.base import Document, Finding, Texts, register
from quizzes.kinds.choice import ChoiceKind
from quizzes.models import Option

KEYS = ("true", "false")
WORDS = {"true": _("True"), "false": _("False")}


class TrueFalse(ChoiceKind):
    """Two radio buttons, always in the same order, in the words of the interface."""

    name = "truefalse"
    label = _("True or false")
    words = _("true or false")
    position = 30
    shuffles = False

    def prepare(self, options: list[Any], *, is_new: bool) -> list[Any]:
        """Exactly two options, made for the author: the first is `true`, the second `false`."""
        made = sorted(options, key=self._rank) if not is_new else options
        made = (made + [Option(sort_order=len(made) + at) for at in range(2)])[: max(len(options), len(KEYS))]
        for option, key in zip(made, KEYS, strict=False):
            option.key = key
        return made

    def _rank(self, option: Any) -> int:
        """The stored ones in their order, then what the author added, which `problems` then complains about."""
        return KEYS.index(str(option.key)) if str(option.key) in KEYS else len(KEYS)

    def problems(self, question: Any, options: Sequence[Any]) -> list[Finding]:
        """Exactly the two options `true` and `false`, one of them right."""
        if sorted(str(option.key) for option in options) != sorted(KEYS):
            return [Finding(_("A question of this kind has exactly the two answers “true” and “false”."))]
        if sum(option.is_right for option in options) != 1:
            return [Finding(_("Say whether the statement is true or false."))]
        return []

    def freeze(self, question: Any, options: Sequence[Any]) -> Document:
        frozen = super().freeze(question, sorted(options, key=lambda option: KEYS.index(str(option.key))))
        return {"options": [option | {"text": {}} for option in frozen["options"]]}

    def option_text(self, option: Document) -> Texts:
        return WORDS[option["key"]]


register(TrueFalse())
