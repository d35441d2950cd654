"""An attempt's paper as pages show it: each slot with its question, its controls and the answer that counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from courses.languages import in_language, language_of
from quizzes import kinds, verdicts, wording
from quizzes.kinds.base import Outcome, Texts

Document = dict[str, Any]


@dataclass(frozen=True)
class Slot:
    """One question of an attempt. Before submission only `controls` and `summary` may be asked."""

    number: int
    question: Document
    order: list[int]
    value: Any = None
    follows: str = ""
    state: str = "open"

    @cached_property
    def kind(self) -> kinds.QuestionKind:
        return kinds.get(self.question["kind"])

    @property
    def field(self) -> str:
        """The name of the form's field."""
        return f"q{self.number}"

    @property
    def number_text(self) -> str:
        """The number for putting names together in templates."""
        return str(self.number)

    @property
    def is_answered(self) -> bool:
        return self.kind.is_answered(self.value)

    @property
    def legend(self) -> SafeString:
        return _marked(self.question["text"], wording.legend)

    @property
    def beyond(self) -> SafeString:
        """The rest of a long question."""
        return _marked(self.question["text"], wording.beyond, "div")

    @property
    def hint(self) -> SafeString:
        """How it is answered, by the author or else in words of the interface; then a scoring of its own."""
        answering = self.question["hint"] or self.kind.instruction(self.question)
        notes = [answering, self.kind.scoring_note(self.question)]
        return format_html_join(" ", "{}", ((shown(note),) for note in notes if note))

    @property
    def controls(self) -> list[dict[str, Any]]:
        return [
            control | {"text": shown(control["text"])}
            for control in self.kind.controls(self.question, self.order, self.value)
        ]

    @property
    def summary(self) -> list[SafeString]:
        return [shown(text) for text in self.kind.summary(self.question, self.order, self.value)]

    @property
    def outcomes(self) -> list[Outcome]:
        return [
            Outcome(shown(one.text), one.is_chosen, one.is_right, _reason(one))
            for one in self.kind.feedback(self.question, self.order, self.value)
        ]


def shown(texts: Texts) -> SafeString:
    """A plain text in the reader's language, German marked as such. Words of the interface stand as they are."""
    if not isinstance(texts, dict):
        return format_html("{}", texts)
    return _in(language_of(texts), format_html("{}", in_language(texts)), "span")


def _reason(one: Outcome) -> SafeString:
    """The author's feedback, as far as our words do not say it already."""
    if not isinstance(one.feedback, dict):
        return shown(one.feedback)
    text = verdicts.reason(in_language(one.feedback), is_right=one.is_right)
    return _in(language_of(one.feedback), format_html("{}", text), "span")


def _marked(texts: dict[str, str], make: Any, tag: str = "span") -> SafeString:
    return _in(language_of(texts), make(in_language(texts)), tag)


def _in(language: str, html: SafeString, tag: str) -> SafeString:
    if language == get_language() or not html:
        return html
    return format_html('<{} lang="{}">{}</{}>', tag, language, html, tag)


def slots_of(document: Document, paper: Document, answers: Mapping[int, Any]) -> list[Slot]:
    """The slots of a paper in order, with the answers (rows by slot) that count."""
    return [
        _slot(document, drawn, number, answers.get(number)) for number, drawn in enumerate(paper["slots"], 1)
    ]


def _slot(document: Document, drawn: Document, number: int, answer: Any) -> Slot:
    question = document["questions"][drawn["question"]]["question"]
    if answer is None:
        return Slot(number, question, drawn["options"])
    is_answered = kinds.get(question["kind"]).is_answered(answer.value)
    state = "saved" if is_answered else "open"
    return Slot(number, question, drawn["options"], answer.value, str(answer.key), state)
