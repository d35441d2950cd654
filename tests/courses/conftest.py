"""Courses as the tests of this room need them."""

import pytest
from django.core.files.base import ContentFile
from django.utils import translation

from courses import actions
from courses.models import CourseDocument, CourseMedia, MediaCaptions
from tests.factories import courses as make


@pytest.fixture(scope="module")
def written(prepare):
    """The course, made once for the tests of a file."""
    return prepare(make.make_course)


@pytest.fixture(scope="module")
def released(prepare):
    """The course with its first edition, for files that ask for nothing else."""
    return prepare(lambda: make.release_course(make.make_course()).course)


@pytest.fixture
def course(db, written):
    """A published course of one module with two lessons, not released."""
    return written.again()


@pytest.fixture
def edition(course):
    """The first edition of the course, released and offered."""
    return make.release_course(course)


@pytest.fixture
def full_body(db):
    """Raw blocks of every type an author has."""
    image = make.make_image()
    image.author, image.licence = "Mira Weg", "CC BY 4.0"
    image.save()
    video = CourseMedia.objects.create(
        title="Schalter",
        type="video",
        duration=61.4,
        width=640,
        height=360,
        file=ContentFile(b"\0\0\0\x18ftypmp42", "schalter.mp4"),
    )
    MediaCaptions.objects.create(
        media=video, language="de", file=ContentFile(b"WEBVTT\n\n00:00.000 --> 00:01.000\nHallo\n", "de.vtt")
    )
    MediaCaptions.objects.create(
        media=video,
        language="bg",
        file=ContentFile("WEBVTT\n\n00:00.000 --> 00:01.000\nЗдравей\n".encode(), "bg.vtt"),
    )
    audio = CourseMedia.objects.create(
        title="Ton", type="audio", duration=5, file=ContentFile(b"ID3tone", "ton.mp3")
    )
    paper = CourseDocument.objects.create(
        title="Merkblatt", file=ContentFile(b"%PDF-1.7 leaf", "merkblatt.pdf")
    )
    term = make.make_term()
    return [
        make.block("heading", "Der Bescheid"),
        make.block("text", "<p>Ein <b>Bescheid</b> kommt per Post. Jeder Bescheid hat eine Frist.</p>"),
        make.block("image", {"image": image.pk, "alt": "Ein Weg", "decorative": False, "caption": "Der Weg"}),
        make.block("callout", {"kind": "law", "heading": "Die Frist", "text": "<p>Ein Monat.</p>", "source": "agg-3"}),
        make.block("timeline", {"heading": "Der Ablauf", "entries": [
            {"label": "Tag 0", "heading": "Brief", "text": "Er kommt an.", "turning": True},
            {"label": "Tag 30", "heading": "Ende", "text": "", "turning": False},
        ]}),
        make.block("accordion", {"items": [{"heading": "Was mitbringen", "text": "<ul><li>Den Brief</li></ul>"}]}),
        make.block("quote", {"text": "Ich verstehe das nicht.", "attribution": "Samira O."}),
        make.block("table", {"caption": "Fristen", "columns": ["Schritt", "Tage"], "rows": [["Widerspruch", "30"]]}),
        make.block("video", {"media": video.pk, "heading": "Am Schalter", "transcript": "<p>Guten Tag.</p>"}),
        make.block("audio", {"media": audio.pk, "heading": "Am Telefon", "transcript": "<p>Hallo.</p>"}),
        make.block("external_video", {"url": "https://video.example/x", "heading": "Woanders", "text": "Drei Minuten."}),
        make.block("download", {"document": paper.pk, "label": "Merkblatt"}),
        make.block("glossary", [term.pk]),
        make.block("sources", None),
    ]  # fmt: skip


@pytest.fixture
def full_lesson(course, full_body):
    """A published lesson with every block type."""
    return make.make_lesson(make.module_of(course), "Alles", body=full_body)


@pytest.fixture
def own(course, tarek):
    """Tarek's own course: he is its trainer."""
    actions.give_course_role(by=None, person=tarek, course=course, role="trainer")
    return course


@pytest.fixture
def foreign(db):
    """A course Tarek has nothing to do with. Its heading must never reach him."""
    return make.make_course("fremd", heading_de="FREMDERKURS")


@pytest.fixture
def trainer(client, tarek, own):
    """Tarek at the editor."""
    client.force_login(tarek)
    return client


@pytest.fixture
def administrator(client, ada):
    """Ada at the editor."""
    client.force_login(ada)
    return client


@pytest.fixture
def english(client):
    """Words in the language of the code, whatever the catalogues say."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    with translation.override("en"):
        yield
