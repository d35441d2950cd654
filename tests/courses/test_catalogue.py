"""The catalogue: filters in the address, a count, and courses in preparation."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from courses.catalogue import Catalogue
from tests.factories.courses import make_course, release_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def courses():
    release_course(make_course("amt", topic="administration", audience="administration", teaching_units=8))
    release_course(make_course("netz", topic="social-media", audience="social-work", teaching_units=2))
    make_course("bald", topic="social-media", audience="both")


def found(asked):
    return [course.page.code for course in Catalogue(QueryDict(asked)).found]


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("", ["amt", "netz", "bald"]),
        ("topic=social-media", ["netz", "bald"]),
        ("audience=administration", ["amt", "bald"]),
        ("duration=short", ["netz", "bald"]),
        ("duration=long", ["amt"]),
        ("topic=social-media&topic=administration&audience=social-work", ["netz", "bald"]),
        ("q=KURS+amt", ["amt"]),
        ("q=Course+netz", ["netz"]),
        ("q=nichts", []),
        ("topic=erfunden&seite=9", ["amt", "netz", "bald"]),
    ],
)
def test_the_address_says_what_is_listed(courses, asked, codes):
    assert found(asked) == codes


def test_a_box_shows_how_many_courses_answer_to_it(courses):
    topic = next(facet for facet in Catalogue(QueryDict("")).facets if facet.name == "topic")

    assert [(choice.value, choice.count) for choice in topic.choices] == [
        ("administration", 1),
        ("social-media", 2),
    ]


def test_a_chosen_filter_can_be_taken_away_alone(courses):
    catalogue = Catalogue(QueryDict("topic=social-media&duration=short&q=netz"))

    assert [(choice.value, url) for choice, url in catalogue.chosen] == [
        ("social-media", "?duration=short&q=netz"),
        ("short", "?topic=social-media&q=netz"),
    ]


def test_a_course_without_an_edition_is_in_preparation_and_takes_nobody(courses, client, lea):
    client.force_login(lea)

    page = client.get("/de/courses/bald/").content.decode()

    assert "In Vorbereitung" in page
    assert "/de/courses/bald/enrol/" not in page


def test_the_catalogue_sets_no_cookie(courses, client):
    response = client.get("/de/courses/")

    assert response.status_code == 200
    assert response.cookies == {}


def title_and_text(client, query=""):
    page = client.get(f"/en/courses/{query}").content.decode()
    title = page.partition("<title>")[2].partition("</title>")[0]
    return title, page.partition("<main")[2]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "Courses"),
        ("?q=netz", "netz: 1 of 3 courses · Courses"),
        ("?q=nichts", "nichts: 0 of 3 courses · Courses"),
        ("?topic=social-media", "2 of 3 courses · Courses"),
        ("?q=%3Cb%3E", "&lt;b&gt;: 0 of 3 courses · Courses"),
    ],
)
def test_the_title_says_what_was_looked_for_and_how_much_was_found(courses, client, query, title):
    assert title_and_text(client, query)[0].startswith(f"{title} · ")


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("?q=nichts", ["No course found for “nichts”", "Clear the search"], ["filter away", "Clear all"]),
        (
            "?q=nichts&duration=short",
            ["No course found for “nichts”", "Take a filter away", "Clear all filters"],
            ["Clear the search"],
        ),
        (
            "?topic=administration&duration=short",
            ["No course fits all filters", "Clear all filters"],
            ["No course found for"],
        ),
    ],
)
def test_nothing_found_repeats_the_word_and_speaks_of_filters_only_if_there_are_any(
    courses, client, query, shown, hidden
):
    text = title_and_text(client, query)[1]

    assert [words for words in shown if words not in text] == []
    assert [words for words in hidden if words in text] == []


@pytest.mark.parametrize(("language", "name"), [("de", "Deutsch"), ("en", "German"), ("bg", "Немски")])
def test_languages_are_named_in_the_readers_language(courses, language, name):
    with override(language):
        facet = next(facet for facet in Catalogue(QueryDict("")).facets if facet.name == "language")

    assert facet.choices[0].label == name


def test_the_catalogue_is_looked_up_once_for_title_and_text(courses, client):
    client.get("/en/courses/")
    with CaptureQueriesContext(connection) as statements:
        client.get("/en/courses/")

    assert len([each for each in statements.captured_queries if "courses_offer" in each["sql"]]) == 1
