"""From the editor's pages to content: what an archive of the course would hold now."""

import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

from courses.models import CoursePage, GlossaryTerm, LessonPage, ModulePage
from courses.release import freeze_rules
from courses.texts import texts
from exchange import prose
from exchange.content import Content, Part
from exchange.media import Names
from exchange.problems import Findings
from exchange.schema import SIMPLE
from exchange.values import LANGUAGES, Day, Reading
from exchange.yaml_reader import Scalar
from quizzes.models import Question, QuizPage


def gather(course: CoursePage) -> Content:
    """The course as it stands in the editor: published pages with the newest saved fields."""
    gatherer = Gatherer(course)
    modules = [gatherer.module(page) for page in ModulePage.objects.child_of(course).order_by("path")]
    questions = [gatherer.question(row) for row in _questions(course)]
    return Content(
        course=_course(course),
        glossary=dict(sorted(gatherer.terms.items())),
        modules=modules,
        questions={question["key"]: question for question in questions},
        media=gatherer.names.media,
    )


def _questions(course: CoursePage) -> Iterable[Question]:
    rows = Question.objects.filter(course=course, is_archived=False).order_by("key")
    return rows.select_related("goal", "explained_by").prefetch_related("options")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()


def _texts(row: Any, field: str) -> Part:
    return {code: _plain(text) for code, text in texts(row, field).items()}


def _prose(row: Any, field: str) -> Part:
    written = {code: prose.from_editor(html) for code, html in texts(row, field).items()}
    return {code: html for code, html in written.items() if html}


def _keyed(rows: Iterable[Any]) -> list[Part]:
    return [{"key": str(row.key), "text": _texts(row, "text")} for row in rows]


def _course(page: CoursePage) -> Part:
    return {
        "key": str(page.key),
        "code": page.code,
        "topic": page.topic,
        "audience": page.audience,
        "heading": _texts(page, "heading"),
        "summary": _texts(page, "summary"),
        "intro": _prose(page, "intro"),
        "audience_note": _texts(page, "audience_note"),
        "objectives": _keyed(page.objectives.all()),
        "teaching_units": page.teaching_units,
        "form": page.form,
        "legal_status_on": page.legal_status_on,
        "review_by_on": page.review_by_on,
        "reviewed_languages": [code for code in LANGUAGES if code in page.reviewed_languages],
        "self_enrol": page.is_self_enrol,
        "certificate": {"issue": page.certificate_issue, "valid_months": page.certificate_valid_months},
    }


def _rules(page: Any) -> list[Part]:
    """Rules whose quiz is gone are left out: they open nothing."""
    return [_rule(rule) for rule in freeze_rules(page.release) if rule.get("step") != ""]


def _rule(rule: Part) -> Part:
    if "on" not in rule:
        return rule
    return rule | {"on": Day().read(Scalar(0, rule["on"], is_plain=True), Reading("", Findings()))}


class Gatherer:
    """Gathers one course; collects the terms and files that its lessons name."""

    def __init__(self, course: CoursePage) -> None:
        self.course = course
        self.terms: dict[str, Part] = {}
        self.names = Names()

    def module(self, page: ModulePage) -> Part:
        """A module with its steps."""
        steps = [step.specific for step in page.get_children().order_by("path")]
        return {
            "key": str(page.key),
            "heading": _texts(page, "heading"),
            "summary": _texts(page, "summary"),
            "teaching_units": page.teaching_units,
            "goals": _keyed(page.goals.all()),
            "release": _rules(page),
            "slug": page.slug,
            "steps": [self.step(step) for step in steps if isinstance(step, LessonPage | QuizPage)],
        }

    def step(self, page: LessonPage | QuizPage) -> Part:
        """A step of either kind."""
        shared = {
            "key": str(page.key),
            "kind": page.step_kind,
            "heading": _texts(page, "heading"),
            "summary": _texts(page, "summary"),
            "minutes": page.minutes,
            "required": page.is_required,
            "sample": page.is_sample,
            "release": _rules(page),
            "slug": page.slug,
        }
        return shared | (self.lesson(page) if isinstance(page, LessonPage) else _quiz(page))

    def lesson(self, page: LessonPage) -> Part:
        """What only a lesson has."""
        bodies = {code: self.body(getattr(page, f"body_{code}"), code) for code in LANGUAGES}
        bodies[SIMPLE] = self.body(page.body_simple, SIMPLE)
        return {
            "sources": [_source(source) for source in page.sources.all()],
            "bodies": {code: body for code, body in bodies.items() if body},
        }

    def body(self, stream: Any, language: str) -> list[Part]:
        """The blocks of a language."""
        return [self.block(block, language) for block in stream or ()]

    def block(self, block: Any, language: str) -> Part:
        """One block; a type without a rule here is a KeyError, never left out."""
        value = VALUES[block.block_type](self, block.value, language)
        return {"id": str(block.id), "type": block.block_type, "value": value}

    def term(self, term: GlossaryTerm) -> str:
        """The key of a term, which thereby belongs to the archive."""
        self.terms[term.key] = {
            "key": term.key, "word": _texts(term, "word"), "explanation": _texts(term, "explanation"),
        }  # fmt: skip
        return term.key

    def question(self, row: Question) -> Part:
        """A question with its options."""
        return {
            "key": str(row.key),
            "kind": row.kind,
            "title": _plain(row.title),
            "text": _prose(row, "text"),
            "hint": _texts(row, "hint"),
            "goal": str(row.goal.key) if row.goal else None,
            "explained_by": str(row.explained_by.translation_key) if row.explained_by else None,
            "source": _question_source(row),
            "points": row.points,
            "scoring": row.scoring,
            "options": [_option(option) for option in row.options.all()],
            "feedback": _prose(row, "feedback"),
            "tags": list(row.tags),
        }


