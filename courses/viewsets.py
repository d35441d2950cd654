"""Screens of the editor for things that are no pages: the glossary and captions."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from courses.models import GlossaryTerm, MediaCaptions
from courses.panels import LanguageBar, each_language


class GlossaryViewSet(SnippetViewSet):
    """Words of the German administration, shared by all courses."""

    model = GlossaryTerm
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


class CaptionsViewSet(SnippetViewSet):
    """Captions of recordings, a file per language."""

    model = MediaCaptions
    icon = "openquote"
    menu_label = _("Captions")
    menu_name = "captions"
    menu_order = 410
    add_to_admin_menu = True
    list_display = ["media", "language"]
    edit_handler = ObjectList([FieldPanel("media"), FieldPanel("language"), FieldPanel("file")])
