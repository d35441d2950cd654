"""The ledger: every row's hash covers the row before, so that nothing can be changed, moved or left out unseen.

No row holds a name: a salted commitment with a numbered normalisation stands for the holder (names.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from django.db.models import Max
from django.utils import timezone

from certificates import names
from certificates.models import Certificate, CertificateEvent, LedgerHead
from courses.documents import canonical, digest

START = "0" * 64
STATUS_AFTER = {
    CertificateEvent.Kind.ISSUED: Certificate.Status.LIVE,
    CertificateEvent.Kind.REVOKED: Certificate.Status.REVOKED,
    CertificateEvent.Kind.SUPERSEDED: Certificate.Status.SUPERSEDED,
}


@dataclass(frozen=True)
class Broken:
    """The first row that does not fit, and why."""

    number: int
    reason: str

    def __str__(self) -> str:
        return f"Ledger row {self.number}: {self.reason}."


def locked_head() -> LedgerHead:
    """The head row, held until the transaction ends."""
    head, _is_new = LedgerHead.objects.select_for_update().get_or_create(pk=1)
    return head


def next_status_index() -> int:
    """The next free place in the status list."""
    head = locked_head()
    head.status_indices += 1
    head.save(update_fields=["status_indices"])
    return head.status_indices


def append(certificate: Certificate, kind: str, facts: dict[str, Any], *, by: Any) -> CertificateEvent:
    """Add a row at the end, in the caller's transaction."""
    head = locked_head()
    event = CertificateEvent(
        number=head.number + 1, certificate=certificate, kind=kind, facts=facts, at=timezone.now(), by=by,
        previous=head.hash,
    )  # fmt: skip
    event.hash = digest(_text(event))
    event.save()
    head.number, head.hash = event.number, event.hash
    head.save(update_fields=["number", "hash"])
    return event


def issued_facts(certificate: Certificate) -> dict[str, Any]:
    """What the row of an issue says: everything printed as a digest, the holder as a commitment."""
    return {
        "serial": certificate.serial,
        "code": digest(certificate.code),
        "organisation": str(certificate.organisation.key),
        "snapshot": digest(canonical(certificate.snapshot)),
        "holder": names.commitment(certificate.name, certificate.salt),
        "normalisation": names.CURRENT,
    }


def _text(event: CertificateEvent) -> str:
    """The row as it is hashed."""
    return canonical(
        {
            "number": event.number,
            "certificate": str(event.certificate.key),
            "kind": str(event.kind),
            "facts": event.facts,
            "at": event.at.astimezone(UTC).isoformat(),
            "by": str(event.by.key) if event.by else None,
            "previous": event.previous,
        }
    )


def verify() -> Broken | None:
    """Walk the chain from its start; None when every row and every certificate fits."""
    previous, count = START, 0
    for event in (
        CertificateEvent.objects.select_related("certificate", "by")
        .order_by("number")
        .iterator(chunk_size=500)
    ):
        count += 1
        for reason in _faults(event, count, previous):
            return Broken(event.number, reason)
        previous = event.hash
    return _broken_end(count, previous) or _broken_certificate()


def sweep() -> list[str]:
    """The first fault of the ledger, in words, for the nightly check."""
    broken = verify()
    return [str(broken)] if broken else []


def _faults(event: CertificateEvent, number: int, previous: str) -> Iterator[str]:
    if event.number != number:
        yield f"row {number} is missing"
    if event.previous != previous:
        yield "it does not follow the row before"
    if event.hash != digest(_text(event)):
        yield "its content was changed"
    if event.kind == CertificateEvent.Kind.ISSUED:
        yield from _changed(event)


def _changed(event: CertificateEvent) -> Iterator[str]:
    """Whether the certificate still says what was issued. An erased name can't be checked, and need not be."""
    certificate, facts = event.certificate, event.facts
    if facts["serial"] != certificate.serial or facts["code"] != digest(certificate.code):
        yield "the certificate's serial or code was changed"
    if facts["snapshot"] != digest(canonical(certificate.snapshot)):
        yield "the certificate's printed facts were changed"
    holder = names.commitment(certificate.name, certificate.salt, facts["normalisation"])
    if certificate.name and facts["holder"] != holder:
        yield "the certificate's name was changed"


def _broken_end(count: int, last: str) -> Broken | None:
    """Whether rows are missing at the end: the head knows how many there were."""
    head = LedgerHead.objects.filter(pk=1).first() or LedgerHead()
    if (head.number, head.hash) == (count, last):
        return None
    return Broken(count + 1, "rows are missing at the end")


def _broken_certificate() -> Broken | None:
    """Whether a certificate's status is the one that its last row of the ledger gave it."""
    kinds = list(STATUS_AFTER)
    rows = CertificateEvent.objects.filter(kind__in=kinds)
    last = set(rows.values("certificate").annotate(last=Max("number")).values_list("last", flat=True))
    for event in rows.select_related("certificate").iterator(chunk_size=500):
        if event.number not in last:
            continue
        if event.certificate.status != STATUS_AFTER[CertificateEvent.Kind(event.kind)]:
            return Broken(event.number, "the certificate's status does not follow from it")
    known = rows.filter(kind=CertificateEvent.Kind.ISSUED).values("certificate")
    stray = Certificate.objects.exclude(pk__in=known).first()
    return Broken(0, f"certificate {stray.serial} was never entered") if stray else None
