"""The words that templates speak with."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import gettext_lazy, override

from campus.finders import PARTS
from campus.look import STATES
from campus.templatetags.campus import in_language, language_of, pairs

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = [path for path in ROOT.glob("**/templates/**/*.html") if ".venv" not in path.parts]
GERMAN_AND_ENGLISH = {"de": "Miete & Schulden", "en": "Rent & debts"}


def _render(source, **context):
    return Template(source).render(Context(context))


def test_an_icon_beside_a_word_is_silent_and_alone_it_speaks():
    assert re.fullmatch(
        r'<svg class="i" aria-hidden="true"><use href="\S+#check"/></svg>', _render('{% icon "check" %}')
    )
    assert 'role="img" aria-label="Close"' in _render('{% icon "x" label="Close" %}')


def test_every_icon_named_anywhere_is_in_the_sprite():
    sprite = set(re.findall(r'<symbol id="([\w-]+)"', (PARTS / "img/icons.svg").read_text(encoding="utf-8")))
    named = {look.icon for family in STATES.values() for look in family.values() if look.icon}
    for path in TEMPLATES:
        source = path.read_text(encoding="utf-8")
        if "cms" in path.parts:  # the editor has icons of its own
            continue
        named |= set(re.findall(r'{% icon "([\w-]+)"', source)) | set(
            re.findall(r'\bicon="([\w-]+)"', source)
        )
    assert named - sprite == set()


def test_a_translated_text_is_plain_and_escaped():
    with override("en"):
        assert _render("{% text words %}", words=GERMAN_AND_ENGLISH) == "Rent &amp; debts"


def test_the_german_fallback_is_marked_as_german():
    with override("bg"):
        assert (
            _render("{% text words %}", words=GERMAN_AND_ENGLISH)
            == '<span lang="de">Miete &amp; Schulden</span>'
        )
        assert (
            _render("{% pick w as c %}{{ c.language }} {{ c.is_fallback }}", w=GERMAN_AND_ENGLISH)
            == "de True"
        )
        assert (in_language(GERMAN_AND_ENGLISH), language_of(GERMAN_AND_ENGLISH)) == (
            "Miete & Schulden",
            "de",
        )


def test_english_is_never_a_fallback():
    with override("pl"):
        assert in_language({"en": "Rent"}) == ""


def test_an_empty_translation_counts_as_none():
    with override("en"):
        assert in_language({"de": "Miete", "en": ""}) == "Miete"


def test_what_is_no_mapping_is_shown_as_it_is():
    with override("de"):
        assert _render("{% text words %}", words=gettext_lazy("x")) == "x"
        assert _render("{% text words %}", words=None) == ""
        assert _render("{% text words %}", words=date(2026, 12, 1)) == "1. Dezember 2026"


def test_language_links_keep_place_and_query():
    request = RequestFactory().get("/de/learn/vw/mietschulden/", {"page": "2"})
    with override("de"):
        each = "{{ link.code }} {{ link.url }} {{ link.is_current }};"
        source = f"{{% language_links as found %}}{{% for link in found %}}{each}{{% endfor %}}"
        assert _render(source, request=request).split(";")[:2] == [
            "de /de/learn/vw/mietschulden/?page=2 True",
            "bg /bg/learn/vw/mietschulden/?page=2 False",
        ]


def test_languages_are_called_by_their_own_names():
    request = RequestFactory().get("/de/")
    names = _render(
        "{% language_links as found %}{% for l in found %}{{ l.name }} {% endfor %}", request=request
    )
    assert names.split() == ["Deutsch", "Български", "English", "Hrvatski", "Italiano", "Polski", "Română"]


def test_a_page_outside_the_languages_leads_to_the_start_pages():
    request = RequestFactory().get("/nowhere/at/all/")
    first = _render("{% language_links as found %}{{ found.0.url }}", request=request)
    assert first in {"/de/", "/de/nowhere/at/all/"}  # the second where a page tree answers every address


def test_without_a_request_there_are_no_language_links():
    assert _render("{% language_links as found %}{{ found|length }}") == "0"


def test_with_query_changes_one_value_and_takes_one_away():
    request = RequestFactory().get("/x/", {"topic": "law", "page": "2"})
    assert _render("{% with_query page=3 %}", request=request) == "?topic=law&amp;page=3"
    assert _render("{% with_query topic=None %}", request=request) == "?page=2"


def test_optional_parameters_are_empty_or_have_their_default_unless_given():
    source = '{% optional label state="open" %}[{{ label }}|{{ state }}]'
    assert _render(source) == "[|open]"
    assert _render(source, label="x", state="done") == "[x|done]"


def test_facts_may_be_pairs_or_objects():
    class Fact:
        label, value = "Number", 7

    assert pairs([("Kind", "x"), Fact()]) == [("Kind", "x"), ("Number", 7)]


@pytest.mark.parametrize(("url", "element"), [("/go/", "a"), ("", "button")])
def test_way_on_is_a_link_with_an_address_and_else_a_submit_button(url, element):
    html = _render("{% way_on label url=url %}", label="Go on", url=url)
    assert html.strip().startswith(f'<{element} class="way-on"')


def test_a_block_component_keeps_its_content_and_escapes_its_heading():
    html = _render('{% callout "law" heading source="§ 1" %}<p>Text</p>{% endcallout %}', heading="<b>")
    assert '<div class="callout__body"><p>Text</p></div>' in html
    assert "&lt;b&gt;" in html
