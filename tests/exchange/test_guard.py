import io
import stat
import struct
import zipfile
from random import Random

import pytest

from exchange import guard
from exchange.problems import Refused
from tests.exchange.archives import course_files, zipped

HOSTILE_NAMES = [
    "../outside.txt", "a/../../outside.txt", "/etc/passwd", "..\\outside.txt", "a\\b.txt", "C:/x.txt", "C:x.txt",
    "a//b.txt", "./a.txt", "a/./b.txt", "tab\there.txt", "line\nbreak.txt", "trailing./x.txt", " space/x.txt",
    "x.txt ", "what?.txt", "star*.txt", "pipe|.txt", "right\u202eto-left.txt", "zero\u200bwidth.txt",
    "a/b/c/d/e/f/g.txt", "x" * 201,
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_hostile_name_refuses_the_whole_archive(name):
    with pytest.raises(Refused):
        guard.read(zipped({"good.txt": b"x", name: b"x"}))


def test_without_the_guard_a_hostile_name_writes_outside(tmp_path):
    """The control: the naive way of unpacking, which the guard replaces."""
    inside = tmp_path / "inside"
    inside.mkdir()
    with zipfile.ZipFile(zipped({"../outside.txt": b"harm"})) as archive:
        for member in archive.infolist():
            (inside / member.filename).write_bytes(archive.read(member))
    assert (tmp_path / "outside.txt").read_bytes() == b"harm"


def test_a_name_with_nul_is_refused():
    data = zipped({"good.yaml": b"x", "evil.yamlX": b"x"}).getvalue().replace(b"evil.yamlX", b"evil.yaml\0")
    with pytest.raises(Refused):
        guard.read(io.BytesIO(data))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "names", [("a.txt", "a.txt"), ("a.txt", "A.txt"), ("straße.txt", "STRASSE.txt"), ("é.txt", "e\u0301.txt")]
)
def test_two_members_with_one_name_are_refused(names):
    with pytest.raises(Refused, match="have the same name"):
        guard.read(zipped([(name, b"x") for name in names]))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFDIR])
def test_only_files_are_taken(kind):
    with pytest.raises(Refused, match="is a link"):
        guard.read(zipped({"link": b"/etc/passwd"}, mode=kind | 0o777))


def test_a_link_in_a_folder_is_refused(tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "link.yaml").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(Refused, match="is a link"):
        guard.read(folder)


@pytest.mark.parametrize("name", ["inner.zip", "a/inner.tar.gz", "inner.7Z"])
def test_archives_inside_are_refused(name):
    with pytest.raises(Refused, match="archive inside"):
        guard.read(zipped({name: b"PK"}))


def test_too_many_members_are_refused():
    with pytest.raises(Refused, match="more than 2000 files"):
        guard.read(zipped({f"{number}.txt": b"" for number in range(guard.MOST_MEMBERS + 1)}))


def test_a_huge_list_of_members_is_refused_before_it_is_read():
    data = bytearray(zipped({"a.txt": b"x"}).getvalue())
    end = data.rfind(b"PK\x05\x06")
    data[end + 12 : end + 16] = struct.pack("<L", 500_000_000)
    with pytest.raises(Refused, match="more than 2000 files"):
        guard.read(io.BytesIO(bytes(data)))


def test_a_bomb_is_refused_by_its_ratio():
    with pytest.raises(Refused, match="far larger"):
        guard.read(zipped({"bomb.txt": b"\0" * 20_000_000}))


def test_too_much_is_refused():
    noise = {"noise.txt": Random(1).randbytes(1_000_000)}  # noqa: S311 - bytes that don't pack well, no secret
    archive = zipped(noise | {f"{number}.txt": b"\0" * 18_000_000 for number in range(3)})
    with pytest.raises(Refused, match="larger than 50 MB"):
        guard.read(archive)


def test_a_lie_about_the_size_is_found():
    """The list says 10 bytes, the member unpacks to more: nothing beyond the stated size ever reaches memory."""
    data = zipped({"a.txt": b"y" * 5000}).getvalue().replace(struct.pack("<L", 5000), struct.pack("<L", 10))
    with pytest.raises(Refused, match="not a readable ZIP"):
        guard.read(io.BytesIO(data))


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_packing_is_refused(compression):
    with pytest.raises(Refused, match="unusual way"):
        guard.read(zipped({"a.txt": b"x"}, compression=compression))


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06", b"hello" * 1000, b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_zip_is_told_plainly(data):
    with pytest.raises(Refused):
        guard.read(io.BytesIO(data))


def test_the_top_folder_does_not_matter():
    files = course_files()
    inside = {f"wege/{name}": data for name, data in files.items()}
    assert guard.read(zipped(inside)) == guard.read(zipped(files)) == files


def test_files_that_systems_lay_down_are_left_out():
    files = {"a.txt": b"x"}
    assert guard.read(zipped(files | {"__MACOSX/a.txt": b"y", ".DS_Store": b"z"})) == files


def test_mutated_zips_are_read_or_refused_never_more():
    """300 damaged archives; every one ends in files or in a sentence."""
    chance = Random(20261122)  # noqa: S311 - a reproducible stream, no secret
    whole = zipped(course_files()).getvalue()
    outcomes = {"read": 0, "refused": 0}
    for _round in range(300):
        data = bytearray(whole)
        for _place in range(chance.randrange(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            guard.read(io.BytesIO(bytes(data[: chance.choice([len(data), chance.randrange(len(data))])])))
            outcomes["read"] += 1
        except Refused:
            outcomes["refused"] += 1
    assert (outcomes["read"] > 0, outcomes["refused"] > 100) == (True, True)
