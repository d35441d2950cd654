"""Where Wagtail asks this room. Importing a module registers its hooks."""

from wagtail.snippets.models import register_snippet

from courses.cms import (  # noqa: F401
    choosers,
    copying,
    deletion,
    editor,
    files,
    frame,
    landing,
    log,
    menus,
    page_choice,
    publishing,
    releasing,
    team,
)
from courses.viewsets import CaptionsViewSet, GlossaryViewSet

register_snippet(GlossaryViewSet)
register_snippet(CaptionsViewSet)
