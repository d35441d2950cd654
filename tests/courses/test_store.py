"""The media store: named by content, never guessable, immutable, served in ranges."""

import hashlib
import io

import pytest
from PIL import Image

from courses import pictures, store
from courses.models import StoredMedia
from people.insert_only import RowIsFinal

pytestmark = pytest.mark.django_db
BYTES = bytes(range(256)) * 40


@pytest.fixture
def name():
    return store.put(BYTES, "video/mp4")


def test_the_same_content_is_stored_once_under_one_name(name):
    assert store.put(io.BytesIO(BYTES), "video/mp4") == name
    assert StoredMedia.objects.get().size == len(BYTES)
    assert store.path_of(name).read_bytes() == BYTES


def test_the_name_cannot_be_computed_from_the_content(name, settings):
    assert hashlib.sha256(BYTES).hexdigest() not in name
    settings.MEDIA_KEY = "another key"
    assert store.name_of(hashlib.sha256(BYTES).hexdigest(), "video/mp4") != name


def test_a_row_of_the_store_is_final(name):
    with pytest.raises(RowIsFinal):
        StoredMedia.objects.update(size=1)


def test_a_file_may_be_kept_for_ever_by_the_browser_alone(client, name):
    response = client.get(store.url(name))
    assert b"".join(response.streaming_content) == BYTES
    assert response["Cache-Control"] == "private, max-age=31536000, immutable"
    assert response["Content-Type"] == "video/mp4"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-99", 0, 99),
        ("bytes=10000-", 10000, 10239),
        ("bytes=-240", 10000, 10239),
        ("bytes=5-99999", 5, 10239),
    ],
)
def test_a_player_gets_the_range_it_asks_for(client, name, asked, start, end):
    response = client.get(store.url(name), headers={"range": asked})
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {start}-{end}/10240"
    assert b"".join(response.streaming_content) == BYTES[start : end + 1]


@pytest.mark.parametrize("asked", ["bytes=99999-", "bytes=20-10"])
def test_a_range_outside_the_file_is_refused(client, name, asked):
    response = client.get(store.url(name), headers={"range": asked})
    assert (response.status_code, response["Content-Range"]) == (416, "bytes */10240")


@pytest.mark.parametrize("other", ["0" * 64 + ".mp4", "..%2f..%2fetc%2fpasswd", "x.mp4"])
def test_what_is_not_there_is_missing(client, name, other):
    assert client.get(f"/store/{other}").status_code == 404


def test_a_document_is_downloaded_and_never_opened_in_the_site(client):
    response = client.get(store.url(store.put(b"%PDF-1.7", "application/pdf")))
    response.close()
    assert response["Content-Disposition"] == "attachment"
    assert response["Content-Security-Policy"].startswith("default-src 'none'")


class TestPictures:
    def photograph(self):
        picture, buffer = Image.new("RGB", (2400, 1600), "#0b5563"), io.BytesIO()
        exif = Image.Exif()
        exif[0x010E] = "In der Wohnung von Frau M."
        exif[0x0112] = 6
        picture.save(buffer, "JPEG", exif=exif)
        return buffer

    def test_a_photograph_loses_the_camera_s_data_and_stands_upright(self):
        made = pictures.put(self.photograph())
        assert (made["width"], made["height"]) == (800, 1200)
        for size in made["srcset"]:
            content = store.path_of(size["name"]).read_bytes()
            assert b"Frau M." not in content
            with Image.open(io.BytesIO(content)) as stored:
                assert stored.width == size["width"]

    def test_the_sizes_are_made_once_per_content(self, monkeypatch):
        first = pictures.put(self.photograph())
        monkeypatch.setattr(pictures, "_make", lambda content: pytest.fail("made again"))
        assert pictures.put(self.photograph()) == first

    def test_transparency_is_kept(self):
        buffer = io.BytesIO()
        Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(buffer, "PNG")
        made = pictures.put(buffer)
        with Image.open(store.path_of(made["name"])) as stored:
            assert stored.mode == "RGBA"


def test_the_nightly_look_finds_what_is_missing_and_what_was_changed(db):
    whole, changed, lost = (store.put(text, "text/plain") for text in (b"whole", b"changed", b"lost"))
    assert store.sweep() == []
    store.path_of(changed).write_bytes(b"otherwise")
    store.path_of(lost).unlink()
    assert store.sweep() == sorted([f"file {changed}", f"file {lost}"])
    assert store.path_of(whole).exists()
