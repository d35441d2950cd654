"""One-time codes: handed out on paper to people without e-mail, and once to the first administrator."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from people import codes, log, mail
from people.actions.accounts import set_password
from people.models import OneTimeCode, User
from people.queries import open_code

Purpose = OneTimeCode.Purpose
VALID_FOR = {
    Purpose.START: timedelta(days=30),
    Purpose.RESET: timedelta(days=3),
    Purpose.SETUP: timedelta(days=2),
}


class CodeRefused(Exception):
    """The code is unknown, used or too old; which of them, nobody is told."""


@transaction.atomic
def hand_out_code(*, by: User, person: User) -> tuple[OneTimeCode, str]:
    """Make a code with which the person sets a password. Older ones are void; the person is told by mail."""
    OneTimeCode.objects.filter(person=person, used_at=None).update(expires_at=F("given_at"))
    stored, code = _make(
        Purpose.RESET if person.has_usable_password() else Purpose.START, person=person, by=by
    )
    log.record("people.code_handed_out", person, by=by, purpose=stored.purpose)
    mail.send("people/mail/code_handed_out", to=person)
    return stored, code


@transaction.atomic
def redeem_code(*, code: OneTimeCode, password: str) -> User:
    """Use the code, once, and set the password."""
    _use(code)
    assert code.person is not None  # noqa: S101 - a constraint says so
    log.record("people.code_redeemed", code.person, by=code.person, purpose=code.purpose)
    set_password(by=code.person, person=code.person, password=password)
    return code.person


@transaction.atomic
def open_setup() -> str:
    """A code for the address at which an empty site is set up. Older ones are void."""
    OneTimeCode.objects.filter(purpose=Purpose.SETUP, used_at=None).update(expires_at=F("given_at"))
    return _make(Purpose.SETUP, person=None, by=None)[1]


@transaction.atomic
def finish_setup(*, code: str) -> None:
    """Use the set-up code, once. Call it in the transaction that sets the site up."""
    stored = open_code(codes.digest(code))
    if stored is None or stored.purpose != Purpose.SETUP:
        raise CodeRefused
    _use(stored)


def _make(purpose: str, *, person: User | None, by: User | None) -> tuple[OneTimeCode, str]:
    code = codes.new()
    expires_at = timezone.now() + VALID_FOR[Purpose(purpose)]
    stored = OneTimeCode.objects.create(
        person=person, purpose=purpose, digest=codes.digest(code), given_by=by, expires_at=expires_at
    )
    return stored, code


def _use(code: OneTimeCode) -> None:
    still_open = OneTimeCode.objects.filter(pk=code.pk, used_at=None, expires_at__gt=timezone.now())
    if not still_open.update(used_at=timezone.now()):
        raise CodeRefused
