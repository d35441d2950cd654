"""Answers of a form whose session had ended: kept until the person has signed in again. Places, no texts."""

from django.http import HttpRequest

from quizzes import forms
from quizzes.kinds import Refused
from quizzes.models import Attempt
from quizzes.paper import Slot

KEPT = "quizzes_unsent"


def keep(request: HttpRequest) -> None:
    """Keep what the form says, for the page after signing in."""
    try:
        posted = forms.posted(request.POST)
    except Refused:
        return
    fields = {str(field.slot): (field.posted, str(field.follows or "")) for field in posted.fields}
    request.session[KEPT] = {"attempt": str(posted.attempt_key), "fields": fields}


def forget(request: HttpRequest) -> None:
    """They are stored now."""
    request.session.pop(KEPT, None)


def filled_in(request: HttpRequest, attempt: Attempt, slots: list[Slot]) -> list[Slot]:
    """The slots with the kept answers of this attempt: shown, not stored, since a GET stores nothing.

    A question that was answered since then stays as it is.
    """
    kept = request.session.get(KEPT)
    if not kept or kept["attempt"] != str(attempt.key):
        return slots
    return [_filled(slot, kept["fields"].get(str(slot.number))) for slot in slots]


def _filled(slot: Slot, field: tuple[list[str], str] | None) -> Slot:
    if field is None or field[1] != slot.follows:
        return slot
    try:
        value = slot.kind.read(field[0], slot.order)
    except Refused:
        return slot
    is_same = value == slot.value or not (slot.is_answered or slot.kind.is_answered(value))
    return slot if is_same else Slot(slot.number, slot.question, slot.order, value, slot.follows, "unsent")
