"""The shape of people.yaml. Only the demo reads it, but by the same strict reader as archives from outside."""

from pathlib import Path
from typing import Any

from exchange.fields import Field, ListOf, Record
from exchange.problems import Findings
from exchange.schema import one_of
from exchange.values import LANGUAGES, Reading, Signs, Text, Whole
from exchange.yaml_reader import parse
from people.models import Land, OrganisationKind

NAME = Text(200, is_needed=True)
STATES = ("enrolled", "completed", "certified")

ORGANISATION = Record(
    Field("name", NAME),
    Field("kind", one_of(*OrganisationKind.values)),
    Field("land", one_of(*Land.values)),
    Field("address", Text(250)),
    Field("place", Text(100)),
    Field("serial_prefix", Text(6)),
    Field("signatory_name", Text(120)),
    Field("signatory_function", Text(120)),
)
PERSON = Record(
    Field("username", Signs()),
    Field("name", NAME),
    Field("email", Text(254), ""),
    Field("organisation", NAME),
    Field("role", one_of("administrator", "coordinator"), ""),
    Field("language", one_of(*LANGUAGES), "de"),
)
COURSE = Record(
    Field("course", Signs()),
    Field("organisation", NAME),
    Field("trainers", ListOf(Signs())),
    Field("reviewers", ListOf(Signs())),
)
MEMBER = Record(
    Field("person", Signs()),
    Field("steps", Whole(), 0),
    Field("state", one_of(*STATES), "enrolled"),
)
COHORT = Record(
    Field("name", NAME),
    Field("course", Signs()),
    Field("organisation", NAME),
    Field("code", Text(20)),
    Field("seats", Whole(1)),
    Field("starts_days_ago", Whole()),
    Field("ends_in_days", Whole()),
    Field("coordinators", ListOf(Signs())),
    Field("trainers", ListOf(Signs())),
    Field("members", ListOf(MEMBER)),
)
PEOPLE = Record(
    Field("organisations", ListOf(ORGANISATION)),
    Field("people", ListOf(PERSON)),
    Field("courses", ListOf(COURSE)),
    Field("cohorts", ListOf(COHORT)),
)


def read_people(path: Path) -> dict[str, Any]:
    """The file's content. A mistake in it is ours, so it is a loud ValueError with file and line."""
    findings = Findings()
    people: dict[str, Any] = PEOPLE.read(parse(path.read_bytes()), Reading(path.name, findings))
    if findings.problems:
        raise ValueError("\n".join(str(problem) for problem in findings.problems))
    return people
