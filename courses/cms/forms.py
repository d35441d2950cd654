"""Forms of the editor: what must be there before a page is published, in the field where it is missing."""

from typing import Any

from django import forms
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from courses.texts import LANGUAGES

CODE_IS_FIXED = _("The code is part of the addresses of released editions and stays as it is.")


class NoAliasCopyForm(CopyForm):
    """Copying without the offer of an alias (courses/cms/copying.py)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)


class TranslatedPageForm(WagtailAdminPageForm):
    """The address may stay empty: it is made from the German heading, as Wagtail makes it from its own title."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False


class LessonForm(TranslatedPageForm):
    """A lesson is published with a German body; a draft may be as empty as it likes."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation and "body_de" in self.fields and not cleaned.get("body_de"):
            self.add_error(
                "body_de",
                _("Write the German lesson before you publish. The other languages fall back to it."),
            )
        return cleaned


class CourseForm(TranslatedPageForm):
    """A course: languages as boxes to tick, a code that stays once it was released."""

    reviewed_languages = forms.MultipleChoiceField(
        label=_("languages reviewed by a native speaker"),
        choices=[(code, get_language_info(code)["name_local"].capitalize()) for code in LANGUAGES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if self.instance.pk and self.instance.editions.exists():
            stored = type(self.instance).objects.values_list("code", flat=True).get(pk=self.instance.pk)
            if stored != code:
                raise forms.ValidationError(CODE_IS_FIXED)
        return code
