"""The trainer's preview of a quiz or a question, from documents that are not stored. Nothing is saved."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from quizzes import drawing, kinds
from quizzes.paper import Slot, slots_of

Document = dict[str, Any]


def quiz(request: HttpRequest, document: Document, *, course: str) -> HttpResponse:
    """The questions as the learner meets them, each followed by the reasons that are shown afterwards."""
    slots = slots_of(
        document, drawing.draw(document | {"shuffle_questions": False, "shuffle_options": False}, 0), {}
    )
    return render(request, "quizzes/preview.html", {"document": document, "course": course, "slots": slots})


def question(request: HttpRequest, document: Document, *, course: str) -> HttpResponse:
    """One question by itself."""
    order = list(range(kinds.get(document["kind"]).places(document)))
    return render(
        request,
        "quizzes/preview.html",
        {"document": None, "course": course, "slots": [Slot(1, document, order)]},
    )
