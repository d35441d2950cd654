"""How values stand together in a file of an archive: lists and records. exchange/values.py has the values."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from exchange.values import Choice, Reading, Type, Wrong
from exchange.yaml_reader import Mapping, Node, Scalar, Sequence


@dataclass
class ListOf(Type):
    """A list."""

    inner: Type
    most: int = 100
    least: int = 0

    def read(self, node: Node, at: Reading) -> list[Any]:
        if isinstance(node, Scalar) and node.is_nothing and not self.least:
            return []
        if not isinstance(node, Sequence):
            raise Wrong(node.line, _("A list is needed here."))
        if not self.least <= len(node.items) <= self.most:
            raise Wrong(node.line, _("The list needs %(least)s to %(most)s entries.") % {
                "least": self.least, "most": self.most,
            })  # fmt: skip
        return [value for item in node.items if (value := self._read(item, at)) is not None]

    def _read(self, item: Node, at: Reading) -> Any:
        """One entry; a wrong one is told, and the others are read all the same."""
        try:
            return self.inner.read(item, at)
        except Wrong as problem:
            at.wrong(problem)
            return None

    def dump(self, value: list[Any]) -> list[Any]:
        return [self.inner.dump(each) for each in value]


NEEDED: Any = object()


@dataclass
class Field:
    """A named value of a record. With a default it may be left out, and is left out when written with that value."""

    name: str
    type: Type
    default: Any = NEEDED
    is_always_written: bool = False

    @property
    def is_needed(self) -> bool:
        return self.default is NEEDED


class Record(Type):
    """Named values in a fixed order. An unknown name is an error: it is a typo, or from a later format."""

    def __init__(self, *fields: Field) -> None:
        self.fields = {field.name: field for field in fields}

    def read(self, node: Node, at: Reading) -> dict[str, Any]:
        if not isinstance(node, Mapping):
            raise Wrong(node.line, _("Names with values are needed here, such as “heading: …”."))
        for name, line in node.lines.items():
            if name not in self.fields:
                at.wrong(Wrong(line, _("The key “%(key)s” is not known here.") % {"key": name[:60]}))
        return {name: self._read(field, node, at) for name, field in self.fields.items()}

    def _read(self, field: Field, node: Mapping, at: Reading) -> Any:
        if field.name in node.entries:
            try:
                return field.type.read(node.entries[field.name], at)
            except Wrong as problem:
                at.wrong(problem)
        elif field.is_needed:
            at.wrong(Wrong(node.line, _("The key “%(key)s” is missing.") % {"key": field.name}))
        return None if field.is_needed else field.default

    def dump(self, value: dict[str, Any]) -> dict[str, Any]:
        return {
            name: field.type.dump(value[name]) if value[name] is not None else None
            for name, field in self.fields.items()
            if field.is_needed or field.is_always_written or value[name] != field.default
        }


@dataclass
class Variant(Type):
    """A record whose shape depends on one of its values."""

    by: str
    records: dict[str, Record]

    def read(self, node: Node, at: Reading) -> dict[str, Any]:
        if not isinstance(node, Mapping) or self.by not in node.entries:
            raise Wrong(node.line, _("The key “%(key)s” is missing.") % {"key": self.by})
        return self.records[Choice(lambda: list(self.records)).read(node.entries[self.by], at)].read(node, at)

    def dump(self, value: dict[str, Any]) -> dict[str, Any]:
        return self.records[value[self.by]].dump(value)
