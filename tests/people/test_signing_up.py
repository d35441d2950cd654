"""Making an account: nothing in answer, cost or database tells whether an address is known."""

import pytest
from django.core import mail as outbox
from django.test import Client

from people import actions, mail
from people.models import OutgoingMail, User
from tests.conftest import PASSWORD
from tests.people.helpers import SIGN_IN, SIGN_UP, Hashes, Statements, is_signed_in, plain, sign_in

FORM = {"name": "Żółta Müller", "email": "", "organisation": "", "password": PASSWORD}


def newest():
    return User.objects.latest("joined_at")


def test_the_platform_gives_the_user_name_and_shows_it(client, db):
    response = client.post(SIGN_UP, FORM, follow=True)
    person = newest()
    assert response.redirect_chain == [("/en/account/welcome/?next=", 302)]
    assert person.username in response.content.decode()
    assert is_signed_in(client)
    assert [person.name, person.language, person.is_team, person.email] == ["Żółta Müller", "en", False, None]


def test_the_given_user_name_says_nothing_about_the_person_and_opens_the_door(client, db):
    client.post(SIGN_UP, FORM)
    first, second, number = newest().username.split("-")
    assert [first.isalpha(), second.isalpha(), number.isdigit()] == [True, True, True]
    assert not {"żółta", "müller", "zolta"} & {first, second}
    other = Client()
    sign_in(other, newest().username)
    assert is_signed_in(other)


def test_a_given_user_name_that_is_taken_is_replaced(db, monkeypatch, lea):
    names = iter(["lea", "lea", "linde-mond-100"])
    monkeypatch.setattr("people.usernames.suggest", lambda: next(names))
    assert actions.create_person(by=None).username == "linde-mond-100"


def test_signing_up_with_a_known_address_is_answered_like_with_an_unknown_one(lea):
    def answer(email):
        client = Client()
        first = client.post(SIGN_UP, FORM | {"email": email})
        second = client.get(first["Location"])
        account = client.get("/en/account/")
        text = "".join(plain(page) for page in (second, account))
        return first.status_code, first["Location"], text.replace(newest().username, "…").replace(email, "…")

    assert answer("lea@example.org") == answer("unknown@example.org")


def test_signing_up_with_a_known_address_costs_the_same(lea, monkeypatch):
    hashes, shapes, counts = Hashes(monkeypatch), [], []
    for email in ("lea@example.org", "unknown@example.org"):
        with Statements() as statements:
            counts.append(hashes.of(lambda email=email: Client().post(SIGN_UP, FORM | {"email": email})))
        shapes.append(statements.shapes)
    assert shapes[0] == shapes[1]
    assert counts == [1, 1]


def test_control_looking_the_address_up_in_the_request_shows(lea):
    shapes = []
    for email in ("lea@example.org", "unknown@example.org"):
        with Statements() as statements:
            User.objects.filter(email=email).exists() or actions.wish_reset(email=email, language="de")
        shapes.append(statements.shapes)
    assert shapes[0] != shapes[1]


def test_nobody_gets_in_by_naming_a_known_or_unknown_address(lea):
    for email in ("lea@example.org", "unknown@example.org"):
        Client().post(SIGN_UP, FORM | {"email": email, "password": "ein anderer langer satz"})
        client = Client()
        answer = sign_in(client, email, "ein anderer langer satz")
        assert "do not belong together" in answer.content.decode()


def test_the_owner_of_a_known_address_is_told_and_the_new_account_does_not_get_it(client, lea):
    client.post(SIGN_UP, FORM | {"email": "lea@example.org"})
    mail.sweep()
    (letter,) = outbox.outbox
    assert letter.to == ["lea@example.org"]
    assert "Jemand hat Ihre E‑Mail-Adresse für ein anderes Konto angegeben." in letter.body
    assert "/confirm" not in letter.body
    assert newest().email is None


