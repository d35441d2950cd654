"""How a course stands for a learner: states, locks with their reason, where it goes on."""

from datetime import date
from uuid import UUID

import pytest

from courses import actions, queries
from courses.models import Enrolment
from courses.standing import Standing
from tests.factories.courses import lessons_of, make_course, make_lesson, make_module, publish, release_course

pytestmark = pytest.mark.django_db


def enrolled(lea, course):
    actions.enrol(by=lea, learner=lea, course=course)
    return queries.place(lea, course.code)


def states(place, today=None):
    return [row.state.state for station in Standing(place, today).stations for row in station.rows]


def test_a_fresh_course_begins_at_its_first_step(lea):
    course = make_course(lessons=3)
    release_course(course)

    place = enrolled(lea, course)

    assert states(place) == ["here", "open", "open"]


def test_after_a_step_it_goes_on_with_the_next(lea):
    course = make_course(lessons=3)
    release_course(course)
    place = enrolled(lea, course)

    actions.complete_step(
        by=lea, enrolment_id=place.enrolment_id, step=place.manifest.items[0].step, source="read"
    )

    assert states(queries.place(lea, course.code)) == ["done", "here", "open"]


def test_it_goes_on_at_the_last_place_while_that_is_open(lea):
    course = make_course(lessons=3)
    release_course(course)
    place = enrolled(lea, course)

    actions.leave_place(by=lea, enrolment_id=place.enrolment_id, step=place.manifest.items[2].step)

    assert states(queries.place(lea, course.code)) == ["open", "open", "here"]


def locked_course(rule):
    course = make_course(lessons=2)
    first, second = lessons_of(course)
    publish(second, release=[rule])
    release_course(course)
    return course, first


def test_a_step_behind_the_one_before_says_so(lea):
    course, _first = locked_course({"type": "previous", "value": None})
    place = enrolled(lea, course)

    standing = Standing(place)

    assert states(place) == ["here", "locked"]
    assert standing.lock(place.manifest.items[1]) == "Öffnet, wenn „Lektion 1“ erledigt ist."


def test_a_step_behind_a_day_names_the_day_and_opens_on_it(lea):
    course, _first = locked_course({"type": "date", "value": {"on": "2026-12-01"}})
    place = enrolled(lea, course)
    second = place.manifest.items[1]

    assert Standing(place, date(2026, 11, 30)).lock(second) == "Öffnet am 1. Dezember 2026."
    assert Standing(place, date(2026, 12, 1)).lock(second) == ""


def test_a_module_behind_the_one_before_opens_with_its_last_required_step(lea):
    course = make_course(lessons=1)
    module = publish(make_module(course, "Modul 2"), release=[{"type": "previous", "value": None}])
    make_lesson(module, "Später")
    release_course(course)
    place = enrolled(lea, course)
    assert states(place) == ["here", "locked"]

    actions.complete_step(
        by=lea, enrolment_id=place.enrolment_id, step=place.manifest.items[0].step, source="read"
    )

    assert states(queries.place(lea, course.code)) == ["done", "here"]


def test_after_the_first_pass_everything_is_open(lea):
    course, _first = locked_course({"type": "date", "value": {"on": "2099-01-01"}})
    second = lessons_of(course)[1]
    publish(second, is_required=False)
    release_course(course)
    place = enrolled(lea, course)
    assert states(place) == ["here", "locked"]

    actions.complete_step(
        by=lea, enrolment_id=place.enrolment_id, step=place.manifest.items[0].step, source="read"
    )

    assert states(queries.place(lea, course.code)) == ["done", "here"]


def test_the_checklist_counts_required_steps_only(lea):
    course = make_course(lessons=2)
    publish(lessons_of(course)[1], is_required=False)
    release_course(course)

    line = Standing(enrolled(lea, course)).checklist[0]

    assert (line["done"], line["detail"]) == (False, "0 von 1 erledigt")


def test_a_link_by_step_key_finds_the_step_whatever_its_slug(lea):
    course = make_course(lessons=1)
    release_course(course)
    place = enrolled(lea, course)
    key = place.manifest.items[0].step

    assert queries.place(lea, course.code, str(key)).item.slug == "lektion-1"
    assert queries.place(lea, course.code, str(UUID(int=0))) is None


def test_a_place_is_one_statement_whatever_the_number_of_steps(lea, django_assert_num_queries):
    for code, lessons in (("short", 2), ("long", 30)):
        course = make_course(code, lessons=lessons)
        release_course(course)
        place = enrolled(lea, course)
        for item in place.manifest.items[:-1]:
            actions.complete_step(by=lea, enrolment_id=place.enrolment_id, step=item.step, source="read")
        with django_assert_num_queries(1):
            assert len(queries.place(lea, code).done) == lessons - 1


def test_a_closed_enrolment_is_shown_only_without_an_open_one(lea):
    course = make_course(lessons=1)
    release_course(course)
    old = enrolled(lea, course)
    Enrolment.objects.filter(pk=old.enrolment_id).update(closed_at="2026-01-01T00:00Z")
    assert queries.place(lea, course.code).closed_at is not None

    new = enrolled(lea, course)

    assert new.enrolment_id != old.enrolment_id
    assert new.closed_at is None
