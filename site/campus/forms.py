"""Forms of the shell."""

from django import forms

from people.models import User


class AppearanceForm(forms.Form):
    """How pages look: each choice may come alone."""

    theme = forms.ChoiceField(choices=User.Theme.choices, required=False)
    text_size = forms.ChoiceField(choices=User.TextSize.choices, required=False)
    contrast = forms.ChoiceField(choices=[("normal", ""), ("more", "")], required=False)
