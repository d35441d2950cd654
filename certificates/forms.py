"""What people type: a code, a name to compare, a cohort, a learner."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from certificates import codes
from certificates.reasons import REASONS
from courses.models import Cohort, CoursePage
from people.models import User
from people.permissions import organisations_coordinated
from people.sorting import by_name

LARGEST_FILE = 10 * 1024 * 1024


class CodeForm(forms.Form):
    """A verification code in any grouping and case."""

    code = forms.CharField(
        label=_("Verification code"),
        max_length=200,
        help_text=_(
            "28 characters in seven groups. Capital or small letters, with or without spaces. The letters I, L, O and "
            "U do not occur: O is read as zero, I and L as one."
        ),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Enter the code that is printed on the certificate.")},
    )

    def clean_code(self) -> str:
        """The code without grouping; a typing mistake is told as one, before anything is looked up."""
        try:
            return codes.parse(self.cleaned_data["code"])
        except codes.Mistyped as error:
            raise ValidationError(
                _("There is a typing mistake in the code. Please compare the line once more.")
            ) from error
        except codes.NotACode as error:
            raise ValidationError(_what_is_wrong(error)) from error


def _what_is_wrong(typed: codes.NotACode) -> list[Any]:
    """What to look at again: the line that was copied, how many characters it has, and which ones cannot be."""
    if typed.is_serial:
        return [
            _(
                "That is the number of the certificate, not the verification code. The code stands on the first page "
                "at the bottom, beside the QR code: seven groups of four characters."
            )
        ]
    sentences = []
    if typed.length != codes.LENGTH:
        counted = {"length": codes.LENGTH, "typed": typed.length}
        sentences.append(_("The code has %(length)d characters, you typed %(typed)d.") % counted)
    if typed.foreign:
        foreign = {"characters": " ".join(typed.foreign[:10])}
        sentences.append(_("These characters do not occur in a code: %(characters)s") % foreign)
    return sentences


class NameForm(forms.Form):
    """A name as it is printed, to compare."""

    name = forms.CharField(
        label=_("Name as printed"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Enter the name as it stands on the certificate.")},
    )


class FileForm(forms.Form):
    """A PDF whose bytes are compared, and not kept."""

    file = forms.FileField(
        label=_("PDF file"),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={"required": _("Choose the PDF file first."), "empty": _("This file is empty.")},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise ValidationError(
                _("This file is larger than any certificate. Please choose the PDF of the certificate.")
            )
        return file


class CohortForm(forms.ModelForm):
    """A new cohort of an organisation that the person coordinates."""

    class Meta:
        model = Cohort
        fields = ("course", "organisation", "name", "starts_on", "ends_on", "seats")
        labels = {"course": _("Course"), "organisation": _("Organisation")}
        widgets = {
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organisations = organisations_coordinated(person)
        self.fields["organisation"].queryset = organisations  # type: ignore[attr-defined]
        self.fields["organisation"].initial = organisations.first()
        courses = CoursePage.objects.live().filter(offer__isnull=False).order_by(by_name("heading_de"))
        self.fields["course"].queryset = courses  # type: ignore[attr-defined]
        self.fields["course"].label_from_instance = lambda course: course.heading  # type: ignore[attr-defined]
        self.fields["course"].help_text = _("Only courses with an offered edition can be chosen.")
        self.fields["seats"].min_value = 1  # type: ignore[attr-defined]

    def clean_seats(self) -> int:
        seats: int = self.cleaned_data["seats"]
        if seats < 1:
            raise ValidationError(_("A cohort needs at least one seat."))
        return seats

    def clean(self) -> dict[str, Any]:
        """The cohort begins with the edition that its course offers now."""
        cleaned = super().clean() or self.cleaned_data
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if isinstance(starts_on, date) and isinstance(ends_on, date) and ends_on < starts_on:
            self.add_error("ends_on", _("The last day must not be before the first."))
        if course := cleaned.get("course"):
            self.instance.edition_id = course.offer.edition_id
        return cleaned


class LearnerForm(forms.Form):
    """Somebody without e-mail, who gets a start code."""

    name = forms.CharField(label=_("Name for certificates"), max_length=150)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES, initial="de")


class RevokeForm(forms.Form):
    """Why a certificate ends."""

    reason = forms.ChoiceField(label=_("Reason, shown on the verification page"), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Note for coordinators, never shown in public"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(key, texts.get(language) or texts["de"]) for key, texts in REASONS.items()]
        self.fields["reason"].choices = choices  # type: ignore[attr-defined]


class ReissueForm(forms.Form):
    """The corrected name."""

    name = forms.CharField(label=_("Corrected name"), max_length=150)
    is_noted = forms.BooleanField(
        label=_("Print which certificate this one replaces"),
        help_text=_("Leave it out if the person asks for it: the old number would lead to the old name."),
        required=False,
        initial=True,
    )
