"""Log lines hold no query and no token."""

import logging

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
