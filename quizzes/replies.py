"""What the answer endpoint says to the script: a state, and a sentence where the learner has to know."""

from typing import Any

from django.http import JsonResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from quizzes.actions import Reply
from quizzes.models import Response

STATES = {Response.Effect.COUNTS: "saved", Response.Effect.STALE: "stale", Response.Effect.LATE: "late"}


def of(reply: Reply) -> JsonResponse:
    """An answer that is stored: saved, or stored without counting, with the reason."""
    response = reply.response
    body: dict[str, Any] = {
        "state": STATES[Response.Effect(reply.effect)],
        "key": str(response.key),
        "slot": response.slot,
        "at": date_format(localtime(response.received_at), "TIME_FORMAT"),
        "message": sentence(reply),
    }
    if reply.newest is not None:
        body["newest"] = {"key": str(reply.newest.key), "value": reply.posted}
    return JsonResponse(body)


def sentence(reply: Reply) -> str:
    """Why an answer does not count; empty when it does."""
    if reply.effect == Response.Effect.STALE:
        return _(
            "Meanwhile this question was answered in another window. That answer counts. Choose again to change it."
        )
    if reply.effect == Response.Effect.LATE:
        return _("This answer came after the end of the attempt. It is kept, and it does not count.")
    return ""


def sentences(stored: list[Reply]) -> list[str]:
    """The same for a whole form: each sentence once, with the questions it is about."""
    slots: dict[str, list[str]] = {}
    for reply in stored:
        if text := sentence(reply):
            slots.setdefault(text, []).append(str(reply.response.slot))
    return [
        _("Question %(numbers)s: %(text)s") % {"numbers": ", ".join(of), "text": text}
        for text, of in slots.items()
    ]


def refused() -> JsonResponse:
    """Nothing our page would send."""
    text = _("That answer could not be read. Please load the page again and choose once more.")
    return JsonResponse({"state": "refused", "message": text}, status=400)


def missing() -> JsonResponse:
    """No such attempt for this person, whoever else may have one."""
    return JsonResponse({"state": "missing", "message": _("This attempt is not there any more.")}, status=404)


def conflict() -> JsonResponse:
    """The key was used for another answer."""
    text = _("This answer was sent twice with different content. Please choose again.")
    return JsonResponse({"state": "conflict", "message": text}, status=409)


def signed_out() -> JsonResponse:
    """The session is over; the page keeps the answer and sends it after signing in."""
    text = _("You are signed out. Sign in again: your answers are kept and will be sent.")
    return JsonResponse({"state": "signed-out", "message": text}, status=401)
