"""The course that is driven: the demo's own texts as a course archive, with a fifth lesson and keys of its own."""

import re
import shutil
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import yaml

DEMO = Path(__file__).resolve().parents[2] / "demo" / "courses" / "verwaltung"
CODE, LESSONS = "bench", 5
UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")


def write_archive(folder: Path) -> Path:
    """The archive as a folder: five lessons and a quiz of ten questions in one module."""
    archive = folder / CODE
    shutil.copytree(DEMO, archive)
    (module,) = (archive / "modules").iterdir()
    *_first, fourth, quiz = sorted(path for path in module.iterdir() if path.is_dir())
    quiz.rename(module / "06-quiz")
    shutil.copytree(fourth, module / "05-noch-einmal")
    for path in archive.rglob("*.yaml"):
        salt = "again" if path.parent.name == "05-noch-einmal" else ""
        path.write_text(_own(path.read_text(encoding="utf-8"), salt), encoding="utf-8")
    return archive


def _own(text: str, salt: str) -> str:
    """The text with keys of this course, its code, and options in the order in which they are written."""
    text = UUID.sub(lambda key: str(uuid5(NAMESPACE_URL, f"campus-bench {salt} {key[0]}")), text)
    text = text.replace("\ncode: verwaltung\n", f"\ncode: {CODE}\n")
    return text.replace("shuffle_options: true", "shuffle_options: false")


def right_answers() -> list[list[str]]:
    """The places of the right options of each question, in the quiz's order."""
    questions = [_read(path) for path in (DEMO / "questions").glob("*.yaml")]
    (quiz,) = (step for step in map(_read, DEMO.glob("modules/*/*/step.yaml")) if step["kind"] == "quiz")
    by_key = {question["key"]: question for question in questions}
    return [_places(by_key[key]) for key in quiz["questions"]]


def _places(question: dict[str, Any]) -> list[str]:
    return [str(place) for place, option in enumerate(question["options"]) if option["right"]]


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
