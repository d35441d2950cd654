"""A course as plain data: what an archive holds and what the editor's pages hold, in one form that can be compared."""

from dataclasses import dataclass, field
from typing import Any

from exchange.problems import Problem

Part = dict[str, Any]


@dataclass
class Content:
    """A whole course. Lists have an order that means something; mappings are by key.

    A module is its record with `slug` and `steps`; a step its record with `slug` and, for a lesson, `bodies`
    (`{language: [block]}`). `files` says in which file a key was read; it is no part of the content.
    """

    course: Part = field(default_factory=dict)
    glossary: dict[str, Part] = field(default_factory=dict)
    modules: list[Part] = field(default_factory=list)
    questions: dict[str, Part] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict, compare=False)

    @property
    def steps(self) -> list[Part]:
        """All steps, in the order of the course."""
        return [step for module in self.modules for step in module["steps"]]

    @property
    def lessons(self) -> list[Part]:
        return [step for step in self.steps if step["kind"] == "lesson"]

    @property
    def goals(self) -> list[Part]:
        return [goal for module in self.modules for goal in module["goals"]]


@dataclass
class Read:
    """An archive that was read: the content where it could be understood, and what was found."""

    content: Content
    problems: list[Problem]

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.is_error]
