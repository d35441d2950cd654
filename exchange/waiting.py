"""Archives that were accepted and wait for their "Import". Kept beside the uploads, for an hour, for one person."""

from datetime import timedelta
from pathlib import PurePath
from typing import IO, Any
from uuid import UUID, uuid4

from django.core import signing
from django.core.files.storage import default_storage
from django.utils import timezone

FOLDER = "imports"
KEPT_FOR = timedelta(hours=1)
SALT = "exchange.waiting"


class Gone(LookupError):
    """The archive does not wait any more, or never did for this person."""


def keep(file: IO[bytes], person: Any) -> str:
    """Put an archive aside; the answer is the ticket for it."""
    sweep()
    file.seek(0)
    key = str(uuid4())
    default_storage.save(_path(key), file)
    return signing.dumps({"key": key, "person": str(person.key)}, salt=SALT)


def opened(ticket: str, person: Any) -> IO[bytes]:
    """The archive of a ticket. Raises `Gone`."""
    try:
        return default_storage.open(_path(_key(ticket, person)))
    except FileNotFoundError as missing:
        raise Gone from missing


def drop(ticket: str, person: Any) -> None:
    """The archive is imported; it need not wait any more."""
    default_storage.delete(_path(_key(ticket, person)))


def _key(ticket: str, person: Any) -> str:
    try:
        facts = signing.loads(ticket, salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature as wrong:
        raise Gone from wrong
    if facts["person"] != str(person.key):
        raise Gone
    return str(UUID(facts["key"]))


def _path(key: str) -> str:
    return str(PurePath(FOLDER) / f"{key}.zip")


def sweep() -> int:
    """Delete what nobody imported within the hour."""
    if not default_storage.exists(FOLDER):
        return 0
    oldest = timezone.now() - KEPT_FOR
    paths = [str(PurePath(FOLDER) / name) for name in default_storage.listdir(FOLDER)[1]]
    late = [path for path in paths if default_storage.get_modified_time(path) < oldest]
    for path in late:
        default_storage.delete(path)
    return len(late)
