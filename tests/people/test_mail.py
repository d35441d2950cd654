"""Mails: stored with their cause, sent once, in the person's language, to confirmed addresses, without secrets."""

import re
from datetime import timedelta
from email.header import decode_header, make_header

import pytest
import time_machine
from django.core import mail as outbox
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.test import Client
from django.utils import timezone

from people import actions, mail
from people.models import OutgoingMail, User
from tests.conftest import PASSWORD

CHANGED = "people/mail/password_changed"


def waiting():
    return OutgoingMail.objects.filter(closed_at=None).count()


def test_a_mail_is_stored_with_its_cause_or_not_at_all(lea):
    def fail_after_sending():
        with transaction.atomic():
            mail.send(CHANGED, to=lea)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_sending()
    assert waiting() == 0
    mail.send(CHANGED, to=lea)
    assert waiting() == 1


def test_a_mail_is_sent_once_however_often_it_is_nudged(lea):
    stored = mail.send(CHANGED, to=lea)
    for _nudge in range(3):
        mail.deliver.func(stored.pk)
        mail.sweep()
    assert [letter.to for letter in outbox.outbox] == [["lea@example.org"]]


def test_somebody_who_is_sending_it_is_left_alone_until_the_lease_is_over(lea):
    stored = mail.send(CHANGED, to=lea)
    OutgoingMail.objects.filter(pk=stored.pk).update(
        not_before=timezone.now() + mail.LEASE
    )  # claimed, then killed
    mail.sweep()
    assert len(outbox.outbox) == 0
    with time_machine.travel(timezone.now() + mail.LEASE + timedelta(seconds=1)):
        mail.sweep()
    assert len(outbox.outbox) == 1


def test_a_worker_killed_after_sending_repeats_the_same_message_id(lea, monkeypatch):
    stored = mail.send(CHANGED, to=lea)
    with monkeypatch.context() as patch:
        patch.setattr(
            mail, "_close", lambda *_args, **_facts: None
        )  # killed before it could note that it was sent
        mail.deliver.func(stored.pk)
    with time_machine.travel(timezone.now() + mail.LEASE + timedelta(seconds=1)):
        mail.sweep()
    first, second = (letter.extra_headers["Message-ID"] for letter in outbox.outbox)
    assert first == second == f"<{stored.key}@localhost>"


def test_a_mail_server_that_refuses_is_asked_again_later_and_not_for_ever(lea, monkeypatch, caplog):
    def refuse(*_args):
        raise OSError("550 lea@example.org unknown")

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    mail.send(CHANGED, to=lea)
    tries = []
    with time_machine.travel(timezone.now()) as clock:
        for _day in range(30):
            mail.sweep()
            tries += [OutgoingMail.objects.get().tries]
            clock.shift(timedelta(hours=20))
    stored = OutgoingMail.objects.filter(closed_at__isnull=False, was_sent=False)
    assert max(tries) == mail.MOST_TRIES
    assert stored.exists() or OutgoingMail.objects.count() == 0
    assert "lea@example.org" not in caplog.text


def test_what_was_sent_forgets_the_address_and_after_a_month_itself(lea):
    actions.wish_reset(email=lea.email, language="de")
    mail.sweep()
    stored = OutgoingMail.objects.get()
    assert [stored.address, stored.context, stored.was_sent] == ["", {}, True]
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        mail.sweep()
    assert OutgoingMail.objects.count() == 0


def test_nothing_is_stored_that_opens_a_door(lea):
    actions.wish_reset(email=lea.email, language="de")
    actions.propose_email(by=lea, person=lea, email="neu@example.org")
    mail.sweep()
    words = [word for letter in outbox.outbox for word in letter.body.split() if word.startswith("http")]
    secrets = [
        link.rstrip("/").rsplit("/", 1)[1] for link in words if "/reset/" in link or "/confirm-email/" in link
    ]
    stored = " ".join(str(row) for row in OutgoingMail.objects.values())
    assert len(secrets) == 2
    assert [secret for secret in secrets if secret in stored] == []


