"""Uploads: the content decides, not the name; a refusal is one plain sentence."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from courses import uploads
from courses.models import CourseDocument, CourseImage

pytestmark = pytest.mark.usefixtures("english")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


def picture(form="PNG"):
    buffer = io.BytesIO()
    Image.new("RGB", (10, 10)).save(buffer, form)
    return buffer


def office(part):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(f"{part}document.xml", "<x/>")
    return buffer


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_pictures_for_the_web_are_taken(form):
    uploads.check_picture(picture(form))


@pytest.mark.parametrize("content", [SVG, HTML, b"GIF89a", b"%PDF-1.7"])
def test_what_is_no_such_picture_is_refused(content):
    with pytest.raises(ValidationError, match="not a picture we can show"):
        uploads.check_picture(io.BytesIO(content))


def test_a_bmp_is_refused_too():
    with pytest.raises(ValidationError, match="not a picture we can show"):
        uploads.check_picture(picture("BMP"))


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"%PDF-1.7", "a.pdf"), (b"Name;Zahl\n", "a.csv"), ("Grüße".encode(), "a.txt")],
)
def test_documents_that_are_what_they_say_are_taken(content, name):
    uploads.check_document(io.BytesIO(content), name)


def test_an_office_document_is_known_by_its_parts():
    uploads.check_document(office("word/"), "a.docx")
    with pytest.raises(ValidationError, match="not what the name says"):
        uploads.check_document(office("xl/"), "a.docx")


@pytest.mark.parametrize(
    ("content", "name"),
    [(HTML, "a.pdf"), (HTML, "a.txt"), (SVG, "a.csv"), (b"MZ\0", "a.txt"), (b"%PDF-", "a.exe")],
)
def test_documents_in_disguise_are_refused(content, name):
    with pytest.raises(ValidationError, match="not what the name says"):
        uploads.check_document(io.BytesIO(content), name)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\0\0\0\x18ftypmp42", "a.mp4"),
        (b"ID3x", "a.mp3"),
        (b"OggS", "a.ogg"),
        (b"\x1a\x45\xdf\xa3", "a.webm"),
    ],
)
def test_recordings_are_taken_and_others_refused(content, name):
    uploads.check_recording(io.BytesIO(content), name)
    with pytest.raises(ValidationError, match="not a recording we can play"):
        uploads.check_recording(io.BytesIO(HTML), name)


@pytest.mark.parametrize("content", [b"1\n00:00 --> 00:01\n", b"WEBVTT\n", b"\xff\xfe", HTML])
def test_captions_are_webvtt(content):
    uploads.check_captions(io.BytesIO(b"WEBVTT\n\n00:00.000 --> 00:01.000\nHallo\n"))
    with pytest.raises(ValidationError, match="first line is “WEBVTT”"):
        uploads.check_captions(io.BytesIO(content))


def test_a_file_beyond_the_limit_is_refused_by_its_real_size(monkeypatch):
    monkeypatch.setitem(uploads.LIMITS, "document", 0)
    with pytest.raises(ValidationError, match="larger than 0 MB"):
        uploads.check_document(io.BytesIO(b"%PDF-1.7"), "a.pdf")


@pytest.mark.django_db
@pytest.mark.parametrize("model", [CourseImage, CourseDocument])
def test_the_rows_of_uploads_look_at_the_content(model):
    name = "a.png" if model is CourseImage else "a.pdf"
    with pytest.raises(ValidationError) as refusal:
        model(title="X", file=ContentFile(HTML, name)).full_clean()
    assert "file" in refusal.value.message_dict
