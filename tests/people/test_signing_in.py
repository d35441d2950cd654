"""Signing in: by user name or confirmed e-mail, at one price for known and unknown, and no more than so often."""

from urllib.parse import urlsplit

import pytest
import time_machine
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.models import EmailAddress
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import resolve
from django.utils import translation

from people import actions
from people.models import RateLimit, User
from tests.conftest import PASSWORD
from tests.people.helpers import SIGN_IN, SIGN_UP, Hashes, Statements, is_signed_in, plain, sign_in

WRONG = "kein richtiges passwort"


@pytest.mark.parametrize("login", ["lea", "LEA", " lea ", "lea@example.org", "Lea@Example.ORG"])
def test_user_name_and_confirmed_email_open_the_door_in_any_case(client, lea, login):
    response = sign_in(client, login)
    assert (response.status_code, response["Location"]) == (302, "/de/arrive/")
    assert client.session[SESSION_KEY] == str(lea.pk)


def test_an_address_that_was_only_typed_opens_nothing(client, organisation):
    person = actions.sign_up(
        name="X", password=PASSWORD, email="x@example.org", organisation=None, language="de"
    )
    sign_in(client, "x@example.org")
    assert not is_signed_in(client)
    actions.confirm_email(by=person, person=person)  # the control: confirmed, it does
    sign_in(client, "x@example.org")
    assert is_signed_in(client)


@pytest.fixture
def names(lea, tarek, kora):
    """Known and unknown sign-in names of every sort."""
    User.objects.filter(pk=tarek.pk).update(is_active=False)
    kora.set_unusable_password()
    kora.save()
    return [
        "nobody",
        "nobody@example.org",
        "lea",
        "lea@example.org",
        "tarek",
        "tarek@example.org",
        "kora",
        "kora@example.org",
    ]


def test_a_wrong_password_is_answered_alike_for_every_name(client, names):
    answers = {name: sign_in(client, name, WRONG) for name in names}
    pages = {plain(answer).replace(f'value="{name}"', "") for name, answer in answers.items()}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert len(pages) == 1
    assert "This sign-in name and this password do not belong together." in pages.pop()


def test_a_wrong_password_costs_one_hash_for_every_name(client, names, monkeypatch):
    hashes = Hashes(monkeypatch)
    assert {
        name: hashes.of(lambda name=name: sign_in(client, name, WRONG)) for name in names
    } == dict.fromkeys(names, 1)


def test_control_the_backend_of_the_library_hashes_twice_for_a_known_address(lea, monkeypatch, settings):
    hashes, theirs = Hashes(monkeypatch), AuthenticationBackend()
    EmailAddress.objects.create(user=lea, email=lea.email, verified=True, primary=True)
    known = {"username": lea.email, "email": lea.email, "password": WRONG}
    unknown = {"username": "x@example.org", "email": "x@example.org", "password": WRONG}
    assert [hashes.of(lambda each=each: theirs.authenticate(None, **each)) for each in (unknown, known)] == [
        1,
        2,
    ]


def test_a_wrong_password_costs_the_same_statements_for_every_name(client, names):
    shapes = set()
    for name in names:
        with Statements() as statements:
            sign_in(client, name, WRONG)
        shapes.add(tuple(statements.shapes))
    assert len(shapes) == 1


def test_signing_in_takes_at_most_25_statements(client, lea):
    client.get(SIGN_IN)
    with Statements() as statements:
        sign_in(client, "lea")
    assert is_signed_in(client)
    assert len(statements) <= 25


def test_the_sixth_try_in_five_minutes_waits_even_with_the_right_password(client, lea):
    with time_machine.travel("2026-11-22 10:00", tick=False) as clock:
        for _try in range(5):
            sign_in(client, "lea", WRONG)
        response = sign_in(client, "lea")
        assert "That was tried too often." in response.content.decode()
        assert not is_signed_in(client)
        clock.shift(301)
        sign_in(client, "lea")
        assert is_signed_in(client)


def test_an_unknown_name_waits_in_the_same_words(client, lea):
    def sixth(name):
        for _try in range(5):
            sign_in(client, name, WRONG)
        return plain(sign_in(client, name, WRONG)).replace(f'value="{name}"', "")

    assert sixth("lea") == sixth("nobody")


def test_control_without_the_limit_the_sixth_try_succeeds(client, lea, settings):
    settings.TRIES_PER_ACCOUNT = 1000
    for _try in range(5):
        sign_in(client, "lea", WRONG)
    sign_in(client, "lea")
    assert is_signed_in(client)


def test_right_passwords_are_not_counted(client, lea):
    for _day in range(7):
        sign_in(client, "lea")
        assert is_signed_in(client)
        client.logout()


def test_a_class_of_25_behind_one_address_gets_in_though_each_mistypes_twice(organisation):
    for number in range(25):
        actions.create_person(by=None, username=f"learner{number}", password=PASSWORD)
    came_in = 0
    for number in range(25):
        client = Client(REMOTE_ADDR="192.0.2.7")
        for word in (WRONG, WRONG, PASSWORD):
            sign_in(client, f"learner{number}", word)
        came_in += is_signed_in(client)
    assert came_in == 25


