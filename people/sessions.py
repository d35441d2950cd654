"""Sessions in the database: one statement reads the row and the person it belongs to.

Two ends: idle, and absolute since sign-in. Without "stay signed in" both are short, for the PC that people share.
The row is written again only after a tenth of the idle time, so that reading pages stays reading.
"""

from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.db.models import QuerySet
from django.utils import timezone

from people.compiled import Compiled

SIGNED_IN_AT, DEVICE = "signed_in_at", "device"
_brought: ContextVar[Any] = ContextVar("person_of_session", default=None)
BROWSERS = {"Edg/": "Edge", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
SYSTEMS = {
    "Windows": "Windows",
    "Android": "Android",
    "iPhone": "iOS",
    "iPad": "iPadOS",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


def _row_with_person(key: str, now: datetime) -> QuerySet[Any]:
    rows = SessionStore.get_model_class()._default_manager.select_related("person")  # type: ignore[attr-defined]
    return rows.filter(session_key=key, expire_date__gt=now)


ROW_WITH_PERSON = Compiled(_row_with_person, str, datetime)


class SessionStore(db.SessionStore):
    """The engine of `SESSION_ENGINE`."""

    IDLE = {True: timedelta(hours=4), False: timedelta(days=14)}  # by "ends with the browser"
    ABSOLUTE = {True: timedelta(hours=24), False: timedelta(days=90)}

    @classmethod
    def get_model_class(cls) -> type:
        """Our own table."""
        from people.models import Session

        return Session

    def load(self) -> dict[str, Any]:
        """Read the row, and have it written again when the idle limit has moved noticeably."""
        row = self._row_with_person()
        if row is None:
            self._session_key = None
            return {}
        _brought.set(row.person)
        self._session_cache = self.decode(row.session_data)
        if self.get_expiry_date() - row.expire_date > self._idle() / 10:
            self.modified = True
        return self._session_cache

    def _row_with_person(self) -> Any:
        return ROW_WITH_PERSON.first(self.session_key, timezone.now())

    def _idle(self) -> timedelta:
        return self.IDLE[self.get_expire_at_browser_close()]

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        """The nearer one of the two ends."""
        ends = timezone.now() + self._idle()
        if since := self.get(SIGNED_IN_AT):
            ends = min(
                ends, datetime.fromisoformat(since) + self.ABSOLUTE[self.get_expire_at_browser_close()]
            )
        return ends

    def get_expiry_age(self, **kwargs: Any) -> int:
        """The same in seconds, for the cookie."""
        return max(0, int((self.get_expiry_date() - timezone.now()).total_seconds()))

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """The row with its owner."""
        row: Any = super().create_model_instance(data)
        row.person_id = data.get(SESSION_KEY)
        row.device = data.get(DEVICE, "")
        row.signed_in_at = data.get(SIGNED_IN_AT)
        return row

    def delete(self, session_key: str | None = None) -> None:
        """End the session, in one statement."""
        if key := session_key or self.session_key:
            self.model.objects.filter(session_key=key).delete()


def brought_person(pk: Any) -> Any:
    """The person whom the session just read brought along, once; None if that was somebody else or nobody."""
    person = _brought.get()
    _brought.set(None)
    return person if person is not None and str(person.pk) == str(pk) else None


def note_sign_in(session: Any, user_agent: str) -> None:
    """Write into the session what the person's list of sessions shows."""
    session[SIGNED_IN_AT] = timezone.now().isoformat()
    session[DEVICE] = device_of(user_agent)


def device_of(user_agent: str) -> str:
    """Browser and system, no version: enough to know one's own device again, too little to know a person by."""
    browser = next((name for mark, name in BROWSERS.items() if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS.items() if mark in user_agent), "")
    return ", ".join(filter(None, (browser, system)))
