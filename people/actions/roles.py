"""Roles in organisations, and administrators. Roles at courses are given in `courses`."""

from django.db import transaction

from people import log
from people.models import Organisation, OrganisationRole, User
from people.permissions import team_roles


class LastAdministrator(Exception):
    """Without an administrator nobody could give the role again."""


@transaction.atomic
def give_role(
    *,
    by: User | None,
    person: User,
    organisation: Organisation,
    role: str = OrganisationRole.Role.COORDINATOR,
) -> OrganisationRole:
    """Give a role in an organisation; a role that is already held stays as it is."""
    given, is_new = OrganisationRole.objects.get_or_create(
        person=person, organisation=organisation, role=role, defaults={"given_by": by}
    )
    if is_new:
        note_roles(person=person)
        log.record("people.role_given", person, by=by, role=str(role), organisation=str(organisation.key))
    return given


@transaction.atomic
def take_role(*, by: User | None, role: OrganisationRole) -> None:
    """Take a role away."""
    person = role.person
    facts = {"role": role.role, "organisation": str(role.organisation.key)}
    role.delete()
    note_roles(person=person)
    log.record("people.role_taken", person, by=by, **facts)


@transaction.atomic
def make_administrator(*, by: User | None, person: User) -> None:
    """Give the whole table."""
    person.is_superuser = True
    person.save(update_fields=["is_superuser"])
    note_roles(person=person)
    log.record("people.role_given", person, by=by, role="administrator")


@transaction.atomic
def unmake_administrator(*, by: User | None, person: User) -> None:
    """Take it away again, but never from the last one."""
    others = User.objects.select_for_update().filter(is_superuser=True, is_active=True).exclude(pk=person.pk)
    if not others.exists():
        raise LastAdministrator
    person.is_superuser = False
    person.save(update_fields=["is_superuser"])
    note_roles(person=person)
    log.record("people.role_taken", person, by=by, role="administrator")


def note_roles(*, person: User, by: User | None = None) -> None:
    """Ask all sources again and store whether the person is of the team. Call it with every change of a role.

    Not logged: the change itself is, by whoever made it.
    """
    person.__dict__.pop("roles_found", None)
    is_team = bool(team_roles(person))
    if person.is_team != is_team:
        person.is_team = is_team
        person.save(update_fields=["is_team"])
