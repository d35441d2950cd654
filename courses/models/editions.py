"""The delivery side: what was released, frozen. Every table here is insert-only, except the offer's pointer."""

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from people.insert_only import InsertOnly


class StepDocument(InsertOnly):
    """A step as released: canonical JSON, named by its SHA-256, shared by all editions that hold the same text."""

    digest = models.CharField(max_length=64, primary_key=True)
    kind = models.CharField(max_length=20)
    schema = models.PositiveSmallIntegerField()
    body = models.TextField()

    def __str__(self) -> str:
        return f"{self.kind} {self.digest[:12]}"

    @property
    def content(self) -> dict[str, Any]:
        """The document as it was stored, not yet upgraded to today's schema."""
        content: dict[str, Any] = json.loads(self.body)
        return content


class StoredMedia(InsertOnly):
    """A released file in the content-addressed store. `name` is an HMAC of the content: it can't be guessed."""

    name = models.CharField(max_length=80, primary_key=True)
    sha256 = models.CharField(max_length=64)
    content_type = models.CharField(max_length=60)
    size = models.PositiveBigIntegerField()
    stored_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name


class Edition(InsertOnly):
    """A numbered, immutable release of a course.

    `rules` holds everything countable and every text of the course itself, per language (docs/documents.md).
    """

    course = models.ForeignKey("courses.CoursePage", models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    rules = models.JSONField()
    languages = models.JSONField()
    legal_status_on = models.DateField(null=True)
    change_note = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=64)
    released_at = models.DateTimeField(default=timezone.now)

    class Meta(InsertOnly.Meta):
        constraints = [models.UniqueConstraint(fields=["course", "number"], name="courses_edition_number")]

    def __str__(self) -> str:
        return f"edition {self.number}"


class EditionItem(InsertOnly):
    """One step of an edition, in order. `facts` holds what lists show: heading per language and the kind's summary."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    step = models.UUIDField()
    module = models.UUIDField()
    slug = models.SlugField(max_length=255)
    kind = models.CharField(max_length=20)
    minutes = models.PositiveSmallIntegerField()
    required = models.BooleanField()
    sample = models.BooleanField()
    release = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    document = models.ForeignKey(StepDocument, models.PROTECT, related_name="+")

    class Meta(InsertOnly.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "position"], name="courses_item_position"),
            models.UniqueConstraint(fields=["edition", "step"], name="courses_item_step"),
            models.UniqueConstraint(fields=["edition", "slug"], name="courses_item_slug"),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.slug}"


class Correction(InsertOnly):
    """An editorial correction of a released lesson: the newest number is the document that is shown."""

    item = models.ForeignKey(EditionItem, models.PROTECT, related_name="corrections")
    number = models.PositiveSmallIntegerField()
    document = models.ForeignKey(StepDocument, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    corrected_at = models.DateTimeField(default=timezone.now)
    corrected_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(InsertOnly.Meta):
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="courses_correction_number")]

    def __str__(self) -> str:
        return f"correction {self.number}"


class Offer(models.Model):
    """Which edition of a course new learners get. One per course; not a page field, which a revision could reset."""

    course = models.OneToOneField("courses.CoursePage", models.PROTECT, related_name="offer")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    offered_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"offer of edition {self.edition_id}"


class Withdrawal(InsertOnly):
    """An edition that takes no new learners any more; those in it finish and see the reason."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="withdrawal")
    reason = models.JSONField()
    withdrawn_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"withdrawal of edition {self.edition_id}"
