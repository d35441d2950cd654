"""What an administrator says of an organisation: who it is, and what its certificates print."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from people.colours import LEAST_CONTRAST, contrast_on_white
from people.models import Organisation
from people.models.organisations import LARGEST_LOGO

LOGO_KINDS = {"PNG", "JPEG"}


class OrganisationForm(forms.ModelForm[Organisation]):
    """All of it may be changed later; certificates that were issued keep what they print."""

    logo = forms.ImageField(
        label=_("Logo"),
        required=False,
        help_text=_("PNG or JPEG, at most 500 kB. It is printed 12 mm high."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg"}),
    )

    class Meta:
        model = Organisation
        fields = (
            "name", "kind", "land", "address", "place", "serial_prefix", "signatory_name", "signatory_function",
            "accent", "logo",
        )  # fmt: skip
        widgets = {"accent": forms.TextInput(attrs={"type": "color"})}
        help_texts = {
            "serial_prefix": _(
                "Two to six capital letters. Certificates are numbered with them: MT-2026-000001."
            ),
            "accent": _("For headings of certificates. It must be dark enough to be read on white paper."),
        }

    def clean_accent(self) -> str:
        """Dark enough for paper."""
        accent: str = self.cleaned_data["accent"]
        if contrast_on_white(accent) < LEAST_CONTRAST:
            raise ValidationError(_("This colour is too light to print. Please choose a darker one."))
        return accent

    def clean_logo(self) -> Any:
        """A picture by its content, and not too large; one that was stored before stays."""
        logo = self.cleaned_data["logo"]
        picture = getattr(logo, "image", None)
        if picture is not None and (picture.format not in LOGO_KINDS or logo.size > LARGEST_LOGO):
            raise ValidationError(_("Please choose a PNG or JPEG of at most 500 kB."))
        return logo
