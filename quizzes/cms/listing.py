"""The list of questions in words: what kind, whether archived; and how it is narrowed down."""

import django_filters
from django.template.defaultfilters import yesno
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column

from quizzes import kinds
from quizzes.models import Question


def kind_choices() -> list[tuple[str, str | Promise]]:
    """The kinds in their words, for forms and filters."""
    return [(name, kinds.get(name).label) for name in kinds.names()]


COLUMNS = [
    "title",
    "course",
    Column(
        "kind",
        label=capfirst(_("kind")),
        accessor=lambda question: kinds.get(question.kind).label,
        sort_key="kind",
    ),
    Column(
        "is_archived",
        label=capfirst(_("archived")),
        accessor=lambda question: yesno(question.is_archived),
        sort_key="is_archived",
    ),
]


class QuestionFilter(WagtailFilterSet):
    """By kind, and with or without those that are archived."""

    kind = django_filters.ChoiceFilter(label=capfirst(_("kind")), choices=kind_choices)

    class Meta:
        model = Question
        fields = ["kind", "is_archived"]
