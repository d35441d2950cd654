"""A certificate as a page shows it, from its snapshot alone."""

from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from certificates import codes, names, status
from certificates.files import NO_PANGO
from certificates.models import Certificate, CertificateFile
from certificates.words import SOURCE


class Presented:
    """What templates ask of a certificate."""

    def __init__(self, certificate: Certificate) -> None:
        self.row = certificate
        self.status = status.of(certificate)
        self.status_label = status.LABELS[self.status]
        self.grouped_code = codes.grouped(certificate.code)

    @cached_property
    def language(self) -> str:
        """The reader's language if the certificate was issued in it, else German."""
        active = get_language() or SOURCE
        return active if active in self.row.snapshot["texts"] else SOURCE

    @property
    def is_fallback(self) -> bool:
        """Whether its texts are in another language than the page's."""
        return self.language != get_language()

    @property
    def texts(self) -> dict[str, Any]:
        """Every printed text, in that language."""
        texts: dict[str, Any] = self.row.snapshot["texts"][self.language]
        return texts

    @property
    def issuer(self) -> dict[str, Any]:
        """The organisation as it printed itself."""
        issuer: dict[str, Any] = self.row.snapshot["issuer"]
        return issuer

    @property
    def person(self) -> str:
        """Initials; the whole name only where the holder chose so."""
        return self.row.name if self.row.is_name_shown else names.initials(self.row.name)

    @property
    def ended_on(self) -> date | None:
        """The day on which it was revoked or superseded."""
        return timezone.localdate(self.row.ended_at) if self.row.ended_at else None

    @property
    def reason(self) -> dict[str, str]:
        """Why it was revoked, per language."""
        texts: dict[str, str] = self.row.end_reason.get("texts", {})
        return texts

    @property
    def successor(self) -> Certificate | None:
        """The certificate that replaced this one, unless the holder wants nothing to point from name to name."""
        found: Certificate | None = getattr(self.row, "superseded_by", None)
        return found if found and self.row.end_reason.get("is_noted") else None

    @cached_property
    def files(self) -> list[CertificateFile]:
        """The PDFs, the reader's language first."""
        active = get_language()
        return sorted(
            self.row.files.all(), key=lambda file: (file.language != active, file.language != SOURCE)
        )

    @property
    def made(self) -> list[CertificateFile]:
        """The PDFs that are there."""
        return [file for file in self.files if file.made_at]

    @property
    def waits_for_pango(self) -> bool:
        """Whether the machine lacks what makes PDFs."""
        return any(file.problem == NO_PANGO and not file.made_at for file in self.files)
