"""The catalogue: filters in the address, a count, and courses in preparation."""

import pytest
from django.http import QueryDict

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
