"""Logs hold no names, answers or tokens."""

import logging
import os
import re
import traceback
from collections.abc import Iterator
from types import TracebackType

SECRETS = re.compile(r"(/(?:reset/key|reset|confirm-email|start)/)[^\s\"]+")


class WithoutPersonalData(logging.Filter):
    """Cut the query of an address and the tokens in its path before a line is written."""

    def filter(self, record: logging.LogRecord) -> bool:
        line = record.getMessage()
        record.msg, record.args = SECRETS.sub(r"\1…", re.sub(r"\?\S+", "?…", line)), ()
        return True


class OneLine(logging.Filter):
    """A request for a host that is not ours is a scanner's, or a setting's mistake: one line, no traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.exc_info = record.exc_text = None
        return True


class WithoutExceptionText(logging.Formatter):
    """Tracebacks without the message: a database says "Key (email)=(lea@…) already exists".

    The kind of the exception and the lines of code that led to it are what a fault is found by.
    """

    def formatException(  # noqa: N802 - the name is the library's
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """The chain of exceptions, the first one first, as Python prints it."""
        return "".join(_told(ei[1])).rstrip() if ei[1] else ""


def _told(error: BaseException) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before:
        yield from _told(before)
        yield "\nWhich led to:\n\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}{_reason(error)}\n"


def _reason(error: BaseException) -> str:
    """What the system says, such as "No space left on device", without the name of the file."""
    return f": {os.strerror(error.errno)}" if isinstance(error, OSError) and error.errno else ""
