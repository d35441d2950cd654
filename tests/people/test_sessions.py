"""Sessions end: by themselves when idle and in the end, by their owner, by deactivation."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from people import actions, sweeps
from people.models import Session
from people.sessions import device_of
from tests.conftest import PASSWORD
from tests.people.helpers import SIGN_IN, Statements, sign_in

ACCOUNT = "/en/account/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:115.0) Gecko/20100101 Firefox/115.0"


def is_open(client):
    return client.get(ACCOUNT).status_code == 200


@pytest.mark.parametrize(("remember", "idle", "absolute"), [("", 4, 24), ("on", 14 * 24, 90 * 24)])
def test_a_session_ends_when_idle_and_at_the_latest_after_its_longest_time(
    client, lea, remember, idle, absolute
):
    with time_machine.travel("2026-11-22 08:00", tick=False) as clock:
        client.post(SIGN_IN, {"login": "lea", "password": PASSWORD, "remember": remember})
        passed = 0
        while passed + idle - 1 < absolute:
            clock.shift(timedelta(hours=idle - 1))
            passed += idle - 1
            assert is_open(client)
        clock.shift(timedelta(hours=absolute - passed + 1))
        assert not is_open(client)


def test_an_idle_session_is_over(client, lea):
    with time_machine.travel("2026-11-22 08:00", tick=False) as clock:
        sign_in(client, "lea")
        clock.shift(timedelta(hours=4, minutes=1))
        assert not is_open(client)


def test_the_cookie_is_a_session_cookie_that_scripts_and_other_sites_do_not_get(client, lea):
    cookie = sign_in(client, "lea").cookies["campus_session"]
    assert [cookie["httponly"], cookie["samesite"], cookie["max-age"], cookie["expires"]] == [
        True,
        "Lax",
        "",
        "",
    ]


def test_reading_costs_one_statement_for_session_and_person_and_writes_nothing(client, lea):
    sign_in(client, "lea")
    with Statements() as statements:
        client.get("/en/account/roles/")
    assert [text.split()[0] for text in statements.texts] == ["SELECT"]
    assert ["people_session" in statements.texts[0], "people_user" in statements.texts[0]] == [True, True]


def test_deactivation_ends_every_session_at_the_next_click(client, lea, ada):
    sign_in(client, "lea")
    assert is_open(client)
    actions.close_account(by=ada, person=lea)
    assert not is_open(client)
    assert Session.objects.filter(person=lea).count() == 0


def test_people_see_their_own_sessions_and_nobody_elses(client, lea, tarek):
    sign_in(client, "lea", HTTP_USER_AGENT=FIREFOX)
    sign_in(Client(), "tarek", HTTP_USER_AGENT="Chrome/109 Linux")
    page = client.get("/en/account/sessions/").content.decode()
    assert "Firefox, Windows" in page
    assert "Chrome, Linux" not in page


def test_one_session_is_ended_by_its_number_and_only_by_its_owner(client, lea, tarek):
    there = Client()
    sign_in(there, "lea")
    number = Session.objects.get(session_key=there.session.session_key).number
    stranger = Client()
    stranger.force_login(tarek)
    stranger.post("/en/account/sessions/end/", {"which": number})
    assert is_open(there)
    sign_in(client, "lea")
    client.post("/en/account/sessions/end/", {"which": number})
    assert [is_open(there), is_open(client)] == [False, True]


def test_all_others_are_ended_at_once(client, lea):
    others = [Client() for _device in range(3)]
    for other in (*others, client):
        sign_in(other, "lea")
    client.post("/en/account/sessions/end/", {"which": "others"})
    assert [is_open(each) for each in (*others, client)] == [False, False, False, True]


def test_the_page_shows_no_key_that_would_open_a_session(client, lea):
    sign_in(client, "lea")
    sign_in(Client(), "lea")
    page = client.get("/en/account/sessions/").content.decode()
    assert [key for key in Session.objects.values_list("session_key", flat=True) if key in page] == []


def test_a_session_holds_neither_address_nor_version_of_the_browser(client, lea):
    sign_in(client, "lea", HTTP_USER_AGENT=FIREFOX, REMOTE_ADDR="192.0.2.77")
    session = Session.objects.get(person=lea)
    text = f"{session.session_data} {session.get_decoded()} {session.device}"
    assert [word for word in ("192.0.2.77", "115", "Gecko") if word in text] == []


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        (FIREFOX, "Firefox, Windows"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/120.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "Safari, iOS"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0", "Edge, Windows"),
        ("curl/8", ""),
    ],
)
def test_a_device_is_named_by_browser_and_system(agent, device):
    assert device_of(agent) == device


def test_signing_out_ends_the_session_on_the_server(client, lea):
    sign_in(client, "lea")
    old = client.session.session_key
    client.post("/en/account/logout/")
    thief = Client()
    thief.cookies["campus_session"] = old
    assert not is_open(thief)


@pytest.mark.parametrize("language", ["de", "en", "bg"])
def test_signing_out_says_so_in_the_language_of_the_page(client, lea, language):
    client.force_login(lea)

    response = client.post(f"/{language}/account/logout/", follow=True)

    with override(language):
        assert [str(message) for message in response.context["messages"]] == [_("You are signed out.")]
    assert response.redirect_chain == [(f"/{language}/", 302)]


def test_who_is_signed_out_already_stays_in_the_language(client, db):
    assert client.get("/de/account/logout/", headers={"Accept-Language": "en"})["Location"] == "/de/"


def test_the_account_page_begins_with_the_way_out(client, lea):
    client.force_login(lea)

    page = client.get("/en/account/").content.decode().partition("<main")[2]

    assert page.index('action="/en/account/logout/"') < page.index("<h2")


def test_reading_public_pages_sets_no_session(client, db):
    response = client.get("/en/account/roles/")
    assert dict(response.cookies) == {}
    assert Session.objects.count() == 0


def test_expired_sessions_are_swept(client, lea):
    sign_in(client, "lea")
    with time_machine.travel(timezone.now() + timedelta(hours=5)):
        sweeps.run_all()
    assert Session.objects.count() == 0
