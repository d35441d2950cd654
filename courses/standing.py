"""How a course stands for a learner: the state of each step, what is locked and why, where it goes on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from courses import kinds
from courses.delivery import Item, Manifest, Module, Place
from courses.kinds import StepState
from courses.languages import in_language

Scores = Callable[[Item], int | None]
OPEN, HERE, DONE, LOCKED = StepState("open"), StepState("here"), StepState("done"), "locked"


@dataclass(frozen=True)
class Row:
    """A step in a list."""

    item: Item
    state: StepState
    kind: kinds.StepKind

    @property
    def meta(self) -> list[Any]:
        """What stands under the heading beside kind and minutes."""
        return self.kind.meta(self.item)


@dataclass(frozen=True)
class Station:
    """A module on the way, with its steps."""

    number: int
    module: Module
    rows: list[Row]

    @property
    def done(self) -> int:
        return sum(row.state.state == "done" for row in self.rows)

    @property
    def state(self) -> str:
        states = {row.state.state for row in self.rows}
        if "here" in states:
            return "here"
        return "done" if states <= {"done"} else "open"


class Standing:
    """A place, read with the release rules of its edition and today's date."""

    def __init__(self, place: Place, today: date | None = None, *, asks_kinds: bool = True) -> None:
        """Without `asks_kinds` "repeat" and "in review" show as open, and no statement is needed for them."""
        self.place = place
        self.asks_kinds = asks_kinds
        self.edition: Manifest = place.manifest
        self.today = today or timezone.localdate()

    @cached_property
    def states(self) -> dict[UUID, StepState]:
        """The state of every step; the kinds are asked once each, for all their steps."""
        states = {item.step: self._state(item) for item in self.edition.items}
        if self.going_on and states[self.going_on.step].state == "open":
            states[self.going_on.step] = HERE
        return states

    def _state(self, item: Item) -> StepState:
        if item.step in self.place.done:
            return DONE
        if reason := self.lock(item):
            return StepState(LOCKED, reason)
        return self._known_to_kinds.get(item.step, OPEN)

    @cached_property
    def _known_to_kinds(self) -> dict[UUID, StepState]:
        states: dict[UUID, StepState] = {}
        if not self.asks_kinds:
            return states
        for name in {item.kind for item in self.edition.items}:
            items = [item for item in self.edition.items if item.kind == name]
            states |= kinds.get(name).states(self.place.enrolment_id, items)
        return states

    @cached_property
    def going_on(self) -> Item | None:
        """Where it goes on: the last place if it is still open, else the first open required step, else any open."""
        open_items = [i for i in self.edition.items if i.step not in self.place.done and not self.lock(i)]
        last = [item for item in open_items if item.step == self.place.last_step]
        required = [item for item in open_items if item.required]
        return next(iter(last + required + open_items), None)

    def lock(self, item: Item) -> str:
        """Why the step is locked, and when it opens; empty when it is open. After the first pass all is open."""
        if self.place.completed_on or item.step in self.place.done:
            return ""
        module = next(module for module in self.edition.modules if module.key == item.module)
        reasons = [self._module_rule(rule, module) for rule in module.release]
        reasons += [self._rule(rule, item) for rule in item.release]
        return " ".join(reason for reason in reasons if reason)

    def _module_rule(self, rule: dict[str, Any], module: Module) -> str:
        if rule["rule"] != "previous":
            return self._rule(rule, module.items[0])
        number = self.edition.modules.index(module)
        before = self.edition.modules[number - 1] if number else None
        if before is None or all(i.step in self.place.done for i in before.items if i.required):
            return ""
        return _("Opens when the module “%(heading)s” is done.") % {"heading": in_language(before.heading)}

    def _rule(self, rule: dict[str, Any], item: Item) -> str:
        if rule["rule"] == "date":
            return self._date_rule(date.fromisoformat(rule["on"]))
        if rule["rule"] == "score":
            return self._score_rule(self.edition.by_step.get(UUID(rule["step"])), rule["percent"])
        return self._previous_rule(item)

    def _previous_rule(self, item: Item) -> str:
        index = self.edition.items.index(item)
        before = self.edition.items[index - 1] if index else None
        if before is None or before.step in self.place.done:
            return ""
        return _("Opens when “%(heading)s” is done.") % {"heading": in_language(before.heading)}

    def _date_rule(self, day: date) -> str:
        if day <= self.today:
            return ""
        return _("Opens on %(day)s.") % {"day": date_format(day, "DATE_FORMAT")}

    def _score_rule(self, quiz: Item | None, percent: int) -> str:
        if quiz is None or self._score(quiz) >= percent:
            return ""
        facts = {"heading": in_language(quiz.heading), "percent": percent}
        return _("Opens when “%(heading)s” is passed with at least %(percent)s %%.") % facts

    def _score(self, item: Item) -> int:
        return kinds.get(item.kind).score_percent(self.place.enrolment_id, item.step) or 0

    @cached_property
    def stations(self) -> list[Station]:
        """The modules in order with their rows."""
        return [
            Station(number, module, [Row(i, self.states[i.step], kinds.get(i.kind)) for i in module.items])
            for number, module in enumerate(self.edition.modules, start=1)
        ]

    def after(self, item: Item) -> Item | None:
        """The step that follows, locked or not; None after the last."""
        index = self.edition.items.index(item) + 1
        return self.edition.items[index] if index < len(self.edition.items) else None

    def before(self, item: Item) -> Item | None:
        """The step before; None before the first."""
        index = self.edition.items.index(item)
        return self.edition.items[index - 1] if index else None

    @property
    def checklist(self) -> list[dict[str, Any]]:
        """What the certificate needs: all required steps, and a line for each kind that names a requirement."""
        lines = [self._line(_("Required steps"), [i for i in self.edition.items if i.required])]
        for name in sorted({item.kind for item in self.edition.items}):
            items = [item for item in self.edition.items if item.kind == name and item.required]
            if items and (label := kinds.get(name).requirement):
                lines.append(self._line(label, items))
        return lines

    def _line(self, label: Any, items: list[Item]) -> dict[str, Any]:
        done = sum(item.step in self.place.done for item in items)
        detail = _("%(done)s of %(total)s done") % {"done": done, "total": len(items)}
        return {"label": label, "done": done == len(items), "detail": detail}
