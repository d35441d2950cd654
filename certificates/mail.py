"""What certificates write to their holders. Who has no confirmed address finds it under "Certificates"."""

from certificates.models import Certificate
from people import links, mail
from people.models import User


def _context(certificate: Certificate, person: User) -> dict[str, str]:
    texts = certificate.snapshot["texts"]
    return {
        "course": (texts.get(person.language) or texts["de"])["title"],
        "serial": certificate.serial,
        "link": links.link("certificates:mine", language=person.language),
    }


def issued(certificate: Certificate, person: User) -> None:
    """A certificate was issued."""
    mail.send("certificates/mail/issued", to=person, context=_context(certificate, person))


def revoked(certificate: Certificate, person: User) -> None:
    """A certificate was revoked; the reason stands on the page."""
    mail.send("certificates/mail/revoked", to=person, context=_context(certificate, person))
