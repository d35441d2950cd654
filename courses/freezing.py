"""A lesson as its author wrote it, turned into a document: structure, text per language, media by content."""

import mimetypes
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from courses import pictures, prose, store
from courses.texts import LANGUAGES, texts

Block = dict[str, Any]
SCHEMA = 1


@dataclass
class Context:
    """What freezing a lesson in one language knows: the language and the marker of glossary terms."""

    language: str
    marker: prose.Marker

    def prose(self, value: Any, *, marked: bool = True) -> str:
        """Rich text of a block, with the glossary terms that have their first place here."""
        html = prose.freeze(getattr(value, "source", value) or "")
        return self.marker.mark(html) if marked else html


def freeze_lesson(page: Any) -> dict[str, Any]:
    """The document of a lesson page in its present state (docs/documents.md, lesson, schema 1)."""
    blocks = {code: freeze_body(getattr(page, f"body_{code}"), code) for code in LANGUAGES}
    return {
        "schema": SCHEMA,
        "kind": page.step_kind,
        "key": str(page.key),
        "heading": texts(page, "heading"),
        "summary": texts(page, "summary"),
        "minutes": page.minutes,
        "blocks": {code: body for code, body in blocks.items() if body},
        "simple": freeze_body(page.body_simple, "de") or None,
        "sources": [_source(source) for source in page.sources.all()],
    }


def freeze_body(body: Any, language: str) -> list[Block]:
    """The blocks of one language, in order."""
    terms = [
        _term(term) for block in body or () if block.block_type == "glossary" for term in block.value if term
    ]
    context = Context(language, prose.Marker(terms, language))
    return [freeze_block(block, context) for block in body or ()]


def freeze_block(block: Any, context: Context) -> Block:
    """One block; a type without a rule here is a KeyError, never left out."""
    frozen = FREEZERS[block.block_type](block.value, context)
    return {"t": block.block_type, "id": str(block.id or "")} | frozen


def _source(source: Any) -> dict[str, Any]:
    dated = source.legal_status_on
    return {
        "key": source.key, "label": source.label, "title": source.title, "url": source.url,
        "legal_status_on": dated.isoformat() if dated else None,
    }  # fmt: skip


def _term(term: Any) -> dict[str, Any]:
    return {"key": term.key, "word": texts(term, "word"), "explanation": texts(term, "explanation")}


def _heading(value: str, context: Context) -> Block:
    return {"text": value}


def _text(value: Any, context: Context) -> Block:
    return {"html": context.prose(value)}


def _image(value: Any, context: Context) -> Block:
    facts = {"alt": "" if value["decorative"] else value["alt"], "decorative": bool(value["decorative"])}
    picture = value["image"]
    media = None
    if is_there(picture):
        with picture.open_file() as file:
            media = pictures.put(file)
    return facts | {"caption": value["caption"], "media": media, "credit": _credit(picture)}


def is_there(row: Any) -> bool:
    """Whether an uploaded thing and its file exist. What is lost is an error of the release, never a broken page."""
    return row is not None and row.file.storage.exists(row.file.name)


def _credit(file: Any) -> str:
    """Author and licence, as they stand under a picture."""
    return " · ".join(part for part in (getattr(file, "author", ""), getattr(file, "licence", "")) if part)


def _callout(value: Any, context: Context) -> Block:
    return {
        "kind": value["kind"], "heading": value["heading"],
        "text": context.prose(value["text"]), "source": value["source"],
    }  # fmt: skip


def _timeline(value: Any, context: Context) -> Block:
    entries = [
        {
            "label": entry["label"],
            "heading": entry["heading"],
            "text": entry["text"],
            "turning": bool(entry["turning"]),
        }
        for entry in value["entries"]
    ]
    return {"heading": value["heading"], "entries": entries}


def _accordion(value: Any, context: Context) -> Block:
    return {
        "items": [
            {"heading": item["heading"], "text": context.prose(item["text"])} for item in value["items"]
        ]
    }


def _quote(value: Any, context: Context) -> Block:
    return {"text": value["text"], "attribution": value["attribution"]}


def _table(value: Any, context: Context) -> Block:
    return {
        "caption": value["caption"],
        "columns": list(value["columns"]),
        "rows": [list(row) for row in value["rows"]],
    }


def _recording(value: Any, context: Context) -> Block:
    media = value["media"]
    return {
        "heading": value["heading"],
        "media": _file(media) | _measures(media) if is_there(media) else None,
        "tracks": _tracks(media) if is_there(media) else [],
        "transcript": context.prose(value["transcript"], marked=False),
    }


def _measures(media: Any) -> dict[str, Any]:
    return {"width": media.width, "height": media.height, "seconds": round(media.duration or 0)}


def _tracks(media: Any) -> list[dict[str, str]]:
    """Captions in all languages they exist in: a reader may want others than the lesson's."""
    rows = [row for row in media.captions.order_by("language") if row.file and is_there(row)]
    return [{"language": row.language, "name": _put(row.file, "text/vtt")} for row in rows]


def _external_video(value: Any, context: Context) -> Block:
    return {"url": value["url"], "heading": value["heading"], "text": value["text"]}


def _download(value: Any, context: Context) -> Block:
    document = value["document"]
    return {"label": value["label"], "media": _file(document) if is_there(document) else None}


def _file(row: Any) -> dict[str, Any]:
    content_type = mimetypes.guess_type(row.file.name)[0] or ""
    return {
        "name": _put(row.file, content_type), "content_type": content_type, "size": row.file.size,
        "file_name": PurePath(row.file.name).name,
    }  # fmt: skip


def _put(file: Any, content_type: str) -> str:
    with file.storage.open(file.name, "rb") as opened:
        return store.put(opened, content_type)


def _glossary(value: Any, context: Context) -> Block:
    return {"terms": [_term(term) for term in value if term]}


def _sources(value: Any, context: Context) -> Block:
    return {}


FREEZERS: dict[str, Callable[[Any, Context], Block]] = {
    "heading": _heading,
    "text": _text,
    "image": _image,
    "callout": _callout,
    "timeline": _timeline,
    "accordion": _accordion,
    "quote": _quote,
    "table": _table,
    "video": _recording,
    "audio": _recording,
    "external_video": _external_video,
    "download": _download,
    "glossary": _glossary,
    "sources": _sources,
}
