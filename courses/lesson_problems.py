"""What may be wrong with a lesson before it is released."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from courses import prose
from courses.freezing import is_there
from courses.problems import Problem, error, warning
from courses.texts import LANGUAGES, SOURCE


def problems_of(page: Any) -> list[Problem]:
    """All findings about a lesson page in its present state."""
    found = [*_german(page), *_structure(page)]
    for code in LANGUAGES:
        found += _body(page, getattr(page, f"body_{code}"), code)
    return [*found, *_body(page, page.body_simple, SOURCE)]


def _german(page: Any) -> Iterator[Problem]:
    if not page.heading_de:
        yield error(_("The German heading is missing."), page, SOURCE)
    if not page.body_de:
        yield error(_("The German lesson is empty."), page, SOURCE)


def _structure(page: Any) -> Iterator[Problem]:
    """A translation has the same blocks with the same ids as the German lesson."""
    german = _ids(page.body_de)
    for code in LANGUAGES:
        own = _ids(getattr(page, f"body_{code}"))
        if code != SOURCE and own and own != german:
            yield error(
                _(
                    "The blocks differ from the German ones. Copy the German structure, then translate each block."
                ),
                page,
                code,
            )


def _ids(body: Any) -> list[tuple[str, str]]:
    return [(str(block.id), block.block_type) for block in body or ()]


def _body(page: Any, body: Any, code: str) -> Iterator[Problem]:
    keys = {source.key for source in page.sources.all()}
    for block in body or ():
        check = CHECKS.get(block.block_type)
        for message, is_error in check(block.value, keys) if check else ():
            make = error if is_error else warning
            yield make(message, page, code, str(block.id))
        yield from _links(page, block, code)


def _links(page: Any, block: Any, code: str) -> Iterator[Problem]:
    numbers = {number for html in _prose_of(block.value) for number in prose.linked_pages(html)}
    course = page.course()
    known = {str(target.pk): target for target in Page.objects.filter(pk__in=numbers)} if numbers else {}
    for number in sorted(numbers):
        target = known.get(number)
        if target is None:
            yield error(_("A link leads to a page that is not there any more."), page, code, str(block.id))
        elif prose.is_step(target) and course is not None and not target.is_descendant_of(course):
            yield error(
                _("The link to “%(title)s” leads into another course.") % {"title": target.title},
                page,
                code,
                str(block.id),
            )


def _prose_of(value: Any) -> Iterator[str]:
    """All rich text in a block's value."""
    if hasattr(value, "source"):
        yield value.source or ""
    elif isinstance(value, dict):
        for part in value.values():
            yield from _prose_of(part)
    elif hasattr(value, "bound_blocks"):
        for part in value:
            yield from _prose_of(part)


Finding = tuple[str, bool]


def _callout(value: Any, keys: set[str]) -> Iterator[Finding]:
    if value["kind"] == "law" and not value["source"]:
        yield _("A callout about the law needs the key of its source."), True
    if value["source"] and value["source"] not in keys:
        yield _("There is no source with the key “%(key)s”.") % {"key": value["source"]}, True


def _image(value: Any, keys: set[str]) -> Iterator[Finding]:
    if value["image"] is None:
        yield _("The picture is not there any more."), True
    elif not is_there(value["image"]):
        yield _("The file of the picture is not there any more."), True
    if not value["alt"] and not value["decorative"]:
        yield _("The picture needs an alternative text, or the mark “only decoration”."), True


def _timeline(value: Any, keys: set[str]) -> Iterator[Finding]:
    if sum(bool(entry["turning"]) for entry in value["entries"]) > 1:
        yield _("A timeline has one turning point at most."), True


def _table(value: Any, keys: set[str]) -> Iterator[Finding]:
    width = len(value["columns"])
    if any(len(row) != width for row in value["rows"]):
        yield _("Each row of the table needs %(count)s cells, one for each column.") % {"count": width}, True


def _recording(value: Any, keys: set[str]) -> Iterator[Finding]:
    media = value["media"]
    if not is_there(media):
        yield _("The recording is not there any more."), True
    elif media.type == "video" and not media.captions.exclude(file="").exists():
        yield _("The video has no captions."), False
    if prose.is_empty(value["transcript"].source):
        yield _("The recording needs its full text."), True


def _download(value: Any, keys: set[str]) -> Iterator[Finding]:
    if not is_there(value["document"]):
        yield _("The file to download is not there any more."), True


def _glossary(value: Any, keys: set[str]) -> Iterator[Finding]:
    if not all(value):
        yield _("A glossary term is not there any more."), True


CHECKS = {
    "callout": _callout,
    "image": _image,
    "timeline": _timeline,
    "table": _table,
    "video": _recording,
    "audio": _recording,
    "download": _download,
    "glossary": _glossary,
}
