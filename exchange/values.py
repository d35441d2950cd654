"""What a value of an archive may be. Each type reads a node of YAML and gives back plain data for writing it again."""

import datetime as dt
import re
import unicodedata
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from exchange import prose
from exchange.problems import Findings
from exchange.yaml_reader import Mapping, Node, Scalar

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
SOURCE = "de"
SIGNS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WHOLE = re.compile(r"[0-9]{1,6}")
is_web_address = URLValidator(schemes=["http", "https"])


class Wrong(Exception):
    """A value that is not taken: where it stands, and a sentence."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = str(message)


@dataclass
class Reading:
    """The file being read, and where to say what was found."""

    file: str
    findings: Findings

    def wrong(self, problem: Wrong) -> None:
        """Note a value that is not taken."""
        self.findings.error(self.file, problem.line, problem.message)

    def note(self, line: int, message: str) -> None:
        """Say something that does not stop the import."""
        self.findings.note(self.file, line, message)


def scalar(node: Node) -> Scalar:
    """The node, if it is a single value."""
    if not isinstance(node, Scalar):
        raise Wrong(node.line, _("Here stands a list or a group, but one value is needed."))
    return node


def text_of(node: Node) -> str:
    """A text in Unicode NFC without the white space around it and without signs that no reader sees."""
    single = scalar(node)
    if single.is_nothing:
        return ""
    text = unicodedata.normalize("NFC", single.text.replace("\r\n", "\n")).strip()
    for sign in text:
        if unicodedata.category(sign) in {"Cc", "Cs", "Cn"} and sign not in "\n\t":
            raise Wrong(
                node.line, _("The text contains a control character (U+%(code)04X).") % {"code": ord(sign)}
            )
    return text


class Type:
    """Base of all types: what is read is what is kept, and what is kept is what is written."""

    def read(self, node: Node, at: Reading) -> Any:
        """The value of a node; raises `Wrong`."""
        raise NotImplementedError

    def dump(self, value: Any) -> Any:
        """The value as plain data for YAML."""
        return value


@dataclass
class Text(Type):
    """A text of at most so many signs."""

    most: int = 20_000
    is_needed: bool = False

    def read(self, node: Node, at: Reading) -> str:
        text = text_of(node)
        if len(text) > self.most:
            raise Wrong(node.line, _("The text is longer than %(most)s characters.") % {"most": self.most})
        if self.is_needed and not text:
            raise Wrong(node.line, _("The text is missing."))
        return text


@dataclass
class Prose(Type):
    """HTML of the allowed set. What is not in it is taken away and told."""

    most: int = 20_000
    more_tags: frozenset[str] = frozenset()

    def read(self, node: Node, at: Reading) -> str:
        html = Text(self.most).read(node, at)
        if prose.leaves_out(html, self.more_tags):
            at.note(node.line, _("This text holds HTML that is not allowed. It is imported without it."))
        return prose.tidy(html, self.more_tags)


@dataclass
class Texts(Type):
    """A text in several languages; German is always there unless the field may be left out."""

    inner: Type

    def read(self, node: Node, at: Reading) -> dict[str, str]:
        if not isinstance(node, Mapping):
            raise Wrong(node.line, _("Write the text per language, such as “de: …”."))
        for code, line in node.lines.items():
            if code not in LANGUAGES:
                raise Wrong(line, _("“%(code)s” is none of the languages: %(all)s.") % {
                    "code": code[:20], "all": " ".join(LANGUAGES),
                })  # fmt: skip
        values = {code: self.inner.read(node.entries[code], at) for code in LANGUAGES if code in node.entries}
        values = {code: value for code, value in values.items() if value}
        if values and SOURCE not in values:
            raise Wrong(node.line, _("The German text (de) is missing."))
        return values


@dataclass
class Choice(Type):
    """One of some words, known when it is asked."""

    words: Callable[[], list[str]]

    def read(self, node: Node, at: Reading) -> str:
        text, words = scalar(node).text, self.words()
        if text not in words:
            raise Wrong(
                node.line, _("“%(word)s” is none of: %(all)s.") % {"word": text[:40], "all": ", ".join(words)}
            )
        return text


@dataclass
class Whole(Type):
    """A whole number; `null` where the field may be empty."""

    least: int = 0
    most: int = 32_767
    is_needed: bool = True

    def read(self, node: Node, at: Reading) -> int | None:
        single = scalar(node)
        if single.is_nothing and not self.is_needed:
            return None
        if not WHOLE.fullmatch(single.text) or not self.least <= int(single.text) <= self.most:
            raise Wrong(node.line, _("Write a whole number from %(least)s to %(most)s.") % {
                "least": self.least, "most": self.most,
            })  # fmt: skip
        return int(single.text)


class Units(Type):
    """Teaching units, whole or half."""

    def read(self, node: Node, at: Reading) -> Decimal:
        try:
            units = Decimal(scalar(node).text[:10])
        except InvalidOperation:
            units = Decimal(0)
        if not units.is_finite() or not 0 < units < 1000 or units * 2 % 1:
            raise Wrong(node.line, _("Write teaching units as a number, half ones as 1.5."))
        return units

    def dump(self, value: Decimal) -> int | float:
        return float(value) if value % 1 else int(value)


class Switch(Type):
    """`true` or `false`."""

    def read(self, node: Node, at: Reading) -> bool:
        text = scalar(node).text.lower()
        if text not in {"true", "false"}:
            raise Wrong(node.line, _("Write true or false."))
        return text == "true"


class Day(Type):
    """A date as YYYY-MM-DD; nothing where the field may be empty."""

    def read(self, node: Node, at: Reading) -> dt.date | None:
        single = scalar(node)
        if single.is_nothing:
            return None
        try:
            return dt.datetime.strptime(single.text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            raise Wrong(node.line, _("Write the date as 2026-11-01.")) from None


class Key(Type):
    """A UUID, written in small letters."""

    def read(self, node: Node, at: Reading) -> str:
        text = scalar(node).text
        try:
            key = str(uuid.UUID(text))
        except ValueError:
            key = ""
        if key != text.lower():
            raise Wrong(node.line, _("A key is a UUID, such as 46e256f4-3673-40ba-a461-e9d3b4db2341."))
        return key


class OptionKey(Key):
    """A UUID; `true` and `false` for the two answers of a statement to judge."""

    def read(self, node: Node, at: Reading) -> str:
        text = scalar(node).text.lower()
        return text if text in {"true", "false"} else super().read(node, at)

    def dump(self, value: str) -> bool | str:
        return value == "true" if value in {"true", "false"} else value


@dataclass
class Signs(Type):
    """Small letters, digits and hyphens."""

    most: int = 40
    is_needed: bool = True

    def read(self, node: Node, at: Reading) -> str:
        text = text_of(node)
        if not text and not self.is_needed:
            return ""
        if not SIGNS.fullmatch(text) or len(text) > self.most:
            raise Wrong(
                node.line, _("Use small letters, digits and hyphens, at most %(most)s.") % {"most": self.most}
            )
        return text


@dataclass
class BlockId(Type):
    """What an editor or a person calls a block."""

    def read(self, node: Node, at: Reading) -> str:
        text = text_of(node)
        if not re.fullmatch(r"[A-Za-z0-9-]{1,40}", text):
            raise Wrong(node.line, _("The id of a block has letters, digits and hyphens."))
        return text


@dataclass
class Address(Type):
    """A web address, or nothing. Never fetched."""

    most: int = 400
    is_needed: bool = False

    def read(self, node: Node, at: Reading) -> str:
        text = Text(self.most, self.is_needed).read(node, at)
        try:
            if text:
                is_web_address(text)
        except ValidationError:
            raise Wrong(node.line, _("Write a whole web address with https://.")) from None
        return text


@dataclass
class MediaFile(Type):
    """The name of a file in `media/`."""

    is_needed: bool = True

    def read(self, node: Node, at: Reading) -> str:
        text = Text(150, self.is_needed).read(node, at)
        if "/" in text or "\\" in text:
            raise Wrong(node.line, _("Name the file without a folder; it lies in media/."))
        return text
