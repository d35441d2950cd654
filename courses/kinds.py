"""The registry of step kinds: the half of a step that delivers. Filled from above; `courses` never names a kind.

A kind registers itself when its room starts (`AppConfig.ready`). It reads documents, never living pages.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise

if TYPE_CHECKING:
    from courses.delivery import Item, Place

State = str  # one of STATES
STATES = ("open", "here", "done", "repeat", "review", "locked")


@dataclass(frozen=True)
class StepState:
    """How a step stands for one learner: the state and, where there is one, a sentence that says why and when."""

    state: State
    reason: str = ""


class StepKind:
    """Base of all kinds. Subclasses set the attributes and override what they need."""

    name: str
    label: str | Promise
    icon: str = "file-text"
    schema: int = 1
    requirement: str | Promise = ""  # the line in "missing for the certificate", such as "Quizzes passed"
    is_read: bool = False  # the learner completes it by the button "Read, go on"

    def respond(self, request: HttpRequest, place: "Place", item: "Item") -> HttpResponse:
        """The page of the step `item` for the learner who stands at `place`. Only GET and HEAD arrive here."""
        raise TypeError(f"{type(self).__name__} does not say how it answers")

    def sample(
        self, request: HttpRequest, item: "Item", document: dict[str, Any], *, course_url: str
    ) -> HttpResponse:
        """The page of a sample step for someone without an account; it leads back to the course."""
        raise TypeError(f"{type(self).__name__} has no sample")

    def preview(self, request: HttpRequest, document: dict[str, Any], *, course: str) -> HttpResponse:
        """The trainer's preview from a document that is not stored. Nothing is saved."""
        raise TypeError(f"{type(self).__name__} has no preview")

    def facts(self, document: dict[str, Any]) -> dict[str, Any]:
        """What lists show about the step beside its heading, such as `{"questions": 10}`. Frozen in `EditionItem`."""
        return {}

    def meta(self, item: "Item") -> list[str | Promise]:
        """Words for the line under the heading, such as "10 questions"."""
        return []

    def states(self, enrolment_id: int, items: list["Item"]) -> dict[UUID, StepState]:
        """States that only the kind knows (repeat, review), for all its steps of a room, in one query or none."""
        return {}

    def score_percent(self, enrolment_id: int, step: UUID) -> int | None:
        """The best result of a step in whole percent, rounded down; None without one. Release rules ask it."""
        return None

    def upgrade(self, document: dict[str, Any]) -> dict[str, Any]:
        """A document of an older schema in today's shape. Unknown newer schemas are refused by the caller."""
        return document


@dataclass
class Registry:
    """The kinds by name."""

    kinds: dict[str, StepKind] = field(default_factory=dict)

    def register(self, kind: StepKind) -> None:
        self.kinds[kind.name] = kind

    def get(self, name: str) -> StepKind:
        """The kind; an unknown name is a loud KeyError, since a document of that kind can't be shown."""
        return self.kinds[name]


_registry = Registry()
register = _registry.register
get = _registry.get


def names() -> list[str]:
    """The registered names, sorted."""
    return sorted(_registry.kinds)
