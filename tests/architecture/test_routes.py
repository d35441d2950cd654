"""Every address of the house, Wagtail's admin included, is declared by hand: who gets what, and what must not leak.

The table is in `routes/`, by room. It is tried with everybody on their own thing, on another's and on none.
"""

import types
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import clear_url_caches, path

from campus import urls
from courses.models import Cohort
from tests.architecture.routes import world as worlds
from tests.architecture.routes.checking import misfits, undeclared
from tests.architecture.routes.table import AREAS
from tests.architecture.routes.walking import routes
from tests.architecture.routes.words import MISSING, PAGE, coordinators, everybody, row, who

pytestmark = [
    pytest.mark.xdist_group("routes"),
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),  # Wagtail's thumbnails
]
ROWS = [one for rows in AREAS.values() for one in rows]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[worlds.World]:
    """Made once for the whole table; every request is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield worlds.build()
        transaction.set_rollback(True)


def test_every_address_is_declared_once():
    assert undeclared(routes(), ROWS) == []


@pytest.mark.parametrize("area", AREAS)
def test_everybody_gets_what_the_table_says(area, world):
    found = routes()
    sentences = [sentence for one in AREAS[area] for sentence in misfits(one, found[one.key], world)]
    assert sentences == [], "\n".join(sentences)


def house_with(*patterns: Any) -> Any:
    """The house with more addresses."""
    module = types.ModuleType("tests.architecture.routes.planted")
    module.urlpatterns = [*patterns, *urls.urlpatterns]
    module.handler404, module.handler403 = urls.handler404, urls.handler403
    return module


@pytest.fixture
def planted() -> Iterator[Any]:
    """Ask a house with one more address whether a row fits it."""

    def ask(view: Any, planted_row: Any, world: worlds.World) -> list[str]:
        house = house_with(path("planted/<uuid:key>/", view, name="planted"))
        with override_settings(ROOT_URLCONF=house):
            clear_url_caches()
            return misfits(planted_row, routes(house)["planted"], world)

    yield ask
    clear_url_caches()


def cohort_shown_to_all(request: HttpRequest, key: Any) -> HttpResponse:
    return HttpResponse(Cohort.objects.get(key=key).name if Cohort.objects.filter(key=key) else "-")


def cohort_changed_while_refusing(request: HttpRequest, key: Any) -> HttpResponse:
    Cohort.objects.filter(key=key).update(seats=1) if request.method == "POST" else None
    return HttpResponse(status=404)


def refused_in_other_words(request: HttpRequest, key: Any) -> HttpResponse:
    return HttpResponse("not yours" if Cohort.objects.filter(key=key) else "not there", status=404)


def test_control_an_address_that_nobody_declared_is_named():
    house = house_with(path("planted/", cohort_shown_to_all, name="planted"))
    assert undeclared(routes(house), ROWS) == ["planted: no row says who gets what"]


def test_control_a_row_without_an_address_is_named():
    assert undeclared(routes(), [*ROWS, row("gone", everybody(PAGE))]) == ["gone: a row without an address"]


def test_control_a_view_that_shows_the_group_to_otto_is_found(planted, world):
    found = planted(
        cohort_shown_to_all, row("planted", coordinators(PAGE), key="cohort.key", marker="Gruppe"), world
    )
    assert "planted: get by otto for other: page instead of missing" in found
    assert "planted: get by otto for other: tells GruppeUferweg" in found


def test_control_a_leak_is_found_where_the_table_itself_is_too_generous(planted, world):
    found = planted(
        cohort_shown_to_all, row("planted", who((PAGE, PAGE, PAGE)), key="cohort.key", marker="Gruppe"), world
    )
    assert "planted: get by otto for other: tells GruppeUferweg" in found


def test_control_a_refusal_that_changes_something_is_found(planted, world):
    found = planted(cohort_changed_while_refusing, row("planted", who(MISSING), key="cohort.key"), world)
    assert "planted: post by otto for other: writes courses_cohort" in found


def test_control_a_foreign_thing_that_is_refused_in_other_words_is_found(planted, world):
    found = planted(refused_in_other_words, row("planted", who(MISSING), key="cohort.key"), world)
    assert "planted: get by otto for other: another answer than for what does not exist" in found


def test_control_a_marker_that_nobody_is_shown_is_found(planted, world):
    found = planted(
        refused_in_other_words, row("planted", who(MISSING), key="cohort.key", marker="Gruppe"), world
    )
    assert found[-1] == "planted: get by all for own: nobody is shown the marker Gruppe, so it could not leak"
