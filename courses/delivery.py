"""The delivery side's facts: an edition as the process remembers it, and a learner's place in it.

An edition never changes, so its manifest is kept per process without invalidation. `place()` is the one statement that
says who stands where and what is done (design §5: lesson ≤ 4 queries warm, session and person included).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

Texts = dict[str, str]


@dataclass(frozen=True)
class Item:
    """A step of an edition."""

    id: int
    position: int
    step: UUID
    module: UUID
    slug: str
    kind: str
    minutes: int
    required: bool
    sample: bool
    release: list[dict[str, Any]]
    facts: dict[str, Any]
    digest: str

    @property
    def heading(self) -> Texts:
        """The step's heading per language."""
        heading: Texts = self.facts["heading"]
        return heading


@dataclass(frozen=True)
class Module:
    """A module of an edition with its items in order. `release` rules hold for each of them."""

    key: UUID
    heading: Texts
    summary: Texts
    teaching_units: str
    goals: list[dict[str, Any]]
    release: list[dict[str, Any]]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Manifest:
    """An edition: everything about a course's release except the documents."""

    edition_id: int
    number: int
    course_id: int
    code: str
    rules: dict[str, Any]
    languages: dict[str, Any]
    legal_status_on: date | None
    released_at: datetime
    modules: tuple[Module, ...]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for module in self.modules for item in module.items)

    @cached_property
    def by_slug(self) -> dict[str, Item]:
        return {item.slug: item for item in self.items}

    @cached_property
    def by_step(self) -> dict[UUID, Item]:
        return {item.step: item for item in self.items}

    @cached_property
    def required(self) -> frozenset[UUID]:
        return frozenset(item.step for item in self.items if item.required)

    @property
    def heading(self) -> Texts:
        """The course's heading per language."""
        heading: Texts = self.rules["heading"]
        return heading


@dataclass(frozen=True)
class Place:
    """Where a learner stands: the open (else latest) enrolment in a course, what is done, and the step asked for."""

    enrolment_id: int
    enrolment_key: UUID
    learner_id: int
    manifest: Manifest
    done: frozenset[UUID]
    corrections: dict[int, str]
    last_step: UUID | None = None
    enrolled_at: datetime | None = None
    closed_at: datetime | None = None
    completed_on: date | None = None
    cohort_name: str = ""
    ends_on: date | None = None
    item: Item | None = None

    @property
    def done_required(self) -> int:
        """How many of the required steps are done."""
        return len(self.manifest.required & self.done)

    def at(self, item: Item | None) -> "Place":
        """The same learner at another step."""
        return replace(self, item=item)

    def digest_of(self, item: Item) -> str:
        """The document that is shown: the released one, or its newest correction."""
        return self.corrections.get(item.id, item.digest)
