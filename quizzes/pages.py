"""The pages of a quiz: before, during, before handing in, afterwards. Reads only."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from courses import documents
from courses.delivery import Place
from people.models import User
from quizzes import deadline, queries, unsent
from quizzes.models import Attempt
from quizzes.paper import Slot, slots_of
from quizzes.queries import item_of
from quizzes.results import Result

Document = dict[str, Any]


class SignedIn(HttpRequest):
    """A request of a person with an account."""

    user: User


def step(request: SignedIn, place: Place) -> HttpResponse:
    """The quiz: its questions while an attempt is open, else what awaits."""
    wanted = request.GET.get("q", "")
    return quiz(request, place, only=int(wanted[:4]) if wanted.isdecimal() else 1)


# --- during ----------------------------------------------------------------------------------------------------


def quiz(request: SignedIn, place: Place, *, only: int = 1) -> HttpResponse:
    """The questions of the open attempt: all of them, or one where the author wants it so."""
    attempts = queries.attempts_at(place)
    attempt = next((each for each in attempts if each.submitted_at is None), None)
    if attempt is None:
        return intro(request, place, attempts)
    context = _open(request, place, attempt)
    if context["document"]["one_per_page"]:
        context |= _one(context["slots"], only)
    return render(request, "quizzes/quiz.html", context)


def _open(request: SignedIn, place: Place, attempt: Attempt) -> Document:
    """What the pages of an open attempt show."""
    document = documents.load(attempt.item.document_id)
    answers = queries.counting(attempt)
    slots = unsent.filled_in(request, attempt, slots_of(document, attempt.paper, answers))
    end = queries.end_of(attempt, request.user)
    return (
        common(place, document)
        | _counted(slots)
        | {
            "attempt": attempt,
            "slots": slots,
            "shown": slots,
            "saved_at": max((row.received_at for row in answers.values()), default=None),
            "page_key": uuid.uuid4(),
            "end": end,
            "seconds_left": deadline.seconds_left(end),
            "is_over": deadline.is_over(end),
            "account": request.user.key,
        }
    )


def _counted(slots: list[Slot]) -> Document:
    """How far the paper is filled in."""
    return {
        "answered": sum(slot.is_answered for slot in slots),
        "answered_words": [answered_words(count, len(slots)) for count in range(len(slots) + 1)],
        "open": [slot for slot in slots if not slot.is_answered],
        "has_unsent": any(slot.state == "unsent" for slot in slots),
    }


def answered_words(count: int, total: int) -> str:
    """7 of 10 answered. For the script all of them: languages have more plural forms than a script should know."""
    return ngettext("%(count)s of %(total)s answered", "%(count)s of %(total)s answered", count) % {
        "count": count,
        "total": total,
    }


def _one(slots: list[Slot], only: int) -> Document:
    number = min(max(only, 1), len(slots))
    return {
        "shown": [slots[number - 1]],
        "previous": number - 1,
        "next": number + 1 if number < len(slots) else None,
    }


def common(place: Place, document: Document) -> Document:
    """What every page of a quiz shows around its own content."""
    item = item_of(place)
    module = next(module for module in place.manifest.modules if module.key == item.module)
    return {
        "place": place,
        "edition": place.manifest,
        "item": item,
        "module": module,
        "module_number": place.manifest.modules.index(module) + 1,
        "document": document,
        "total": len(document["questions"]),
        "code": place.manifest.code,
        "slug": item.slug,
    }


# --- before ----------------------------------------------------------------------------------------------------


def intro(request: SignedIn, place: Place, attempts: list[Attempt]) -> HttpResponse:
    """What awaits: questions, pass mark, attempts left, time; and the results so far."""
    document = documents.load(item_of(place).digest)
    limited = document["attempts_allowed"] is not None or document["time_limit_minutes"] is not None
    grant = queries.grant_at(place, request.user) if limited else deadline.Grant()
    results = [Result(score, place) for score in queries.scores(place)] if attempts else []
    allowed = document["attempts_allowed"]
    left = None if allowed is None else max(allowed + grant.extra_attempts - len(attempts), 0)
    context = common(place, document) | {
        "minutes": deadline.minutes_for(document["time_limit_minutes"], grant),
        "has_extra_time": bool(grant.extra_time_percent) and document["time_limit_minutes"] is not None,
        "left": left,
        "results": results,
        "passed": next((result for result in results if result.is_passed), None),
        "may_start": place.closed_at is None and left != 0,
        "is_partly": any(entry["question"]["scoring"] == "proportional" for entry in document["questions"]),
    }
    return render(request, "quizzes/intro.html", context)


# --- before handing in, and afterwards ---------------------------------------------------------------------------


def review(request: SignedIn, place: Place) -> HttpResponse:
    """All answers with a way back to each. Handing in with open questions is asked about, unless time is over."""
    attempt = next((each for each in queries.attempts_at(place) if each.submitted_at is None), None)
    if attempt is None:
        return redirect("courses:step", place.manifest.code, item_of(place).slug)
    context = _open(request, place, attempt)
    asks = bool(context["open"]) and not context["is_over"]
    asked = {"asks": asks, "is_asked": asks and "ask" in request.GET, "is_again": "again" in request.GET}
    return render(request, "quizzes/review.html", context | asked)


def result(request: SignedIn, place: Place, number: int) -> HttpResponse:
    """How an attempt went, with the right answers and the reasons."""
    score = next((score for score in queries.scores(place) if score.attempt.number == number), None)
    if score is None:
        raise Http404
    document = documents.load(score.attempt.item.document_id)
    found = Result(score, place, document, queries.counting(score.attempt))
    context = common(place, document) | found.context(only_wrong=request.GET.get("only") == "wrong")
    return render(request, "quizzes/result.html", context)
