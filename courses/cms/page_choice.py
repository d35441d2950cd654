"""The field with which one chooses a page, in the language of whoever reads it.

Wagtail joins the label of its field when the form's class is made: all later readers get the language of the first.
"""

from typing import Any

from django.db.models import ForeignKey
from django.utils.text import capfirst, format_lazy
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import AbstractPage


class PageChoice(AdminPageChooser):
    """Wagtail's chooser; its label is put together when it is shown."""

    def __init__(self, model: Any) -> None:
        super().__init__(target_models=[model])
        name = capfirst(model._meta.verbose_name)
        self.choose_one_text = format_lazy("{} ({})", AdminPageChooser.choose_one_text, name)


register_form_field_override(
    ForeignKey,
    to=AbstractPage,
    override=lambda field: {"widget": PageChoice(field.remote_field.model)},
)
