"""The start page and the information pages that every site must have."""

from typing import Any

from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.fields import RichTextField
from wagtail.models import Page

from courses import panels
from courses.catalogue import Catalogue
from courses.models.authored import GermanColumns
from courses.texts import SOURCE, texts

CARDS = 2  # courses shown on the start page
TEXT = ["bold", "h2", "h3", "ol", "ul", "link"]


class HomePage(Page):
    """The start page, one per site; parent of the catalogue and the information pages."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["courses.CourseIndexPage", "campus_home.InformationPage"]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The courses that can be taken now, the first two of them as cards."""
        offered = [course for course in Catalogue(QueryDict()).courses if course.edition]
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"courses": offered[:CARDS]}


class InformationPage(GermanColumns):
    """Imprint, privacy, accessibility and their like; the footer links them by kind."""

    class Kind(models.TextChoices):
        IMPRINT = "imprint", _("Imprint")
        PRIVACY = "privacy", _("Privacy")
        ACCESSIBILITY = "accessibility", _("Accessibility statement")
        EASY_LANGUAGE = "easy-language", _("Easy Language")
        SIGN_LANGUAGE = "sign-language", _("Sign language")
        HELP = "help", _("Help and contact")
        OTHER = "other", _("Other")

    # § 5 DDG, Art. 13 GDPR, § 12b BGG and BITV: no public site without them.
    REQUIRED = (Kind.IMPRINT, Kind.PRIVACY, Kind.ACCESSIBILITY, Kind.EASY_LANGUAGE, Kind.SIGN_LANGUAGE)

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.OTHER)
    heading = models.CharField(_("heading"), max_length=200)
    body = RichTextField(_("text"), features=TEXT, blank=True)

    parent_page_types = ["campus_home.HomePage"]
    subpage_types: list[str] = []
    edit_handler = ObjectList(
        [
            panels.LanguageBar(),
            panels.each_language("heading", _("Heading")),
            panels.each_language("body", _("Text")),
            FieldPanel("kind"),
        ]
    )

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Wagtail's own title is the German heading; the address of a page that the footer links is its kind."""
        self.title = getattr(self, f"heading_{SOURCE}") or self.title or str(self._meta.verbose_name)  # type: ignore[has-type]
        super().full_clean(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Whether there is a text; a page that is still to be written says so."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"is_written": bool(texts(self, "body"))}


class BarrierReport(models.Model):
    """A barrier that somebody met. It is answered within a month (§ 12b Abs. 4 BGG)."""

    page = models.CharField(_("page"), max_length=300, blank=True)
    text = models.TextField(_("what does not work"), max_length=3000)
    reply_to = models.EmailField(_("mail address for the answer"), blank=True)
    received_at = models.DateTimeField(_("received"), default=timezone.now, editable=False)
    due_on = models.DateField(_("answer due on"), editable=False)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        ordering = ["answered_at", "due_on"]
        verbose_name = _("report of a barrier")
        verbose_name_plural = _("reports of barriers")

    def __str__(self) -> str:
        return f"report {self.pk}"
