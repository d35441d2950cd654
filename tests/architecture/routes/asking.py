"""Ask an address as a person, for an own, another's or a missing thing, and say the answer in a word of the table."""

import operator
import re
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.db import connection, transaction
from django.urls import reverse

from tests.architecture.routes import words
from tests.architecture.routes.walking import Found
from tests.architecture.routes.words import Row
from tests.architecture.routes.world import MISSING, Person

WORDS = {
    200: words.PAGE, 204: words.DONE, 301: words.REDIRECT, 302: words.REDIRECT, 400: words.REFUSED, 403: words.DENIED,
    404: words.MISSING, 405: words.METHOD, 410: words.GONE,
}  # fmt: skip
NONCES = re.compile(
    r"""name=["']csrfmiddlewaretoken["'] value=["'][^"']+["']|nonce="[^"]*"|"?csrf_?token"?[:=]\s*["'][^"']+["']""",
    re.IGNORECASE,
)
WRITES = re.compile(r"""^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+["`]?(\w+)""", re.IGNORECASE)
HOUSEKEEPING = {  # what any request may write
    "people_session",
    "people_ratelimit",
    "wagtailcore_pagesubscription",  # the editor's own note of who opened it, made by looking at it too
}


@dataclass
class Question:
    """An address with the values in it."""

    path: str
    values: list[str]


@dataclass
class Answer:
    """What came back. `told` is the body without what belongs to the one request; `written` names tables."""

    word: str
    body: str
    told: str
    written: list[str]
    problem: str


def question(row: Row, found: Found, things: SimpleNamespace | None, like: SimpleNamespace) -> Question:
    """Where the thing is asked for; without `things` it is one that does not exist, of the same kind as in `like`."""
    asked = re.findall(r"\{([\w.]+)\}", row.query)
    values = {part: _value(part, things, like) for part in (*row.parts, *row.named.values(), *asked)}
    named = {name: values[part] for name, part in row.named.items()}
    path = row.at or reverse(found.name, args=[values[part] for part in row.parts], kwargs=named or None)
    query = re.sub(r"\{([\w.]+)\}", lambda match: str(values[match[1]]), row.query)
    return Question(path + (f"?{query}" if query else ""), [str(value) for value in values.values()])


def _value(part: str, things: SimpleNamespace | None, like: SimpleNamespace) -> Any:
    if part.startswith("="):
        return part[1:]
    value = operator.attrgetter(part)(things or like)
    if things:
        return value
    special = {"certificate.code": "code", "public_path": "path"}
    kinds = {int: "number", UUID: "key", str: "slug"}
    return MISSING[special.get(part) or next(kinds[kind] for kind in kinds if isinstance(value, kind))]


def ask(person: Person, asked: Question, method: str = "get") -> Answer:
    """One request, whose traces are taken back."""
    written: list[str] = []

    def watch(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's
        result = execute(sql, parameters, many, context)
        found = WRITES.match(sql)
        if found and found[1] not in HOUSEKEEPING and (_adds(sql) or context["cursor"].rowcount != 0):
            written.append(found[1])
        return result

    cookies = person.client.cookies.copy()
    with transaction.atomic(), connection.execute_wrapper(watch):
        response = getattr(person.client, method)(asked.path)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    person.client.cookies = cookies
    text, location = body.decode("utf-8", "replace"), response.headers.get("Location", "")
    word = WORDS.get(response.status_code, str(response.status_code))
    word = words.LOGIN if "/account/login/" in location else word
    return Answer(word, text, _told(text + location, asked), written, _problem(response))


def _adds(sql: str) -> bool:
    """An INSERT always counts: SQLite tells no number of rows for one that returns them."""
    return sql.lstrip()[:6].upper() == "INSERT"


def _told(text: str, asked: Question) -> str:
    """What an answer says, without its address in any language, tokens and nonces."""
    text = NONCES.sub("", text)
    path = asked.path.removeprefix("/de")
    for form in (path, quote(path), quote(path, safe="")):
        text = text.replace(form, "")
    for value in asked.values:
        text = text if value.isdigit() else text.replace(value, "")
    return text


def _problem(response: Any) -> str:
    raised = getattr(response, "exc_info", None)
    return f" ({raised[0].__name__}: {raised[1]})"[:300] if raised else ""
