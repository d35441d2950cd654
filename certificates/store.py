"""Where PDFs and logos lie: files named by the SHA-256 of their bytes, written once."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from django.conf import settings

DIGEST = re.compile(r"[0-9a-f]{64}")


def path(digest: str) -> Path:
    """The file of a digest, in a folder of its first two digits."""
    if not DIGEST.fullmatch(digest):
        raise ValueError("That is no digest.")
    return Path(settings.CERTIFICATES_ROOT) / digest[:2] / digest


def put(content: bytes) -> str:
    """Store bytes durably and give their digest. The file is complete before anybody can name it."""
    digest = hashlib.sha256(content).hexdigest()
    target = path(digest)
    if target.exists():
        return digest
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".new-", delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(target)
    _sync_folder(target.parent)
    return digest


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read(digest: str) -> bytes:
    """The stored bytes. A file that does not match its name is never handed out."""
    content = path(digest).read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise OSError(f"The stored file {digest[:12]} is damaged.")
    return content
