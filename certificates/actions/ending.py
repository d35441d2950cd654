"""What may happen to a certificate later: revoked, superseded by a corrected one, its name shown."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from certificates import ledger, mail
from certificates.actions.issuing import CannotIssue, _issue, _locked
from certificates.models import Certificate, CertificateEvent
from certificates.reasons import REASONS
from people import log
from people.models import User

LONGEST_NOTE = 300


def revoke(*, by: User, certificate: Certificate, reason: str, note: str = "") -> Certificate:
    """End a certificate for a reason of the fixed list. The note is for coordinators; it is never shown in public.

    A certificate that has ended stays as it is. Raises KeyError for an unknown reason.
    """
    ending = {"key": reason, "texts": REASONS[reason], "note": note.strip()[:LONGEST_NOTE]}
    with transaction.atomic():
        certificate = _held(certificate)
        if certificate.status != Certificate.Status.LIVE:
            return certificate
        _end(certificate, Certificate.Status.REVOKED, ending)
        ledger.append(certificate, CertificateEvent.Kind.REVOKED, {"reason": reason}, by=by)
        log.record("certificates.revoke", certificate, by=by, serial=certificate.serial, reason=reason)
        mail.revoked(certificate, certificate.enrolment.learner)
    return certificate


def reissue(*, by: User, certificate: Certificate, name: str, is_noted: bool = True) -> Certificate:
    """Issue again in a corrected name; the old one is superseded and says so.

    With `is_noted=False` the new paper does not mention the old one: its serial would lead a reader to the old name.
    """
    with transaction.atomic():
        enrolment = _locked(certificate.enrolment)
        old = _held(certificate)
        if old.status != Certificate.Status.LIVE:
            raise CannotIssue(_("This certificate is no longer valid, so it can't be replaced."))
        if name == old.name:
            raise CannotIssue(_("This name stands on the certificate already. Nothing was issued."))
        _end(old, Certificate.Status.SUPERSEDED, {"is_noted": is_noted})
        replaces = (old.serial, old.issued_on) if is_noted else None
        new = _issue(by, enrolment, old, name=name, replaces=replaces)
        ledger.append(old, CertificateEvent.Kind.SUPERSEDED, {"by": str(new.key)}, by=by)
        log.record("certificates.supersede", old, by=by, serial=old.serial)
    return new


def show_name(*, by: User, certificate: Certificate, is_shown: bool) -> None:
    """The holder's own choice whether the verification page shows the name."""
    Certificate.objects.filter(pk=certificate.pk, enrolment__learner_id=by.pk).update(is_name_shown=is_shown)
    log.record("certificates.show_name", certificate, by=by, is_shown=is_shown)


def _held(certificate: Certificate) -> Certificate:
    rows = Certificate.objects.select_for_update(of=("self",)).select_related(
        "enrolment__learner", "organisation"
    )
    return rows.get(pk=certificate.pk)


def _end(certificate: Certificate, status: str, reason: dict[str, Any]) -> None:
    certificate.status, certificate.ended_at, certificate.end_reason = status, timezone.now(), reason
    certificate.save(update_fields=["status", "ended_at", "end_reason"])
