"""Compiling a course: every step to a document, the course to the rules of an edition. Stores nothing itself.

Reads published pages only. Costly things (pictures) are made here, before the transaction of the release.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses import documents, kinds
from courses.completeness import percentages, untranslated
from courses.models import CoursePage, Edition, ModulePage, Step
from courses.problems import ERROR, WARNING, Problem, error, warning
from courses.texts import SOURCE, texts

__all__ = [
    "ERROR",
    "WARNING",
    "Draft",
    "DraftStep",
    "Problem",
    "compile_course",
    "error",
    "problems_of",
    "warning",
]
SCHEMA = 1


@dataclass(frozen=True)
class DraftStep:
    """A step as it would stand in the edition."""

    page: Step
    module: ModulePage
    document: dict[str, Any]

    @property
    def digest(self) -> str:
        return documents.digest(documents.canonical(self.document))

    @property
    def facts(self) -> dict[str, Any]:
        """What lists show: the texts every kind has, and what this kind adds."""
        shown = {"heading": self.document["heading"], "summary": self.document["summary"]}
        return shown | kinds.get(self.page.step_kind).facts(self.document)

    def row(self, position: int) -> dict[str, Any]:
        """The fields of its `EditionItem`, without edition and document."""
        page = self.page
        return {
            "position": position, "step": page.key, "module": self.module.key, "slug": page.slug,
            "kind": page.step_kind, "minutes": page.minutes, "required": page.is_required, "sample": page.is_sample,
            "release": freeze_rules(page.release), "facts": self.facts,
        }  # fmt: skip


@dataclass(frozen=True)
class Draft:
    """A whole course, compiled and not stored."""

    course: CoursePage
    rules: dict[str, Any]
    steps: list[DraftStep]
    stamp: list[tuple[int, int | None]] = field(default_factory=list)

    @property
    def languages(self) -> dict[str, int]:
        """Per cent of the German texts that each language has; languages without any are left out."""
        return percentages([self.rules, *(step.document for step in self.steps)])


def compile_course(course: CoursePage) -> Draft:
    """The published state of a course as an edition would hold it."""
    course = CoursePage.objects.get(pk=course.pk)
    modules = _modules(course)
    pages = [(module, page) for module in modules for page in _steps(module)]
    steps = [DraftStep(page, module, page.freeze()) for module, page in pages]
    return Draft(course, freeze_course(course, modules, steps), steps, stamp(course))


def stamp(course: CoursePage) -> list[tuple[int, int | None]]:
    """Which published revisions a course consists of: equal before and in the transaction, or nobody releases."""
    return list(
        course.get_descendants(inclusive=True).live().order_by("path").values_list("pk", "live_revision_id")
    )


def _modules(course: CoursePage) -> list[ModulePage]:
    return list(ModulePage.objects.child_of(course).live().order_by("path"))


def _steps(module: ModulePage) -> Iterator[Step]:
    for page in module.get_children().live().order_by("path").specific():
        if isinstance(page, Step):
            yield page


def freeze_course(course: CoursePage, modules: list[ModulePage], steps: list[DraftStep]) -> dict[str, Any]:
    """The rules of an edition (docs/architecture.md, Documents)."""
    return {
        "schema": SCHEMA,
        "code": course.code,
        "heading": texts(course, "heading"),
        "summary": texts(course, "summary"),
        "audience_note": texts(course, "audience_note"),
        "topic": course.topic,
        "audience": course.audience,
        "form": course.form,
        "teaching_units": units(course.teaching_units),
        "objectives": _keyed(course.objectives.all()),
        "modules": [_module(module) for module in modules],
        "certificate": {
            "issue": course.certificate_issue,
            "valid_months": course.certificate_valid_months,
            "organisation": str(course.organisation.key) if course.organisation else None,
        },
        "reviewed_languages": sorted(course.reviewed_languages),
        "minutes": sum(step.page.minutes for step in steps),
    }


def _module(module: ModulePage) -> dict[str, Any]:
    return {
        "key": str(module.key),
        "heading": texts(module, "heading"),
        "summary": texts(module, "summary"),
        "teaching_units": units(module.teaching_units),
        "goals": _keyed(module.goals.all()),
        "release": freeze_rules(module.release),
    }


def _keyed(rows: Iterable[Any]) -> list[dict[str, Any]]:
    return [{"key": str(row.key), "text": texts(row, "text")} for row in rows]


def units(number: Decimal) -> str:
    """Teaching units as text: `8`, `1.5`."""
    return format(Decimal(number).normalize(), "f")


def freeze_rules(rules: Any) -> list[dict[str, Any]]:
    """Release rules: `{rule: previous}`, `{rule: score, step, percent}`, `{rule: date, on}`."""
    return [_rule(block) for block in rules or ()]


def _rule(block: Any) -> dict[str, Any]:
    if block.block_type == "score":
        page = block.value["step"]
        return {
            "rule": "score",
            "step": str(page.translation_key) if page else "",
            "percent": block.value["percent"],
        }
    if block.block_type == "date":
        return {"rule": "date", "on": block.value["on"].isoformat()}
    return {"rule": block.block_type}


# --- What speaks against it ------------------------------------------------------------------------------------


def problems_of(draft: Draft) -> list[Problem]:
    """All findings about a compiled course: of the course itself, of its rules, and of each step."""
    checks = (_course_problems, _slug_problems, _rule_problems, _newer_drafts, _untranslated)
    found = [problem for check in checks for problem in check(draft)]
    for step in draft.steps:
        found += step.page.problems()
    return found


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of them stops the release."""
    return any(problem.is_error for problem in problems)


