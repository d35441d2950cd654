"""The words templates speak with. Registered as builtins, so no page loads them.

docs/look.md shows each one in use.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.http import QueryDict
from django.template.base import FilterExpression, Parser, Token
from django.template.context import Context
from django.template.engine import Engine
from django.templatetags.static import static
from django.urls import Resolver404, resolve
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info

from campus.look import STATES, State

register = template.Library()

FALLBACK = "de"  # the source language, and the only one a text falls back to


# --- Icons and states ------------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str, classes: str = "", label: str = "") -> SafeString:
    """One icon of the sprite. It stands beside a word and stays silent; with a label it speaks for itself."""
    css = f"i {classes}".rstrip()
    spoken = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html('<svg class="{}" {}><use href="{}#{}"/></svg>', css, spoken, _sprite(), name)


@cache
def _sprite() -> str:
    """The sprite's address, looked up once: a page shows some dozen icons."""
    return static("campus/img/icons.svg")


@register.filter
def look_of(state: str, family: str) -> State:
    """Class ending, icon and word of a state, of the family `step`, `answer`, `callout` … in campus.look."""
    return STATES[family][state]


# --- Texts in seven languages ----------------------------------------------------------------------------------


class Pick(NamedTuple):
    """A text and the language it is really in."""

    text: Any
    language: str
    is_fallback: bool

    def __str__(self) -> str:
        return str(self.text)


@register.simple_tag
def pick(mapping: Any) -> Pick:
    """The text of a `{language: text}` mapping in the active language, else the German one."""
    active = _active()
    if not isinstance(mapping, Mapping):
        plain = "" if mapping is None else mapping  # there is nothing to choose from
        return Pick(plain, active, is_fallback=False)
    if text := mapping.get(active):
        return Pick(text, active, is_fallback=False)
    return Pick(mapping.get(FALLBACK) or "", FALLBACK, is_fallback=active != FALLBACK)


@register.filter
def in_language(mapping: Any) -> Any:
    """Only the text of a mapping; `language_of` gives the lang attribute beside it."""
    return pick(mapping).text


@register.filter
def language_of(mapping: Any) -> str:
    """The language the text of a mapping is really shown in."""
    return pick(mapping).language


@register.simple_tag
def text(mapping: Any) -> SafeString:
    """The text of a mapping, with its language marked when it is the German fallback; dates and numbers as usual."""
    chosen = pick(mapping)
    if chosen.is_fallback and chosen.text:
        return format_html('<span lang="{}">{}</span>', chosen.language, chosen.text)
    return format_html("{}", localize(chosen.text))


@register.simple_tag
def language_name(code: str) -> str:
    """A language's own name: every reader finds theirs."""
    return get_language_info(code)["name_local"].capitalize()


def _active() -> str:
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


# --- Addresses -------------------------------------------------------------------------------------------------


class LanguageLink(NamedTuple):
    """This page in one language."""

    code: str
    name: str
    url: str
    is_current: bool


@register.simple_tag(takes_context=True)
def language_links(context: Context) -> list[LanguageLink]:
    """This page in every language of the site, with its query; empty where there is no request (error pages)."""
    request = context.get("request")
    if not request:
        return []
    active, query = _active(), request.GET.urlencode()
    return [
        LanguageLink(code, language_name(code), _translated(request.path, code, query), code == active)
        for code in sorted(dict(settings.LANGUAGES), key=lambda code: (code != FALLBACK, code))
    ]


def _translated(path: str, code: str, query: str) -> str:
    """The same path behind another language's prefix. Where no such page exists: the start page."""
    _, first, *rest = path.split("/")
    if first in dict(settings.LANGUAGES):
        url = "/".join(["", code, *rest])
    else:
        url = f"/{code}{path}"
        try:
            resolve(url)
        except Resolver404:
            return f"/{code}/"
    return f"{url}?{query}" if query else url


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: Any) -> str:
    """The current query with some values changed; None takes one away. For pages and filters."""
    request = context.get("request")
    values = request.GET.copy() if request else QueryDict(mutable=True)
    for name, value in changes.items():
        values.pop(name, None)
        if value is not None:
            values[name] = value
    return f"?{values.urlencode()}"


# --- Components ------------------------------------------------------------------------------------------------


class OptionalNode(template.Node):
    """Gives the parameters which a component may do without their defaults."""

    def __init__(self, defaults: dict[str, FilterExpression | None]) -> None:
        self.defaults = defaults

    def render(self, context: Context) -> SafeString:
        for name, default in self.defaults.items():
            if name not in context:
                context[name] = default.resolve(context) if default else ""
        return SafeString()


@register.tag
def optional(parser: Parser, token: Token) -> OptionalNode:
    """`{% optional label icon state="open" %}` at the top of a component: empty unless given.

    What is not named there must be given; a forgotten one fails in the tests.
    """
    _, *parameters = token.split_contents()
    defaults = {}
    for parameter in parameters:
        name, _, default = parameter.partition("=")
        defaults[name] = parser.compile_filter(default) if default else None
    return OptionalNode(defaults)


@register.filter
def pairs(facts: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Label and value of each fact, whether it is a pair or an object with these two attributes."""
    return [(fact.label, fact.value) if hasattr(fact, "label") else tuple(fact) for fact in facts or ()]


@register.simple_tag(takes_context=True)
def way_on(context: Context, label: str, url: str = "", **parameters: Any) -> SafeString:
    """The one way-on button of a page: a link with an address, else the submit button of its form."""
    return _component(context, "way_on", label=label, url=url, **parameters)


@register.simple_block_tag(takes_context=True)
def callout(
    context: Context, content: str, kind: str = "key", heading: str = "", **parameters: Any
) -> SafeString:
    """A box with a heading: key, law, error, example, info, ok, bad."""
    return _component(context, "callout", kind=kind, heading=heading, content=content, **parameters)


@register.simple_block_tag(takes_context=True)
def accordion(context: Context, content: str, summary: str, **parameters: Any) -> SafeString:
    """A native disclosure. Never for law, deadlines or tasks."""
    return _component(context, "accordion", summary=summary, content=content, **parameters)


@register.simple_block_tag(takes_context=True)
def question(context: Context, content: str, **parameters: Any) -> SafeString:
    """A quiz question around its controls."""
    return _component(context, "question", content=content, **parameters)


@register.simple_block_tag
def kept(content: str) -> str:
    """`{% kept as list %}…{% endkept %}`: a part that the page shows in two places is rendered once."""
    return content


@register.simple_block_tag(takes_context=True)
def dialog(context: Context, content: str, **parameters: Any) -> SafeString:
    """A decision that cannot be undone: id, heading. Without script its opener does its own work."""
    return _component(context, "dialog", content=content, **parameters)


def _component(context: Context, name: str, /, **parameters: Any) -> SafeString:
    """Render components/<name>.html with these parameters only, like an include with `only`."""
    component = Engine.get_default().get_template(f"components/{name}.html")
    return component.render(context.new(parameters))
