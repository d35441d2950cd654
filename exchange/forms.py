"""The upload of an archive."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ArchiveForm(forms.Form):
    """One ZIP file. What is in it is the guard's business."""

    archive = forms.FileField(
        label=_("Course archive (ZIP)"),
        help_text=_("At most 50 MB. You see what would change before anything is stored."),
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
    )
