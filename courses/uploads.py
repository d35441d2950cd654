"""What may be uploaded, decided by the content and not by the name."""

import zipfile
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.utils.translation import gettext as _
from PIL import Image

PICTURES = {"JPEG", "PNG", "GIF", "WEBP"}
MAX_PIXELS = 60_000_000
LIMITS = {"picture": 10, "document": 20, "recording": 500, "captions": 1}  # MB
STARTS = {
    "pdf": (b"%PDF-",),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "ogg": (b"OggS",), "opus": (b"OggS",),
    "webm": (b"\x1a\x45\xdf\xa3",),
}  # fmt: skip
BOX_TYPES = {"mp4", "m4a"}  # `ftyp` stands at the fifth byte
OFFICE = {
    "docx": "word/", "xlsx": "xl/", "pptx": "ppt/", "odt": "mimetype", "ods": "mimetype", "odp": "mimetype",
}  # fmt: skip
PLAIN = {"txt", "csv"}


def check_picture(file: BinaryIO) -> None:
    """A JPEG, PNG, GIF or WebP, whatever it is called. Vector pictures can carry programs, so they are refused."""
    _check_size(file, "picture")
    file.seek(0)
    try:
        with Image.open(file) as picture:
            form, size = picture.format, picture.width * picture.height
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        form, size = None, 0
    file.seek(0)
    if form not in PICTURES:
        raise ValidationError(_("This is not a picture we can show. Please use JPEG, PNG, GIF or WebP."))
    if size > MAX_PIXELS:
        raise ValidationError(_("The picture is too large. Please make it smaller than 60 megapixels."))


def check_document(file: BinaryIO, name: str) -> None:
    """A PDF, a text or an office document that is what its name says."""
    _check_size(file, "document")
    ending = name.rpartition(".")[2].lower()
    if not _is(file, ending):
        raise ValidationError(
            _("The content is not what the name says. Please use PDF, text or an office document.")
        )


def check_recording(file: BinaryIO, name: str) -> None:
    """MP4, WebM, MP3, M4A or Ogg that is what its name says."""
    _check_size(file, "recording")
    ending = name.rpartition(".")[2].lower()
    if not _is(file, ending):
        raise ValidationError(
            _("This is not a recording we can play. Please use MP4, WebM, MP3, M4A or Ogg.")
        )


def check_captions(file: BinaryIO) -> None:
    """Captions in WebVTT, in UTF-8, with at least one cue."""
    _check_size(file, "captions")
    file.seek(0)
    content = file.read()
    file.seek(0)
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        lines = []
    if not lines or not lines[0].startswith("WEBVTT") or not any("-->" in line for line in lines):
        raise ValidationError(_("These are not captions in the WebVTT format. Its first line is “WEBVTT”."))


def _check_size(file: BinaryIO, kind: str) -> None:
    """The size is that of the stream; a name or header is not believed."""
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    if size > LIMITS[kind] * 1024 * 1024:
        raise ValidationError(
            _("The file is larger than %(limit)s MB. Please make it smaller.") % {"limit": LIMITS[kind]}
        )
    if not size:
        raise ValidationError(_("The file is empty."))


def _is(file: BinaryIO, ending: str) -> bool:
    file.seek(0)
    start = file.read(4096)
    file.seek(0)
    if ending in BOX_TYPES:
        return start[4:8] == b"ftyp"
    if ending in STARTS:
        return start.startswith(STARTS[ending])
    if ending in OFFICE:
        return _is_office(file, OFFICE[ending])
    return ending in PLAIN and _is_plain(start)


def _is_plain(start: bytes) -> bool:
    """Text, and no page in disguise."""
    looks = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return b"\0" not in start and not looks.startswith(
        (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml")
    )


def _is_office(file: BinaryIO, part: str) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            return any(name.startswith(part) for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
    finally:
        file.seek(0)


class SizeLimit(FileUploadHandler):
    """Keeps an upload from filling the disk while it streams. First in `FILE_UPLOAD_HANDLERS`.

    What comes after the limit is read and dropped, so that the form can say that the file is too large. A sender who
    goes on to twice the limit is cut off.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        limit = max(LIMITS.values()) * 1024 * 1024
        is_within = self.received <= limit
        self.received += len(raw_data)
        if self.received > 2 * limit:
            raise StopUpload(connection_reset=True)
        return raw_data if is_within else None

    def file_complete(self, file_size: int) -> None:
        """The next handler keeps the file."""
