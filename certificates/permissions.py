"""May I? The role table gives the permission, the organisation is its scope."""

from typing import Any

from certificates.models import Certificate
from courses.models import Cohort
from people.permissions import coordinates, may


def can_see_cohorts(person: Any) -> bool:
    """Whether there is a list of cohorts for the person at all."""
    return may(person, "see_cohorts")


def can_see_cohort(person: Any, cohort: Cohort) -> bool:
    """Who is enrolled, has completed, has a certificate."""
    return may(person, "see_cohorts") and coordinates(person, cohort.organisation)


def can_manage_cohort(person: Any, cohort: Cohort) -> bool:
    """Invitation codes, new learners."""
    return may(person, "manage_cohorts") and coordinates(person, cohort.organisation)


def can_issue(person: Any, cohort: Cohort) -> bool:
    """Issue for a cohort: its organisation is the issuer."""
    return may(person, "issue_certificates") and coordinates(person, cohort.organisation)


def can_revoke(person: Any, certificate: Certificate) -> bool:
    """Revoke, or issue again in a corrected name."""
    return may(person, "revoke_certificates") and coordinates(person, certificate.organisation)


def holds(person: Any, certificate: Certificate) -> bool:
    """Whether it is the person's own."""
    return bool(person.is_authenticated and certificate.enrolment.learner_id == person.pk)
