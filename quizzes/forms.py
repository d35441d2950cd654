"""What is posted, parsed strictly: anything our own page would not send is refused."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, QueryDict

from quizzes.actions import Field
from quizzes.kinds import Refused

LANGUAGES = dict(settings.LANGUAGES)
MOST_SLOTS = 500


@dataclass(frozen=True)
class Sent:
    """An answer as the script sends it."""

    attempt_key: UUID
    key: UUID
    slot: int
    value: list[str]
    language: str
    follows: UUID | None


def sent(request: HttpRequest) -> Sent:
    """The answer in a JSON body. Raises Refused."""
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Refused("The body is not JSON.") from error
    if not isinstance(body, dict):
        raise Refused("The body is not an object.")
    follows = body.get("follows")
    return Sent(
        uuid_of(body.get("attempt")),
        uuid_of(body.get("key")),
        _number(body.get("slot")),
        _texts(body.get("value")),
        _language(body.get("language")),
        None if follows is None else uuid_of(follows),
    )


def uuid_of(text: Any) -> UUID:
    """A UUID in its usual writing."""
    try:
        found = UUID(text)
    except (ValueError, AttributeError, TypeError) as error:
        raise Refused("That is not a key.") from error
    if str(found) != text.lower():
        raise Refused("That is not a key.")
    return found


def _number(value: Any) -> int:
    if type(value) is not int or not 1 <= value <= MOST_SLOTS:
        raise Refused("That is not a question.")
    return value


def _texts(value: Any) -> list[str]:
    if (
        not isinstance(value, list)
        or len(value) > MOST_SLOTS
        or not all(isinstance(one, str) for one in value)
    ):
        raise Refused("That is not an answer.")
    return value


def _language(value: Any) -> str:
    if value not in LANGUAGES:
        raise Refused("That is not a language of this site.")
    return str(value)


@dataclass(frozen=True)
class Posted:
    """The answers of a page's form, without script. `page` names that page."""

    attempt_key: UUID
    page: UUID
    fields: list[Field]


def posted(data: QueryDict) -> Posted:
    """The questions a form had on its page, and what it says for each. Raises Refused."""
    slots = [_slot(text) for text in data.getlist("slot")][:MOST_SLOTS]
    if len(set(slots)) < len(slots):
        raise Refused("A question was sent twice.")
    fields = [
        Field(slot, data.getlist(f"q{slot}"), _follows(data.get(f"follows-{slot}", ""))) for slot in slots
    ]
    return Posted(uuid_of(data.get("attempt")), uuid_of(data.get("page")), fields)


def _slot(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise Refused("That is not a question.")
    return _number(int(text[:4]))


def _follows(text: str) -> UUID | None:
    return uuid_of(text) if text else None
