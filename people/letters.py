"""The mails of this room whose links are made in the moment of sending, so that no secret is stored."""

from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from people import links, mail
from people.models import OutgoingMail, User
from people.queries import person_by_email

SALT = "people.email"
DAYS_TO_CONFIRM = 7


def register() -> None:
    """Called when the room starts."""
    mail.register("people/mail/address", confirm_or_tell)
    mail.register("people/mail/reset", reset)
    mail.register("people/mail/password_changed", account_page)
    mail.register("people/mail/email_changed", account_page)
    mail.register("people/mail/second_factor", account_page)
    mail.register("people/mail/code_handed_out", account_page)


def confirm_or_tell(letter: OutgoingMail) -> dict[str, Any] | None:
    """Ask whether the address is right; if it belongs to another account, tell that one's owner instead."""
    person = letter.person
    if person is None or person.email_pending != letter.address:
        return None
    owner = person_by_email(letter.address)
    if owner is not None and owner != person:
        link = links.link("account_login", language=owner.language)
        return {"is_taken": True, "link": link, "language": owner.language, "person": owner}
    link = links.link("people:confirm_email", token(person), language=letter.language)
    return {"is_taken": False, "link": link, "days": DAYS_TO_CONFIRM}


def reset(letter: OutgoingMail) -> dict[str, Any] | None:
    """The link for a new password, if somebody has confirmed this address."""
    person = person_by_email(letter.address)
    if person is None:
        return None
    link = links.link(
        "people:reset", person.key, default_token_generator.make_token(person), language=person.language
    )
    return {"link": link, "language": person.language, "person": person}


def account_page(letter: OutgoingMail) -> dict[str, Any]:
    """The account page, for those who did not do themselves what the mail tells."""
    return {"link": links.link("people:account", language=letter.language)}


def token(person: User) -> str:
    """What the link for confirming carries: whose address, and a keyed hash of it. The address itself is in no link."""
    return signing.dumps([person.key.hex, _digest(person.email_pending)], salt=SALT)


def person_of(text: str) -> User | None:
    """The person whose waiting address this token confirms; None if it is old, foreign or no longer waiting."""
    try:
        key, digest = signing.loads(text, salt=SALT, max_age=DAYS_TO_CONFIRM * 24 * 3600)
    except signing.BadSignature:
        return None
    person = User.objects.filter(key=key, is_active=True).first()
    if person is None or not person.email_pending:
        return None
    return person if constant_time_compare(_digest(person.email_pending), digest) else None


def _digest(address: str) -> str:
    return salted_hmac(SALT, address, algorithm="sha256").hexdigest()[:32]
