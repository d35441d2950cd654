"""What a page says, piece by piece, each with the language it is said in."""

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SILENT = {"script", "style", "svg", "template", "code", "kbd", "samp"}
SPOKEN = ("alt", "aria-label", "title", "placeholder")


class Reader(HTMLParser):
    """Reads texts and spoken attributes under the nearest `lang`, as a screen reader does."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[tuple[str, str]] = []
        self._open: list[tuple[str, str, bool]] = [("", "", False)]
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        facts, (_tag, language, is_silent) = dict(attributes), self._open[-1]
        language = facts.get("lang") or language
        is_silent = is_silent or tag in SILENT or facts.get("translate") == "no"
        if not is_silent:
            self.pieces += [(language, facts[name] or "") for name in SPOKEN if facts.get(name)]
        if tag not in VOID:
            self._open.append((tag, language, is_silent))

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        _tag, language, is_silent = self._open[-1]
        if not is_silent and data.strip():
            self.pieces.append((language, " ".join(data.split())))


def said_in(html: str, language: str) -> Iterator[str]:
    """The pieces of a page that are in this language."""
    return (text for spoken_in, text in Reader(html).pieces if spoken_in == language)
