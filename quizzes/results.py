"""A result as its page shows it: the verdict, by learning goal, and question by question."""

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import ceil
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_date
from django.utils.translation import ngettext

from courses.delivery import Item, Place
from courses.standing import Standing
from quizzes import wording
from quizzes.models import AttemptResult
from quizzes.paper import Slot, slots_of
from quizzes.queries import Score

Document = dict[str, Any]


@dataclass(frozen=True)
class Graded:
    """A question with what its answer was worth."""

    slot: Slot
    points: Fraction
    lesson: Item | None

    @property
    def possible(self) -> int:
        possible: int = self.slot.question["points"]
        return possible

    @property
    def is_right(self) -> bool:
        return self.points == self.possible

    @property
    def is_partly(self) -> bool:
        return 0 < self.points < self.possible

    @property
    def points_words(self) -> str:
        return wording.points(self.points)

    @property
    def reason(self) -> Any:
        return self.slot.question["feedback"]

    @property
    def source(self) -> Document | None:
        source: Document | None = self.slot.question["source"]
        return source

    @property
    def source_day(self) -> Any:
        source = self.source
        return parse_date(source["legal_status_on"]) if source and source["legal_status_on"] else None


@dataclass
class GoalScore:
    """What was reached of one learning goal."""

    text: dict[str, str]
    points: Fraction = Fraction(0)
    possible: int = 0

    @property
    def points_words(self) -> str:
        return wording.points(self.points)

    @property
    def tenths(self) -> int:
        """For the bar, which needs a number."""
        return int(self.points * 10)

    @property
    def possible_tenths(self) -> int:
        return self.possible * 10


@dataclass
class Result:
    """An attempt's counting result."""

    score: Score
    place: Place
    document: Document | None = None
    answers: dict[int, Any] = field(default_factory=dict)

    @property
    def row(self) -> AttemptResult:
        return self.score.result

    @property
    def number(self) -> int:
        return self.score.attempt.number

    @property
    def is_passed(self) -> bool:
        return self.row.is_passed

    @property
    def submitted_at(self) -> Any:
        return self.score.attempt.submitted_at

    @cached_property
    def points(self) -> Fraction:
        return Fraction(self.row.numerator, self.row.denominator)

    @property
    def points_words(self) -> str:
        return wording.points(self.points)

    @property
    def percent_words(self) -> str:
        return wording.percent(self.points / self.row.possible if self.row.possible else Fraction(0))

    @cached_property
    def questions(self) -> list[Graded]:
        """Every question in the paper's order."""
        attempt = self.score.attempt
        slots = slots_of(self.document or {}, attempt.paper, self.answers)
        return [self._graded(slot, worth) for slot, worth in zip(slots, self.row.slots, strict=True)]

    def _graded(self, slot: Slot, worth: Document) -> Graded:
        points = Fraction(worth["numerator"], worth["denominator"])
        return Graded(slot, points, self._lesson(slot.question["explained_by"]))

    def _lesson(self, key: str | None) -> Item | None:
        """The explaining lesson, where the learner's edition still has it."""
        return self.place.manifest.by_step.get(UUID(key)) if key else None

    @property
    def goals(self) -> list[GoalScore]:
        """By learning goal, in the order in which the goals were asked first."""
        goals: dict[str, GoalScore] = {}
        for graded in self.questions:
            if goal := graded.slot.question["goal"]:
                found = goals.setdefault(goal["key"], GoalScore(goal["text"]))
                found.points += graded.points
                found.possible += graded.possible
        return list(goals.values())

    @property
    def helping(self) -> list[Item]:
        """The lessons that explain what was not right, each once."""
        lessons = [graded.lesson for graded in self.questions if graded.lesson and not graded.is_right]
        return list({lesson.id: lesson for lesson in lessons}.values())

    def context(self, *, only_wrong: bool) -> Document:
        """Everything the page shows."""
        wrong = [graded for graded in self.questions if not graded.is_right]
        right = [graded for graded in self.questions if graded.is_right]
        return {
            "result": self,
            "wrong": wrong,
            "right": [] if only_wrong and wrong else right,
            "only_wrong": only_wrong,
            "missing": self.missing_words(),
            "after": self._after(),
        }

    def missing_words(self) -> str:
        """How many points more would have passed. A part of a point is spoken of like one."""
        missing = max(self.needed - self.points, Fraction(0))
        words = {"points": wording.points(missing)}
        return (
            ngettext("You are %(points)s point short.", "You are %(points)s points short.", ceil(missing))
            % words
        )

    @property
    def points_drawn(self) -> str:
        """For the ring, which needs a number with a point, whatever the language."""
        return f"{float(self.points):.2f}"

    @property
    def needed(self) -> Fraction:
        """The points that pass."""
        percent = (self.document or {})["pass_percent"]
        return Fraction(percent * self.row.possible, 100)

    def _after(self) -> Item | None:
        """The step that follows, if it is open."""
        standing = Standing(self.place)
        item = self.place.item
        after = standing.after(item) if item else None
        return after if after and not standing.lock(after) else None
