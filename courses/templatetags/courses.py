"""The words that course templates speak with."""

from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext_lazy as _

from courses import kinds, queries
from courses.catalogue import Catalogue, Listed
from courses.delivery import Item
from courses.languages import language_of
from courses.models import CoursePage

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
    minutes = ngettext("about %(minutes)s minute", "about %(minutes)s minutes", item.minutes) % {
        "minutes": item.minutes
    }
    return ", ".join([str(kind.label), *map(str, kind.meta(item)), minutes])


@register.simple_tag(takes_context=True)
def catalogue(context: template.Context) -> Catalogue:
    """The catalogue that the address asks for; title and text of a page share one, so it is looked up once."""
    request = context["request"]
    if not hasattr(request, "catalogue"):
        person = request.user if request.user.is_authenticated else None
        request.catalogue = Catalogue(request.GET, person)
    found: Catalogue = request.catalogue
    return found


@register.simple_tag(takes_context=True)
def listed(context: template.Context, page: CoursePage) -> Listed:
    """A course page with its offered edition and, for a signed-in person, their place in it."""
    user = context["request"].user
    place = queries.place(user, page.code) if user.is_authenticated else None
    return Listed(page, queries.offered_manifest(page.pk), place)


@register.filter
def language_names(codes: list[str]) -> str:
    """Up to three languages by name, else how many."""
    if len(codes) > 3:
        return ngettext("%(count)s language", "%(count)s languages", len(codes)) % {"count": len(codes)}
    return ", ".join(str(get_language_info(code)["name_translated"]) for code in codes)


@register.filter
def sign_of(page: CoursePage) -> str:
    """The picture in a course's bubble."""
    return "bubbles" if page.topic == CoursePage.Topic.SOCIAL_MEDIA else "law"


@register.filter
def texts_of(page: Any, field: str) -> dict[str, str]:
    """A translated field of a living page as a text, so that the German fallback can be marked."""
    return {code: getattr(page, f"{field}_{code}") or "" for code, _name in settings.LANGUAGES}


@register.filter
def field_language(page: Any, field: str) -> str:
    """The language in which a living page shows a field."""
    return language_of(texts_of(page, field))


@register.filter
def kind_icon(item: Item) -> str:
    """The icon of a step's kind."""
    return kinds.get(item.kind).icon
