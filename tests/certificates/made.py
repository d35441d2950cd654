"""What tests of certificates need, made through the product's own ways."""

from datetime import date
from typing import Any

from courses.actions import complete_step, enrol
from courses.models import Cohort, CoursePage, Enrolment
from courses.queries import manifest
from people.actions import create_person, give_role
from people.models import Organisation, User
from tests.factories.courses import make_course, release_course

LEA = "Lea Muster-Großkreutz"


def organisation(name: str = "Stadt Musterstadt", prefix: str = "SM", **facts: Any) -> Organisation:
    full = {
        "kind": "municipality", "land": "DE-BE", "address": "Beispielstraße 12, 12345 Musterstadt",
        "place": "Musterstadt", "serial_prefix": prefix, "signatory_name": "Dr. Miriam Beispiel",
        "signatory_function": "Leitung Fortbildung",
    }  # fmt: skip
    return Organisation.objects.create(name=name, **(full | facts))


def course(code: str = "verwaltung", **facts: Any) -> CoursePage:
    made = make_course(code, **facts)
    release_course(made)
    return made


def cohort(of: Organisation, taken: CoursePage | None = None, name: str = "Herbst 2026") -> Cohort:
    taken = taken or course()
    facts = {"starts_on": date(2020, 1, 1), "ends_on": date(2099, 12, 31), "edition": taken.offer.edition}
    return Cohort.objects.create(course=taken, organisation=of, name=name, seats=200, **facts)


def enrolment(group: Cohort, name: str = LEA, *, is_completed: bool = True, **facts: Any) -> Enrolment:
    person = create_person(by=None, name=name, organisation=group.organisation, **facts)
    made = enrol(by=person, learner=person, course=group.course, cohort=group)
    if is_completed:
        complete(made)
    return made


def complete(made: Enrolment) -> None:
    for step in manifest(made.edition_id).required:
        complete_step(by=made.learner, enrolment_id=made.pk, step=step, source="read")


def coordinator(of: Organisation, username: str = "kora") -> User:
    person = create_person(by=None, username=username, name=username.title(), organisation=of)
    give_role(by=None, person=person, role="coordinator", organisation=of)
    return User.objects.get(pk=person.pk)
