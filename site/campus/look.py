"""The states that components show: for each a word, a shape and a colour, so that none of the three stands alone."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(NamedTuple):
    """How one state looks: the ending of its class, its icon, its word."""

    modifier: str
    icon: str
    word: str | Promise


STEPS = {
    "done": State("done", "check", pgettext_lazy("step", "Done")),
    "here": State("here", "arrow-right", _("Continue here")),
    "open": State("neutral", "circle", pgettext_lazy("step", "Open")),
    "repeat": State("problem", "rotate-ccw", _("Repeat")),
    "locked": State("neutral", "lock", _("Not open yet")),
    "waiting": State("info", "hourglass", _("In review")),
    "info": State("info", "info", ""),
    "problem": State("problem", "circle-alert", ""),
    "neutral": State("neutral", "circle", ""),
}

ANSWERS = {
    "open": State("open", "", pgettext_lazy("question", "Still open")),
    "saved": State("saved", "check", pgettext_lazy("answer", "Saved")),
    "saving": State("waiting", "loader", _("Saving …")),
    "waiting": State("offline", "cloud-off", _("Waiting for the connection")),
    "unsent": State("offline", "cloud-off", _("Not saved yet")),
    "check": State("offline", "circle-alert", _("Please check")),
    "late": State("waiting", "clock", _("Too late, not counted")),
    "closed": State("waiting", "lock", pgettext_lazy("question", "Closed")),
}

CALLOUTS = {
    "key": State("key", "bookmark", _("Remember")),
    "law": State("law", "scale", _("The law")),
    "error": State("error", "triangle-alert", _("Common mistake")),
    "example": State("example", "message-square", pgettext_lazy("callout", "Example")),
    "info": State("info", "info", pgettext_lazy("callout", "Note")),
    "ok": State("ok", "circle-check", pgettext_lazy("callout", "Right")),
    "bad": State("bad", "circle-alert", _("Please check")),
}

BANNERS = {
    "info": State("info", "info", ""),
    "ok": State("ok", "circle-check", ""),
    "bad": State("bad", "circle-alert", ""),
    "warm": State("warm", "cloud-off", ""),
}

# The levels of django.contrib.messages.
MESSAGES = {
    "debug": State("info", "info", _("For your information")),
    "info": State("info", "info", _("For your information")),
    "success": State("ok", "circle-check", pgettext_lazy("message", "Done")),
    "warning": State("warm", "triangle-alert", _("Please note")),
    "error": State("bad", "circle-alert", _("That did not work")),
}

CERTIFICATES = {
    "valid": State("done", "badge-check", pgettext_lazy("certificate", "Valid")),
    "expired": State("neutral", "clock", pgettext_lazy("certificate", "Expired")),
    "superseded": State("neutral", "arrow-right", pgettext_lazy("certificate", "Replaced")),
    "revoked": State("problem", "ban", pgettext_lazy("certificate", "Revoked")),
}

# The large sign at the head of a verification page.
VERIFICATIONS = {
    "valid": State("valid", "check", ""),
    "expired": State("expired", "clock", ""),
    "superseded": State("superseded", "arrow-right", ""),
    "revoked": State("revoked", "x", ""),
    "unknown": State("unknown", "circle-question-mark", ""),
}

STATES = {
    "step": STEPS,
    "answer": ANSWERS,
    "callout": CALLOUTS,
    "banner": BANNERS,
    "message": MESSAGES,
    "certificate": CERTIFICATES,
    "verification": VERIFICATIONS,
}
