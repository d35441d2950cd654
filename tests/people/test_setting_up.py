"""An empty site: one address, once, then an administrator with everything a site needs."""

import json
import re
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext, override

from campus.home.actions import store_information
from campus.home.models import InformationPage
from people.models import OneTimeCode, Organisation, User
from tests.conftest import PASSWORD, with_second_factor
from tests.factories.courses import form_data
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


def test_every_link_of_the_footer_leads_to_a_page_and_what_is_not_written_says_so(client, address):
    client.post(address, FORM)
    kinds = set(InformationPage.objects.live().values_list("slug", flat=True))
    assert kinds == {"imprint", "privacy", "accessibility", "easy-language", "sign-language", "help"}
    visitor = Client(headers={"Accept-Language": "de"})
    footer = visitor.get("/de/").content.decode().split("<footer")[1]
    links = set(re.findall(r'href="(/de/[^"]*)"', footer))
    assert {f"/de/{kind}/" for kind in kinds} <= links
    assert {visitor.get(link).status_code for link in links} == {200}
    with override("de"):
        sentence = gettext("We are still writing this page.")
    assert sentence in visitor.get("/de/privacy/").content.decode()
    assert sentence not in visitor.get("/de/imprint/").content.decode()


def test_the_administrator_sees_what_is_still_to_be_written_until_it_is(client, address):
    client.post(address, FORM)
    client.force_login(with_second_factor(User.objects.get()))
    pages = {page.slug: page for page in InformationPage.objects.all()}
    shown = client.get("/cms/").content.decode()
    wanted = ["privacy", "accessibility", "easy-language", "sign-language"]
    assert [slug for slug in pages if f"/cms/pages/{pages[slug].pk}/edit/" in shown] == sorted(
        wanted, key=list(pages).index
    )
    for slug in wanted:
        heading = {"de": pages[slug].heading_de}
        store_information(kind=slug, heading=heading, body={"de": "<p>Der Text.</p>"})
    shown = client.get("/cms/").content.decode()
    assert [slug for slug in pages if f"/cms/pages/{pages[slug].pk}/edit/" in shown] == []


def test_the_text_of_an_information_page_is_written_in_the_editor(client, address):
    client.post(address, FORM)
    client.force_login(with_second_factor(User.objects.get()))
    page = InformationPage.objects.get(slug="privacy")
    form = client.get(f"/cms/pages/{page.pk}/edit/").context["form"]
    body = json.dumps({"blocks": [{"key": "a", "text": "Ihre Daten.", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}})  # fmt: skip
    client.post(f"/cms/pages/{page.pk}/edit/", form_data(form) | {"body_de": body, "action-publish": "1"})
    page.refresh_from_db()
    assert (page.live, "Ihre Daten." in page.body_de, page.slug) == (True, True, "privacy")
    assert "Ihre Daten." in Client().get("/de/privacy/").content.decode()


def test_before_the_set_up_a_visitor_sees_the_start_page_and_living_links(client, address):
    assert "Wagtail" not in client.get("/de/").content.decode()
    assert {client.get(f"/de/{kind}/").status_code for kind in ("imprint", "privacy", "help")} == {200}


def test_asking_for_the_address_again_changes_no_page_that_was_written(address):
    store_information(kind="privacy", heading={"de": "Datenschutz"}, body={"de": "<p>Der Text.</p>"})
    say()
    assert InformationPage.objects.get(kind="privacy").body_de == "<p>Der Text.</p>"
    assert InformationPage.objects.count() == 6
