"""What every page of a course shares: its own translated heading, a stable key, and no way to be served half-done."""

import uuid
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from courses import prose
from courses.texts import LANGUAGES, SOURCE


class GermanColumns(Page):
    """A page whose columns without a language hold German, whoever saves in whichever language."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """In German."""
        with translation.override(SOURCE):
            return super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """As `save`: a revision holds the same columns."""
        with translation.override(SOURCE):
            return super().save_revision(*args, **kwargs)


class TranslatedPage(GermanColumns):
    """A page with its own translated heading; Wagtail's `title` is filled from the German one."""

    admin_default_ordering = "ord"  # the course's own order; Wagtail's is by the last change
    heading = models.CharField(_("heading"), max_length=200)
    summary = models.CharField(_("summary"), max_length=400, blank=True)

    search_fields = [
        *Page.search_fields,
        *(index.SearchField(f"heading_{code}") for code in LANGUAGES),
        *(index.AutocompleteField(f"heading_{code}") for code in LANGUAGES),
    ]

    class Meta:
        abstract = True

    @property
    def key(self) -> uuid.UUID:
        """The stable key: Wagtail's `translation_key` is fresh on copy and kept on publish and import."""
        return self.translation_key

    def get_admin_display_title(self) -> str:
        """The heading in the language of the person at the editor, else the German one."""
        return self.heading or self.draft_title or self.title

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Fill `title` from the headings first: Wagtail makes the slug from it."""
        headings = [getattr(self, f"heading_{code}") for code in LANGUAGES]
        written: str = next((heading for heading in headings if heading), self.title)  # type: ignore[has-type]
        self.title = written or str(self._meta.verbose_name)
        self._empty_what_says_nothing()
        super().full_clean(*args, **kwargs)

    def _empty_what_says_nothing(self) -> None:
        """Rich text of empty paragraphs counts as missing, or it would hide the German text."""
        for field in self._meta.get_fields():
            if isinstance(field, RichTextField) and prose.is_empty(getattr(self, field.attname)):
                setattr(self, field.attname, "")


class NeverServed(models.Model):
    """A page that learners never get from Wagtail: it has no address, and asking for one finds nothing."""

    class Meta:
        abstract = True

    def get_url_parts(self, request: HttpRequest | None = None) -> None:
        """No address: no "view live" in the editor, no place in the sitemap."""

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return []

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The living page is the author's. Learners read editions (courses/views.py)."""
        raise Http404
