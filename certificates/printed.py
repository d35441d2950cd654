"""What a certificate says, put into words per language and frozen in its snapshot.

The PDF and the verification page both read the snapshot, never the course: a paper of 2026 is explained in the words
of 2026.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from certificates.words import SOURCE, UNBREAKABLE, Words, words

Texts = dict[str, str]
SCHEMA = 1
MINUTES_OF_UNIT = 45
BOUND = re.compile(r"(§§?|\b(?:Abs|Art|Nr|Kap|чл|ал|art|ust)\.) (?=[\dIVX])")
SOFT_HYPHEN = "\u00ad"
ONE_LETTER = re.compile(r"(?<!\w)(\w) ")


@dataclass(frozen=True)
class Issuer:
    """The organisation as it printed itself on the day of issue."""

    key: str
    name: str
    address: str
    place: str
    signatory: str
    function: str
    accent: str
    logo: dict[str, str] | None = None


@dataclass(frozen=True)
class Test:
    """A test of the course: how many questions, and the share that passes."""

    questions: int
    percent: int | None


@dataclass(frozen=True)
class Facts:
    """Every fact that is printed, except the name."""

    issuer: Issuer
    course: str
    title: Texts
    modules: list[dict[str, Any]]
    tests: list[Test]
    teaching_units: Decimal
    form: str
    edition: int
    legal_status_on: date | None
    started_on: date
    completed_on: date
    issued_on: date
    valid_until: date | None
    is_publicised: bool = False
    statement: str = ""
    replaces: tuple[str, date] | None = None
    languages: list[str] = field(default_factory=lambda: [SOURCE])


def bound(text: str, language: str) -> str:
    """The text with spaces that never break after § and Abs., and after one-letter words where that is the custom."""
    text = BOUND.sub(rf"\1{UNBREAKABLE}", text)
    return ONE_LETTER.sub(rf"\1{UNBREAKABLE}", text) if language in ("pl", "bg") else text


def _pick(mapping: Texts, language: str) -> tuple[str, str]:
    """The text and the language it is in; German where there is none."""
    found = language if mapping.get(language) else SOURCE
    return bound(mapping.get(found, ""), found), found


def texts(facts: Facts, language: str) -> dict[str, Any]:
    """Every printed text of one language."""
    w = words(language)
    title, title_language = _pick(facts.title, language)
    title = title.replace(SOFT_HYPHEN, "")  # lines of display type are computed, never hyphenated
    return {
        **{key: w[key] for key in FIXED},
        "title": title,
        "title_language": title_language,
        "original": _original(facts, w, title_language),
        "facts": _facts(facts, w),
        "issued_on": w.day(facts.issued_on),
        "logo_title": w["logo_title"].format(name=facts.issuer.name),
        "publicity": _publicity(facts, w),
        "title_and_version": w["title_and_version"].format(title=title, number=facts.edition),
        "modules": [_module(module, number, w) for number, module in enumerate(facts.modules, start=1)],
        "total_label": w.label("total"),
        "total": _total(facts, w),
        "explanations": _explanations(facts, w),
    }


FIXED = (
    "kind", "sentence", "check_heading", "check_text", "qr_title", "code", "serial", "not_a", "emblem_title",
    "page", "contents",
)  # fmt: skip


def _original(facts: Facts, w: Words, title_language: str) -> dict[str, str] | None:
    """In other languages the German title follows, because a German employer reads it."""
    if title_language == SOURCE:
        return None
    before, after = w["title_in_source"].split("{title}")
    return {"before": before, "title": bound(facts.title[SOURCE], SOURCE), "after": after}


def _facts(facts: Facts, w: Words) -> list[dict[str, str]]:
    """The table of facts in its order; a line that does not apply is left out."""
    values = {
        "period": w.period(facts.started_on, facts.completed_on),
        "scope": w.counted("units", facts.teaching_units),
        "form": w["forms"][facts.form],
        "result": _result(facts, w),
        "version": _version(facts, w),
        "valid_until": w.day(facts.valid_until) if facts.valid_until else "",
        "replaces": _replaces(facts, w),
    }
    return [{"key": key, "label": w.label(key), "value": value} for key, value in values.items() if value]


def _result(facts: Facts, w: Words) -> str:
    """In words; never a grade, a score or a distinction."""
    done: str = w.counted("modules_done", len(facts.modules))
    return f"{done}, {w.counted('tests_passed', len(facts.tests))}" if facts.tests else done


def _version(facts: Facts, w: Words) -> str:
    if not facts.legal_status_on:
        return str(w["version"].format(number=facts.edition))
    return str(w["version_with_law"].format(number=facts.edition, day=w.day(facts.legal_status_on)))


def _replaces(facts: Facts, w: Words) -> str:
    """Serial and day of the replaced paper; never the reason, which could disclose a marriage or a transition."""
    if not facts.replaces:
        return ""
    serial, day = facts.replaces
    return str(w["replaces"].format(serial=serial, day=w.day(day)))


def _publicity(facts: Facts, w: Words) -> list[str] | None:
    """The funding statement in two lines, in the project's own wording if it has one."""
    if not facts.is_publicised:
        return None
    if not facts.statement:
        return list(w["statement"])
    parts = facts.statement.split()
    half = (len(parts) + 1) // 2
    return [" ".join(parts[:half]), " ".join(parts[half:])]


