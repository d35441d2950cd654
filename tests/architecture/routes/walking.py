"""Walk the resolver: every address of the house, named."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern


@dataclass(frozen=True)
class Found:
    """A pattern of the resolver. `key` is what the table calls it."""

    name: str
    route: str

    @property
    def is_named(self) -> bool:
        return not self.name.endswith("None")


def routes(urlconf: str | None = None) -> dict[str, Found]:
    """All patterns by their key: the full name, or the route where a name is missing or stands twice."""
    found = list(_walk(get_resolver(urlconf).url_patterns))
    times = Counter(one.name for one in found)
    return {one.name if one.is_named and times[one.name] == 1 else one.route: one for one in found}


def _walk(patterns: list[Any], route: str = "", namespace: str = "") -> Iterator[Found]:
    for each in patterns:
        part = "<language>/" if isinstance(each.pattern, LocalePrefixPattern) else str(each.pattern)
        if isinstance(each, URLResolver):
            below = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from _walk(each.url_patterns, route + part, below)
        elif isinstance(each, URLPattern):
            yield Found(f"{namespace}{each.name}", route + part)
