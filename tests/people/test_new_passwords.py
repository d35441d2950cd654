"""A new password: by mail, by a code on paper, by knowing the old one. Each ends every other session."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from people import actions, codes, mail
from people.models import OneTimeCode, OutgoingMail, Session
from tests.conftest import PASSWORD
from tests.people.helpers import Statements, is_signed_in, plain, sign_in

RESET, CODE, CHANGE = "/en/account/password/reset/", "/en/account/code/", "/en/account/password/"
NEW = "ein ganz neues passwort"


def link_for(person):
    actions.wish_reset(email=person.email, language="en")
    mail.sweep()
    return next(word for word in outbox.outbox[-1].body.split() if "/reset/" in word)


def test_asking_for_a_reset_is_answered_alike_and_costs_alike(lea, tarek):
    actions.close_account(by=tarek, person=tarek)
    answers, shapes = set(), set()
    for email in (lea.email, "nobody@example.org", tarek.email):
        client = Client()
        with Statements() as statements:
            response = client.post(RESET, {"email": email}, follow=True)
        answers.add((response.status_code, tuple(response.redirect_chain), plain(response)))
        shapes.add(tuple(statements.shapes))
    assert [len(answers), len(shapes)] == [1, 1]


def test_only_a_confirmed_address_of_an_open_account_gets_a_link(lea, tarek):
    actions.close_account(by=tarek, person=tarek)
    for email in ("LEA@example.org", "nobody@example.org", tarek.email):
        actions.wish_reset(email=email, language="de")
    mail.sweep()
    assert [letter.to for letter in outbox.outbox] == [["lea@example.org"]]


def test_the_link_works_once_for_four_hours_and_signs_in(client, lea):
    link = link_for(lea)
    assert client.get(link).status_code == 200
    with time_machine.travel(timezone.localtime() + timedelta(hours=4, minutes=1)):
        assert client.post(link, {"password": NEW}).status_code == 410
    client.post(link, {"password": NEW})
    assert is_signed_in(client)
    again = Client()
    assert again.post(link, {"password": "noch ein anderes passwort"}).status_code == 410
    sign_in(again, "lea", NEW)
    assert is_signed_in(again)


def test_a_reset_does_not_lead_past_the_second_factor(client, kora):
    link = link_for(kora)
    response = client.post(link, {"password": NEW})
    assert response["Location"] == "/de/account/security/sign-in/"
    assert not is_signed_in(client)


def test_a_reset_ends_the_wait_after_wrong_tries(client, lea):
    for _try in range(6):
        sign_in(client, "lea", "kein richtiges passwort")
    Client().post(link_for(lea), {"password": NEW})
    sign_in(client, "lea", NEW)
    assert is_signed_in(client)


def test_an_address_gets_at_most_five_links_an_hour(client, lea):
    for _wish in range(8):
        assert client.post(RESET, {"email": lea.email})["Location"] == "/en/account/password/sent/"
    assert OutgoingMail.objects.count() == 5


def everywhere(person):
    """Two devices with this person signed in."""
    devices = [Client(headers={"User-Agent": name}) for name in ("Firefox/128 Windows", "Chrome/109 Linux")]
    for device in devices:
        sign_in(device, person.username)
    return devices


def test_changing_the_password_ends_every_other_session_and_renews_this_one(lea):
    here, there = everywhere(lea)
    before = here.session.session_key
    assert there.get("/en/account/").status_code == 200
    here.post(CHANGE, {"current": PASSWORD, "password": NEW})
    assert here.get("/en/account/").status_code == 200
    assert there.get("/en/account/").status_code == 302
    assert here.session.session_key != before
    assert Session.objects.filter(person=lea).count() == 1


def test_the_current_password_is_asked_and_guesses_are_counted(client, lea):
    client.force_login(lea)
    for _try in range(5):
        assert (
            "This is not your current password."
            in client.post(CHANGE, {"current": "x", "password": NEW}).content.decode()
        )
    assert "tried too often" in client.post(CHANGE, {"current": PASSWORD, "password": NEW}).content.decode()
    lea.refresh_from_db()
    assert lea.check_password(PASSWORD)


def test_a_code_on_paper_sets_the_first_password_once(client, organisation, kora):
    person = actions.create_person(by=kora, name="Mira", organisation=organisation)
    stored, code = actions.hand_out_code(by=kora, person=person)
    assert stored.purpose == OneTimeCode.Purpose.START
    typed = code.lower().replace("-", " ")
    response = client.post(CODE, {"code": typed, "password": NEW})
    assert response["Location"] == "/en/account/welcome/"
    assert is_signed_in(client)
    again = Client().post(CODE, {"code": code, "password": "noch ein anderes passwort"})
    assert "This code does not work." in again.content.decode()
    other = Client()
    sign_in(other, person.username, NEW)
    assert is_signed_in(other)


@pytest.mark.parametrize("spoil", ["used", "old", "newer", "closed", "unknown"])
def test_a_code_that_opens_nothing_says_the_same_whatever_the_reason(client, lea, kora, spoil):
    _stored, code = actions.hand_out_code(by=kora, person=lea)
    when = timezone.now()
    if spoil == "used":
        actions.redeem_code(code=OneTimeCode.objects.get(), password=NEW)
    elif spoil == "old":
        when += timedelta(days=3, minutes=1)
    elif spoil == "newer":
        actions.hand_out_code(by=kora, person=lea)
    elif spoil == "closed":
        actions.close_account(by=kora, person=lea)
    else:
        code = codes.new()
    with time_machine.travel(when):
        page = client.post(CODE, {"code": code, "password": "noch ein anderes passwort"}).content.decode()
    assert (
        page.count("This code does not work. It may have been used or be too old. Please ask for a new one.")
        == 2
    )
    assert not is_signed_in(client)


def test_a_code_of_the_wrong_length_is_called_that(client, db):
    page = client.post(CODE, {"code": "K7PQ-XW3", "password": NEW}).content.decode()
    assert "The code has twelve characters. Please type all of them." in page


def test_codes_are_guessed_at_sixty_times_in_five_minutes_at_most(db):
    client = Client(REMOTE_ADDR="192.0.2.7")
    answers = [client.post(CODE, {"code": codes.new(), "password": NEW}).status_code for _try in range(61)]
    assert answers == [200] * 60 + [429]


def test_a_code_is_stored_as_a_hash_only_and_not_logged(lea, kora, caplog):
    _stored, code = actions.hand_out_code(by=kora, person=lea)
    rows = [*OneTimeCode.objects.values(), *ModelLogEntry.objects.values(), *OutgoingMail.objects.values()]
    text = " ".join(map(str, rows)) + caplog.text
    assert [form for form in (code, codes.plain(code), code.lower()) if form in text] == []


def test_handing_out_a_code_is_logged_with_who_and_told_to_the_person(lea, kora):
    actions.set_language(by=lea, language="en")
    actions.hand_out_code(by=kora, person=lea)
    mail.sweep()
    entry = ModelLogEntry.objects.get(action="people.code_handed_out")
    assert [entry.user_id, entry.object_id, entry.data, entry.label] == [
        kora.pk,
        str(lea.pk),
        {"purpose": "reset"},
        f"user {lea.pk}",
    ]
    assert [letter.subject for letter in outbox.outbox] == ["A code on paper was made for your account"]


def sheet(client, person):
    return client.post(f"/en/account/code/for/{person.key}/")


def test_a_coordinator_prints_a_code_for_a_learner_of_the_organisation(client, lea, kora):
    client.force_login(kora)
    page = sheet(client, lea)
    text = page.content.decode()
    assert [
        word for word in ("Lea Muster", "lea", "http://localhost:8000/de/account/code/") if word not in text
    ] == []
    assert page["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_nobody_else_does_and_it_looks_as_if_lea_did_not_exist(client, lea, kora, otto, tarek):
    for person in (otto, tarek, lea):
        client.force_login(person)
        foreign, missing = (
            sheet(client, lea),
            client.post("/en/account/code/for/00000000-0000-0000-0000-000000000000/"),
        )
        assert [foreign.status_code, missing.status_code] == [404, 404]
        assert plain(foreign).replace(str(lea.key), "") == plain(missing).replace(
            "00000000-0000-0000-0000-000000000000", ""
        )
        assert "Lea Muster" not in foreign.content.decode() or person == lea
    assert OneTimeCode.objects.count() == 0


def test_a_coordinator_can_not_open_the_account_of_somebody_with_a_role(client, organisation, kora, ada):
    colleague = actions.create_person(by=None, username="karl", organisation=organisation)
    actions.give_role(by=None, person=colleague, organisation=organisation)
    client.force_login(kora)
    assert [sheet(client, person).status_code for person in (colleague, ada, kora)] == [404, 404, 404]
    client.force_login(ada)
    assert [sheet(client, person).status_code for person in (colleague, kora)] == [200, 200]
