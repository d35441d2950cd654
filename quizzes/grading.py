"""Grading an attempt: exact fractions over the questions that were asked. Pure; nothing is rounded here."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from quizzes import kinds

Document = dict[str, Any]


@dataclass(frozen=True)
class Graded:
    """The points of each slot, in the paper's order, and whether they are enough."""

    points: tuple[Fraction, ...]
    possible: int
    is_passed: bool

    @property
    def total(self) -> Fraction:
        return sum(self.points, Fraction(0))


def grade(document: Document, paper: Document, values: dict[int, Any]) -> Graded:
    """Grade the values (by slot) against the frozen quiz. What was not answered gives no points."""
    asked = [(slot, document["questions"][slot["question"]]["question"]) for slot in paper["slots"]]
    points = tuple(
        _points(question, slot, values.get(number)) for number, (slot, question) in enumerate(asked, 1)
    )
    possible = sum(question["points"] for _slot, question in asked)
    return Graded(points, possible, is_enough(sum(points, Fraction(0)), possible, document["pass_percent"]))


def _points(question: Document, slot: Document, value: Any) -> Fraction:
    kind = kinds.get(question["kind"])
    return kind.grade(question, slot["options"], value) if kind.is_answered(value) else Fraction(0)


def is_enough(points: Fraction, possible: int, pass_percent: int) -> bool:
    """79.5 % does not pass 80."""
    return possible > 0 and points * 100 >= pass_percent * possible