def _quiz(page: QuizPage) -> Part:
    places = page.quiz_questions.select_related("question")
    return {
        "intro": _prose(page, "intro"),
        "pass_percent": page.pass_percent,
        "attempts": page.attempts_allowed,
        "time_limit_minutes": page.time_limit_minutes,
        "shuffle_questions": page.shuffle_questions,
        "shuffle_options": page.shuffle_options,
        "one_per_page": page.one_per_page,
        "questions": [str(place.question.key) for place in places if not place.question.is_archived],
    }


def _source(source: Any) -> Part:
    return {name: getattr(source, name) for name in ("key", "label", "title", "url", "legal_status_on")}


def _question_source(row: Question) -> Part | None:
    if not row.source_label:
        return None
    return {
        "label": row.source_label, "title": row.source_title, "url": row.source_url,
        "legal_status_on": row.legal_status_on,
    }  # fmt: skip


def _option(option: Any) -> Part:
    return {
        "key": str(option.key), "right": option.is_right, "text": _texts(option, "text"),
        "feedback": _texts(option, "feedback"),
    }  # fmt: skip


def _rich(value: Any) -> str:
    return prose.from_editor(getattr(value, "source", value))


def _fields(*names: str) -> Callable[[Gatherer, Any, str], Part]:
    """Plain fields of a block."""
    return lambda gatherer, value, language: {name: _plain(value[name] or "") for name in names}


def _image(gatherer: Gatherer, value: Any, language: str) -> Part:
    return {
        "file": gatherer.names.take(value["image"]) if value["image"] else "", "alt": _plain(value["alt"]),
        "decorative": bool(value["decorative"]), "caption": _plain(value["caption"]),
    }  # fmt: skip


def _callout(gatherer: Gatherer, value: Any, language: str) -> Part:
    return {
        "kind": value["kind"], "heading": _plain(value["heading"]), "text": _rich(value["text"]),
        "source": value["source"],
    }  # fmt: skip


def _timeline(gatherer: Gatherer, value: Any, language: str) -> Part:
    plain = _fields("label", "heading", "text")
    entries = [
        plain(gatherer, entry, language) | {"turning": bool(entry["turning"])} for entry in value["entries"]
    ]
    return {"heading": _plain(value["heading"]), "entries": entries}


def _accordion(gatherer: Gatherer, value: Any, language: str) -> Part:
    return {
        "items": [
            {"heading": _plain(item["heading"]), "text": _rich(item["text"])} for item in value["items"]
        ]
    }


def _table(gatherer: Gatherer, value: Any, language: str) -> Part:
    return {
        "caption": _plain(value["caption"]),
        "columns": [_plain(cell) for cell in value["columns"]],
        "rows": [[_plain(cell) for cell in row] for row in value["rows"]],
    }


def _recording(gatherer: Gatherer, value: Any, language: str) -> Part:
    media = value["media"]
    return {
        "file": gatherer.names.take(media) if media else "",
        "heading": _plain(value["heading"]),
        "captions": gatherer.names.take_captions(media, language) if media else "",
        "transcript": _rich(value["transcript"]),
    }


def _download(gatherer: Gatherer, value: Any, language: str) -> Part:
    document = value["document"]
    return {"file": gatherer.names.take(document) if document else "", "label": _plain(value["label"])}


VALUES: dict[str, Callable[[Gatherer, Any, str], Any]] = {
    "heading": lambda gatherer, value, language: _plain(value),
    "text": lambda gatherer, value, language: _rich(value),
    "image": _image,
    "callout": _callout,
    "timeline": _timeline,
    "accordion": _accordion,
    "quote": _fields("text", "attribution"),
    "table": _table,
    "video": _recording,
    "audio": _recording,
    "external_video": _fields("url", "heading", "text"),
    "download": _download,
    "glossary": lambda gatherer, value, language: [gatherer.term(term) for term in value if term],
    "sources": lambda gatherer, value, language: {},
}
