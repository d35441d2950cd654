"""Quizzes for tests: questions of the three kinds in a released course, and learners who take them."""

import datetime as dt
import uuid
from typing import Any

from django.utils import translation

from courses import actions as course_actions
from courses.delivery import Place
from courses.models import CoursePage
from courses.queries import place
from people.models import User
from quizzes.models import Attempt, Option, Question, QuizPage, QuizQuestion
from quizzes.paper import Slot, slots_of
from quizzes.queries import counting
from tests.factories.courses import lessons_of, make_course, module_of, release_course

LANGUAGE = "de"


def make_question(
    course: CoursePage,
    title: str = "Merkmale",
    kind: str = "single",
    right: tuple[int, ...] = (0,),
    **facts: Any,
) -> Question:
    """A question with three answers (two for true or false); `right` are the places of the right ones."""
    module = module_of(course)
    question = Question(
        course=course, kind=kind, title=title, text_de=f"<p>Frage {title}?</p>", text_en=f"<p>Question {title}?</p>",
        feedback_de=f"<p>Grund {title}.</p>", feedback_en=f"<p>Reason {title}.</p>", goal=module.goals.first(),
        explained_by=lessons_of(course)[0], source_label="§ 1 AGG", source_url="https://www.gesetze-im-internet.de/agg/__1.html",
        legal_status_on=dt.date(2026, 11, 1), **facts,
    )  # fmt: skip
    question.options = [
        _option(title, kind, place, is_right=place in right)
        for place in range(2 if kind == "truefalse" else 3)
    ]
    with translation.override("de"):
        question.save()
    return question


def _option(title: str, kind: str, place: int, *, is_right: bool) -> Option:
    if kind == "truefalse":
        return Option(
            key=("true", "false")[place],
            is_right=is_right,
            feedback_de=f"Weil {title} {place}.",
            sort_order=place,
        )
    return Option(
        key=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{title}{place}")), text_de=f"Antwort {title} {place}",
        text_en=f"Answer {title} {place}", feedback_de=f"Weil {title} {place}.", is_right=is_right, sort_order=place,
    )  # fmt: skip


def make_quiz(course: CoursePage, questions: list[Question], heading: str = "Quiz", **facts: Any) -> QuizPage:
    """A published quiz at the end of the course's first module."""
    settings = {"shuffle_options": False} | facts
    quiz = QuizPage(title=heading, heading_de=heading, heading_en=f"{heading} EN", slug="quiz", **settings)
    quiz.quiz_questions = [
        QuizQuestion(question=question, sort_order=at) for at, question in enumerate(questions)
    ]
    module_of(course).add_child(instance=quiz)
    return quiz


def make_bank(course: CoursePage) -> list[Question]:
    """One question of each kind. Right: 0; 0 and 1; true."""
    return [
        make_question(course, "Eins", "single", (0,)),
        make_question(course, "Zwei", "multiple", (0, 1)),
        make_question(course, "Drei", "truefalse", (0,)),
    ]


def make_released_quiz(code: str = "verwaltung", questions: Any = make_bank, **facts: Any) -> CoursePage:
    """A course with a lesson and a quiz, released and offered."""
    course = make_course(code, lessons=1)
    make_quiz(course, questions(course), **facts)
    release_course(course)
    return course


def make_learner(username: str = "lea", **facts: Any) -> User:
    """A person who can sign in by `force_login`."""
    return User.objects.create_user(username, None, **facts)


def stand(person: User, course: CoursePage, slug: str = "quiz") -> Place:
    """Enrolled, and at the quiz."""
    course_actions.enrol(by=person, learner=person, course=course)
    found = place(person, course.code, slug)
    assert found is not None
    return found


def slots(attempt: Attempt) -> list[Slot]:
    """The attempt's questions with the answers that count."""
    from courses import documents

    return slots_of(documents.load(attempt.item.document_id), attempt.paper, counting(attempt))


RIGHT = {1: ["0"], 2: ["0", "1"], 3: ["0"]}
WRONG = {1: ["1"], 2: ["2"], 3: ["1"]}