def _course_problems(draft: Draft) -> Iterator[Problem]:
    course = draft.course
    if not draft.steps:
        yield error(_("The course has no published step yet."), course)
    if not any(step.page.is_required for step in draft.steps):
        yield error(_("No step is needed for completion, so nobody could complete the course."), course)
    if not draft.rules["heading"].get(SOURCE):
        yield error(_("The German heading of the course is missing."), course, SOURCE)
    if not course.legal_status_on:
        yield warning(_("The course has no legal status date."), course)
    if not course.organisation:
        yield warning(_("The course names no issuing organisation, so certificates need a cohort."), course)
    if not draft.rules["objectives"]:
        yield warning(_("The course has no objectives."), course)


def _slug_problems(draft: Draft) -> Iterator[Problem]:
    seen: set[str] = set()
    for step in draft.steps:
        if step.page.slug in seen:
            yield error(
                _("Another step of the course has the same address “%(slug)s”.") % {"slug": step.page.slug},
                step.page,
            )
        seen.add(step.page.slug)


def _rule_problems(draft: Draft) -> Iterator[Problem]:
    """A rule that asks for a step which comes later, or is not in the course, would lock for ever."""
    order = {str(step.page.key): position for position, step in enumerate(draft.steps)}
    for position, step in enumerate(draft.steps):
        for page in (step.module, step.page):
            for rule in freeze_rules(page.release):
                if rule["rule"] == "score" and order.get(rule["step"], position) >= position:
                    yield error(_("The opening rule asks for a step that does not come before."), page)


def _newer_drafts(draft: Draft) -> Iterator[Problem]:
    for step in draft.steps:
        if step.page.has_unpublished_changes:
            yield warning(
                _("There is a newer draft. It is not part of the edition until it is published."), step.page
            )


def _untranslated(draft: Draft) -> Iterator[Problem]:
    for step in draft.steps:
        for code, blocks in untranslated(step.document):
            sentence = ngettext(
                "%(count)s block is still in German.", "%(count)s blocks are still in German.", len(blocks)
            )
            yield warning(sentence % {"count": len(blocks)}, step.page, code, blocks[0])


# --- What is new -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Changes:
    """How a draft differs from an edition, by digest. Texts are headings per language."""

    new: list[dict[str, str]]
    changed: list[dict[str, str]]
    removed: list[dict[str, str]]
    is_course_changed: bool

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed or self.removed or self.is_course_changed)


def changes_since(draft: Draft, edition: Edition | None) -> Changes:
    """What is new, changed and removed against an edition; without one everything is new."""
    items = {item.step: item for item in edition.items.all()} if edition else {}
    keys = {step.page.key for step in draft.steps}
    return Changes(
        new=[step.facts["heading"] for step in draft.steps if step.page.key not in items],
        changed=[
            step.facts["heading"]
            for position, step in enumerate(draft.steps)
            if (item := items.get(step.page.key)) and not _is_same(step, position, item)
        ],
        removed=[item.facts["heading"] for key, item in items.items() if key not in keys],
        is_course_changed=edition is not None and not _is_same_course(draft, edition),
    )


def _is_same_course(draft: Draft, edition: Edition) -> bool:
    return (draft.rules, draft.course.legal_status_on) == (edition.rules, edition.legal_status_on)


def _is_same(step: DraftStep, position: int, item: Any) -> bool:
    row = step.row(position)
    return step.digest == item.document_id and all(row[name] == getattr(item, name) for name in row)
