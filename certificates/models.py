"""Certificates: what was issued, its files, and the ledger."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.models import Edition, Enrolment
from people.insert_only import InsertOnly
from people.models import Organisation

PERSON = settings.AUTH_USER_MODEL


class Certificate(models.Model):
    """An issued certificate. `snapshot` holds every printed fact per language except the name."""

    class Kind(models.TextChoices):
        CERTIFICATE = "certificate", _("Certificate")

    class Status(models.TextChoices):
        LIVE = "live", _("Valid")
        REVOKED = "revoked", _("Revoked")
        SUPERSEDED = "superseded", _("Superseded")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.CERTIFICATE)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="certificates")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="certificates")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    serial = models.CharField(max_length=30, unique=True)
    code = models.CharField(max_length=28, unique=True)
    status_index = models.PositiveBigIntegerField(unique=True)
    name = models.CharField(max_length=150, blank=True)
    salt = models.CharField(max_length=64)
    snapshot = models.JSONField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.LIVE)
    issued_at = models.DateTimeField(default=timezone.now)
    issued_on = models.DateField()
    valid_until = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.JSONField(default=dict)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, related_name="superseded_by")
    is_name_shown = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "kind"], condition=Q(status="live"), name="certificates_one_live"
            ),
            models.CheckConstraint(
                condition=Q(status="live", ended_at__isnull=True)
                | (~Q(status="live") & Q(ended_at__isnull=False)),
                name="certificates_end_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return self.serial


class CertificateFile(models.Model):
    """The PDF in one language: made once, stored under its hash, never made again. The row is the order to make it."""

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="files")
    language = models.CharField(max_length=5)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(null=True)
    made_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["certificate", "language"], name="certificates_file_once"),
        ]

    def __str__(self) -> str:
        return f"file {self.language}"


class CertificateEvent(InsertOnly):
    """The ledger: each row's hash covers the row before. No names: a salted commitment stands for the holder."""

    class Kind(models.TextChoices):
        ISSUED = "issued"
        REVOKED = "revoked"
        SUPERSEDED = "superseded"
        FILED = "filed"

    number = models.PositiveBigIntegerField(unique=True)
    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    facts = models.JSONField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta(InsertOnly.Meta):
        ordering = ["number"]

    def __str__(self) -> str:
        return f"event {self.number}"


class LedgerHead(models.Model):
    """The ledger's one head row: who appends holds it, so that the chain never forks. It also tells a cut-off tail."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)
    status_indices = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="certificates_one_head")]

    def __str__(self) -> str:
        return f"head {self.number}"


class SerialCounter(models.Model):
    """The last serial number of an organisation's prefix in a year."""

    prefix = models.CharField(max_length=6)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="certificates_counter_once")]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}"
