"""Loading the demo, part by part. Each part first looks whether it is there: a second time writes nothing."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from certificates import actions as certificates
from courses import actions as courses
from courses.models import Cohort, CoursePage, CourseRole, Edition, Enrolment, Offer
from demo import learning
from exchange import guard, reading
from exchange.actions import import_course
from exchange.problems import Refused
from people import actions as people
from people.models import Organisation, User

FOLDER = Path(__file__).resolve().parent
PASSWORD = "Musterstadt-2026"
Part = dict[str, Any]


def load_organisation(part: Part) -> None:
    """An organisation, by its name."""
    if not Organisation.objects.filter(name=part["name"]).exists():
        people.create_organisation(by=None, **part)


def load_person(part: Part) -> None:
    """A person with the demo's password and role, by user name."""
    if User.objects.filter(username=part["username"]).exists():
        return
    organisation = Organisation.objects.get(name=part["organisation"])
    facts = {name: part[name] for name in ("username", "name", "language")}
    person = people.create_person(
        by=None, password=PASSWORD, email=part["email"] or None, organisation=organisation, **facts
    )
    if part["role"] == "administrator":
        people.make_administrator(by=None, person=person)
    elif part["role"] == "coordinator":
        people.give_role(by=None, person=person, organisation=organisation)


def load_course(folder: Path, by: User) -> CoursePage:
    """A course, through the public import."""
    read = reading.read(guard.read(folder))
    if read.errors:
        raise Refused("\n".join(str(problem) for problem in read.errors))
    return import_course(by=by, content=read.content)


def set_team(part: Part, by: User) -> None:
    """Issuing organisation and team of a course."""
    course = CoursePage.objects.get(code=part["course"])
    organisation = Organisation.objects.get(name=part["organisation"])
    if course.organisation_id != organisation.pk:
        course.organisation = organisation
        course.save(user=by)
        course.save_revision(user=by).publish(user=by)
    for role, names in (
        (CourseRole.Role.TRAINER, part["trainers"]),
        (CourseRole.Role.REVIEWER, part["reviewers"]),
    ):
        for name in names:
            courses.give_course_role(by=by, person=User.objects.get(username=name), course=course, role=role)


def offer_first_edition(course: CoursePage, by: User) -> Edition:
    """Release and offer edition 1, unless somebody has released before."""
    edition = course.editions.order_by("number").first()
    if edition is None:
        edition = courses.release(by=by, course=course, change_note="")
    if not Offer.objects.filter(course=course).exists() and not course.editions.filter(number__gt=1).exists():
        courses.offer(by=by, edition=edition)
    return edition


@transaction.atomic
def load_cohort(part: Part) -> None:
    """A cohort with its members, each brought to the state the file says. Nothing is taken back from anybody."""
    organisation = Organisation.objects.get(name=part["organisation"])
    cohort = Cohort.objects.filter(organisation=organisation, name=part["name"]).first()
    coordinator = User.objects.get(username=part["coordinators"][0])
    if cohort is None:
        cohort = _new_cohort(part, organisation, coordinator)
        for member in part["members"]:
            _load_member(member, cohort, coordinator)


def _new_cohort(part: Part, organisation: Organisation, by: User) -> Cohort:
    course, today = CoursePage.objects.get(code=part["course"]), timezone.localdate()
    cohort = certificates.create_cohort(
        by=by,
        cohort=Cohort(
            course=course,
            edition=course.offer.edition,
            organisation=organisation,
            name=part["name"],
            seats=part["seats"],
            starts_on=today - timedelta(days=part["starts_days_ago"]),
            ends_on=today + timedelta(days=part["ends_in_days"]),
        ),
    )
    cohort.code = "".join(filter(str.isalnum, part["code"]))
    cohort.save(update_fields=["code"])  # a code that fits on a slide, instead of a random one
    cohort.coordinators.set(User.objects.filter(username__in=part["coordinators"]))
    cohort.trainers.set(User.objects.filter(username__in=part["trainers"]))
    return cohort


def _load_member(part: Part, cohort: Cohort, coordinator: User) -> None:
    person = User.objects.get(username=part["person"])
    enrolment = courses.enrol(by=coordinator, learner=person, course=cohort.course, cohort=cohort)
    steps = part["steps"] if part["state"] == "enrolled" else learning.step_count(enrolment)
    learning.go_through(person, cohort.course.code, steps)
    if part["state"] == "certified":
        _certify(enrolment, coordinator)


def _certify(enrolment: Enrolment, coordinator: User) -> None:
    certificates.issue(by=coordinator, enrolment=Enrolment.objects.get(pk=enrolment.pk))