def _module(module: dict[str, Any], number: int, w: Words) -> dict[str, Any]:
    heading, language = _pick(module["heading"], w.language)
    units = w["units_short"].format(n=w.number(Decimal(module["teaching_units"])))
    goals = [
        dict(zip(("text", "language"), _pick(goal, w.language), strict=True)) for goal in module["goals"]
    ]
    return {
        "label": w["module"].format(number=number, units=units),
        "heading": heading,
        "language": language,
        "goals": goals,
    }


def _total(facts: Facts, w: Words) -> str:
    hours = facts.teaching_units * MINUTES_OF_UNIT / 60
    total: str = w["total"].format(n=w.number(facts.teaching_units), hours=w.counted("hours", hours))
    return total


def _explanations(facts: Facts, w: Words) -> list[dict[str, str]]:
    """How it was tested, the legal status, and what the verification page shows."""
    values = {
        "test": _test(facts, w),
        "legal_status": w["law"].format(day=w.day(facts.legal_status_on)) if facts.legal_status_on else "",
        "shown": w["shown"],
    }
    return [{"label": w.label(key), "text": value} for key, value in values.items() if value]


def _test(facts: Facts, w: Words) -> str:
    if not facts.tests:
        return ""
    questions = w.counted("questions", sum(test.questions for test in facts.tests))
    marks = {test.percent for test in facts.tests}
    mark = marks.pop() if len(marks) == 1 else None
    pattern = w["test_with_mark"] if mark is not None else w["test"]
    return str(pattern.format(questions=questions, percent=mark))


def plain(facts: Facts) -> dict[str, Any]:
    """The facts as data: for the attachment of the PDF, and for whoever reads a snapshot by program."""
    return {
        "course": facts.course,
        "title": facts.title,
        "edition": facts.edition,
        "teaching_units": str(facts.teaching_units),
        "form": facts.form,
        "modules": facts.modules,
        "started_on": facts.started_on.isoformat(),
        "completed_on": facts.completed_on.isoformat(),
        "issued_on": facts.issued_on.isoformat(),
        "valid_until": facts.valid_until.isoformat() if facts.valid_until else None,
        "legal_status_on": facts.legal_status_on.isoformat() if facts.legal_status_on else None,
        "replaces": facts.replaces[0] if facts.replaces else None,
    }


def snapshot(facts: Facts, *, address: str, issued_at: str) -> dict[str, Any]:
    """What is frozen at issue, in every offered language."""
    return {
        "schema": SCHEMA,
        "address": address,
        "issued_at": issued_at,
        "issuer": {key: getattr(facts.issuer, key) for key in Issuer.__dataclass_fields__},
        "facts": plain(facts),
        "languages": facts.languages,
        "texts": {language: texts(facts, language) for language in facts.languages},
    }


def moment(day: date) -> str:
    """The fixed instant in a document's metadata: noon of the day of issue, so that its bytes can be made again."""
    return f"{day.isoformat()}T12:00:00+00:00"
