"""Joins the layers of style and the small modules of script into one file each.

A finder does it, so that the development server and collectstatic serve the same bytes and no build step exists.
The parts stay ordinary static files; `campus/campus.css` and `campus/campus.js` are made from them on demand.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage, Storage

PARTS = Path(__file__).resolve().parent / "static" / "campus"


def joined_css() -> str:
    """All layers. Which rule wins is said by `@layer` in layers.css, so the rest may follow by name."""
    rest = (part for part in (PARTS / "css").rglob("*.css") if part.name != "layers.css")
    parts = [PARTS / "css" / "layers.css", *sorted(rest)]
    css = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s*\n\s*", "\n", css).strip()
    css = re.sub(r"(?<=[{};,:])\n", "", css)
    return css.replace("url(../", "url(") + "\n"  # the joined file lives one folder above its parts


def joined_js() -> str:
    """All modules, each in a block of its own, so that they share no names."""
    parts = sorted((PARTS / "js").glob("*.js"))
    modules = [part.read_text(encoding="utf-8") for part in parts]
    plain = [re.sub(r"^\s*//.*\n", "", module, flags=re.MULTILINE).strip() for module in modules]
    return "".join(f"{{\n{module}\n}}\n" for module in plain)


JOINED = {"campus/campus.css": joined_css, "campus/campus.js": joined_js}


class JoinedFinder(BaseFinder):
    """Finds the joined files, written anew whenever a part has changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.folder = Path(settings.DATA_DIR) / "joined"
        self.storage = FileSystemStorage(location=self.folder)

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: Any = None, **kwargs: Any) -> Any:
        """The file's place; a list of places where Django asks for all of them (by two names, until 6.1)."""
        if path not in JOINED:
            return []
        found = str(self._written(path))
        return [found] if find_all or kwargs.get("all") else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        for path in JOINED:
            if not matches_patterns(path, ignore_patterns or []):
                self._written(path)
                yield path, self.storage

    def _written(self, path: str) -> Path:
        target = self.folder / path
        content = JOINED[path]().encode()
        if not target.exists() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_name(f"{target.name}.{os.getpid()}")
            draft.write_bytes(content)
            draft.replace(target)  # a reader beside us never sees half a file
        return target
