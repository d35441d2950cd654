"""The editor's form with seven languages: one bar, German beside the chosen language.

Each translated field is seven panels with a class for its language; static/courses/cms/ shows two of them at a time.
Without a script all seven stand below each other.
"""

import json
from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    TabbedInterface,
)

from courses.completeness import WORDS
from courses.texts import LANGUAGES, SOURCE

BAR = "courses/cms/language_bar.html"


class LanguageBar(HelpPanel):
    """Seven buttons with the state of each language; its words and behaviour: static/courses/cms/languages.js."""

    def __init__(self, template: str = BAR, **options: Any) -> None:
        super().__init__(template=template, **options)

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            names = [(code, get_language_info(code)["name_local"].capitalize()) for code in LANGUAGES]
            facts = {"languages": names, "active": get_language() or SOURCE, "words": json.dumps(WORDS)}
            return context | facts


def each_language(field: str, label: str | Promise, **options: Any) -> MultiFieldPanel:
    """A translated field in all languages."""
    return MultiFieldPanel(language_panels(field, **options), heading=label, classname="languages")


def language_panels(field: str, **options: Any) -> list[FieldPanel]:
    """Seven panels of one field, each marked with its language."""
    return [
        FieldPanel(
            f"{field}_{code}",
            heading=get_language_info(code)["name_local"].capitalize(),
            classname=f"lg lg-{code}",
            **options,
        )
        for code in LANGUAGES
    ]


def each_row(relation: str, heading: str | Promise, fields: Iterable[str], **options: Any) -> InlinePanel:
    """Rows with translated fields; only German and the chosen language are seen."""
    panels = [panel for field in fields for panel in language_panels(field)]
    return InlinePanel(relation, panels=panels, heading=heading, **options)


def tabs(content: list[Panel], rules: list[Panel]) -> TabbedInterface:
    """The form of a page: what is written, and how it behaves."""
    return TabbedInterface(
        [
            ObjectList([LanguageBar(), *content], heading=_("Content")),
            ObjectList(rules, heading=_("Rules and address")),
        ]
    )


HEADINGS = [each_language("heading", _("Heading")), each_language("summary", _("Summary"))]

COURSE = tabs(
    [
        *HEADINGS,
        each_language("intro", _("Introduction")),
        each_language("audience_note", _("For whom, in words")),
        each_row("objectives", _("Objectives"), ["text"], label=_("Objective")),
    ],
    [
        MultiFieldPanel([FieldPanel("code"), FieldPanel("slug")], heading=_("Address")),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("topic", "audience", "form", "teaching_units", "is_self_enrol")],
            heading=_("Course"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("legal_status_on", "review_by_on", "reviewed_languages")],
            heading=_("Review"),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("organisation", "certificate_issue", "certificate_valid_months")],
            heading=_("Certificate"),
        ),
    ],
)

MODULE = tabs(
    [*HEADINGS, each_row("goals", _("Learning goals"), ["text"], label=_("Learning goal"))],
    [FieldPanel("teaching_units"), FieldPanel("release"), FieldPanel("slug")],
)

STEP_RULES: list[Panel] = [
    FieldPanel(name) for name in ("minutes", "is_required", "is_sample", "release", "slug")
]

LESSON = tabs(
    [
        *HEADINGS,
        each_language("body", _("Lesson")),
        InlinePanel(
            "sources",
            heading=_("Sources"),
            label=_("Source"),
            help_text=_("Not translated. Callouts about the law name a source by its key."),
            panels=[FieldPanel(name) for name in ("key", "label", "title", "url", "legal_status_on")],
        ),
        MultiFieldPanel(
            [FieldPanel("body_simple")],
            heading=_("The lesson in simple German"),
            classname="collapsed",
        ),
    ],
    STEP_RULES,
)
