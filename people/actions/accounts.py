"""Accounts: made, closed, opened again; passwords and sessions."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.db.models import F

from people import log, mail, usernames
from people.models import OneTimeCode, Organisation, Session, User

NAMES_TRIED = 20


@transaction.atomic
def create_person(
    *,
    by: User | None,
    username: str = "",
    password: str | None = None,
    email: str | None = None,
    name: str = "",
    organisation: Organisation | None = None,
    language: str = "de",
    **facts: Any,
) -> User:
    """Make an account for somebody. `email` counts as confirmed: the caller knows that it is theirs.

    Without a user name the platform gives one; without a password the person needs a start code.
    """
    given = {
        "password": password,
        "email": email,
        "name": name,
        "organisation": organisation,
        "language": language,
    }
    person = _store(username, **given, **facts)
    log.record("people.created", person, by=by)
    return person


@transaction.atomic
def sign_up(
    *, name: str, password: str, email: str, organisation: Organisation | None, language: str
) -> User:
    """Make one's own account. What happens, and what it costs, does not depend on who else has this address.

    The address waits in `email_pending`; the worker finds out whether it belongs to another account and writes
    accordingly (docs/decisions/0006).
    """
    person = _store(
        "",
        password=password,
        name=name,
        organisation=organisation,
        language=language,
        email_pending=email.lower(),
    )
    log.record("people.signed_up", person, by=person)
    if email:
        mail.send_to_address("people/mail/address", address=email.lower(), language=language, person=person)
    return person


def _store(username: str, **facts: Any) -> User:
    """Store a person; a suggested user name that is taken is replaced by the next one."""
    if username:
        return User.objects.create_user(username, **facts)
    for _try in range(NAMES_TRIED):
        try:
            with transaction.atomic():
                return User.objects.create_user(usernames.suggest(), **facts)
        except IntegrityError as error:
            if "username" not in str(error):
                raise
    raise RuntimeError("No free user name was found.")


@transaction.atomic
def set_password(*, by: User, person: User, password: str, keep_session: str | None = None) -> None:
    """Change the password. Every session ends but the one in which it was changed, and every code is void."""
    person.set_password(password)
    person.save(update_fields=["password"])
    _lock_doors(person, keep_session)
    log.record("people.password_changed", person, by=by)
    mail.send("people/mail/password_changed", to=person)


@transaction.atomic
def close_account(*, by: User, person: User) -> None:
    """Nobody signs in any more; sessions end now. What was learned and certified stays."""
    person.is_active = False
    person.save(update_fields=["is_active"])
    _lock_doors(person, None)
    log.record("people.closed", person, by=by)


@transaction.atomic
def reopen_account(*, by: User, person: User) -> None:
    """The person may sign in again."""
    person.is_active = True
    person.save(update_fields=["is_active"])
    log.record("people.reopened", person, by=by)


@transaction.atomic
def drop_second_factor(*, by: User, person: User) -> None:
    """Somebody has lost phone, passkeys and recovery codes: all of them go, and every session with them.

    Who needs a second factor sets up a new one at the next sign-in.
    """
    Authenticator.objects.filter(user=person).delete()
    _lock_doors(person, None)
    log.record("people.second_factor_dropped", person, by=by)
    mail.send("people/mail/second_factor", to=person)


@transaction.atomic
def end_session(*, by: User, session: Session) -> None:
    """End one session."""
    person = session.person
    session.delete()
    if person is not None:
        log.record("people.session_ended", person, by=by)


@transaction.atomic
def end_sessions(*, by: User, person: User, keep_session: str | None = None) -> int:
    """End all sessions of a person but the named one. How many there were."""
    ended, _by_model = Session.objects.filter(person=person).exclude(session_key=keep_session or "").delete()
    log.record("people.session_ended", person, by=by)
    return ended


def _lock_doors(person: User, keep_session: str | None) -> None:
    Session.objects.filter(person=person).exclude(session_key=keep_session or "").delete()
    OneTimeCode.objects.filter(person=person, used_at=None).update(expires_at=F("given_at"))
