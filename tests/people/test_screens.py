"""The screens inside the editor, and Wagtail's own doors, which are closed."""

import re

import pytest

from people import actions
from people.models import OrganisationRole, User
from tests.people.helpers import Statements, plain

INDEX = "/cms/people/"
NOBODY = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def mira(other_organisation):
    """A learner of the other organisation."""
    return actions.create_person(by=None, username="mira", name="Mira Fremd", organisation=other_organisation)


def names(client, person, path=INDEX):
    client.force_login(person)
    page = client.get(path).content.decode()
    return [
        name
        for name in ("Lea Muster", "Mira Fremd", "Kora Klar", "Otto Anders", "Ada Ordnung")
        if f">{name}</a>" in page
    ]


def test_each_sees_whom_they_look_after(client, lea, mira, kora, otto, ada):
    assert names(client, kora) == ["Lea Muster"]
    assert names(client, otto) == ["Mira Fremd"]
    assert names(client, ada) == ["Lea Muster", "Mira Fremd", "Kora Klar", "Otto Anders", "Ada Ordnung"]


def test_search_does_not_reach_further(client, lea, mira, kora):
    assert names(client, kora, INDEX + "?q=Mira") == []
    assert names(client, kora, INDEX + "?q=lea") == ["Lea Muster"]


def test_a_foreign_person_is_answered_like_a_missing_one(client, lea, mira, kora, otto):
    client.force_login(otto)
    foreign, missing = client.get(f"{INDEX}{lea.key}/"), client.get(f"{INDEX}{NOBODY}/")
    assert [foreign.status_code, missing.status_code] == [404, 404]
    assert "Lea Muster" not in foreign.content.decode()
    assert plain(foreign).replace(str(lea.key), "") == plain(missing).replace(NOBODY, "")
    client.force_login(kora)
    assert "Lea Muster" in client.get(f"{INDEX}{lea.key}/").content.decode()


@pytest.mark.parametrize("what", ["give-role", "take-role", "active"])
def test_only_administrators_change_roles_and_accounts(client, lea, kora, ada, organisation, what):
    data = {"role": "administrator", "organisation": organisation.key, "to": "closed"}
    for person in (lea, kora):
        client.force_login(person)
        client.post(f"{INDEX}{lea.key}/{what}/", data)
        after = User.objects.get(pk=lea.pk)
        assert [after.is_superuser, after.is_team, after.is_active] == [False, False, True]
    client.force_login(ada)
    assert client.post(f"{INDEX}{lea.key}/{what}/", data).status_code == 302


def test_an_administrator_gives_and_takes_the_role_of_a_coordinator(client, lea, ada, organisation):
    client.force_login(ada)
    client.post(f"{INDEX}{lea.key}/give-role/", {"organisation": organisation.key})
    role = OrganisationRole.objects.get(person=lea)
    client.post(f"{INDEX}{lea.key}/take-role/", {"role": role.pk})
    assert OrganisationRole.objects.filter(person=lea).count() == 0


def test_a_coordinator_adds_a_person_to_the_own_organisation_only(
    client, kora, organisation, other_organisation
):
    client.force_login(kora)
    data = {"name": "Neu Hier", "language": "pl"}
    page = client.post(f"{INDEX}add/", data | {"organisation": other_organisation.key}).content.decode()
    assert "Stadt Anderstadt" not in page
    assert User.objects.filter(name="Neu Hier").count() == 0
    response = client.post(f"{INDEX}add/", data | {"organisation": organisation.key})
    person = User.objects.get(name="Neu Hier")
    assert response["Location"].endswith(f"/account/code/for/{person.key}/")
    assert [person.organisation, person.language, person.has_usable_password()] == [organisation, "pl", False]


@pytest.mark.parametrize(
    ("typed", "stored"), [("50", 50), ("0", 0), ("301", 0), ("-1", 0), ("x", 0), ("", 0)]
)
def test_extra_time_is_a_percentage(client, lea, kora, typed, stored):
    client.force_login(kora)
    client.post(f"{INDEX}{lea.key}/extra-time/", {"percent": typed})
    assert User.objects.get(pk=lea.pk).extra_time_percent == stored


def test_the_list_costs_the_same_for_1_and_for_30_people(client, lea, kora, organisation):
    client.force_login(kora)
    counts = []
    for more in (0, 30):
        for number in range(more):
            actions.create_person(by=None, username=f"learner{number}", organisation=organisation)
        client.get(INDEX)
        with Statements() as statements:
            client.get(INDEX)
        counts.append(len(statements))
    assert counts[0] == counts[1]


CLOSED = [
    "users/",
    "users/add/",
    "users/1/",
    "groups/",
    "groups/1/",
    "password_reset/",
    "password_reset/done/",
    "bulk/people/user/delete/",
]


@pytest.mark.parametrize("path", CLOSED)
def test_the_screens_of_the_library_for_people_do_not_exist_even_for_administrators(client, ada, path):
    client.force_login(ada)
    assert client.get(f"/cms/{path}").status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_sign_in_of_the_library_leads_to_ours(client, lea, method):
    answer = getattr(client, method)("/cms/login/", {"username": "lea", "password": "x"})
    assert re.fullmatch(r"/\w\w/account/login/(\?.*)?", answer["Location"])


def test_the_account_page_of_the_library_leads_to_ours(client, ada):
    client.force_login(ada)
    assert re.fullmatch(r"/\w\w/account/", client.get("/cms/account/")["Location"])


def test_a_learner_does_not_enter_the_editor(client, lea):
    client.force_login(lea)
    assert client.get("/cms/").status_code in (302, 403, 404)
    assert "Lea" not in client.get("/cms/people/").content.decode().split("<main")[0]


def test_the_menu_names_people_once_and_only_for_those_who_look_after_them(client, kora, ada, tarek):
    for person, shown in ((kora, 1), (ada, 1)):
        client.force_login(person)
        assert client.get("/cms/").content.decode().count('"url": "/cms/people/"') == shown
