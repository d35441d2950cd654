"""Storing an answer. Every one is a row of its own; none is ever changed (docs/architecture.md)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction

from courses import documents
from people.models import User
from quizzes import deadline, kinds, queries
from quizzes.models import Attempt, Response

Document = dict[str, Any]
Effect = Response.Effect


class Missing(LookupError):
    """There is no such attempt, for this person."""


class KeyUsedTwice(Exception):
    """The same key came with another value."""


@dataclass(frozen=True)
class Answer:
    """An answer on its way: `key` is made by the page, `follows` is the answer which the page had seen."""

    key: UUID
    slot: int
    value: Any
    language: str
    follows: UUID | None = None


@dataclass(frozen=True)
class Reply:
    """What became of an answer. One that does not count brings the one that does, and what a form posts for it."""

    response: Response
    newest: Response | None = None
    posted: list[str] = field(default_factory=list)

    @property
    def effect(self) -> str:
        return self.response.effect


@dataclass
class Sheet:
    """One attempt inside an open transaction: its questions, and what is stored in the slots that are asked about."""

    attempt: Attempt
    document: Document
    is_late: bool
    known: dict[UUID, Response] = field(default_factory=dict)
    newest: dict[int, Response] = field(default_factory=dict)

    def add(self, response: Response) -> None:
        """Take a row in; rows come in the order in which they were stored."""
        self.known[response.key] = response
        if response.effect == Effect.COUNTS:
            self.newest[response.slot] = response

    def drawn(self, slot: int) -> Document:
        """What was drawn for a slot; Refused for a slot that the paper does not have."""
        slots = self.attempt.paper["slots"]
        if not 1 <= slot <= len(slots):
            raise kinds.Refused("There is no such question in this attempt.")
        found: Document = slots[slot - 1]
        return found

    def kind(self, slot: int) -> kinds.QuestionKind:
        """The kind of the question in a slot."""
        return kinds.get(self.document["questions"][self.drawn(slot)["question"]]["question"]["kind"])


def answer(
    *,
    by: User,
    attempt_key: UUID,
    key: UUID,
    slot: int,
    value: list[str],
    language: str,
    follows: UUID | None = None,
) -> Reply:
    """Store one answer; `value` is what the form's field posts.

    The same key with the same value again has no effect and the same reply.

    Raises Missing (no such attempt of this person), kinds.Refused (nothing the form offers), KeyUsedTwice.
    """
    with transaction.atomic():
        sheet = open_sheet(by, attempt_key, [slot], [key])
        read = sheet.kind(slot).read(value, sheet.drawn(slot)["options"])
        reply, row = judge(sheet, Answer(key, slot, read, language, follows))
        if row is not None:
            row.save()
        return reply


def open_sheet(by: User, attempt_key: UUID, slots: Iterable[int], keys: Iterable[UUID] = ()) -> Sheet:
    """The attempt, and what is stored in these slots or under these keys: two statements."""
    attempt = queries.own_attempt(by, attempt_key)
    if attempt is None:
        raise Missing
    sheet = Sheet(attempt, documents.load(attempt.item.document_id), _is_late(attempt, by))
    for response in queries.stored(attempt, list(slots), list(keys)):
        sheet.add(response)
    return sheet


def _is_late(attempt: Attempt, by: User) -> bool:
    return attempt.submitted_at is not None or deadline.is_over(queries.end_of(attempt, by))


def judge(sheet: Sheet, given: Answer) -> tuple[Reply, Response | None]:
    """What an answer comes to, and the row to store unless it is there already."""
    newest = sheet.newest.get(given.slot)
    stored = sheet.known.get(given.key)
    if stored is not None and (stored.slot, stored.value) != (given.slot, given.value):
        raise KeyUsedTwice
    row = stored or _row(sheet, given, _effect(sheet, given, newest))
    return _reply(sheet, row, newest), None if stored else row


def _reply(sheet: Sheet, row: Response, newest: Response | None) -> Reply:
    if row.effect == Effect.COUNTS or newest is None:
        return Reply(row)
    return Reply(row, newest, sheet.kind(row.slot).posted(newest.value))


def _effect(sheet: Sheet, given: Answer, newest: Response | None) -> str:
    """Late after the end; stale if the page had not seen the newest answer and says something else."""
    if sheet.is_late:
        return Effect.LATE
    has_seen = newest is None or newest.key == given.follows or newest.value == given.value
    return Effect.COUNTS if has_seen else Effect.STALE


def _row(sheet: Sheet, given: Answer, effect: str) -> Response:
    return Response(
        key=given.key,
        attempt=sheet.attempt,
        slot=given.slot,
        value=given.value,
        language=given.language,
        follows=given.follows,
        effect=effect,
    )
