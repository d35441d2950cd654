"""YAML as the archive allows it: mappings, lists and texts with their lines. No anchors, aliases or tags.

Built from the parser's events, so that nothing is ever guessed: `no`, `on` and `2026-11-01` stay texts until the schema
says what they are, and a file can't refer to itself until it fills the memory.
"""

from dataclasses import dataclass
from typing import Any

import yaml
from django.utils.translation import gettext as _

LARGEST_FILE = 1024 * 1024
MOST_DEPTH = 20
MOST_NODES = 50_000
Loader: Any = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the C parser where it is built, five times faster


class Unreadable(Exception):
    """A file that is no such YAML; the sentence says why."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(slots=True)
class Scalar:
    """A text as it stands there. `is_plain`: without quotation marks."""

    line: int
    text: str
    is_plain: bool

    @property
    def is_nothing(self) -> bool:
        return self.is_plain and self.text in {"", "~", "null", "Null", "NULL"}


@dataclass(slots=True)
class Sequence:
    line: int
    items: list["Node"]


@dataclass(slots=True)
class Mapping:
    line: int
    entries: dict[str, "Node"]
    lines: dict[str, int]


Node = Scalar | Sequence | Mapping


def parse(data: bytes) -> Node:
    """The one document of a file. Raises `Unreadable`."""
    if len(data) > LARGEST_FILE:
        raise Unreadable(0, _("The file is larger than 1 MB."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Unreadable(
            data.count(b"\n", 0, wrong.start) + 1, _("The text is not written in UTF-8.")
        ) from wrong
    try:
        return Builder().build(text)
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        raise Unreadable(mark.line + 1 if mark else 0, _("This line is not understood as YAML.")) from wrong
    except (ValueError, OverflowError) as wrong:  # an escape beyond Unicode
        raise Unreadable(0, _("This file is not understood as YAML.")) from wrong


class Builder:
    """Puts nodes together from events. `open` are the collections that have not ended, with the key that waits."""

    def __init__(self) -> None:
        self.open: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []
        self.root: Node | None = None
        self.nodes = 0

    def build(self, text: str) -> Node:
        """Read all events."""
        for event in yaml.parse(text, Loader=Loader):
            self._take(event)
        if self.root is None:
            raise Unreadable(1, _("The file is empty."))
        return self.root

    def _take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.NodeEvent):
            self._refuse(event, line)
        if isinstance(event, yaml.ScalarEvent):
            self._add(Scalar(line, event.value, event.implicit[0]))
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin(Sequence(line, []))
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin(Mapping(line, {}, {}))
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self.open.pop()
            self.keys.pop()

    def _refuse(self, event: Any, line: int) -> None:
        self.nodes += 1
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise Unreadable(line, _("References (& and *) are not allowed. Please write the text out."))
        if event.tag:
            raise Unreadable(line, _("Tags (!) are not allowed."))
        if len(self.open) > MOST_DEPTH or self.nodes > MOST_NODES:
            raise Unreadable(line, _("The file is nested too deeply or too long."))

    def _begin(self, node: Sequence | Mapping) -> None:
        self._add(node)
        self.open.append(node)
        self.keys.append(None)

    def _add(self, node: Node) -> None:
        if not self.open:
            if self.root is not None:
                raise Unreadable(node.line, _("The file has more than one document."))
            self.root = node
        elif isinstance(parent := self.open[-1], Sequence):
            parent.items.append(node)
        else:
            self._add_to_mapping(parent, node)

    def _add_to_mapping(self, parent: Mapping, node: Node) -> None:
        key = self.keys[-1]
        if key is not None:
            parent.entries[key.text] = node
            self.keys[-1] = None
        elif not isinstance(node, Scalar):
            raise Unreadable(node.line, _("The name before a colon has to be a word."))
        elif node.text in parent.lines:
            raise Unreadable(node.line, _("“%(key)s” stands here twice.") % {"key": node.text[:60]})
        else:
            self.keys[-1] = node
            parent.lines[node.text] = node.line
