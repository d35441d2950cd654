"""Prose on its way in and out: one written form, so that equal texts are equal strings."""

import re
import unicodedata

import nh3

from courses import prose

TAGS = prose.TAGS - {"span"}
SCHEMES = prose.SCHEMES | {"step"}
STEP_LINK = re.compile(r'href="step:([^"]*)"')
NEVER_SHOWN = re.compile(r"<(?:script|style)\b", re.IGNORECASE)


def tidy(html: str, more: frozenset[str] = frozenset()) -> str:
    """The allowed set of docs/archive-format.md (and `more` tags), with no-break spaces written as themselves."""
    html = prose.STRONG.sub(_short, unicodedata.normalize("NFC", html))
    cleaned = nh3.clean(
        html, tags=TAGS | more, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel=None
    )
    return "" if prose.is_empty(cleaned) else _plain(cleaned)


def _short(tag: re.Match[str]) -> str:
    return f"<{tag[1]}{'b' if tag[2] == 'strong' else 'i'}>"


def _plain(html: str) -> str:
    return html.strip().replace("&nbsp;", "\N{NO-BREAK SPACE}")


def leaves_out(html: str, more: frozenset[str] = frozenset()) -> bool:
    """Whether `tidy` would take something away that a reader could have seen or run."""
    before, after = _marks(html), _marks(tidy(html, more))
    return bool(NEVER_SHOWN.search(html)) or before != after


def _marks(html: str) -> list[str]:
    """The tags of prose with the addresses, in order, in one spelling."""
    html = prose.STRONG.sub(_short, html)
    return [re.sub(r"\s*/?>$", ">", tag) for tag in re.findall(r"<[a-zA-Z][^>]*>", html)]


def from_editor(html: str | None) -> str:
    """Rich text as the editor stores it, in the archive's form."""
    return _plain(prose.for_archive(html or ""))


def steps_linked(html: str) -> list[str]:
    """The keys of the steps that prose links to."""
    return STEP_LINK.findall(html)
