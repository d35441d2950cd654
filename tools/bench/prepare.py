"""Run in a process of its own, over the data of the measured site: the course, its group and the learners.

`python -m tools.bench.prepare <archive> <learners>` prints what the driver has to know as JSON.
"""

import json
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

PASSWORD = "Musterstadt-2026"  # noqa: S105 - of people who live as long as the bench
COORDINATOR = "bench-coordinator"


def main(archive: Path, learners: int) -> None:
    """Make everything through the product's own actions."""
    django.setup()
    from django.db import transaction

    with transaction.atomic():
        facts = _prepare(archive, learners)
    print(json.dumps(facts))


def _prepare(archive: Path, learners: int) -> dict[str, Any]:
    from people.models import Organisation, User

    organisation = Organisation.objects.get(name="Muster-Träger gGmbH")
    course = _course(archive, User.objects.get(username="ada"), organisation)
    coordinator = _coordinator(organisation)
    cohort = _cohort(course, organisation, coordinator)
    return {
        "cohort": str(cohort.key),
        "coordinator": COORDINATOR,
        "learners": [_learner(number, cohort, coordinator) for number in range(learners)],
    }


def _course(archive: Path, by: Any, organisation: Any) -> Any:
    from courses import actions
    from demo.loading import load_course

    course = load_course(archive, by)
    course.organisation = organisation
    course.save(user=by)
    course.save_revision(user=by).publish(user=by)
    actions.offer(by=by, edition=actions.release(by=by, course=course, change_note=""))
    return course


def _coordinator(organisation: Any) -> Any:
    from people import actions

    person = actions.create_person(
        by=None, username=COORDINATOR, name="Bea Messner", password=PASSWORD, organisation=organisation
    )
    actions.give_role(by=None, person=person, organisation=organisation)
    return person


def _cohort(course: Any, organisation: Any, by: Any) -> Any:
    from django.utils import timezone

    from certificates import actions
    from courses.models import Cohort

    today = timezone.localdate()
    facts = {"starts_on": today, "ends_on": today + timedelta(days=30), "seats": 5000, "name": "Bench"}
    planned = Cohort(course=course, edition=course.offer.edition, organisation=organisation, **facts)
    cohort = actions.create_cohort(by=by, cohort=planned)
    cohort.coordinators.add(by)
    return cohort


def _learner(number: int, cohort: Any, by: Any) -> dict[str, str]:
    from courses.actions import enrol
    from people.actions import create_person

    name = f"bench-{number}"
    person = create_person(by=None, username=name, name=f"Lea Muster {number}", password=PASSWORD)
    enrolment = enrol(by=by, learner=person, course=cohort.course, cohort=cohort)
    return {"name": name, "enrolment": str(enrolment.key)}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
