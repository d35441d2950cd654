"""Static files of the editor. None of ours are inline, though Wagtail's own are."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def styles() -> SafeString:
    """The language bar and the release screen."""
    return format_html('<link rel="stylesheet" href="{}">', static("courses/cms/languages.css"))


@hooks.register("insert_editor_js")
def scripts() -> SafeString:
    """The language bar."""
    return format_html('<script type="module" src="{}"></script>', static("courses/cms/languages.js"))
