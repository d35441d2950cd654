"""What learners type: an invitation code, and the catalogue's filters."""

from django import forms
from django.utils.translation import gettext_lazy as _


class InvitationForm(forms.Form):
    """The code from an invitation."""

    code = forms.CharField(
        label=_("Invitation code"),
        help_text=_("It stands in the mail or on the sheet from your coordinator."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
