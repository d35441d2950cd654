"""The journeys' campus: the demo's course, released by Tarek, and Kora's cohort. The course is made once for a file."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses.models import Cohort, CoursePage
from people.models import Organisation, User
from tests.factories.campus import make_campus


@pytest.fixture(scope="module")
def prepared_campus(prepare):
    return prepare(make_campus)


@pytest.fixture
def released_campus(db, prepared_campus) -> CoursePage:
    """The course of a campus that stands. Who comes later, such as Lea, comes to this campus."""
    return prepared_campus.again()


@pytest.fixture
def course(released_campus) -> CoursePage:
    """The demo's course, with Tarek as its trainer and reviewer; edition 1 is offered."""
    return released_campus


@pytest.fixture
def organisation(released_campus) -> Organisation:
    return released_campus.organisation


@pytest.fixture
def ada(released_campus) -> User:
    return User.objects.get(username="ada")


@pytest.fixture
def tarek(released_campus) -> User:
    return User.objects.get(username="tarek")


@pytest.fixture
def cohort(course, kora, organisation) -> Cohort:
    """Kora's group, with an invitation code."""
    today = timezone.localdate()
    cohort = Cohort.objects.create(
        course=course,
        edition=course.offer.edition,
        organisation=organisation,
        name="Herbst",
        starts_on=today,
        ends_on=today + timedelta(days=60),
        seats=20,
        code="HERBST26",
    )
    cohort.coordinators.add(kora)
    return cohort
