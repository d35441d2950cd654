"""SQLite with one fair queue for the writers of this process.

SQLite lets waiting writers poll, and the unlucky one waits longest. Our threads queue for a lock instead, so the
slowest of many answers is 25 times faster (docs/decisions/0004). Other processes still poll, up to the timeout.
"""

import threading
import time
from collections import deque
from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLite

from people.sorting import COLLATION, compare


class FairLock:
    """A lock that is handed over in the order in which it was asked for."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._held = False
        self._waiting: deque[threading.Event] = deque()

    def acquire(self, timeout: float) -> bool:
        """Wait at most `timeout` seconds. True if the lock is now ours."""
        with self._guard:
            if not self._held:
                self._held = True
                return True
            turn = threading.Event()
            self._waiting.append(turn)
        return turn.wait(timeout) or self._give_up(turn)

    def _give_up(self, turn: threading.Event) -> bool:
        with self._guard:
            if turn.is_set():
                return True
            self._waiting.remove(turn)
        return False

    def release(self) -> None:
        """Hand the lock to the one who has waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._held = False


WRITERS = FairLock()


class DatabaseWrapper(SQLite):
    """Django's SQLite backend; a write transaction holds WRITERS from BEGIN to COMMIT or ROLLBACK."""

    _writing = False

    def get_new_connection(self, conn_params: Any) -> Any:
        """A connection that knows the order of names."""
        connection = super().get_new_connection(conn_params)
        connection.create_collation(COLLATION, compare)
        return connection

    def _start_transaction_under_autocommit(self) -> None:
        self._queue_for_writing()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._done_writing()
            raise

    def _queue_for_writing(self) -> None:
        if self._writing:
            return
        seconds = self.settings_dict["OPTIONS"].get("timeout", 20)
        started = time.monotonic()
        if not WRITERS.acquire(seconds):
            waited = time.monotonic() - started
            raise OperationalError(f"database is locked (waited {waited:.0f} s for another writer)")
        self._writing = True

    def _done_writing(self) -> None:
        if self._writing:
            self._writing = False
            WRITERS.release()

    def _commit(self) -> None:
        super()._commit()  # a failed COMMIT keeps the transaction, and so the lock, until ROLLBACK
        self._done_writing()

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self._done_writing()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            self._done_writing()
