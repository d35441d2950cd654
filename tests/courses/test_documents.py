"""Documents: one text for equal data, named by its digest, loaded in today's shape, swept for tampering."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from courses import documents, kinds
from courses.kinds import StepKind
from courses.models import StepDocument
from people.insert_only import RowIsFinal
from tests.factories.courses import make_course, release_course

LESSON = {"schema": 1, "kind": "lesson", "heading": {"de": "Über uns", "bg": "За нас"}}


def test_equal_data_has_equal_text_whatever_its_order():
    assert documents.canonical({"b": 1, "a": [True, None]}) == documents.canonical(
        {"a": (True, None), "b": 1}
    )


def test_text_is_sorted_unescaped_and_without_white_space():
    assert documents.canonical({"b": "ü", "a": 1}) == '{"a":1,"b":"ü"}'


def test_letters_composed_in_two_ways_are_one():
    assert documents.canonical("u\u0308") == documents.canonical("ü")


@pytest.mark.parametrize("value", [1.5, {1: "a"}, {"day": object()}, {"a"}])
def test_what_the_rule_does_not_know_is_refused(value):
    with pytest.raises(TypeError):
        documents.canonical(value)


def test_digest_is_sha256_of_the_utf8_text():
    assert documents.digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.django_db
def test_an_equal_document_is_stored_once():
    first, second = documents.store(LESSON), documents.store(dict(reversed(LESSON.items())))
    assert first == second
    assert StepDocument.objects.count() == 1


@pytest.mark.django_db
def test_load_gives_the_document_and_asks_the_database_once(django_assert_num_queries):
    name = documents.store(LESSON).digest
    documents.load.cache_clear()
    with django_assert_num_queries(1):
        assert documents.load(name) == documents.load(name) == LESSON


def test_a_document_of_a_newer_version_is_refused_in_words():
    with pytest.raises(documents.UnknownSchema, match="lesson, schema 99: this version knows 1"):
        documents.upgrade(LESSON | {"schema": 99})


def test_an_older_document_is_upgraded_by_its_kind(monkeypatch):
    class Later(StepKind):
        name, schema = "lesson", 2

        def upgrade(self, document):
            return document | {"schema": 2, "added": []}

    monkeypatch.setitem(kinds._registry.kinds, "lesson", Later())
    assert documents.upgrade(LESSON) == LESSON | {"schema": 2, "added": []}


@pytest.mark.django_db
class TestRowsAreFinal:
    def test_saving_and_deleting_a_stored_document_are_refused(self):
        row = documents.store(LESSON)
        row.body = "{}"
        for change in (row.save, row.delete):
            with pytest.raises(RowIsFinal):
                change()
        assert StepDocument.objects.get().content == LESSON

    def test_changing_and_deleting_by_query_are_refused(self):
        documents.store(LESSON)
        rows = StepDocument.objects.all()
        for change in (
            lambda: rows.update(body="{}"),
            rows.delete,
            lambda: rows.bulk_update(list(rows), ["body"]),
        ):
            with pytest.raises(RowIsFinal):
                change()
        assert StepDocument.objects.get().content == LESSON


@pytest.mark.django_db
class TestSweep:
    """The guard works in Python. SQL passes it by (the control), so the sweep looks at the digests."""

    def test_nothing_is_found_in_what_was_released(self):
        release_course(make_course())
        assert documents.sweep() == []

    def test_a_document_changed_by_sql_is_found(self):
        edition = release_course(make_course())
        name = edition.items.first().document_id
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE courses_stepdocument SET body = replace(body, 'Lektion', 'Anders') WHERE digest = %s",
                [name],
            )
        assert "Anders" in StepDocument.objects.get(pk=name).body
        assert documents.sweep() == [f"step document {name}"]

    def test_an_item_changed_by_sql_is_found(self):
        edition = release_course(make_course())
        with connection.cursor() as cursor:
            cursor.execute("UPDATE courses_editionitem SET required = NOT required WHERE position = 0")
        assert documents.sweep() == [f"edition 1 of course {edition.course_id}"]

    @pytest.mark.usefixtures("english")
    def test_the_command_names_what_it_found_and_fails(self, capsys):
        release_course(make_course())
        call_command("campus_verify_documents")
        assert "2 documents" in capsys.readouterr().out
        with connection.cursor() as cursor:
            cursor.execute("UPDATE courses_stepdocument SET body = body || ' '")
        with pytest.raises(CommandError, match="step document"):
            call_command("campus_verify_documents")
