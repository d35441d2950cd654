"""The lesson kind: the half of a lesson that delivers."""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from courses import documents, rendering
from courses.delivery import Item, Place
from courses.kinds import StepKind
from courses.languages import SOURCE, language_of
from courses.standing import Standing


class LessonKind(StepKind):
    """Read, then go on."""

    name = "lesson"
    label = _("Lesson")
    icon = "book-open-text"
    is_read = True

    def respond(self, request: HttpRequest, place: Place, item: Item) -> HttpResponse:
        standing = Standing(place, asks_kinds=False)
        station = _station(standing, item)
        digest = place.digest_of(item)
        context = _body(request, documents.load(digest), digest) | {
            "place": place,
            "item": item,
            "station": station,
            "position": [row.item for row in station.rows].index(item) + 1,
            "edition": place.manifest,
            "next": standing.after(item),
            "previous": standing.before(item),
            "is_done": item.step in place.done,
            "total_modules": len(place.manifest.modules),
        }
        return render(request, "courses/lesson.html", context)

    def sample(
        self, request: HttpRequest, item: Item, document: dict[str, Any], *, course_url: str
    ) -> HttpResponse:
        facts = {"item": item, "course_url": course_url}
        return render(request, "courses/sample.html", _body(request, document) | facts)

    def preview(self, request: HttpRequest, document: dict[str, Any], *, course: str) -> HttpResponse:
        return render(request, "courses/preview.html", _body(request, document) | {"course": course})


def _station(standing: Standing, item: Item) -> Any:
    return next(station for station in standing.stations if station.module.key == item.module)


@lru_cache(maxsize=512)
def _released_body(digest: str, language: str, reader: str | None, is_simple: bool) -> SafeString:  # noqa: FBT001
    """The blocks as HTML, remembered per process: neither the document nor the templates change while it runs."""
    document = documents.load(digest)
    blocks = document["simple"] if is_simple else document["blocks"].get(language, [])
    return rendering.render_blocks(blocks, document["sources"], language, reader=reader)


def _body(request: HttpRequest, document: dict[str, Any], digest: str = "") -> dict[str, Any]:
    """What the reading page shows of a document, in the reader's language or in simple German.

    A released document has a digest, under which its body is remembered.
    """
    simple = document.get("simple") or []
    is_simple = bool(simple) and request.GET.get("simple") == "1"
    language = SOURCE if is_simple else language_of(document["blocks"])
    blocks = simple if is_simple else document["blocks"].get(language, [])
    return {
        "document": document,
        "body": _released_body(digest, language, get_language(), is_simple)
        if digest
        else rendering.render_blocks(blocks, document["sources"], language),
        "body_language": language,
        "is_fallback": language != get_language() and not is_simple,
        "is_simple": is_simple,
        "has_simple": bool(simple),
        "sections": [block for block in blocks if block["t"] == "heading"],
        "sources": document["sources"],
    }
