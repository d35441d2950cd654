"""YAML as people review it: keys in the schema's order, one text per line, long ones folded at 110 columns."""

import unicodedata
from typing import Any

import yaml

WIDTH = 110
FOLDED_FROM = 80


class Dumper(yaml.SafeDumper):
    """Lists stand indented under their name; nothing is ever written as a reference."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: Dumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _style(text: str) -> str | None:
    """Several lines as they are (|), one long line folded (>), whatever a block can't hold in quotation marks."""
    if not all(
        sign == "\n" or unicodedata.category(sign) not in {"Cc", "Zl", "Zp", "Cf", "Co"} for sign in text
    ):
        return '"'
    if any(line != line.strip() for line in text.split("\n")):
        return '"'
    if "\n" in text:
        return "|"
    return ">" if len(text) > FOLDED_FROM and "  " not in text else None


Dumper.add_representer(str, _text)


def write(data: Any) -> bytes:
    """The data as UTF-8; the same data gives the same bytes."""
    text: str = yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=WIDTH, indent=2)
    return text.encode()
