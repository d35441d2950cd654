"""What may be wrong with a quiz and its questions before a release, in plain sentences."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses import prose
from courses.problems import Problem, error, warning
from courses.texts import LANGUAGES, SOURCE
from quizzes import kinds
from quizzes.freezing import questions_of
from quizzes.models import Question, QuizPage


def problems_of(page: QuizPage) -> list[Problem]:
    """All findings about a quiz page in its present state, its questions included."""
    found = [*_of_quiz(page)]
    for question in questions_of(page):
        found += [*_of_question(question, page)]
    return [*found, *_of_translations(page)]


def _of_quiz(page: QuizPage) -> Iterator[Problem]:
    questions = questions_of(page)
    if not page.heading_de:
        yield error(_("The German heading is missing."), page, SOURCE)
    if not questions:
        yield error(_("The quiz has no question yet."), page)
    if len({question.pk for question in questions}) < len(questions):
        yield error(_("A question stands in the quiz twice."), page)
    if page.is_sample:
        yield error(_("A quiz cannot be a sample: its answers are stored for a person."), page)


def _of_question(question: Question, page: QuizPage) -> Iterator[Problem]:
    for message, is_error, language in findings(question):
        make = error if is_error else warning
        yield make(
            _("Question “%(title)s”: %(finding)s") % {"title": question.title, "finding": message},
            page,
            language,
        )
    if not page.path.startswith(question.course.path):
        yield error(_("Question “%(title)s” belongs to another course.") % {"title": question.title}, page)


def _of_translations(page: QuizPage) -> Iterator[Problem]:
    """What each language lacks, as one line: learners of that language read these texts in German."""
    for code in LANGUAGES:
        missing = sum(missing_in(question, code) for question in questions_of(page)) if code != SOURCE else 0
        if missing:
            words = ngettext(
                "%(count)s text of the questions is not translated.",
                "%(count)s texts of the questions are not translated.",
                missing,
            )
            yield warning(words % {"count": missing}, page, code)


Finding = tuple[str, bool, str]  # sentence, whether it stops the release, language


def findings(question: Question) -> Iterator[Finding]:
    """What there is to say about one question, in its present state."""
    if question.is_archived:
        yield _("It is archived. Take it out of the quiz or bring it back."), True, ""
    for found in kinds.get(question.kind).problems(question, list(question.options.all())):
        yield str(found.text), found.is_error, ""
    if prose.is_empty(question.text_de):
        yield _("The German question is missing."), True, SOURCE
    yield from _about_source(question)
    yield from _about_feedback(question)


def _about_source(question: Question) -> Iterator[Finding]:
    if question.source_label and not question.legal_status_on:
        yield _("The source has no legal status date."), True, ""
    if not question.goal:
        yield _("It names no learning goal."), False, ""


def _about_feedback(question: Question) -> Iterator[Finding]:
    if prose.is_empty(question.feedback_de):
        yield _("It has no reason that is shown afterwards."), False, SOURCE


def missing_in(question: Question, code: str) -> int:
    """How many of the German texts have no partner in a language."""
    rows: list[tuple[Any, tuple[str, ...]]] = [(question, ("text", "hint", "feedback"))]
    rows += [(option, ("text", "feedback")) for option in question.options.all()]
    return sum(
        not prose.is_empty(getattr(row, f"{field}_{SOURCE}"))
        and prose.is_empty(getattr(row, f"{field}_{code}"))
        for row, fields in rows
        for field in fields
    )
