"""The one guard for archives from outside: a folder or a ZIP becomes a mapping of safe names to bytes, or is refused.

Nothing is ever unpacked to a disk. Everything is read and measured before anybody sees a single byte of it, so a
refused archive leaves nothing behind. The limits hold for what really comes out, not for what it says.
"""

import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from exchange.problems import Refused

MOST_MEMBERS = 2_000
MOST_BYTES = 50 * 1024 * 1024
MOST_RATIO = 100
RATIO_MATTERS_FROM = 1024 * 1024  # a small text may well be packed better than 100 to 1
MOST_DEPTH = 6
LONGEST_NAME = 200
LARGEST_DIRECTORY = 1024 * 1024  # of the ZIP's own list of members, read before anything else
END_RECORD, END_RECORD_SIZE, LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
ZIP64_LOCATOR, ZIP64_LOCATOR_SIZE = b"PK\x06\x07", 20
PACKED = {"zip", "7z", "gz", "bz2", "xz", "tar", "tgz", "rar", "zst"}
BY_THE_SYSTEM = {".ds_store", "thumbs.db", "desktop.ini", "__macosx"}
BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError, OverflowError,
)  # fmt: skip

Files = dict[str, bytes]


def read(source: Path | IO[bytes]) -> Files:
    """The files of a folder, of a ZIP, or of an uploaded ZIP, by their names inside the archive. Raises `Refused`."""
    if isinstance(source, Path) and source.is_dir():
        return without_top_folder(read_folder(source))
    try:
        return without_top_folder(read_zip(source))
    except BROKEN as broken:
        raise Refused(
            _("This is not a readable ZIP file. Please pack the folder again and upload it.")
        ) from broken


def read_folder(folder: Path) -> Files:
    """The files below a folder. Links are refused: they could point anywhere."""
    guard, files = Guard(), {}
    for path in _walk(folder):
        name = path.relative_to(folder).as_posix()
        if not path.is_file():
            raise Refused(_("“%(name)s” is neither a file nor a folder.") % {"name": name})
        guard.admit(name, path.stat().st_size)
        files[name] = path.read_bytes()
    return files


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if _is_by_the_system(path.name):
            continue
        if path.is_symlink():
            raise Refused(_("“%(name)s” is a link. An archive holds files only.") % {"name": path.name})
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def read_zip(source: Path | IO[bytes]) -> Files:
    """The members of a ZIP. First all of them are judged by the list, then each is read up to the limit."""
    _judge_directory(source)
    with zipfile.ZipFile(source) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        guard = Guard()
        for member in members:
            _judge(member)
            guard.admit(member.filename, member.file_size, member.compress_size)
        return {_name(member): _unpack(archive, member) for member in members if not _is_left_out(member)}


def _is_left_out(member: zipfile.ZipInfo) -> bool:
    return any(_is_by_the_system(part) for part in member.filename.split("/"))


def _is_by_the_system(name: str) -> bool:
    """Files that computers lay down by themselves: hidden ones, pictures of folders."""
    return name.casefold() in BY_THE_SYSTEM or (name.startswith("."))


def _name(member: zipfile.ZipInfo) -> str:
    return unicodedata.normalize("NFC", member.filename)


def _judge(member: zipfile.ZipInfo) -> None:
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        raise Refused(_("“%(name)s” is a link. An archive holds files only.") % {"name": member.filename})
    if member.flag_bits & 0x1:
        raise Refused(_("The archive has a password. Please upload it without one."))
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Refused(_("“%(name)s” is packed in an unusual way.") % {"name": member.filename})
    if member.orig_filename != member.filename:  # zipfile cuts a name at NUL and turns the system's separator
        raise Refused(_("The name “%(name)s” is not allowed in an archive.") % {"name": member.filename})


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """One member. It ends where its entry in the list says, so a lie about the size shows as a wrong checksum."""
    with archive.open(member) as opened:
        return opened.read(member.file_size + 1)


