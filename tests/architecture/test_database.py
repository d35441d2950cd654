"""The test database itself: what migrations wrote is there, and a test that commits leaves nothing behind."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page, Site

from tests.plugins.prepared import refuse_committing


def rows_of_the_migrations():
    return (Page.objects.count() > 0, Site.objects.count(), ContentType.objects.count() > 0)


@pytest.fixture
def mark():
    """Rows that a committing test writes and deletes."""

    def write():
        ContentType.objects.create(app_label="left", model="behind")
        Site.objects.all().delete()

    return write


@pytest.mark.django_db(transaction=True)
@pytest.mark.xdist_group("database")
@pytest.mark.parametrize("turn", [1, 2])
def test_database_after_a_committing_test_is_as_new(turn, mark):
    assert not ContentType.objects.filter(app_label="left").exists()
    assert rows_of_the_migrations() == (True, 1, True)
    mark()
    assert Site.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_database_rows_are_prepared_for_no_test_that_commits(request):
    with pytest.raises(pytest.fail.Exception, match=request.node.name):
        refuse_committing([request.node])


@pytest.mark.django_db
def test_database_of_sqlite_keeps_every_promise_of_the_settings():
    if connection.vendor != "sqlite":
        pytest.skip("SQLite only")
    with connection.cursor() as cursor:
        values = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert values == ["wal", 2, 1]
