"""A quiz and its questions as documents (docs/architecture.md, quiz and question, schema 1).

Freezing stores nothing, so that previews may freeze. A question that was released before and is unchanged keeps its
version; inside the release transaction `settle` makes one for each of the others.
"""

from typing import Any

from django.db.models import Max

from courses import prose
from courses.documents import canonical, digest
from courses.texts import texts
from quizzes import kinds
from quizzes.models import Question, QuestionVersion, QuizPage

SCHEMA = 1
Document = dict[str, Any]


def freeze_quiz(page: QuizPage) -> Document:
    """The document of a quiz page in its present state; its questions have no version yet."""
    return {
        "schema": SCHEMA,
        "kind": page.step_kind,
        "key": str(page.key),
        "heading": texts(page, "heading"),
        "summary": texts(page, "summary"),
        "minutes": page.minutes,
        "intro": rich_texts(page, "intro"),
        "pass_percent": page.pass_percent,
        "attempts_allowed": page.attempts_allowed,
        "time_limit_minutes": page.time_limit_minutes,
        "shuffle_questions": page.shuffle_questions,
        "shuffle_options": page.shuffle_options,
        "one_per_page": page.one_per_page,
        "questions": [_entry(question) for question in questions_of(page)],
    }


def _entry(row: Question) -> Document:
    question = freeze_question(row)
    known = _known(row, digest(canonical(question)))
    return {"version": str(known.key) if known else None, "question": question}


def _known(row: Question, name: str) -> QuestionVersion | None:
    return QuestionVersion.objects.filter(question=row.pk, digest=name).first()


def questions_of(page: QuizPage) -> list[Question]:
    """The questions of a quiz in its order, the author's unsaved order included."""
    return [place.question for place in page.quiz_questions.all()]


def freeze_question(question: Question) -> Document:
    """A question as a document: structure and texts of all languages, nothing of today's wording."""
    kind = kinds.get(question.kind)
    shared = {
        "schema": SCHEMA,
        "kind": question.kind,
        "key": str(question.key),
        "grading": kind.grading,
        "scoring": question.scoring if question.scoring in kind.scorings else kind.scorings[0],
        "points": question.points,
        "text": rich_texts(question, "text"),
        "hint": texts(question, "hint"),
        "feedback": rich_texts(question, "feedback"),
        "goal": _goal(question),
        "explained_by": str(question.explained_by.translation_key) if question.explained_by else None,
        "source": _source(question),
    }
    return shared | kind.freeze(question, list(question.options.all()))


def rich_texts(row: Any, field: str) -> dict[str, str]:
    """A translated rich text, reduced to the allowed set; a language without one is left out."""
    frozen = {code: prose.freeze(html) for code, html in texts(row, field).items()}
    return {code: html for code, html in frozen.items() if html}


def _goal(question: Question) -> Document | None:
    goal = question.goal
    return {"key": str(goal.key), "text": texts(goal, "text")} if goal else None


def _source(question: Question) -> Document | None:
    if not question.source_label:
        return None
    day = question.legal_status_on
    return {
        "label": question.source_label,
        "title": question.source_title,
        "url": question.source_url,
        "legal_status_on": day.isoformat() if day else None,
    }


def settle(document: Document) -> Document:
    """The document with a version for each question. Writes: only inside the release transaction."""
    return document | {"questions": [_settled(entry) for entry in document["questions"]]}


def _settled(entry: Document) -> Document:
    if entry["version"] is not None:
        return entry
    row = Question.objects.select_for_update().get(key=entry["question"]["key"])
    return entry | {"version": str(_version(row, entry["question"]).key)}


def _version(row: Question, question: Document) -> QuestionVersion:
    text = canonical(question)
    name = digest(text)
    if known := _known(row, name):
        return known
    newest = row.versions.aggregate(newest=Max("number"))["newest"] or 0
    return QuestionVersion.objects.create(question=row, number=newest + 1, document=text, digest=name)
