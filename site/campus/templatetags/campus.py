"""The words templates speak with. Registered as builtins, so no page loads them.

docs/look.md shows each one in use.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from django import template
from django.conf import settings
from django.http import QueryDict
from django.templatetags.static import static
from django.urls import Resolver404, resolve
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_info

register = template.Library()

FALLBACK = "de"  # the source language, and the only one a text falls back to


# --- Icons -----------------------------------------------------------------------------------------------------


@register.simple_tag
def icon(name, classes="", label=""):
    """One icon of the sprite. It stands beside a word and stays silent; with a label it speaks for itself."""
    css = f"i {classes}".rstrip()
    reference = f"{_sprite()}#{name}"
    if label:
        return format_html('<svg class="{}" role="img" aria-label="{}"><use href="{}"/></svg>', css, label, reference)
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', css, reference)


@cache
def _sprite():
    """The sprite's address, looked up once: a page shows some dozen icons."""
    return static("campus/img/icons.svg")


# --- Texts in seven languages ----------------------------------------------------------------------------------


class Pick(NamedTuple):
    """A text and the language it is really in."""

    text: str
    language: str
    is_fallback: bool

    def __str__(self):
        return self.text


@register.simple_tag(name="pick")
def pick(mapping):
    """The text of a `{language: text}` mapping in the active language, else the German one."""
    active = _active()
    if not isinstance(mapping, Mapping):
        return Pick("" if mapping is None else mapping, active, False)  # a plain text is in the reader's language
    if text := mapping.get(active):
        return Pick(text, active, False)
    return Pick(mapping.get(FALLBACK) or "", FALLBACK, active != FALLBACK)


@register.filter
def in_language(mapping):
    """Only the text of a mapping; use `language_of` for the lang attribute beside it."""
    return pick(mapping).text


@register.filter
def language_of(mapping):
    """The language the text of a mapping is really shown in."""
    return pick(mapping).language


@register.simple_tag
def text(mapping):
    """The text of a mapping, with its language marked when it is the German fallback."""
    chosen = pick(mapping)
    if chosen.is_fallback and chosen.text:
        return format_html('<span lang="{}">{}</span>', chosen.language, chosen.text)
    return format_html("{}", chosen.text)


@register.simple_tag
def language_name(code):
    """A language's own name: every reader finds theirs."""
    return get_language_info(code)["name_local"].capitalize()


def _active():
    return (get_language() or settings.LANGUAGE_CODE).split("-")[0]


# --- The language switch ---------------------------------------------------------------------------------------


class LanguageLink(NamedTuple):
    """This page in one language."""

    code: str
    name: str
    url: str
    is_current: bool


@register.simple_tag(takes_context=True)
def language_links(context):
    """This page in every language of the site, with its query; empty where there is no request (error pages)."""
    request = context.get("request")
    if request is None:
        return []
    active = _active()
    query = request.GET.urlencode()
    return [
        LanguageLink(code, language_name(code), _in_language(request.path, code) + (f"?{query}" if query else ""), code == active)
        for code in sorted(dict(settings.LANGUAGES), key=lambda code: (code != FALLBACK, code))
    ]


def _in_language(path, code):
    """The same path behind another language's prefix. Paths without a prefix have no translation: start page."""
    _, first, *rest = path.split("/")
    if first in dict(settings.LANGUAGES):
        return "/".join(["", code, *rest])
    translated = f"/{code}{path}"
    try:
        resolve(translated)
    except Resolver404:
        return f"/{code}/"
    return translated


@register.simple_tag(takes_context=True)
def with_query(context, **changes):
    """The current address with some query values changed; None removes one. For pages and filters."""
    request = context.get("request")
    values = request.GET.copy() if request else QueryDict(mutable=True)
    for name, value in changes.items():
        values.pop(name, None)
        if value is not None:
            values[name] = value
    return f"?{values.urlencode()}" if values else "?"


@register.filter
def pairs(facts):
    """Label and value of each fact, whether it is a pair or an object with these two attributes."""
    return [(fact.label, fact.value) if hasattr(fact, "label") else tuple(fact) for fact in facts or []]


# --- Components ------------------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def way_on(context, label, url="", **parameters):
    """The one way-on button of a page: a link with an address, else the submit button of its form."""
    return _component(context, "way_on", label=label, url=url, **parameters)


@register.simple_block_tag(takes_context=True)
def callout(context, content, kind="key", heading="", **parameters):
    """A box with a heading: key, law, error, example, info, ok, bad."""
    return _component(context, "callout", kind=kind, heading=heading, content=content, **parameters)


@register.simple_block_tag(takes_context=True)
def accordion(context, content, summary, **parameters):
    """A native disclosure. Never for law, deadlines or tasks."""
    return _component(context, "accordion", summary=summary, content=content, **parameters)


@register.simple_block_tag(takes_context=True)
def question(context, content, **parameters):
    """A quiz question around its controls."""
    return _component(context, "question", content=content, **parameters)


@register.simple_block_tag(takes_context=True)
def dialog(context, content, id, heading, **parameters):
    """A decision that cannot be undone. Without script it is a section of the page."""
    return _component(context, "dialog", id=id, heading=heading, content=content, **parameters)


def _component(context, name, **parameters):
    """Render components/<name>.html with these parameters only, like an include with `only`."""
    component = context.template.engine.get_template(f"components/{name}.html")
    return component.render(context.new(parameters))