def test_the_language_is_the_persons_and_not_the_requests(lea):
    actions.set_language(by=lea, language="bg")
    mail.send(CHANGED, to=lea)
    mail.sweep()
    (letter,) = outbox.outbox
    assert letter.extra_headers["Content-Language"] == "bg"
    assert '<html lang="bg">' in letter.alternatives[0].content


def test_an_address_that_was_only_typed_gets_nothing_but_the_question(db):
    person = actions.sign_up(
        name="X", password=PASSWORD, email="x@example.org", organisation=None, language="en"
    )
    actions.set_password(by=person, person=person, password="ein anderes passwort")
    actions.hand_out_code(by=person, person=person)
    actions.wish_reset(email="x@example.org", language="en")
    mail.sweep()
    assert [letter.subject for letter in outbox.outbox] == ["Please confirm your e-mail address"]


def test_control_a_confirmed_address_gets_all_of_it(lea):
    actions.set_language(by=lea, language="en")
    actions.set_password(by=lea, person=lea, password="ein anderes passwort")
    actions.hand_out_code(by=lea, person=lea)
    actions.wish_reset(email=lea.email, language="en")
    mail.sweep()
    assert [letter.subject for letter in outbox.outbox] == [
        "Your password was changed",
        "A code on paper was made for your account",
        "Set a new password",
    ]


def test_a_name_with_line_ends_and_markup_stays_text(lea):
    name = "Lea\r\nBcc: all@example.org\u2028<b>x</b>&"
    User.objects.filter(pk=lea.pk).update(name=name)
    mail.send(CHANGED, to=lea)
    mail.sweep()
    (letter,) = outbox.outbox
    message = letter.message()
    assert message["Bcc"] is None
    (subject,) = message.get_all("Subject")
    assert [message["To"], str(make_header(decode_header(subject)))] == ["lea@example.org", letter.subject]
    assert "&lt;b&gt;x&lt;/b&gt;&amp;" in letter.alternatives[0].content
    assert "<b>x</b>" not in letter.alternatives[0].content


def test_subjects_hold_no_word_about_the_person(lea):
    mail.send(CHANGED, to=lea)
    mail.send("people/mail/code_handed_out", to=lea)
    actions.wish_reset(email=lea.email, language="de")
    mail.sweep()
    subjects = " ".join(letter.subject for letter in outbox.outbox)
    assert [word for word in ("Lea", "Muster", "lea") if re.search(rf"\b{word}\b", subjects)] == []


@pytest.mark.parametrize(
    "forged",
    [
        {"HTTP_HOST": "evil.example"},
        {"HTTP_X_FORWARDED_HOST": "evil.example"},
        {"SERVER_NAME": "evil.example"},
    ],
)
def test_links_name_the_configured_host_whatever_the_request_says(lea, forged, settings):
    settings.ALLOWED_HOSTS = ["*"]  # the harder case: even if the front door let it through
    Client().post("/en/account/password/reset/", {"email": lea.email}, **forged)
    mail.sweep()
    (letter,) = outbox.outbox
    text = letter.body + letter.alternatives[0].content
    assert "evil" not in text
    assert {link[:21] for link in re.findall(r"https?://[^\s\"<]+", text)} == {"http://localhost:8000"}


def test_a_mail_loads_nothing(lea):
    mail.send(CHANGED, to=lea)
    mail.sweep()
    content = outbox.outbox[0].alternatives[0].content
    assert re.findall(r"<(?:img|link|script|iframe|object)|url\(|@import|src=", content) == []


def test_plain_text_reads_well(lea):
    actions.set_language(by=lea, language="en")
    actions.wish_reset(email=lea.email, language="de")
    mail.sweep()
    text = re.sub(r"/reset/\S+", "/reset/…", outbox.outbox[0].body)
    assert text == (
        "Hello Lea Muster,\n\n"
        "With this link you set a new password. It works once and for four hours.\n\n"
        "User name: lea\n\n"
        "Set a new password:\nhttp://localhost:8000/en/account/reset/…\n\n"
        "Kind regards\nStreetwork Campus\n\n-- \n"
        "You get this mail because somebody asked for a new password for your account. If it was not you, you need not"
        " do anything; your password stays.\n"
        "Imprint: http://localhost:8000/en/imprint/\nPrivacy: http://localhost:8000/en/privacy/"
    )
