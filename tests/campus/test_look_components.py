"""Components and the shell: every one in every state, without a style attribute or a script between the tags."""

import re
from pathlib import Path

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from campus.look import STATES
from campus.views_styleguide import styleguide

COMPONENTS = Path(__file__).resolve().parent.parent.parent / "site/campus/templates/components"
SHOWN_ELSEWHERE = {"lost", "pagination"}  # on the error pages; where a list has pages


class Form(forms.Form):
    name = forms.CharField(
        label="Name", help_text="As printed.", error_messages={"required": "Say your name."}
    )
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    note = forms.CharField(label="Note", required=False)


def _components_of(template):
    """The components a template includes or uses as tags, and those which they use."""
    source = template.read_text(encoding="utf-8")
    names = set(re.findall(r"components/(\w+)\.html", source)) | set(re.findall(r"{% (\w+) ", source))
    found = {name for name in names if (COMPONENTS / f"{name}.html").exists() and name != template.stem}
    return found.union(*(_components_of(COMPONENTS / f"{name}.html") for name in found))


def _component(name, **parameters):
    return render_to_string(f"components/{name}.html", parameters)


def test_a_field_says_label_hint_error_control_in_this_order():
    html = _component("field", field=Form({})["name"])
    places = [html.index(part) for part in ("<label", "As printed.", "Say your name.", "<input")]
    assert places == sorted(places)
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_error"' in html


def test_only_optional_fields_are_marked():
    with override("en"):
        assert "(optional)" in _component("field", field=Form()["note"])
        assert "(optional)" not in _component("field", field=Form()["name"])
        assert "(optional)" not in _component("field", field=Form()["note"], optional=False)


def test_the_error_summary_links_to_each_field_in_words():
    with override("en"):
        html = _component("error_summary", form=Form({"name": ""}))
    assert re.findall(r'<a href="#(\w+)">', html) == ["id_name", "id_kind_0"]
    assert "Please check 2 entries" in html
    assert "autofocus" in html


def test_an_unbound_form_has_no_error_summary():
    assert _component("error_summary", form=Form()).strip() == ""


@pytest.mark.parametrize(("score", "total"), [(8, 10), (7.5, 10)])
def test_the_ring_of_a_result_is_drawn_with_points_not_commas(score, total):
    with override("de"):
        html = _component("result_head", passed=True, score=score, total=total)
    assert f'stroke-dasharray="{score} {total}"' in html


def test_not_passed_is_not_shown_as_a_problem():
    html = _component("result_head", passed=False, score=1, total=2)
    assert "result--passed" not in html
    assert "bad" not in html


@pytest.mark.parametrize("family", sorted(STATES))
def test_every_state_has_a_shape_and_most_a_word(family):
    for name, look in STATES[family].items():
        assert look.icon or (family, name) == ("answer", "open")


def test_progress_says_the_numbers_in_words_too():
    with override("en"):
        html = _component("progress", done=1, total=21)
    assert "1 of 21 steps done" in html
    assert '<progress class="progress__bar" value="1" max="21"' in html


def test_the_style_guide_shows_every_component():
    shown = _components_of(COMPONENTS.parent / "styleguide.html") | _components_of(
        COMPONENTS.parent / "base.html"
    )
    assert {path.stem for path in COMPONENTS.glob("*.html")} - shown - SHOWN_ELSEWHERE == set()


@pytest.mark.django_db
def test_the_style_guide_is_a_page_in_debug_and_missing_else(settings, anonymous_request):
    settings.DEBUG = True
    html = styleguide(anonymous_request).content.decode()
    assert "</html>" in html
    settings.DEBUG = False
    with pytest.raises(Exception, match=r"^$"):
        styleguide(anonymous_request)


@pytest.mark.django_db
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chosen_theme_stands_on_the_page_itself(settings, theme):
    settings.DEBUG = True
    request = RequestFactory().get(
        "/styleguide/", {"theme": theme, "text_size": "larger", "contrast": "more"}
    )
    html = styleguide(_signed_out(request)).content.decode()
    assert f'data-theme="{theme}" data-contrast="more" data-text="larger">' in html


@pytest.fixture
def anonymous_request():
    return _signed_out(RequestFactory().get("/styleguide/"))


def _signed_out(request):
    from django.contrib.auth.models import AnonymousUser

    request.user = AnonymousUser()
    return request


@pytest.mark.parametrize(
    "path",
    sorted(COMPONENTS.parent.rglob("*.html")),
    ids=lambda path: str(path.relative_to(COMPONENTS.parent)),
)
def test_no_template_of_the_site_carries_style_or_script_inline(path):
    source = path.read_text(encoding="utf-8")
    assert re.findall(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\bsrc=)", source) == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["400", "403", "404", "csrf", "signed_out"])
def test_a_page_that_went_another_way_has_a_way_on(name, anonymous_request):
    html = render_to_string(f"{name}.html", {}, anonymous_request)
    assert html.count('class="way-on"') == 1
    assert html.count("<h1>") == 1


def test_forbidden_and_missing_look_the_same(anonymous_request):
    assert render_to_string("403.html", {}, anonymous_request) == render_to_string(
        "404.html", {}, anonymous_request
    )


def test_the_page_for_our_own_mistake_asks_for_nothing():
    with override("en"):
        html = render_to_string("500.html")
    assert "Something went wrong on our side" in html
    assert "<form" not in html


def test_messages_have_a_heading_and_their_words():
    from django.contrib.messages.constants import ERROR, SUCCESS
    from django.contrib.messages.storage.base import Message

    with override("en"):
        html = _component("messages", messages=[Message(ERROR, "Choose a file."), Message(SUCCESS, "Kept.")])
    assert re.findall(r'banner__heading">([^<]+)<', html) == ["That did not work", "Done"]
    assert re.findall(r'banner__text">([^<]+)<', html) == ["Choose a file.", "Kept."]


def test_the_funding_note_stands_above_for_visitors_and_below_for_people_signed_in():
    sponsor = {"statement": "Co-funded by the European Union", "logos": []}
    assert "Co-funded" in _component("site_header", sponsor=sponsor, request=RequestFactory().get("/"))
    assert "Co-funded" not in _component(
        "site_header", sponsor=sponsor, person_label="Lea", request=RequestFactory().get("/")
    )
    assert "Co-funded" in _component(
        "site_footer", sponsor=sponsor, person_label="Lea", request=RequestFactory().get("/")
    )
