"""The control of the kill test: a site that says "saved" first and stores a moment later."""

import queue
import threading
import time

from django.apps import AppConfig
from django.utils import timezone

MOMENT = 0.3  # seconds between the word and the deed
_waiting = queue.Queue()
_thread = None


class Careless(AppConfig):
    name = "tests.faults.careless"
    label = "careless"

    def ready(self):
        """Put our way of answering in the place of the real one."""
        from quizzes import actions

        real = actions.answer

        def answer(**facts):
            from quizzes.models import Response

            _start(real)
            _waiting.put((time.monotonic() + MOMENT, facts))
            said = Response(key=facts["key"], slot=facts["slot"], received_at=timezone.now(), effect="counts")
            return actions.Reply(said)

        actions.answer = answer


def _start(real):
    """In the process that serves, so after its fork."""
    global _thread  # noqa: PLW0603 - one per process
    if _thread is None:
        _thread = threading.Thread(target=_store, args=[real], daemon=True)
        _thread.start()


def _store(real):
    while True:
        due, facts = _waiting.get()
        time.sleep(max(0, due - time.monotonic()))
        real(**facts)
