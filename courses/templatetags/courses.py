"""The words that course templates speak with."""

from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from courses import kinds
from courses.delivery import Item

register = template.Library()

STATE_WORDS: dict[str, str | Promise] = {
    "open": _("Open"),
    "here": _("Go on here"),
    "done": _("Done"),
    "repeat": _("Repeat"),
    "review": _("Waiting for review"),
    "locked": _("Locked"),
}


@register.filter
def units(amount: str) -> str:
    """Teaching units as people write them: 8, or 1,5 in German."""
    value = Decimal(amount).normalize()
    return number_format(value, decimal_pos=0 if value == value.to_integral() else 1)


@register.filter
def state_word(state: str) -> Any:
    """The word of a step state."""
    return STATE_WORDS[state]


@register.filter
def item_meta(item: Item) -> str:
    """The line under a step's heading: "Lesson, about 12 minutes"."""
    kind = kinds.get(item.kind)
    minutes = ngettext("about %(minutes)s minute", "about %(minutes)s minutes", item.minutes) % {"minutes": item.minutes}
    return ", ".join([str(kind.label), *map(str, kind.meta(item)), minutes])
