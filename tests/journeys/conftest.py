"""The journeys' campus: the demo's course on acting without discrimination, released by Tarek, and Kora's cohort."""

from datetime import timedelta

import pytest
from django.utils import timezone

from campus.home.actions import set_up_tree
from courses import actions as courses
from courses.models import Cohort, CoursePage, CourseRole
from demo import loading


@pytest.fixture
def course(ada, tarek, organisation) -> CoursePage:
    """The demo's course as its archive says, with Tarek as its trainer and reviewer; edition 1 is offered."""
    set_up_tree(by=ada)
    organisation.address = "Musterweg 1, 12345 Musterstadt"
    organisation.save()
    course = loading.load_course(loading.FOLDER / "courses" / "verwaltung", ada)
    course.organisation = organisation
    course.save()
    course.save_revision().publish()
    for role in (CourseRole.Role.TRAINER, CourseRole.Role.REVIEWER):
        courses.give_course_role(by=ada, person=tarek, course=course, role=role)
    loading.offer_first_edition(course, tarek)
    return CoursePage.objects.get(pk=course.pk)


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
