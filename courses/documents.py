"""Released documents: the written rule of their text, their digest, loading and checking them (docs/decisions/0002).

The rule, version 1: JSON of mappings, lists, texts, whole numbers, true, false and null. Keys are texts, sorted by code
point; no white space between the signs; texts in Unicode NFC, written as themselves in UTF-8, not escaped. Everything
else (a fraction, a date, a UUID) is refused: whoever makes the document writes it as a text.
"""

import hashlib
import json
import unicodedata
from functools import lru_cache
from typing import Any

from courses import kinds
from courses.models.editions import Edition, EditionItem, StepDocument

Document = dict[str, Any]


class UnknownSchema(LookupError):
    """A document is newer than this program: it was released by a later version."""


def canonical(data: Any) -> str:
    """The one text of `data`, by the rule above. Equal data has an equal text."""
    return json.dumps(
        _plain(data), sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(data: Any) -> Any:
    """The data with its texts normalised; a TypeError for what the rule does not know."""
    if isinstance(data, dict):
        if not all(isinstance(key, str) for key in data):
            raise TypeError("The keys of a document are texts.")
        return {unicodedata.normalize("NFC", key): _plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(value) for value in data]
    if data is None or isinstance(data, bool | int):
        return data
    if isinstance(data, str):
        return unicodedata.normalize("NFC", str(data))
    raise TypeError(f"{type(data).__name__} has no place in a document.")


def store(document: Document) -> StepDocument:
    """The row of this document; an equal one that is already there is used again."""
    text = canonical(document)
    name = digest(text)
    if known := StepDocument.objects.filter(pk=name).first():
        return known
    return StepDocument.objects.create(
        digest=name, kind=document["kind"], schema=document["schema"], body=text
    )


@lru_cache(maxsize=512)
def load(name: str) -> Document:
    """The document in today's shape, remembered per process since it never changes. Don't change what you get."""
    row = StepDocument.objects.only("kind", "schema", "body").get(pk=name)
    return upgrade(row.content)


def upgrade(document: Document) -> Document:
    """A document of an older schema in today's shape; a newer one is an `UnknownSchema`."""
    kind = kinds.get(document["kind"])
    if document["schema"] > kind.schema:
        raise UnknownSchema(
            f"{document['kind']}, schema {document['schema']}: this version knows {kind.schema}."
        )
    return kind.upgrade(document) if document["schema"] < kind.schema else document


def sweep() -> list[str]:
    """What does not match its digest any more, in words. Run each night and by `campus_verify_documents`."""
    found = [
        f"step document {row.pk}"
        for row in StepDocument.objects.iterator(chunk_size=100)
        if digest(row.body) != row.pk
    ]
    found += [
        f"edition {edition.number} of course {edition.course_id}"
        for edition in Edition.objects.order_by("pk")
        if edition_digest(edition, list(edition.items.all())) != edition.digest
    ]
    return found


def edition_digest(edition: Edition, items: list[EditionItem]) -> str:
    """The digest over everything an edition says; its documents by their own digests."""
    facts = {name: getattr(edition, name) for name in ("number", "rules", "languages", "change_note")}
    facts["legal_status_on"] = edition.legal_status_on and edition.legal_status_on.isoformat()
    facts["items"] = [_item_facts(item) for item in items]
    return digest(canonical(facts))


def _item_facts(item: EditionItem) -> dict[str, Any]:
    names = ("position", "slug", "kind", "minutes", "required", "sample", "release", "facts")
    facts = {name: getattr(item, name) for name in names}
    return facts | {"step": str(item.step), "module": str(item.module), "document": item.document_id}
