"""The words that the editor's templates speak with."""

from typing import Any

from django import template
from wagtail.models import Collection

register = template.Library()


@register.simple_tag(takes_context=True)
def own_collections(context: Any) -> set[int]:
    """The numbers of the collections in which the person may do something."""
    person = context["request"].user
    own = Collection.objects.all()
    if not person.is_superuser:
        own = own.filter(group_permissions__group__user=person)
    return set(own.values_list("pk", flat=True))
