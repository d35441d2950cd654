"""Log lines hold no query, no token, and no words of an exception."""

import logging
import sys
from logging.config import DictConfigurator
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError

from campus.log import WithoutPersonalData


def written(message, *arguments):
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, arguments, None)
    WithoutPersonalData().filter(record)
    return record.getMessage()


def test_the_query_of_an_address_is_cut():
    assert written("Not Found: %s", "/de/x/?name=Lea&code=1") == "Not Found: /de/x/?…"


def test_tokens_in_a_path_are_cut():
    assert (
        written("Not Found: %s", "/de/account/password/reset/key/1-abc-secret/")
        == "Not Found: /de/account/password/reset/key/…"
    )


MARKER = "quendolina@example.org"


def store():
    raise IntegrityError(f"Key (email)=({MARKER}) already exists.")


def store_again():
    try:
        store()
    except IntegrityError as error:
        raise ValueError(f"{MARKER} is taken") from error


def failed(work, formatter):
    """What a log holds of work that failed."""
    try:
        work()
    except (ValueError, OSError):
        record = logging.LogRecord("django.request", logging.ERROR, "", 0, "It failed", (), sys.exc_info())
    return formatter.format(record)


def of_production():
    """The formatter of the settings, as logging makes it."""
    return DictConfigurator(settings.LOGGING).configure_formatter(settings.LOGGING["formatters"]["line"])


def test_a_traceback_keeps_its_lines_and_kinds_and_not_its_words():
    text = failed(store_again, of_production())
    assert MARKER not in text
    kinds = [line for line in text.splitlines() if line.endswith("Error")]
    assert kinds == ["django.db.utils.IntegrityError", "builtins.ValueError"]
    assert [name for name in ("in store\n", "in store_again\n", "in failed\n") if name not in text] == []


def test_control_the_usual_formatter_would_tell():
    assert failed(store_again, logging.Formatter()).count(MARKER) == 2


def test_what_the_system_says_stays_without_the_name_of_the_file():
    text = failed(Path(f"/nirgends/{MARKER}").read_bytes, of_production())
    assert text.endswith("builtins.FileNotFoundError: No such file or directory")
    assert MARKER not in text