def test_an_address_that_guesses_at_many_names_waits(lea, settings):
    settings.TRIES_PER_ADDRESS = 10
    client = Client(REMOTE_ADDR="192.0.2.7")
    for number in range(10):
        sign_in(client, f"name{number}", WRONG)
    sign_in(client, "lea")
    assert not is_signed_in(client)
    elsewhere = Client(REMOTE_ADDR="192.0.2.8")
    sign_in(elsewhere, "lea")
    assert is_signed_in(elsewhere)


def guesses_that_were_heard(forwarded, settings, proxies):
    """1,000 guesses from one machine that names 50 others: how many the address limit let through."""
    settings.TRIES_PER_ADDRESS, settings.TRUSTED_PROXIES = 20, proxies
    client = Client(REMOTE_ADDR="198.51.100.1")
    words = "That was tried too often."
    answers = [
        sign_in(client, f"name{number}", WRONG, HTTP_X_FORWARDED_FOR=forwarded(number % 50)).content.decode()
        for number in range(100)
    ]
    return sum(words not in answer for answer in answers)


def test_a_forged_x_forwarded_for_gives_no_further_tries(db, settings):
    assert guesses_that_were_heard(lambda number: f"10.0.0.{number}", settings, 0) == 20


def test_behind_our_proxy_only_its_own_entry_counts(db, settings):
    assert guesses_that_were_heard(lambda number: f"10.0.0.{number}, 203.0.113.9", settings, 1) == 20


def test_control_believing_the_whole_header_gives_every_guess(db, settings):
    assert guesses_that_were_heard(lambda number: f"10.0.0.{number}, 203.0.113.9", settings, 2) == 100


def test_the_counters_hold_neither_names_nor_addresses(client, lea):
    sign_in(client, "lea", WRONG)
    stored = " ".join(str(row) for row in RateLimit.objects.values_list())
    assert RateLimit.objects.count() == 2
    assert [word for word in ("lea", "127.0.0.1") if word in stored] == []


LEADS_AWAY = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example/",
    "http:evil.example",
    "https:///evil.example",
    "https://localhost:8000@evil.example/",
    "https://localhost:8000.evil.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://evil.example\\@localhost:8000/",
    "/%0d%0aLocation:%20https://evil.example/\r\nx",
    "\thttps://evil.example",
    "ftp://localhost:8000/",
    "http://localhost:8001/",
    "//localhost:8000.evil.example",
    "%2f%2fevil.example",
    "https:evil.example/x",
]


@pytest.mark.parametrize("address", LEADS_AWAY)
@pytest.mark.parametrize("page", ["/en/account/login/", "/en/account/logout/", "/en/account/signup/"])
def test_next_never_leads_to_another_host(client, lea, page, address):
    if "logout" in page:
        client.force_login(lea)
    facts = {"login": "lea", "password": PASSWORD, "name": "N", "next": address}
    response = client.post(page, facts)
    onward = response["Location"]
    assert response.status_code == 302
    assert urlsplit(onward)[:3] in {
        ("", "", path) for path in ("/de/arrive/", "/en/account/welcome/", "/en/")
    }
    assert urlsplit(onward).query in {"", "next="}


def test_next_leads_on_within_the_site(client, lea):
    response = client.post(SIGN_IN, {"login": "lea", "password": PASSWORD, "next": "/bg/learn/x/y/?a=1"})
    assert response["Location"] == "/bg/learn/x/y/?a=1"


def test_signing_in_leads_to_the_pages_in_the_language_of_the_account(client, lea):
    actions.set_language(by=lea, language="bg")
    response = sign_in(client, "lea")
    assert response["Location"] == "/bg/arrive/"
    assert response.cookies["campus_language"].value == "bg"


def test_signing_in_makes_a_new_session_key(client, lea):
    client.get("/de/account/security/passkeys/sign-in/", HTTP_ACCEPT="application/json")
    before = client.session.session_key
    sign_in(client, "lea")
    after = client.session.session_key
    assert before
    assert before != after
    thief = Client()
    thief.cookies["campus_session"] = before
    assert thief.get("/de/account/").status_code == 302


def test_a_person_who_may_not_sign_in_is_told_so_after_the_right_password_only(client, lea):
    actions.close_account(by=lea, person=lea)
    assert "do not belong together" in sign_in(client, "lea", WRONG).content.decode()
    assert sign_in(client, "lea")["Location"] == "/en/account/inactive/"
    assert not is_signed_in(client)


def test_a_get_signs_nobody_out(client, lea):
    client.force_login(lea)
    page = client.get("/en/account/logout/").content.decode()
    assert "Answers that still wait for a connection are lost on this device." in page
    assert is_signed_in(client)
    client.post("/de/account/logout/")
    assert not is_signed_in(client)


def test_passwords_are_not_written_into_pages_or_the_log(client, lea, caplog):
    page = sign_in(client, "lea", "marker-marker-marker").content.decode()
    assert "marker-marker-marker" not in page + caplog.text


@pytest.mark.parametrize(
    "address", ["/en/join/", "/en/verify/", "/en/account/code/", "/en/account/password/reset/", SIGN_UP]
)
def test_every_way_on_of_the_sign_in_page_exists(client, db, address):
    assert f'href="{address}"' in client.get(SIGN_IN).content.decode()
    with translation.override("en"):
        assert resolve(address).url_name != "wagtail_serve"


def test_a_learner_at_the_editors_door_is_not_sent_in_circles(client, lea):
    client.force_login(lea)

    chain = client.get("/cms/", follow=True).redirect_chain

    assert chain[-1][0] == "/de/my/"
