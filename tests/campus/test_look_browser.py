"""The style guide in a real browser: rules of accessibility, narrow screens, large text, keyboard, no script."""

import mimetypes
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.test import RequestFactory

from campus.views_styleguide import styleguide

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.xdist_group("look")]

RULES = {"rules": {"color-contrast-enhanced": {"enabled": True}}, "resultTypes": ["violations"]}
HOST = "http://campus.test"


@pytest.fixture(autouse=True)
def _debug(settings):
    settings.DEBUG = True
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


@pytest.fixture
def page(chromium):
    """A page whose every address is answered from here; nothing else is reached."""
    pages = []

    def opened(query="", **options):
        context = chromium.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "bypass_csp": True, **options}
        )
        pages.append(context)
        page = context.new_page()
        page.route("**/*", _answer)
        page.goto(f"{HOST}/styleguide/{query}")
        return page

    yield opened
    for context in pages:
        context.close()


def _answer(route):
    address = urlsplit(route.request.url)
    if address.path.startswith("/static/"):
        path = finders.find(address.path.removeprefix("/static/"))
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        route.fulfill(body=Path(path).read_bytes(), content_type=kind)
        return
    request = RequestFactory().get(f"{address.path}?{address.query}", headers={"host": "localhost"})
    request.user = AnonymousUser()
    route.fulfill(body=styleguide(request).content, content_type="text/html; charset=utf-8")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_no_rule_of_accessibility_is_broken(page, theme, width):
    found = Axe().run(page(f"?theme={theme}", viewport={"width": width, "height": 900}), options=RULES)
    assert {
        rule["id"]: [node["target"] for node in rule["nodes"]] for rule in found.response["violations"]
    } == {}


@pytest.mark.parametrize("query", ["", "?text_size=larger&contrast=more"])
@pytest.mark.parametrize("width", [320, 360, 640, 1100])
def test_nothing_scrolls_sideways_on_narrow_screens(page, width, query):
    shown = page(query, viewport={"width": width, "height": 700})
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_the_device_decides_until_the_person_chooses(page):
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = "rgb(21, 37, 41)"
    assert page("?theme=auto", color_scheme="dark").evaluate(ground) == dark
    assert page("?theme=light", color_scheme="dark").evaluate(ground) == "rgb(255, 255, 255)"
    assert page("?theme=dark", color_scheme="light").evaluate(ground) == dark


def test_a_menu_opens_without_script_and_closes_on_escape_with_it(page):
    plain = page(java_script_enabled=False)
    plain.locator("summary", has_text="Deutsch").click()
    assert plain.locator(".menu__link[lang=bg]").first.is_visible()

    shown = page()
    shown.locator("summary", has_text="Deutsch").click()
    shown.keyboard.press("Escape")
    assert not shown.locator(".menu__link[lang=bg]").first.is_visible()
    assert shown.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_what_needs_script_is_not_shown_without(page):
    assert not page(java_script_enabled=False).locator("[data-campus-show-password]").first.is_visible()
    assert page().locator("[data-campus-show-password]").first.is_visible()


def test_a_shown_password_is_hidden_again_by_the_same_button(page):
    shown = page()
    button = shown.locator("[data-campus-show-password]").first
    button.click()
    assert shown.locator("#id_password").get_attribute("type") == "text"
    button.click()
    assert shown.locator("#id_password").get_attribute("type") == "password"


def test_a_dialog_takes_the_focus_and_escape_gives_it_back(page):
    shown = page()
    opener = shown.locator("[data-campus-dialog]")
    opener.click()
    assert shown.evaluate("document.activeElement.closest('dialog').id") == "sg-dialog"
    shown.keyboard.press("Escape")
    assert shown.evaluate("document.activeElement.dataset.campusDialog") == "sg-dialog"


def test_every_target_is_large_enough_to_press(page):
    targets = ".button, .way-on, .tool, .icon-button, .choice, .chip, .menu__link, .link-button"
    small = page(viewport={"width": 360, "height": 700}).evaluate(
        """(targets) => [...document.querySelectorAll(targets)]
           .filter((one) => one.getClientRects().length && one.getBoundingClientRect().height < 48)
           .map((one) => one.className)""",
        targets,
    )
    assert small == []


def test_a_chosen_option_has_its_edge_in_forced_colours_too(page):
    shown = page(forced_colors="active")
    chosen = shown.locator(".choice--option input:checked + .choice__text").first
    assert chosen.evaluate("one => getComputedStyle(one, '::before').borderTopWidth") == "3px"
