"""Makes the ordered PDFs: lease, render in a child, store the bytes, then say so in the row. Never made again.

A worker that is killed at any point leaves a lease that ends by itself; the next sweep makes the file then. Bytes are
stored under their hash before the row names them, so a row never names a file that is not there.
"""

import json
import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from certificates import ledger, store
from certificates.models import Certificate, CertificateEvent, CertificateFile
from certificates.pdf import document
from certificates.pdf.renderer import SECONDS, Renderer, RenderProblem, encode
from certificates.queries import files_due

logger = logging.getLogger(__name__)
LEASE = timedelta(seconds=SECONDS + 15)
LONGEST_WAIT = timedelta(hours=1)
NO_PANGO = "no_pango"


def make_due() -> int:
    """Make every order that nobody is at; the number of files made. One child serves them all and ends with them."""
    made = 0
    tried: set[int] = set()
    with Renderer() as renderer:
        while order := files_due().exclude(pk__in=tried).select_related("certificate").first():
            tried.add(order.pk)
            if _lease(order):
                made += _make(order, renderer)
            if order.problem == NO_PANGO:
                break
    return made


def _lease(order: CertificateFile) -> bool:
    """Take the order; False if another worker was quicker. The lease's end is also its token."""
    until = timezone.now() + LEASE
    rows = CertificateFile.objects.filter(pk=order.pk, made_at=None, leased_until=order.leased_until)
    taken = bool(rows.update(leased_until=until, tries=order.tries + 1))
    order.leased_until, order.tries = until, order.tries + 1
    return taken


def _make(order: CertificateFile, renderer: Renderer) -> bool:
    """Whether the file was made by this call."""
    try:
        content = renderer.render(render_order(order.certificate, order.language))
    except RenderProblem as problem:
        _wait(order, problem.reason)
        return False
    return _file(order, store.put(content), len(content))


def _file(order: CertificateFile, sha256: str, size: int) -> bool:
    """Say in the row, once, which bytes are the file, and in the ledger that they are."""
    with transaction.atomic():
        rows = CertificateFile.objects.filter(pk=order.pk, made_at=None, leased_until=order.leased_until)
        facts = {
            "sha256": sha256,
            "size": size,
            "made_at": timezone.now(),
            "leased_until": None,
            "problem": "",
        }
        if not rows.update(**facts):
            return False
        filed = {"language": order.language, "sha256": sha256}
        ledger.append(order.certificate, CertificateEvent.Kind.FILED, filed, by=None)
    return True


def _wait(order: CertificateFile, problem: str) -> None:
    """Wait longer each time, an hour at most; what is missing on the machine is looked for again every minute."""
    logger.error(
        "The file of certificate %s in %s was not made: %s", order.certificate.key, order.language, problem
    )
    wait = (
        timedelta(minutes=1)
        if problem == NO_PANGO
        else min(LONGEST_WAIT, timedelta(minutes=2 ** min(order.tries, 6)))
    )
    order.problem = problem[:60]
    CertificateFile.objects.filter(pk=order.pk, made_at=None).update(
        problem=order.problem, leased_until=timezone.now() + wait
    )


def sweep() -> list[str]:
    """Made files that are missing or damaged, in words, for the nightly check."""
    digests = (
        CertificateFile.objects.filter(made_at__isnull=False).order_by("pk").values_list("sha256", flat=True)
    )
    return [f"file {sha256[:12]}" for sha256 in digests if not _is_whole(sha256)]


def _is_whole(sha256: str) -> bool:
    try:
        return bool(store.read(sha256))
    except OSError:
        return False


def render_order(certificate: Certificate, language: str) -> dict[str, str]:
    """Everything that the child needs. The same certificate gives the same bytes."""
    snapshot = certificate.snapshot
    logo = snapshot["issuer"]["logo"]
    facts = {
        "language": language, "name": certificate.name, "serial": certificate.serial, "code": certificate.code,
        "snapshot": snapshot,
    }  # fmt: skip
    return {
        "html": document.html(**facts),
        "style": document.style(snapshot, language),
        "logo": encode(store.read(logo["sha256"])) if logo else "",
        "logo_type": logo["type"] if logo else "",
        "attachment": attachment(certificate),
        "description": snapshot["texts"][language]["title"],
        "at": snapshot["issued_at"],
        "identifier": certificate.key.hex,
    }


def attachment(certificate: Certificate) -> str:
    """The printed facts for programs, inside the PDF; nothing more than the paper says."""
    snapshot = certificate.snapshot
    facts = snapshot["facts"] | {
        "kind": certificate.kind,
        "name": certificate.name,
        "serial": certificate.serial,
        "verify": f"{snapshot['address']}/{certificate.code}",
        "issuer": {key: snapshot["issuer"][key] for key in ("name", "address", "place")},
    }
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, indent=2)
