"""Serving the media store: immutable files, with ranges for players."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import path
from django.views.decorators.http import require_safe

from courses import store

TYPES = {extension: content_type for content_type, extension in store.EXTENSIONS.items()}
SHOWN = ("image/", "video/", "audio/", "text/vtt")  # everything else is downloaded
NAME = re.compile(r"^[0-9a-f]{64}(\.[a-z0-9]{1,5})$")
RANGE = re.compile(r"^bytes=(\d*)-(\d*)$")
YEAR = 365 * 24 * 3600
PIECE = 64 * 1024


@require_safe
def stored(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of the store. Its name stands for its content, so a browser may keep it for ever."""
    form = NAME.match(name)
    file = store.path_of(name)
    if not form or form[1] not in TYPES or not file.is_file():
        raise Http404
    content_type = TYPES[form[1]]
    response = _answer(request, file, content_type)
    response["Cache-Control"] = f"private, max-age={YEAR}, immutable"
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if not content_type.startswith(SHOWN):
        response["Content-Disposition"] = "attachment"
    return response


def _answer(request: HttpRequest, file: Path, content_type: str) -> HttpResponseBase:
    size = file.stat().st_size
    part = _range(request.headers.get("Range", ""), size)
    if part is None:
        return FileResponse(file.open("rb"), content_type=content_type)
    start, end = part
    if start >= size or start > end:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = StreamingHttpResponse(_pieces(file, start, end), status=206, content_type=content_type)
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    response["Content-Length"] = str(end - start + 1)
    return response


def _range(asked: str, size: int) -> tuple[int, int] | None:
    """First and last byte of the one range asked for; None for the whole file, as RFC 9110 allows for other forms."""
    form = RANGE.match(asked)
    if not form or form.groups() == ("", ""):
        return None
    first, last = form.groups()
    if not first:
        return max(size - int(last), 0), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def _pieces(file: Path, start: int, end: int) -> Iterator[bytes]:
    left = end - start + 1
    with file.open("rb") as opened:
        opened.seek(start)
        while left and (piece := opened.read(min(PIECE, left))):
            left -= len(piece)
            yield piece


urlpatterns = [path("<str:name>", stored, name="stored")]
