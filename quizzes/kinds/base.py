"""What a kind of question is: authoring, paper, form, grading and feedback in one class.

A **value** is what a learner answered, as `read` makes it from the posted field: in places of the attempt's paper. It
names no option key and so tells nothing about the right answer, and it stays true when the language is switched.
A `document` is a frozen question, an `order` the paper's order of its options.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise

Document = dict[str, Any]
Texts = dict[str, str] | str | Promise
Grader = Callable[[Document, Any], Fraction]


class Refused(ValueError):
    """The value is none that the form offers."""


@dataclass(frozen=True)
class Finding:
    """Something an author has to mend (`is_error`) or may want to look at, as a plain sentence."""

    text: str | Promise
    is_error: bool = True


@dataclass(frozen=True)
class Outcome:
    """One line of the feedback: an option, whether it was chosen, whether it is right, and why."""

    text: Texts
    is_chosen: bool
    is_right: bool
    feedback: Texts


class QuestionKind:
    """Base of all kinds. `graders` are numbered; one that was ever released is never edited, only followed."""

    name: str
    label: str | Promise  # for authors
    words: str | Promise  # for learners, in the line above the question
    position: int = 100
    grading: int = 1
    graders: dict[int, Grader]
    shuffles: bool = True
    scorings: tuple[str, ...] = ("all",)

    @property
    def template(self) -> str:
        """The controls of the learner's form."""
        return f"quizzes/kinds/{self.name}.html"

    # --- authoring ---

    def prepare(self, options: list[Any], *, is_new: bool) -> list[Any]:
        """The options as the author's form leaves them; a kind that makes its own does it here."""
        return options

    def problems(self, question: Any, options: Sequence[Any]) -> list[Finding]:
        """What is wrong with a living question, before it is released."""
        raise NotImplementedError

    def freeze(self, question: Any, options: Sequence[Any]) -> Document:
        """The kind's own part of the frozen question."""
        raise NotImplementedError

    # --- the paper and the form ---

    def places(self, document: Document) -> int:
        """How many places of this question may be shuffled."""
        raise NotImplementedError

    def read(self, posted: list[str], order: list[int]) -> Any:
        """The value of what the form's field posts; `Refused` for anything that was not offered.

        Never None: that stands for a question which nobody touched.
        """
        raise NotImplementedError

    def posted(self, value: Any) -> list[str]:
        """What the form's field would post for a value: the way back of `read`."""
        raise NotImplementedError

    def is_answered(self, value: Any) -> bool:
        """Whether the value says anything."""
        return bool(value)

    def controls(self, document: Document, order: list[int], value: Any) -> list[dict[str, Any]]:
        """What the form's template shows: nothing in it may depend on what is right."""
        raise NotImplementedError

    def instruction(self, document: Document) -> str | Promise:
        """How to answer, where the author's hint does not say it."""
        return ""

    def scoring_note(self, document: Document) -> str | Promise:
        """How it is scored, where that is not the rule told before the quiz."""
        return ""

    # --- afterwards ---

    def grade(self, document: Document, order: list[int], value: Any) -> Fraction:
        """Exact points by the numbered function that the document names. Never below zero."""
        share = self.graders[document["grading"]](document, self.resolve(order, value))
        return max(share, Fraction(0)) * int(document["points"])

    def resolve(self, order: list[int], value: Any) -> Any:
        """The value in terms of the document instead of the paper."""
        raise NotImplementedError

    def summary(self, document: Document, order: list[int], value: Any) -> list[Texts]:
        """The answer in words, for the review before submitting."""
        raise NotImplementedError

    def feedback(self, document: Document, order: list[int], value: Any) -> list[Outcome]:
        """The answer beside the right one. Only ever shown after submission."""
        raise NotImplementedError


registry: dict[str, QuestionKind] = {}


def register(kind: QuestionKind) -> None:
    """Make a kind known. Called at the end of its file."""
    registry[kind.name] = kind
