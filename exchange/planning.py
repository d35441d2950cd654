"""What an import would do: the archive's content beside the course's present content, part by part."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from courses.models import CourseObjective, CoursePage, GlossaryTerm, Goal, LessonPage, ModulePage
from exchange.content import Content, Part
from exchange.gathering import Gatherer, gather
from exchange.problems import Problem
from quizzes.models import Question, QuizPage

NEW, CHANGED, SAME, KEPT = "new", "changed", "same", "kept"
PART_NAMES = {
    "course": gettext_lazy("Course"),
    "module": gettext_lazy("Module"),
    "lesson": gettext_lazy("Lesson"),
    "quiz": gettext_lazy("Quiz"),
    "question": gettext_lazy("Question"),
    "term": gettext_lazy("Glossary term"),
}
PAGES = {"course": CoursePage, "module": ModulePage, "lesson": LessonPage, "quiz": QuizPage}


@dataclass(frozen=True)
class Change:
    """One part and what happens to it. KEPT: in the course, but not in the archive; it stays as it is."""

    part: str
    key: str
    heading: str
    state: str

    @property
    def part_name(self) -> str:
        """The word for the kind of part."""
        return str(PART_NAMES[self.part])


@dataclass
class Plan:
    """Everything an import would do, and what speaks against it."""

    content: Content
    course: CoursePage | None
    changes: list[Change]
    problems: list[Problem] = field(default_factory=list)

    @property
    def can_run(self) -> bool:
        return not any(problem.is_error for problem in self.problems)

    @property
    def is_empty(self) -> bool:
        """Whether the import would change nothing."""
        return all(change.state in {SAME, KEPT} for change in self.changes)

    def touches(self, part: str, key: str) -> bool:
        """Whether a part is new or changed."""
        states = {(change.part, change.key): change.state for change in self.changes}
        return states.get((part, key)) in {NEW, CHANGED}

    def of_state(self, state: str) -> list[Change]:
        return [change for change in self.changes if change.state == state]


def plan(content: Content) -> Plan:
    """Compare an archive with the course that has its key, if there is one. Writes nothing."""
    course = CoursePage.objects.filter(translation_key=content.course["key"]).first()
    present = gather(course) if course else Content()
    present.glossary = {**present.glossary, **_terms(content)}
    return Plan(content, course, _changes(content, present), list(_conflicts(content, course)))


def _terms(content: Content) -> dict[str, Part]:
    """The archive's terms as they are known already, whoever uses them: terms belong to the whole product."""
    gatherer = Gatherer(CoursePage())
    for term in GlossaryTerm.objects.filter(key__in=content.glossary):
        gatherer.term(term)
    return gatherer.terms


def _changes(wanted: Content, present: Content) -> list[Change]:
    before = dict(_parts(present))
    after = dict(_parts(wanted))
    changes = [
        Change(
            part,
            key,
            _heading(data),
            NEW if (part, key) not in before else SAME if before[part, key] == data else CHANGED,
        )
        for (part, key), data in after.items()
    ]
    kept = [
        Change(part, key, _heading(data), KEPT)
        for (part, key), data in before.items()
        if (part, key) not in after
    ]
    return changes + kept


def _parts(content: Content) -> Iterator[tuple[tuple[str, str], Part]]:
    """All parts by kind and key, each with everything that makes it what it is, its place included."""
    if content.course:
        yield ("course", content.course["key"]), content.course
    for place, module in enumerate(content.modules):
        yield ("module", module["key"]), {**module, "steps": None, "place": place}
        for number, step in enumerate(module["steps"]):
            yield (
                (step["kind"], step["key"]),
                {**step, "place": (module["key"], number), "media": _media(step, content)},
            )
    for key, question in content.questions.items():
        yield ("question", key), question
    for key, term in content.glossary.items():
        yield ("term", key), term


def _media(step: Part, content: Content) -> Part:
    """The fingerprints of the files a lesson names: another picture under the same name is a change."""
    blocks = [block["value"] for body in step.get("bodies", {}).values() for block in body]
    named = [value for value in blocks if isinstance(value, dict) and "file" in value]
    names = {
        name
        for value in named
        for name in (value["file"], value.get("captions", ""))
        if name in content.media
    }
    return {name: hashlib.sha256(content.media[name]).hexdigest() for name in sorted(names)}


def _heading(data: Part) -> str:
    """German words for a part, for the preview."""
    words: Any = data.get("title") or data.get("heading") or data.get("word") or {}
    return str(words if isinstance(words, str) else words.get("de", ""))


# --- What speaks against it ------------------------------------------------------------------------------------


def _conflicts(content: Content, course: CoursePage | None) -> Iterator[Problem]:
    yield from _code_conflicts(content, course)
    yield from _page_conflicts(content, course)
    for file, message in _row_conflicts(content, course):
        yield Problem(file, 0, message)


def _code_conflicts(content: Content, course: CoursePage | None) -> Iterator[Problem]:
    code = content.course["code"]
    if CoursePage.objects.filter(code=code).exclude(translation_key=content.course["key"]).exists():
        yield Problem("course.yaml", 0, _("Another course has the code “%(code)s” already.") % {"code": code})
    if course and course.code != code and course.editions.exists():
        yield Problem(
            "course.yaml",
            0,
            _("The code of a released course is fixed: it is “%(code)s”.") % {"code": course.code},
        )


def _page_conflicts(content: Content, course: CoursePage | None) -> Iterator[Problem]:
    """A key that belongs to another course, or to a page of another kind, would tear that page out of its place."""
    wanted = {content.course["key"]: "course"}
    wanted |= {module["key"]: "module" for module in content.modules}
    wanted |= {step["key"]: step["kind"] for step in content.steps}
    for page in Page.objects.filter(translation_key__in=wanted).specific():
        key = str(page.translation_key)
        ours = course is not None and (page.pk == course.pk or page.is_descendant_of(course))
        if not ours or not isinstance(page, PAGES[wanted[key]]):
            yield Problem(content.files.get(key, "course.yaml"), 0, _taken())


def _row_conflicts(content: Content, course: CoursePage | None) -> Iterator[tuple[str, str]]:
    questions = Question.objects.filter(key__in=content.questions).exclude(course=course)
    yield from ((content.files[str(row.key)], _taken()) for row in questions)
    goals = [goal["key"] for goal in content.goals]
    modules = {module["key"] for module in content.modules}
    for goal in Goal.objects.filter(key__in=goals).select_related("module"):
        if str(goal.module.translation_key) not in modules:
            yield "modules/", _taken()
    objectives = [objective["key"] for objective in content.course["objectives"]]
    if CourseObjective.objects.filter(key__in=objectives).exclude(course=course).exists():
        yield "course.yaml", _taken()


def _taken() -> str:
    return _("A key of this file belongs to another course or to something of another kind.")
