"""Screens of the editor for things that are no pages: the glossary and captions."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList

from courses.cms.captions import CaptionsForm
from courses.cms.files import captions_of
from courses.cms.own_snippets import OwnChooser, OwnSnippets, Screens
from courses.models import GlossaryTerm, MediaCaptions
from courses.panels import LanguageBar, each_language


class GlossaryViewSet(Screens):
    """Words of the German administration, shared by all courses."""

    model = GlossaryTerm
    chooser_viewset_class = OwnChooser
    icon = "openquote"
    menu_label = _("Glossary")
    menu_name = "glossary"
    menu_order = 400
    add_to_admin_menu = True
    list_display = ["word_de", "key"]
    search_fields = ["key", "word_de", "word_en"]
    edit_handler = ObjectList(
        [
            LanguageBar(),
            FieldPanel("key"),
            each_language("word", _("Word")),
            each_language("explanation", _("Explanation")),
        ]
    )


class CaptionsViewSet(OwnSnippets):
    """Captions of the own courses' recordings, a file per language."""

    model = MediaCaptions
    icon = "openquote"
    menu_label = _("Captions")
    menu_name = "captions"
    menu_order = 410
    add_to_admin_menu = True
    list_display = ["media", "language"]
    edit_handler = ObjectList(
        [FieldPanel("media"), FieldPanel("language"), FieldPanel("file")], base_form_class=CaptionsForm
    )

    def own(self, person: Any) -> Any:
        return captions_of(person)
