"""What coordinators do with cohorts: open one, give it a new invitation code, take in people without e-mail."""

import secrets
from typing import Any

from django.db import transaction

from courses.actions import enrol
from courses.models import Cohort, Enrolment
from people import log
from people.actions import create_person, hand_out_code
from people.models import OneTimeCode, User

# No letters that look like digits; read aloud and typed at a counter.
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 8


def _fresh_code() -> str:
    """A fresh invitation code, as it is stored; pages show it in two groups."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


@transaction.atomic
def create_cohort(*, by: User, cohort: Cohort) -> Cohort:
    """Store a new cohort with an invitation code."""
    cohort.code = _fresh_code()
    cohort.save(force_insert=True)
    log.record("certificates.cohort_created", cohort, by=by)
    return cohort


@transaction.atomic
def new_code(*, by: User, cohort: Cohort) -> Cohort:
    """Give the cohort another code; the old one opens nothing any more."""
    cohort.code = _fresh_code()
    cohort.save(update_fields=["code"])
    log.record("certificates.cohort_code", cohort, by=by)
    return cohort


@transaction.atomic
def take_in(*, by: User, cohort: Cohort, name: str, language: str) -> tuple[Enrolment, OneTimeCode, str]:
    """Make an account for somebody without e-mail, enrol them, and hand out the start code. Raises CannotEnrol."""
    facts: dict[str, Any] = {"name": name, "organisation": cohort.organisation, "language": language}
    person = create_person(by=by, **facts)
    enrolment = enrol(by=by, learner=person, course=cohort.course, cohort=cohort)
    code, secret = hand_out_code(by=by, person=person)
    return enrolment, code, secret
