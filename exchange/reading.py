"""From the files of an archive to its content. Reads only; whatever is wrong is told with file and line."""

import re
from typing import Any

from django.utils.translation import gettext as _

from exchange import checking, schema, yaml_reader
from exchange.content import Content, Part, Read
from exchange.guard import Files
from exchange.problems import Findings
from exchange.values import Reading, Wrong
from exchange.yaml_reader import Unreadable

NUMBERED = r"\d{2,3}-([a-z0-9]+(?:-[a-z0-9]+)*)"
MODULE = re.compile(rf"modules/{NUMBERED}/module\.yaml")
STEP = re.compile(rf"(modules/{NUMBERED})/{NUMBERED}/step\.yaml")
BODY = re.compile(rf"(modules/{NUMBERED}/{NUMBERED})/body\.([a-z]{{2}}(?:-x-simple)?)\.yaml")
QUESTION = re.compile(r"questions/[^/]+\.yaml")
MEDIA = re.compile(r"media/([^/]+)")
SINGLE = ("archive.yaml", "course.yaml")


def read(files: Files) -> Read:
    """The content of an archive. With errors in `problems` it must not be imported."""
    reader = Reader(files)
    content = reader.content()
    if not reader.findings.errors:
        checking.check(content, reader.findings)
    return Read(content, reader.findings.problems)


class Reader:
    """Reads one archive; `left` are the files that nobody asked for yet."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.left = set(files)
        self.findings = Findings()
        self.places: dict[str, str] = {}

    def content(self) -> Content:
        """Everything, file by file."""
        for name in SINGLE:
            if name not in self.files:
                self.findings.error(name, 0, _("This file is missing."))
        self._part("archive.yaml", "archive")
        content = Content(
            course=self._part("course.yaml", "course") or {},
            glossary=self._keyed("glossary.yaml", self._part("glossary.yaml", "glossary") or []),
            modules=self._modules(),
            questions=self._questions(),
            media={match[1]: self._take(match[0]) for match in self._matching(MEDIA)},
        )
        for name in sorted(self.left):
            self.findings.error(name, 0, _("The format knows no file with this name in this place."))
        content.files = self.places
        return content

    def _matching(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        return [match for name in sorted(self.files) if (match := pattern.fullmatch(name))]

    def _take(self, name: str) -> bytes:
        self.left.discard(name)
        return self.files[name]

    def _part(self, name: str, part: str) -> Any:
        """A file by its part of the schema; None if it is missing or not understood."""
        if name not in self.files:
            return None
        try:
            return schema.PARTS[part].read(yaml_reader.parse(self._take(name)), Reading(name, self.findings))
        except (Wrong, Unreadable) as problem:
            self.findings.error(name, problem.line, problem.message)
            return None

    def _keyed(self, name: str, records: list[Part]) -> dict[str, Part]:
        """Records by their key; a key twice is told."""
        found: dict[str, Part] = {}
        for record in records:
            if record["key"] in found:
                self.findings.error(
                    name, 0, _("The key “%(key)s” stands here twice.") % {"key": record["key"]}
                )
            found[record["key"]] = record
        return dict(sorted(found.items(), key=lambda item: str(item[0])))

    def _modules(self) -> list[Part]:
        return [module for match in self._matching(MODULE) if (module := self._module(match))]

    def _module(self, match: re.Match[str]) -> Part | None:
        module = self._part(match[0], "module")
        if module is None:
            return None
        self._place(module, match[0])
        folder = match[0].removesuffix("/module.yaml")
        steps = [self._step(step) for step in self._matching(STEP) if step[1] == folder]
        return module | {"slug": match[1], "steps": [step for step in steps if step]}

    def _step(self, match: re.Match[str]) -> Part | None:
        step = self._part(match[0], "step")
        if step is None:
            return None
        self._place(step, match[0])
        if step["kind"] == "lesson":
            step["bodies"] = self._bodies(match[0].removesuffix("/step.yaml"))
        return step | {"slug": match[3]}

    def _bodies(self, folder: str) -> dict[str, list[Part]]:
        found = {match[4]: match[0] for match in self._matching(BODY) if match[1] == folder}
        bodies = {code: self._part(found[code], "body") for code in schema.BODY_LANGUAGES if code in found}
        return {code: body for code, body in bodies.items() if body}

    def _questions(self) -> dict[str, Part]:
        questions = []
        for match in self._matching(QUESTION):
            if question := self._part(match[0], "question"):
                self._place(question, match[0])
                questions.append(question)
        return self._keyed("questions/", questions)

    def _place(self, record: Part, name: str) -> None:
        """Remember where a key stands; a key twice in an archive is told."""
        key = record["key"]
        if key in self.places:
            self.findings.error(name, 1, _("%(file)s has the same key.") % {"file": self.places[key]})
        self.places[key] = name