def _judge_directory(source: Path | IO[bytes]) -> None:
    """The size of the list of members, before Python builds an object for each of its entries."""
    tail = _tail(source)
    end = tail.rfind(END_RECORD)
    if end < 0 or len(tail) < end + END_RECORD_SIZE:
        raise zipfile.BadZipFile
    is_zip64 = tail[max(0, end - ZIP64_LOCATOR_SIZE) : end].startswith(ZIP64_LOCATOR)
    if is_zip64 or int.from_bytes(tail[end + 12 : end + 16], "little") > LARGEST_DIRECTORY:
        raise Refused(_too_many())


def _tail(source: Path | IO[bytes]) -> bytes:
    length = LONGEST_COMMENT + END_RECORD_SIZE + ZIP64_LOCATOR_SIZE
    opened = source.open("rb") if isinstance(source, Path) else source
    try:
        size = opened.seek(0, 2)
        if size > MOST_BYTES:
            raise Refused(_too_large())
        opened.seek(max(0, size - length))
        return opened.read(length)
    finally:
        opened.seek(0)
        if isinstance(source, Path):
            opened.close()


class Guard:
    """Counts and judges the members of one archive."""

    def __init__(self) -> None:
        self.count = self.unpacked = self.packed = 0
        self.names: dict[str, str] = {}

    def admit(self, name: str, size: int, packed: int | None = None) -> None:
        """Let one member in, or raise `Refused`."""
        self.count += 1
        self.unpacked += size
        self.packed += size if packed is None else packed
        if self.count > MOST_MEMBERS:
            raise Refused(_too_many())
        if self.unpacked > MOST_BYTES:
            raise Refused(_too_large())
        if self.unpacked > RATIO_MATTERS_FROM and self.unpacked > MOST_RATIO * max(self.packed, 1):
            raise Refused(
                _("The archive would become far larger when unpacked than it is now. It is not read.")
            )
        self._admit_name(name)

    def _admit_name(self, name: str) -> None:
        if not is_safe(name):
            raise Refused(_("The name “%(name)s” is not allowed in an archive.") % {"name": shown(name)})
        if name.rpartition(".")[2].lower() in PACKED:
            raise Refused(
                _("“%(name)s” is an archive inside the archive. Please take it out.") % {"name": name}
            )
        same = unicodedata.normalize("NFC", name).casefold()
        if same in self.names:
            raise Refused(
                _("“%(name)s” and “%(other)s” have the same name.")
                % {"name": name, "other": self.names[same]}
            )
        self.names[same] = name


def is_safe(name: str) -> bool:
    """Whether a name stays inside its folder on every system: relative, plain parts, no signs of control."""
    parts = name.split("/")
    return (
        0 < len(name) <= LONGEST_NAME
        and len(parts) <= MOST_DEPTH
        and not set(name) & set('\\:*?"<>|')
        and not any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for sign in name)
        and all(part and part == part.strip(" ") and not part.endswith(".") for part in parts)
    )


def shown(name: str) -> str:
    """A hostile name, fit for a message."""
    return "".join(sign if sign.isprintable() else "�" for sign in name[:LONGEST_NAME])


def without_top_folder(files: Files) -> Files:
    """`verwaltung/course.yaml` and `course.yaml` are the same archive."""
    if "archive.yaml" in files or not files or any("/" not in name for name in files):
        return files
    if len(tops(files)) != 1:
        return files
    return {name.partition("/")[2]: content for name, content in files.items()}


def tops(names: Iterable[str]) -> set[str]:
    """The first parts of names."""
    return {name.partition("/")[0] for name in names}


def _too_many() -> str:
    return _("The archive has more than %(count)s files.") % {"count": MOST_MEMBERS}


def _too_large() -> str:
    return _("The archive is larger than %(size)s MB.") % {"size": MOST_BYTES // 1024 // 1024}
