"""The content-addressed media store: released files, copied, named by their content, never changed.

A name is an HMAC of the content, so that nobody can ask the store whether it holds a file they know. "Unlisted, not
secret": whoever has the address can read the file. The files are written before the transaction of a release; one that
fails leaves orphans, which harm nobody.
"""

import hashlib
import hmac
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse

from courses.models.editions import StoredMedia

PIECE = 1024 * 1024
EXTENSIONS = {
    "image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp",
    "video/mp4": ".mp4", "video/webm": ".webm",
    "audio/mpeg": ".mp3", "audio/mp4": ".m4a", "audio/ogg": ".ogg",
    "text/vtt": ".vtt", "text/plain": ".txt", "text/csv": ".csv", "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "application/vnd.oasis.opendocument.presentation": ".odp",
}  # fmt: skip


def name_of(sha256: str, content_type: str) -> str:
    """The name under which content of this hash stands in the store."""
    secret = hmac.new(settings.MEDIA_KEY.encode(), f"{content_type}:{sha256}".encode(), hashlib.sha256)
    return secret.hexdigest() + EXTENSIONS[content_type]


def path_of(name: str) -> Path:
    """Where the file of this name lies."""
    return Path(settings.STORE_ROOT) / name[:2] / name


def url(name: str) -> str:
    """The address of a stored file."""
    return reverse("stored", args=[name])


def put(content: bytes | BinaryIO, content_type: str) -> str:
    """Store the content unless it is there already, and return its name. The type is one of `EXTENSIONS`."""
    pieces = _pieces(content)
    folder = Path(settings.STORE_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    hashed, size = hashlib.sha256(), 0
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        for piece in pieces:
            hashed.update(piece)
            size += file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    name = name_of(hashed.hexdigest(), content_type)
    _move(Path(file.name), path_of(name))
    _remember(name, hashed.hexdigest(), content_type, size)
    return name


def _pieces(content: bytes | BinaryIO) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    content.seek(0)
    while piece := content.read(PIECE):
        yield piece


def _move(source: Path, target: Path) -> None:
    """Put the whole file in its place at once: a reader never sees half of it."""
    target.parent.mkdir(exist_ok=True)
    source.chmod(0o644)
    source.replace(target)


def _remember(name: str, sha256: str, content_type: str, size: int) -> None:
    """The row of a stored file. Two that store the same content at once are one."""
    if StoredMedia.objects.filter(pk=name).exists():
        return
    try:
        with transaction.atomic():
            StoredMedia.objects.create(name=name, sha256=sha256, content_type=content_type, size=size)
    except IntegrityError:
        if not StoredMedia.objects.filter(pk=name).exists():
            raise


def sweep() -> list[str]:
    """Released files that are missing or changed, in words."""
    rows = StoredMedia.objects.order_by("pk").values_list("name", "sha256").iterator(chunk_size=500)
    return [f"file {name}" for name, sha256 in rows if _digest_of(path_of(name)) != sha256]


def _digest_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
