"""A translated lesson is the German one in other words: the same blocks, and not another paragraph or deadline."""

import json
import re
from pathlib import Path

import pytest
import yaml

from demo.loading import FOLDER

WHOLE = ("en", "bg")
LESSONS = sorted((FOLDER / "courses").glob("*/modules/*/*/body.de.yaml"))
CITED = re.compile(r"(?:§§?|Abs\.|Art\.|Satz|Nr\.)\s(\d+[a-z]?)")


def blocks(lesson: Path, language: str) -> list:
    """The blocks of a lesson in a language, as plain data."""
    return yaml.safe_load((lesson.parent / f"body.{language}.yaml").read_text("utf-8"))


def skeleton(block: dict) -> tuple:
    """What a translation must not touch: place, kind, the source a callout names and the glossary's keys."""
    value = block["value"]
    if block["type"] == "glossary":
        return block["id"], block["type"], value
    named = [value[key] for key in ("kind", "source") if key in value] if isinstance(value, dict) else []
    return block["id"], block["type"], named


def cited(block: dict) -> list[str]:
    """The numbers of the provisions a block names, in order of size."""
    return sorted(CITED.findall(json.dumps(block["value"], ensure_ascii=False)))


@pytest.mark.parametrize("language", WHOLE)
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.parent.name)
def test_a_translation_has_the_same_blocks_and_names_the_same_provisions(lesson, language):
    german, translated = blocks(lesson, "de"), blocks(lesson, language)

    assert [skeleton(block) for block in translated] == [skeleton(block) for block in german]
    assert [cited(block) for block in translated] == [cited(block) for block in german]


def test_all_lessons_of_the_demo_are_looked_at():
    assert len(LESSONS) == 8
