"""Files of an archive: what they really are, where they are kept, and what they are called on the way out."""

import hashlib
import io
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.utils.file import hash_filelike

from courses.actions import shelf_of
from courses.models import CourseDocument, CourseImage, CourseMedia, CoursePage, MediaCaptions
from exchange.content import Content, Part
from exchange.guard import is_safe
from exchange.schema import SIMPLE, SOURCE

PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp"})
VIDEOS, RECORDINGS = frozenset({"mp4", "webm"}), frozenset({"mp3", "m4a", "ogg", "opus"})
DOCUMENTS = frozenset({"pdf", "txt", "csv", "docx", "xlsx", "pptx", "odt", "ods", "odp"})
CAPTIONS = frozenset({"vtt"})
ENDINGS_OF = {"image": PICTURES, "video": VIDEOS, "audio": RECORDINGS, "download": DOCUMENTS}
FORMATS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "webp": "WEBP"}
MOST_PIXELS = 40_000_000
BEGINNINGS = {  # ending: (place, bytes), one of them
    "pdf": ((0, b"%PDF-"),),
    "vtt": ((0, b"WEBVTT"), (0, b"\xef\xbb\xbfWEBVTT")),
    "mp4": ((4, b"ftyp"),),
    "m4a": ((4, b"ftyp"),),
    "webm": ((0, b"\x1a\x45\xdf\xa3"),),
    "mp3": ((0, b"ID3"), (0, b"\xff\xfb"), (0, b"\xff\xf3"), (0, b"\xff\xf2")),
    "ogg": ((0, b"OggS"),),
    "opus": ((0, b"OggS"),),
} | dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), ((0, b"PK\x03\x04"),))


def ending(name: str) -> str:
    """The ending of a file's name, in small letters."""
    return PurePath(name).suffix[1:].lower()


def captions_name(name: str, language: str) -> str:
    """What the captions of a recording are called: `schalter.de.vtt` for `schalter.mp4`."""
    return f"{PurePath(name).stem}.{SOURCE if language == SIMPLE else language}.vtt"


def problem(name: str, data: bytes) -> str:
    """A sentence if a file is not what its name says, or is of a kind that is not taken."""
    kind = ending(name)
    if kind in PICTURES:
        is_right = _is_picture(kind, data)
    elif kind in {"txt", "csv"}:
        is_right = _is_plain_text(data)
    else:
        is_right = any(data[place:].startswith(sign) for place, sign in BEGINNINGS.get(kind, ()))
    return (
        "" if is_right else _("The content of this file is not what its name says, or its kind is not taken.")
    )


def _is_picture(kind: str, data: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(data), formats=[FORMATS[kind]]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return False
            picture.load()
    except Exception:  # noqa: BLE001 - a broken picture makes Pillow raise nearly anything
        return False
    return True


def _is_plain_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False


# --- in ----------------------------------------------------------------------------------------------------------


class Shelf:
    """Puts the files of an archive into a course's collection. A file that is there already is used again."""

    def __init__(self, content: Content, course: CoursePage, by: Any) -> None:
        self.content, self.by = content, by
        self.collection = shelf_of(course) if content.media else None
        self.rows: dict[str, Any] = {}

    def row(self, block: Part, language: str) -> Any:
        """The row of the file a block names, with its captions."""
        name = block["value"]["file"]
        if name not in self.rows:
            self.rows[name] = self._known(block["type"], name) or self._stored(block["type"], name)
        if captions := block["value"].get("captions"):
            self._caption(self.rows[name], captions, SOURCE if language == SIMPLE else language)
        return self.rows[name]

    def _known(self, kind: str, name: str) -> Any:
        data = self.content.media[name]
        rows = MODELS[kind].objects.filter(collection=self.collection, title=name)
        return next((row for row in rows if data_of(row) == data), None)

    def _stored(self, kind: str, name: str) -> Any:
        data = self.content.media[name]
        row = MODELS[kind](title=name, collection=self.collection, uploaded_by_user=self.by)
        row.file = ImageFile(io.BytesIO(data), name) if kind == "image" else ContentFile(data, name)
        if kind in {"video", "audio"}:
            row.type, row.duration = kind, 0
        else:
            row.file_size, row.file_hash = len(data), hash_filelike(io.BytesIO(data))
        row.save()
        return row

    def _caption(self, row: CourseMedia, name: str, language: str) -> None:
        captions, _is_new = MediaCaptions.objects.get_or_create(media=row, language=language)
        data = self.content.media[name]
        if not captions.file or _bytes(captions.file) != data:
            captions.file.save(name, ContentFile(data))


MODELS: dict[str, Any] = {
    "image": CourseImage, "download": CourseDocument, "video": CourseMedia, "audio": CourseMedia,
}  # fmt: skip


def data_of(row: Any) -> bytes | None:
    """The bytes of a picture, document or recording; None if its file is gone."""
    return _bytes(row.file)


def _bytes(file: Any) -> bytes | None:
    try:
        with file.storage.open(file.name, "rb") as opened:
            data: bytes = opened.read()
    except OSError:
        return None
    return data


# --- out ---------------------------------------------------------------------------------------------------------


class Names:
    """Names for files on the way out: the title where it fits, else made from it; each once, the same every time."""

    def __init__(self) -> None:
        self.of_row: dict[tuple[type, int], str] = {}
        self.media: dict[str, bytes] = {}

    def take(self, row: Any) -> str:
        """The name of a row's file; its bytes go into the archive."""
        place = (type(row), row.pk)
        if place not in self.of_row:
            data = data_of(row)
            if data is None:
                return ""
            self.of_row[place] = self._free(row, data)
            self.media[self.of_row[place]] = data
        return self.of_row[place]

    def _free(self, row: Any, data: bytes) -> str:
        stored = PurePath(row.file.name).name
        name = row.title if ending(row.title) == ending(stored) and _is_plain_name(row.title) else stored
        if name.casefold() not in {taken.casefold() for taken in self.media}:
            return str(name)
        return f"{PurePath(name).stem}-{hashlib.sha256(data).hexdigest()[:8]}{PurePath(name).suffix}"

    def take_captions(self, row: Any, language: str) -> str:
        """The name of a recording's captions in the language of a body; empty without them."""
        code = SOURCE if language == SIMPLE else language
        captions = row.captions.filter(language=code).exclude(file="").first()
        data = _bytes(captions.file) if captions else None
        if data is None:
            return ""
        name = captions_name(self.take(row), language)
        self.media[name] = data
        return name


def _is_plain_name(name: str) -> bool:
    return is_safe(f"media/{name}") and "/" not in name
