"""The words that quiz templates speak with."""

import json
from fractions import Fraction
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from courses.languages import in_language, language_of
from quizzes import pages, verdicts, wording
from quizzes.kinds.base import Outcome
from quizzes.paper import Slot
from quizzes.results import Graded

register = template.Library()


@register.simple_tag
def prose_of(texts: dict[str, str]) -> SafeString:
    """Rich text of a document in the reader's language, German marked as such."""
    html = wording.html(in_language(texts))
    chosen = language_of(texts)
    return html if chosen == get_language() else format_html('<div lang="{}">{}</div>', chosen, html)


@register.simple_tag
def answered_words(count: int, total: int) -> str:
    """7 of 10 answered."""
    return pages.answered_words(count, total)


@register.simple_tag
def slot_address(document: dict[str, Any], number: int) -> str:
    """Where a question is on the quiz page, or which page it is."""
    return f"?q={number}" if document["one_per_page"] else f"#q{number}"


@register.simple_tag
def outcome_words(outcome: Outcome, among: list[Outcome]) -> str:
    """What an option was, in words."""
    return verdicts.words(outcome, among)


@register.filter
def as_json(value: Any) -> str:
    """Data for a script, in an attribute."""
    return json.dumps(value, ensure_ascii=False)


@register.simple_tag
def preview_feedback(slot: Slot) -> SafeString:
    """What the learner reads afterwards, for someone who answered nothing."""
    graded = Graded(slot, Fraction(0), None)
    return render_to_string("quizzes/feedback_body.html", {"graded": graded, "code": ""})
