"""The facts of one enrolment, gathered for a certificate from the edition, the cohort and the issuing organisation."""

import calendar
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from certificates import store
from certificates.printed import Facts, Issuer, Test
from certificates.words import LANGUAGES, SOURCE
from courses.delivery import Manifest
from courses.documents import load
from courses.models import Completion, Enrolment
from courses.queries import manifest
from people.models import Organisation
from people.models.organisations import LARGEST_LOGO

LOGO_TYPES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def issuer_of(enrolment: Enrolment) -> Organisation | None:
    """Who issues: the cohort's organisation, else the one that the edition names."""
    if enrolment.cohort:
        return enrolment.cohort.organisation
    key = manifest(enrolment.edition_id).rules["certificate"]["organisation"]
    return Organisation.objects.filter(key=key).first() if key else None


def missing_facts(organisation: Organisation) -> list[str]:
    """The fields that an organisation must fill before it can issue (domain.md §3, minimum content)."""
    needed = ("address", "place", "signatory_name", "serial_prefix")
    return [name for name in needed if not getattr(organisation, name)]


def facts_of(
    enrolment: Enrolment, completion: Completion, organisation: Organisation, replaces: Any = None
) -> Facts:
    """Everything that is printed, except the name."""
    edition = manifest(enrolment.edition_id)
    rules = edition.rules
    project = enrolment.cohort.project if enrolment.cohort else None
    return Facts(
        issuer=_issuer(organisation),
        course=rules["code"],
        title=rules["heading"],
        modules=[_module(module) for module in rules["modules"]],
        tests=_tests(edition),
        teaching_units=Decimal(rules["teaching_units"]),
        form=rules["form"],
        edition=edition.number,
        legal_status_on=edition.legal_status_on,
        started_on=min(timezone.localdate(enrolment.enrolled_at), completion.completed_on),
        completed_on=completion.completed_on,
        issued_on=timezone.localdate(),
        valid_until=_valid_until(completion.completed_on, rules["certificate"]["valid_months"]),
        is_publicised=bool(project and project.is_publicised),
        statement=project.statement if project else "",
        replaces=replaces,
        languages=[code for code in LANGUAGES if code == SOURCE or rules["heading"].get(code)],
    )


def _module(module: dict[str, Any]) -> dict[str, Any]:
    return {
        "heading": module["heading"],
        "teaching_units": module["teaching_units"],
        "goals": [goal["text"] for goal in module["goals"]],
    }


def _tests(edition: Manifest) -> list[Test]:
    """The required tests, as their kind described them when the edition was released."""
    items = [item for item in edition.items if item.required and item.facts.get("questions")]
    return [Test(item.facts["questions"], load(item.digest).get("pass_percent")) for item in items]


def _valid_until(completed_on: date, months: int | None) -> date | None:
    """So many months later; on the last day where the month is shorter."""
    if not months:
        return None
    year, month = divmod(completed_on.year * 12 + completed_on.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(completed_on.day, last))


def _issuer(organisation: Organisation) -> Issuer:
    return Issuer(
        key=str(organisation.key),
        name=organisation.name,
        address=organisation.address,
        place=organisation.place,
        signatory=organisation.signatory_name,
        function=organisation.signatory_function,
        accent=organisation.accent,
        logo=_logo(organisation),
    )


def _logo(organisation: Organisation) -> dict[str, str] | None:
    """The logo's bytes, kept under their digest, so that a later logo does not change an old certificate."""
    if not organisation.logo or organisation.logo.size > LARGEST_LOGO:
        return None
    with organisation.logo.open("rb") as file:
        content = file.read()
    kinds = [kind for start, kind in LOGO_TYPES.items() if content.startswith(start)]
    if not kinds and b"<svg" not in content[:2000]:
        return None
    return {"sha256": store.put(content), "type": kinds[0] if kinds else "image/svg+xml"}
