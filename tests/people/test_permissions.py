"""May I? The role table, scopes, and roles from rooms above."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from people import actions, permissions
from people.models import OrganisationRole, User
from people.roles import TABLE, Role
from tests.people.helpers import Statements


def fresh(person):
    return User.objects.get(pk=person.pk)


def test_roles_of_the_cast(lea, kora, ada):
    basic = {Role.ANYONE, Role.LEARNER}
    assert permissions.roles_of(AnonymousUser()) == {Role.ANYONE}
    assert permissions.roles_of(fresh(lea)) == basic
    assert permissions.roles_of(fresh(kora)) == basic | {Role.COORDINATOR}
    assert permissions.roles_of(fresh(ada)) == basic | {Role.ADMINISTRATOR}


def test_a_closed_account_has_no_role_beyond_learning(kora):
    actions.close_account(by=kora, person=kora)
    assert permissions.team_roles(fresh(kora)) == set()


def test_roles_are_asked_once_per_request(kora):
    person = fresh(kora)
    permissions.roles_of(person)
    with Statements() as statements:
        for _time in range(5):
            permissions.roles_of(person)
    assert len(statements) == 0


def test_a_room_above_adds_roles(lea, monkeypatch):
    monkeypatch.setattr(permissions, "_sources", [])
    permissions.register_roles(lambda person: [Role.TRAINER])
    assert permissions.roles_of(fresh(lea)) == {Role.ANYONE, Role.LEARNER, Role.TRAINER}


def test_coordinating_is_bound_to_the_organisation(kora, otto, ada, lea, organisation, other_organisation):
    answers = {
        person.username: [
            permissions.coordinates(fresh(person), each) for each in (organisation, other_organisation, None)
        ]
        for person in (kora, otto, ada, lea)
    }
    assert answers == {
        "kora": [True, False, False],
        "otto": [False, True, False],
        "ada": [True, True, True],
        "lea": [False, False, False],
    }


def test_the_organisations_of_each(kora, otto, ada, lea, organisation, other_organisation):
    def names(person):
        return [each.name for each in permissions.organisations_coordinated(person)]

    both = [organisation.name, other_organisation.name]
    assert [names(fresh(each)) for each in (kora, otto, ada, lea)] == [both[:1], both[1:], both, []]
    assert names(AnonymousUser()) == []


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_the_table_decides(row, lea, kora, ada):
    people = {
        Role.ANYONE: AnonymousUser(),
        Role.LEARNER: fresh(lea),
        Role.COORDINATOR: fresh(kora),
        Role.ADMINISTRATOR: fresh(ada),
    }
    expected = {
        role: role in row.roles
        or Role.ANYONE in row.roles
        or (Role.LEARNER in row.roles and role != Role.ANYONE)
        for role in people
    }
    assert {role: permissions.may(person, row.name) for role, person in people.items()} == expected


def test_asking_for_a_learner_costs_nothing(lea):
    person = fresh(lea)
    with Statements() as statements:
        answers = [
            permissions.may(person, "learn"),
            permissions.may(person, "issue_certificates"),
            permissions.needs_second_factor(person),
        ]
    assert [answers, len(statements)] == [[True, False, False], 0]


def test_an_unknown_permission_is_an_error_and_not_a_no(lea):
    with pytest.raises(KeyError):
        permissions.may(lea, "fly")


def test_a_role_is_given_once_and_taken(kora, organisation, ada):
    again = actions.give_role(by=ada, person=kora, organisation=organisation)
    assert OrganisationRole.objects.filter(person=kora).count() == 1
    actions.take_role(by=ada, role=again)
    assert permissions.coordinates(fresh(kora), organisation) is False


def test_the_last_administrator_stays(ada, lea):
    with pytest.raises(actions.LastAdministrator):
        actions.unmake_administrator(by=ada, person=ada)
    actions.make_administrator(by=ada, person=lea)
    actions.unmake_administrator(by=lea, person=ada)
    assert [fresh(ada).is_superuser, fresh(lea).is_superuser] == [False, True]


def test_everybody_reads_the_table(client, db):
    page = client.get("/en/account/roles/").content.decode()
    with translation.override("en"):
        assert [row.name for row in TABLE if str(row.description) not in page] == []
