"""Rich text on its way into a document: reduced to the allowed set, links to steps by key, glossary terms marked.

In the editor a link to a step is Wagtail's page link; an imported one may be `<a href="step:KEY">`. In a document it
is `<a data-step="KEY">`, resolved to the learner's own route when the lesson is shown.
"""

import re
from collections.abc import Callable, Iterable
from html import escape, unescape
from typing import Any

import nh3
from wagtail.models import Page
from wagtail.rich_text.rewriters import extract_attrs

TAGS = {"p", "b", "i", "h3", "h4", "ul", "ol", "li", "br", "a", "span"}
ATTRIBUTES = {"a": {"href", "data-step"}, "span": {"data-term"}}
SCHEMES = {"http", "https", "mailto", "tel"}
LINE_BREAK = re.compile(r"<br\s*/?>")
OPENING_LINK = re.compile(r"<a\b([^>]*)>")
STRONG = re.compile(r"<(/?)(strong|em)\b[^>]*>")
EMPTY = re.compile(r"<[^>]*>|&nbsp;|\s")
PIECES = re.compile(r"(<[^>]+>)")
NOT_MARKED_IN = {"a", "h3", "h4", "span"}
GERMAN_ENDINGS = r"(?:e|en|n|es|s|er)?"


def is_empty(html: str | None) -> bool:
    """Whether rich text says nothing: Draftail stores an untouched field as an empty paragraph."""
    return not EMPTY.sub("", html or "")


def clean(html: str) -> str:
    """The allowed set of docs/archive-format.md and nothing else. Run at freezing and again at each rendering."""
    html = STRONG.sub(lambda tag: f"<{tag[1]}{'b' if tag[2] == 'strong' else 'i'}>", html)
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener noreferrer"
    ).strip()


def freeze(html: str) -> str:
    """Rich text as the editor stores it, in a document's shape."""
    if is_empty(html):
        return ""
    pages = _pages(html)
    return _without_rel(clean(OPENING_LINK.sub(lambda link: _link(extract_attrs(link[1]), pages), html)))


def _without_rel(html: str) -> str:
    """`rel` is today's security, added when the document is shown; it is no part of what was written."""
    return html.replace(' rel="noopener noreferrer"', "")


def _link(attributes: dict[str, str], pages: dict[str, Page]) -> str:
    href = unescape(attributes.get("href", ""))
    if href.startswith("step:"):
        return f'<a data-step="{escape(href[5:])}">'
    if attributes.get("linktype") != "page":
        return f'<a href="{escape(href)}">' if href else "<a>"
    page = pages.get(attributes.get("id", ""))
    if page is not None and is_step(page):
        return f'<a data-step="{page.translation_key}">'
    return f'<a href="{escape(page.url)}">' if page is not None and page.url else "<a>"


def is_step(page: Page) -> bool:
    """Whether a page is a step of a course, of whatever kind."""
    return hasattr(page.specific_class, "step_kind")


def linked_pages(html: str) -> list[str]:
    """The numbers of the pages that rich text links to."""
    links = [extract_attrs(link) for link in OPENING_LINK.findall(html)]
    return [link["id"] for link in links if link.get("linktype") == "page" and link.get("id", "").isdigit()]


def _pages(html: str) -> dict[str, Page]:
    numbers = linked_pages(html)
    return {str(page.pk): page for page in Page.objects.filter(pk__in=numbers)} if numbers else {}


def for_editor(html: str, page_of: Callable[[str], int | None]) -> str:
    """Archive prose as the editor stores it: `step:KEY` becomes a page link, where `page_of` knows the page.

    A line break is closed, since Wagtail's editor can't open a text with a bare one.
    """

    def link(match: re.Match[str]) -> str:
        href = extract_attrs(match[1]).get("href", "")
        page = page_of(href[5:]) if href.startswith("step:") else None
        return f'<a linktype="page" id="{page}">' if page else match[0]

    return LINE_BREAK.sub("<br/>", OPENING_LINK.sub(link, html))


def for_archive(html: str) -> str:
    """Prose as the editor stores it in the archive's shape."""
    return freeze(html).replace('<a data-step="', '<a href="step:')


class Marker:
    """Marks the first place of each glossary term, once in the whole lesson of one language."""

    def __init__(self, terms: Iterable[dict[str, Any]], language: str) -> None:
        self.language = language
        self.left = [(term["key"], pattern) for term in terms if (pattern := self._pattern(term))]

    def _pattern(self, term: dict[str, Any]) -> re.Pattern[str] | None:
        own = term["word"].get(self.language, "")
        words = {own, re.sub(r"\s*\(.*?\)", "", own), term["word"].get("de", "")} - {""}
        if not words:
            return None
        choice = "|".join(
            re.escape(escape(word, quote=False)) for word in sorted(words, key=len, reverse=True)
        )
        return re.compile(
            rf"(?<!\w)(?:{choice}){GERMAN_ENDINGS}(?!\w)", 0 if self.language == "de" else re.IGNORECASE
        )

    def mark(self, html: str) -> str:
        """The prose with `<span data-term>` around the terms that had no place before."""
        pieces, inside = PIECES.split(html), []
        for number, piece in enumerate(pieces):
            if piece.startswith("</"):
                inside[-1:] = []
            elif piece.startswith("<"):
                inside += [] if piece.startswith("<br") else [re.split(r"[\s>]", piece[1:])[0]]
            elif not NOT_MARKED_IN & set(inside):
                pieces[number] = self._mark_text(piece)
        return "".join(pieces)

    def _mark_text(self, text: str) -> str:
        """Terms are looked for in the text between marks only, so that none stands within another."""
        for term in list(self.left):
            key, pattern = term
            parts = re.split(r"(<span.*?</span>)", text)
            for number, part in enumerate(parts):
                if not part.startswith("<span") and (found := pattern.search(part)):
                    parts[number] = (
                        f'{part[: found.start()]}<span data-term="{key}">{found[0]}</span>{part[found.end() :]}'
                    )
                    self.left.remove(term)
                    break
            text = "".join(parts)
        return text