def test_an_unknown_address_is_asked_and_only_the_button_confirms_it(client, db):
    client.post(SIGN_UP, FORM | {"email": "neu@example.org"})
    mail.sweep()
    (letter,) = outbox.outbox
    link = next(word for word in letter.body.split() if word.startswith("http"))
    assert link.startswith("http://localhost:8000/en/account/confirm-email/")
    assert "neu" not in link
    stranger = Client()
    assert "Is this your e-mail address?" in stranger.get(link).content.decode()
    assert newest().email is None  # a mail program that opens links confirms nothing
    assert "Your e-mail is confirmed" in stranger.post(link).content.decode()
    person = newest()
    assert [person.email, person.email_pending] == ["neu@example.org", ""]
    assert not is_signed_in(stranger)
    assert stranger.get(link).status_code == 410


def test_two_accounts_that_wait_for_one_address_one_gets_it(client, db):
    links = []
    for _account in range(2):
        Client().post(SIGN_UP, FORM | {"email": "neu@example.org"})
        mail.sweep()
        links += [next(word for word in outbox.outbox[-1].body.split() if word.startswith("http"))]
    assert "confirmed" in client.post(links[0]).content.decode()
    assert "This link no longer works" in client.post(links[1]).content.decode()
    assert User.objects.filter(email="neu@example.org").count() == 1


def test_fields_that_the_form_does_not_offer_change_nothing(client, organisation):
    more = {
        "is_superuser": "1",
        "is_team": "1",
        "is_active": "0",
        "username": "root",
        "extra_time_percent": "300",
        "key": "1",
    }
    more |= {
        "groups": "1",
        "user_permissions": "1",
        "email_pending": "x@y.example",
        "joined_at": "2020-01-01",
        "language": "pl",
    }
    client.post(SIGN_UP, FORM | more)
    person = newest()
    assert [person.is_superuser, person.is_team, person.is_active, person.extra_time_percent] == [
        False,
        False,
        True,
        0,
    ]
    assert [person.email_pending, person.language, person.groups.count()] == ["", "en", 0]
    assert person.username != "root"


def test_an_empty_form_says_what_to_do_and_makes_nothing(client, db):
    page = client.post(SIGN_UP, {}).content.decode()
    assert "<title>Error: Make an account" in page
    assert 'href="#id_name">Type the name for your certificates.' in page
    assert User.objects.count() == 0


@pytest.mark.parametrize(
    ("password", "is_fine"),
    [
        ("kurz", False),
        ("elf zeichen", False),
        ("password1234", False),
        ("qwerty123456", False),
        ("123456789012", False),
        ("qwertzuiopqwertz", False),
        ("aaaaaaaaaaaab", False),
        ("streetwork und mehr", False),
        ("zwölf zeichn", True),
        ("ohne ziffern oder zeichen", True),
        ("wort und " * 14 + "xy", True),
        ("живот и улица", True),
        ("a" * 129, False),
    ],
)
def test_passwords_are_long_and_unusual_and_that_is_all(client, db, password, is_fine):
    client.post(SIGN_UP, FORM | {"password": password})
    assert is_signed_in(client) is is_fine


def test_the_page_goes_on_to_where_the_person_wanted_to_go(client, db):
    response = client.post(SIGN_UP, FORM | {"next": "/en/join/?code=ABC"}, follow=True)
    assert 'href="/en/join/?code=ABC"' in response.content.decode()


def test_an_address_that_makes_accounts_all_day_waits(db, settings):
    client = Client(REMOTE_ADDR="192.0.2.7")
    answers = [client.post(SIGN_UP, {}).status_code for _try in range(61)]
    assert answers == [200] * 60 + [429]
    assert OutgoingMail.objects.count() == 0


def test_the_sign_in_page_leads_to_signing_up_and_keeps_the_way(client, db):
    page = client.get(SIGN_IN + "?next=/en/join/").content.decode()
    assert f'href="{SIGN_UP}?next=/en/join/"' in page
