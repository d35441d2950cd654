"""The four public states of a certificate."""

from datetime import date

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from certificates.models import Certificate

VALID, EXPIRED, SUPERSEDED, REVOKED = "valid", "expired", "superseded", "revoked"
LABELS: dict[str, str | Promise] = {
    VALID: _("Valid"),
    EXPIRED: _("Expired"),
    SUPERSEDED: _("Superseded"),
    REVOKED: _("Revoked"),
}


def of(certificate: Certificate, today: date | None = None) -> str:
    """The state as the public sees it. Only the last day itself still counts as valid."""
    if certificate.status != Certificate.Status.LIVE:
        return REVOKED if certificate.status == Certificate.Status.REVOKED else SUPERSEDED
    last = certificate.valid_until
    return EXPIRED if last and last < (today or timezone.localdate()) else VALID
