"""Uploads through the editor's own pages: a disguise and a file without end are refused by a sentence."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload
from django.urls import reverse
from PIL import Image
from wagtail.models import Collection

from courses import uploads
from courses.models import CourseDocument, CourseImage

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><script>alert(1)</script>"
DISGUISES = [
    ("wagtailimages:add", "weg.png", "image/png", SVG),
    ("wagtailimages:add", "weg.png", "image/png", HTML),
    ("wagtailimages:add_multiple", "weg.png", "image/png", SVG),
    ("wagtailimages:add_multiple", "weg.jpg", "image/jpeg", HTML),
    ("wagtaildocs:add", "bescheid.pdf", "application/pdf", HTML),
    ("wagtaildocs:add", "bescheid.txt", "text/plain", SVG),
    ("wagtaildocs:add_multiple", "bescheid.pdf", "application/pdf", HTML),
    ("wagtaildocs:add_multiple", "bescheid.txt", "text/plain", SVG),
]
REFUSED = (
    "Der Inhalt passt nicht zum Dateinamen.",
    "Die Erweiterung stimmt nicht mit dem Dateiformat überein",
    "Dies ist kein Bild",
)
TOO_LARGE = "Die Datei ist größer als"
VIEWS = ["wagtailimages:add", "wagtailimages:add_multiple", "wagtaildocs:add", "wagtaildocs:add_multiple"]
MB = 1024 * 1024


@pytest.fixture
def editor(client, ada):
    client.force_login(ada)
    return client


def post(client, view, name, content_type, content):
    file = SimpleUploadedFile(name, content, content_type)
    address = reverse(view)
    field = "files[]" if "multiple" in view else "file"
    data = {"title": "Weg", "collection": Collection.get_first_root_node().pk, field: file}
    headers = {"X-Requested-With": "XMLHttpRequest"} if "multiple" in view else {}
    return client.post(address, data, headers=headers)


@pytest.mark.parametrize(("view", "name", "content_type", "content"), DISGUISES)
def test_pages_and_vector_pictures_in_disguise_are_refused(editor, view, name, content_type, content):
    answer = post(editor, view, name, content_type, content)
    assert said_one_of(REFUSED, answer)
    assert (CourseImage.objects.count(), CourseDocument.objects.count()) == (0, 0)


def _picture():
    buffer = io.BytesIO()
    Image.new("RGB", (10, 10)).save(buffer, "PNG")
    return buffer.getvalue()


def said_one_of(sentences, answer):
    """Whether the page, or the reply to the script, says one of these."""
    said = answer.json()["error_message"] if "json" in answer["Content-Type"] else answer.content.decode()
    return answer.status_code == 200 and any(sentence in said for sentence in sentences)


@pytest.mark.parametrize("view", VIEWS)
def test_a_file_beyond_every_limit_is_told_so(editor, monkeypatch, view):
    monkeypatch.setattr(uploads, "LIMITS", dict.fromkeys(uploads.LIMITS, 1))
    start = b"%PDF-1.7" if "docs" in view else _picture()
    content = start + b"x" * (MB * 3 // 2)
    answer = post(editor, view, "a.pdf" if "docs" in view else "a.png", "application/pdf", content)
    assert said_one_of([TOO_LARGE], answer)
    assert (CourseImage.objects.count(), CourseDocument.objects.count()) == (0, 0)


def test_no_more_than_the_limit_reaches_the_disk_and_an_endless_sender_is_cut_off(monkeypatch):
    monkeypatch.setattr(uploads, "LIMITS", dict.fromkeys(uploads.LIMITS, 1))
    handler = uploads.SizeLimit()
    handler.new_file("file", "a.pdf", "application/pdf", None)
    chunk = b"x" * (MB // 4)
    kept = [handler.receive_data_chunk(chunk, 0) for _chunk in range(8)]
    assert kept == [chunk] * 5 + [None] * 3
    with pytest.raises(StopUpload):
        handler.receive_data_chunk(chunk, 0)
