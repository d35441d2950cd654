"""Pictures, documents and recordings as authors upload them. Learners see released copies (courses/store.py)."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import Collection
from wagtailmedia.models import AbstractMedia

from courses import uploads

LANGUAGE_LENGTH = 5


def _is_new(file: Any) -> bool:
    """Whether a file was just uploaded; one that is stored was looked at before."""
    return bool(file) and not getattr(file, "_committed", True)


def _blame(field: str, check: Callable[..., None], *arguments: Any) -> None:
    """Run a check of an upload; what it refuses is said at the field."""
    try:
        check(*arguments)
    except ValidationError as refusal:
        raise ValidationError({field: refusal.messages}) from refusal


class CourseImage(AbstractImage):
    """A picture. Its alternative text stands with each use, since that depends on the place and the language."""

    author = models.CharField(_("author"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "author",
        "licence",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    def clean(self) -> None:
        """The content decides, not the name."""
        super().clean()
        if _is_new(self.file):
            _blame("file", uploads.check_picture, self.file)


class CourseRendition(AbstractRendition):
    """A derived picture for the editor's screens."""

    image = models.ForeignKey(CourseImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="courses_rendition_once"
            ),
        ]


class CourseDocument(AbstractDocument):
    """A file to download."""

    author = models.CharField(_("author"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)

    admin_form_fields = ("title", "file", "author", "licence", "collection")

    def clean(self) -> None:
        """The content decides, not the name."""
        super().clean()
        if _is_new(self.file):
            _blame("file", uploads.check_document, self.file, self.file.name)


class CourseMedia(AbstractMedia):
    """A video or a recording."""

    author = models.CharField(_("author"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)

    admin_form_fields = (
        "title",
        "file",
        "author",
        "licence",
        "collection",
        "duration",
        "width",
        "height",
        "thumbnail",
    )

    def clean(self) -> None:
        """The content decides, not the name."""
        super().clean()
        if _is_new(self.file):
            _blame("file", uploads.check_recording, self.file, self.file.name)
        if _is_new(self.thumbnail):
            _blame("thumbnail", uploads.check_picture, self.thumbnail)


class CourseMediaShelf(models.Model):
    """The collection of a course. A table of its own, since a page's field could be reset by an older revision."""

    course = models.OneToOneField("courses.CoursePage", models.CASCADE, related_name="shelf")
    collection = models.OneToOneField(Collection, models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"shelf of course {self.course_id}"


class MediaCaptions(models.Model):
    """Captions (WebVTT) and the full text of a recording in one language."""

    media = models.ForeignKey(CourseMedia, models.CASCADE, related_name="captions")
    language = models.CharField(_("language"), max_length=LANGUAGE_LENGTH, choices=settings.LANGUAGES)
    file = models.FileField(_("captions, WebVTT"), upload_to="captions", blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["media", "language"], name="courses_captions_once")]

    def __str__(self) -> str:
        return f"{self.media.title} ({self.language})"

    def clean(self) -> None:
        """Captions are WebVTT."""
        super().clean()
        if _is_new(self.file):
            _blame("file", uploads.check_captions, self.file)
