from decimal import Decimal
from pathlib import Path

import pytest
from django.apps import apps
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.models import CoursePage
from exchange import guard, prose, reading, writing, yaml_reader, yaml_writer
from exchange.actions import import_course
from exchange.gathering import gather
from exchange.problems import Findings
from exchange.values import Reading, Text
from tests.exchange.archives import course_files, key

DEMO = Path(apps.get_app_config("demo").path) / "courses"
SIGNS = "aZ09 äöüßÄşțłżŁЖщъ§„“’–…\N{NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}<>&'\"#:-?!|>%@`{}[],*\\/\n\t"
TEXTS = st.text(st.sampled_from(SIGNS), max_size=200).map(str.strip)


def canonical(text):
    """A text as the reader keeps it."""
    return Text().read(yaml_reader.Scalar(1, text, is_plain=False), Reading("", Findings()))


@given(st.lists(TEXTS, max_size=6))
@settings(max_examples=300)
def test_every_text_survives_yaml(texts):
    written = yaml_writer.write({"texts": [{"de": text} for text in texts]})
    tree = yaml_reader.parse(written)
    nodes = tree.entries["texts"].items
    assert [node.entries["de"].text for node in nodes] == texts
    assert not any(node.entries["de"].is_nothing for node in nodes)


@given(TEXTS)
def test_prose_has_one_written_form(text):
    once = prose.tidy(f"<p>{text}</p>")
    assert (prose.tidy(once), prose.from_editor(once)) == (once, once)


@pytest.mark.parametrize("name", ["verwaltung", "soziale-medien"])
def test_a_demo_course_comes_out_as_it_went_in(catalogue, name):
    read = reading.read(guard.read(DEMO / name))
    assert [str(problem) for problem in read.problems] == []
    course = import_course(by=None, content=read.content)
    assert gather(course) == read.content


def test_the_same_course_gives_the_same_bytes(course):
    packed = writing.write_zip(course)
    again = reading.read(writing.files_of(gather(course)))
    import_course(by=None, content=again.content)
    assert writing.write_zip(CoursePage.objects.get(pk=course.pk)) == packed


def test_an_export_is_an_archive(course, tmp_path):
    """Through a folder and through a ZIP the same content comes back, media and links to steps included."""
    writing.write_folder(course, tmp_path / "out")
    (tmp_path / "out.zip").write_bytes(writing.write_zip(course))
    folder, packed = (reading.read(guard.read(tmp_path / name)) for name in ("out", "out.zip"))
    assert folder.problems == packed.problems == []
    assert folder.content == packed.content == reading.read(course_files()).content


def test_an_export_writes_over_nothing(course, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(writing.Refused, match="not empty"):
        writing.write_folder(course, tmp_path)


@given(texts=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), units=st.integers(1, 100))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_from_the_editor(course, texts, units):
    """import(export(x)) == x, with umlauts, Cyrillic, section signs and no-break spaces in every kind of text."""
    heading, caption, cell, body = texts
    content = reading.read(course_files()).content
    content.course["heading"] = {"de": canonical(heading)[:200].strip() or "x", "bg": "Път"}
    content.course["teaching_units"] = Decimal(units) / 2
    blocks = content.lessons[0]["bodies"]["de"]
    blocks[0]["value"] = prose.tidy(f"<p>{body}</p>")
    blocks[5]["value"] |= {
        "caption": canonical(caption)[:200].strip() or "x",
        "rows": [[canonical(cell), "no"]],
    }
    imported = import_course(by=None, content=content)
    again = reading.read(writing.files_of(gather(imported)))
    assert (again.problems, again.content) == ([], content)
    assert again.content.course["key"] == key("course")
