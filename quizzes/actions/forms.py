"""Storing the answers of a whole form, for pages without script."""

import json
import uuid
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from people.models import User
from quizzes.actions.answering import Answer, Reply, Sheet, judge, open_sheet
from quizzes.models import Response


@dataclass(frozen=True)
class Field:
    """A question of a posted form. `follows` is the answer that the page showed."""

    slot: int
    posted: list[str]
    follows: UUID | None = None


def answer_form(
    *, by: User, attempt_key: UUID, page: UUID, fields: list[Field], language: str
) -> list[Reply]:
    """Store what a form changes: nothing for questions that say what is stored already. Never more statements.

    `page` names the page the form was on, so that going back and sending it again is not taken for a second device.
    """
    with transaction.atomic():
        sheet = open_sheet(by, attempt_key, [one.slot for one in fields])
        judged = [found for one in fields if (found := _judge_field(sheet, page, one, language))]
        Response.objects.bulk_create(row for _reply, row in judged if row is not None)
        return [reply for reply, _row in judged]


def _judge_field(sheet: Sheet, page: UUID, one: Field, language: str) -> tuple[Reply, Response | None] | None:
    newest, kind = sheet.newest.get(one.slot), sheet.kind(one.slot)
    value = kind.read(one.posted, sheet.drawn(one.slot)["options"])
    is_unanswered = newest is None and not kind.is_answered(value)
    if is_unanswered or (newest is not None and newest.value == value):
        return None
    seen = newest.key if newest and _is_from_page(newest, page) else one.follows
    key = _form_key(page, one.slot, value, newest.key if newest else None)
    return judge(sheet, Answer(key, one.slot, value, language, seen))


def _form_key(page: UUID, slot: int, value: Any, after: UUID | None) -> UUID:
    """The same page with the same answer after the same earlier one has the same key."""
    return uuid.uuid5(page, f"{slot} {json.dumps(value)} {after}")


def _is_from_page(response: Response, page: UUID) -> bool:
    """Whether an answer was sent by the form of this page."""
    return response.key == _form_key(page, response.slot, response.value, response.follows)
