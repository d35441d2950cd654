"""An empty site: one address, once, then an administrator with everything a site needs."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from campus.home.models import InformationPage
from people.models import OneTimeCode, Organisation, User
from tests.conftest import PASSWORD
from tests.people.helpers import is_signed_in

FORM = {
    "name": "Ada Ordnung", "username": "ada", "email": "ada@example.org", "password": PASSWORD,
    "organisation": "Muster-Träger", "kind": "non_profit", "land": "DE-HE",
    "imprint": "Muster-Träger\nWeg 1\n\nTel. <b>1</b>",
}  # fmt: skip


def say():
    text = StringIO()
    call_command("campus_setup", stdout=text)
    return text.getvalue()


@pytest.fixture
def address(db):
    return next(word for word in say().split() if word.startswith("http://localhost:8000/setup/start/"))


def test_the_address_makes_administrator_organisation_and_imprint_and_asks_for_a_second_factor(
    client, address
):
    assert client.get(address).status_code == 200
    response = client.post(address, FORM, headers={"Accept-Language": "en"})
    person = User.objects.get()
    assert response["Location"].endswith("/account/security/")
    assert is_signed_in(client)
    assert [person.username, person.is_administrator, person.is_team, person.email, person.email_pending] == [
        "ada",
        True,
        True,
        None,
        "ada@example.org",
    ]
    assert [person.organisation, Organisation.objects.get().name] == [
        Organisation.objects.get(),
        "Muster-Träger",
    ]
    imprint = InformationPage.objects.get(kind="imprint")
    assert [imprint.live, imprint.heading_en, "Weg 1" in imprint.body_de, "<b>1</b>" in imprint.body_de] == [
        True,
        "Imprint",
        True,
        False,
    ]


def test_the_address_works_once_for_two_days_and_only_the_newest(client, address):
    newer = next(word for word in say().split() if word.startswith("http"))
    assert client.get(address).status_code == 404
    with time_machine.travel(timezone.now() + timedelta(days=2, minutes=1)):
        assert client.get(newer).status_code == 404
    client.post(newer, FORM)
    other = Client()
    assert [other.get(newer).status_code, other.post(newer, FORM | {"username": "eva"}).status_code] == [
        404,
        404,
    ]
    assert User.objects.count() == 1


def test_a_form_with_a_mistake_uses_nothing_up(client, address):
    page = client.post(address, FORM | {"username": "mit leerzeichen"}).content.decode()
    assert 'aria-invalid="true"' in page
    assert [User.objects.count(), Organisation.objects.count(), OneTimeCode.objects.get().used_at] == [
        0,
        0,
        None,
    ]


def test_where_an_administrator_exists_the_command_gives_no_key(ada):
    assert say() == "Sign in at http://localhost:8000/de/account/login/\n"
    assert OneTimeCode.objects.count() == 0


def test_a_guessed_address_is_not_found(client, db):
    assert client.get("/setup/start/AAAA-BBBB-CCCC/").status_code == 404
