"""How far a course is translated: text by text, and block by block in a lesson.

A translation begins as a copy of the German blocks. So a block whose words still are the German ones is not translated
yet, whoever put it there; blocks without words of their own, such as the list of sources, need no translation.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.html import strip_tags

from courses.texts import LANGUAGES, SOURCE

# Where the words of a block stand, in its document as in the editor. A block of one value is its words.
WORDS: dict[str, tuple[str, ...]] = {
    "heading": ("text",),
    "text": ("html",),
    "image": ("alt", "caption"),
    "callout": ("heading", "text"),
    "timeline": ("heading", "entries"),
    "accordion": ("items",),
    "quote": ("text",),
    "table": ("caption", "columns", "rows"),
    "video": ("heading", "transcript"),
    "audio": ("heading", "transcript"),
    "external_video": ("heading", "text"),
    "download": ("label",),
}
Block = dict[str, Any]


def percentages(parts: list[Any]) -> dict[str, int]:
    """Per cent of the German texts that each language has; languages without any are left out."""
    counted = {code: sum(_count(part, code) for part in parts) for code in LANGUAGES}
    whole = counted[SOURCE] or 1
    return {code: count * 100 // whole for code, count in counted.items() if count}


def untranslated(document: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The languages of a lesson that have begun and are not done, with the ids of the blocks that are German still."""
    bodies = document.get("blocks") or {}
    german = _by_id(bodies.get(SOURCE, []))
    for code in LANGUAGES:
        open_ones = [
            block["id"] for block in bodies.get(code, []) if _is_german_still(block, german.get(block["id"]))
        ]
        if code != SOURCE and open_ones:
            yield code, open_ones


def _count(part: Any, code: str) -> int:
    """How many texts a part of a document has in a language."""
    if isinstance(part, list):
        return sum(_count(each, code) for each in part)
    if not isinstance(part, dict):
        return 0
    if SOURCE in part and set(part) <= set(LANGUAGES):
        value = part.get(code)
        return _count_blocks(value, part[SOURCE], code) if isinstance(value, list) else int(bool(value))
    return sum(_count(each, code) for each in part.values())


def _count_blocks(blocks: list[Block], german: list[Block], code: str) -> int:
    if code == SOURCE:
        return len(blocks)
    known = _by_id(german)
    return sum(block["id"] in known and not _is_german_still(block, known[block["id"]]) for block in blocks)


def _by_id(blocks: list[Block]) -> dict[str, Block]:
    return {block["id"]: block for block in blocks}


def _is_german_still(block: Block, german: Block | None) -> bool:
    words = _words(block)
    return german is not None and any(words) and words == _words(german)


def _words(block: Block) -> list[str]:
    return [word for name in WORDS.get(block["t"], ()) for word in _plain(block.get(name))]


def _plain(value: Any) -> Iterator[str]:
    """The words alone: the same text carries other marks of the glossary in another language."""
    if isinstance(value, str):
        yield strip_tags(value)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _plain(part)
    elif isinstance(value, list):
        for part in value:
            yield from _plain(part)
