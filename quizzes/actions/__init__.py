"""Every change of state in quizzes: starting, answering and submitting attempts; archiving questions."""

from quizzes.actions.answering import KeyUsedTwice, Missing, Reply, answer
from quizzes.actions.forms import Field, answer_form
from quizzes.actions.starting import CannotStart, start
from quizzes.actions.submitting import StillOpen, submit

__all__ = [
    "CannotStart",
    "Field",
    "KeyUsedTwice",
    "Missing",
    "Reply",
    "StillOpen",
    "answer",
    "answer_form",
    "start",
    "submit",
]
