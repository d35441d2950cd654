"""Enrol, redeem an invitation, complete: once each, with a sentence where it does not go."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from courses import actions, queries, signals
from courses.models import Cohort, Completion, Enrolment, StepProgress
from tests.factories.courses import lessons_of, make_course, make_lesson, module_of, publish, release_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(db, released):
    return released.again()


@pytest.fixture
def cohort(course, kora):
    today = timezone.localdate()
    return Cohort.objects.create(
        course=course,
        edition=course.editions.get(),
        organisation=kora.organisation,
        name="Herbst",
        starts_on=today,
        ends_on=today + timedelta(days=30),
        seats=1,
        code="HERBST26",
    )


def test_enrolling_twice_is_one_enrolment(lea, course):
    first = actions.enrol(by=lea, learner=lea, course=course)
    second = actions.enrol(by=lea, learner=lea, course=course)

    assert first == second
    assert Enrolment.objects.count() == 1


def test_two_open_enrolments_are_refused_by_the_database(lea, course):
    one = actions.enrol(by=lea, learner=lea, course=course)

    with pytest.raises(IntegrityError):
        Enrolment.objects.create(learner=lea, course=course, edition=one.edition)


def test_an_enrolment_keeps_its_edition_when_a_new_one_is_offered(lea, tarek, course):
    old = actions.enrol(by=lea, learner=lea, course=course)
    publish(lessons_of(course)[0], heading_de="Neu geschrieben")
    release_course(course)

    new = actions.enrol(by=tarek, learner=tarek, course=course)

    assert (old.edition.number, new.edition.number) == (1, 2)
    assert queries.place(lea, course.code).manifest.items[0].heading["de"] == "Lektion 1"
    assert queries.place(tarek, course.code).manifest.items[0].heading["de"] == "Neu geschrieben"


def test_a_course_without_an_offered_edition_says_to_come_back(lea):
    course = make_course("leer")

    with pytest.raises(actions.CannotEnrol, match="in Vorbereitung"):
        actions.enrol(by=lea, learner=lea, course=course)


@pytest.mark.parametrize("typed", ["HERBST26", "herbst-26", " Herbst 26 "])
def test_an_invitation_code_works_however_it_is_typed(lea, cohort, typed):
    assert actions.redeem(by=lea, code=typed).cohort == cohort


@pytest.mark.parametrize("typed", ["HERBST27", "", "---"])
def test_an_unknown_code_says_to_compare_it(lea, cohort, typed):
    with pytest.raises(actions.CannotEnrol, match="Buchstabe für Buchstabe"):
        actions.redeem(by=lea, code=typed)


def test_a_full_group_sends_to_the_coordinator(lea, tarek, cohort):
    actions.redeem(by=lea, code="HERBST26")

    with pytest.raises(actions.CannotEnrol, match="Plätze"):
        actions.redeem(by=tarek, code="HERBST26")


def test_a_group_that_has_ended_sends_to_the_coordinator(lea, cohort):
    yesterday = timezone.localdate() - timedelta(days=1)
    Cohort.objects.update(starts_on=yesterday, ends_on=yesterday)

    with pytest.raises(actions.CannotEnrol, match="beendet"):
        actions.redeem(by=lea, code="HERBST26")


def test_a_step_is_completed_once_with_its_first_date(lea, course):
    enrolment = actions.enrol(by=lea, learner=lea, course=course)
    step = queries.place(lea, course.code).manifest.items[0].step

    actions.complete_step(by=lea, enrolment_id=enrolment.pk, step=step, source="read")
    first = StepProgress.objects.get().completed_at
    actions.complete_step(by=lea, enrolment_id=enrolment.pk, step=step, source="read")

    assert StepProgress.objects.get().completed_at == first


def test_the_last_required_step_completes_the_course_once_and_tells(
    lea, course, django_capture_on_commit_callbacks
):
    told = []
    signals.course_completed.connect(listener := lambda completion, **_: told.append(completion), weak=False)
    enrolment = actions.enrol(by=lea, learner=lea, course=course)
    with django_capture_on_commit_callbacks(execute=True):
        for item in queries.place(lea, course.code).manifest.items:
            actions.complete_step(by=lea, enrolment_id=enrolment.pk, step=item.step, source="read")
    signals.course_completed.disconnect(listener)

    assert told == [Completion.objects.get()]
    assert Completion.objects.get().completed_on == timezone.localdate()


def test_a_new_edition_takes_no_completion_back(lea, course):
    enrolment = actions.enrol(by=lea, learner=lea, course=course)
    for item in queries.place(lea, course.code).manifest.items:
        actions.complete_step(by=lea, enrolment_id=enrolment.pk, step=item.step, source="read")
    release_course(make_more(course))

    assert queries.place(lea, course.code).completed_on == timezone.localdate()


def make_more(course):
    make_lesson(module_of(course), "Zugabe")
    return course
