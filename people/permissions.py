"""May I? Who has which role, and where."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from people.models import Organisation, OrganisationRole
from people.roles import STAFF_ROLES, Role, allows

RoleSource = Callable[[Any], Iterable[Role]]
_sources: list[RoleSource] = []


def register_roles(function: RoleSource) -> None:
    """Add a source of roles from a room above, called with a person, giving their roles (one query at most).

    `courses` registers the roles at courses this way when it starts; people knows nothing of courses. Whoever changes
    such a role calls `people.actions.note_roles(person=...)` in the same transaction.
    """
    if function not in _sources:
        _sources.append(function)


def roles_of(person: Any) -> frozenset[Role]:
    """All roles of a person, anywhere. Asked once per person object, so once per request for the one signed in."""
    if not person.is_authenticated:
        return frozenset({Role.ANYONE})
    known: frozenset[Role] | None = getattr(person, "roles_found", None)
    if known is None:
        known = person.roles_found = frozenset(_find_roles(person))
    return known


def _find_roles(person: Any) -> Iterable[Role]:
    yield from (Role.ANYONE, Role.LEARNER)
    if not person.is_active:
        return
    if person.is_superuser:
        yield Role.ADMINISTRATOR
    if OrganisationRole.objects.filter(person=person).exists():
        yield Role.COORDINATOR
    for source in _sources:
        yield from source(person)


def may(person: Any, permission: str) -> bool:
    """Whether the role table gives the permission to any role of the person; the scope is the caller's to check."""
    if not person.is_authenticated or person.is_team:
        return any(allows(permission, role) for role in roles_of(person))
    return allows(permission, Role.LEARNER)  # no query: a learner is asked on every page


def is_administrator(person: Any) -> bool:
    """May everything that the role table gives to administrators."""
    return bool(person.is_authenticated and person.is_administrator)


def organisations_coordinated(person: Any) -> QuerySet[Organisation]:
    """The organisations whose cohorts and certificates the person looks after; all of them for administrators."""
    if is_administrator(person):
        return Organisation.objects.all()
    if not (person.is_authenticated and person.is_active and person.is_team):
        return Organisation.objects.none()
    return Organisation.objects.filter(roles__person=person, roles__role=OrganisationRole.Role.COORDINATOR)


def coordinates(person: Any, organisation: Organisation | None) -> bool:
    """Whether the person coordinates this organisation. Nobody but administrators coordinates "no organisation"."""
    if is_administrator(person):
        return True
    return organisation is not None and organisations_coordinated(person).filter(pk=organisation.pk).exists()


def needs_second_factor(person: Any) -> bool:
    """Trainers, reviewers, coordinators and administrators sign in with a second factor, outside the demo."""
    return bool(person.is_authenticated and person.is_team and not settings.DEMO)


def can_manage_people(person: Any) -> bool:
    """Give and take roles, close accounts."""
    return is_administrator(person)


def can_hand_out_code(by: Any, person: Any) -> bool:
    """Coordinators for learners of their organisation, administrators for everybody else.

    A coordinator can't open the account of somebody who may do more than learn: that would be a way to their rights.
    """
    if not person.is_active or by == person:
        return False
    if is_administrator(by):
        return True
    return not person.is_team and person.organisation_id is not None and coordinates(by, person.organisation)


def team_roles(person: Any) -> frozenset[Role]:
    """The roles beyond learning."""
    return roles_of(person) & STAFF_ROLES
