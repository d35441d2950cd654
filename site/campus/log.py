"""Logs hold no names, answers or tokens."""

import logging
import re

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
