"""Rows prepared for the tests of a file: made once, and as new for each of them."""

import pytest
from django.contrib.contenttypes.models import ContentType

pytestmark = pytest.mark.xdist_group("prepared")
CALLS = []


def make():
    CALLS.append(1)
    return ContentType.objects.create(app_label="prepared", model="once")


@pytest.fixture(scope="module")
def kept(prepare):
    return prepare(make)


@pytest.mark.django_db
@pytest.mark.parametrize("turn", [1, 2])
def test_rows_that_a_test_changed_are_as_new_for_the_next(turn, kept):
    one, other = kept.again(), kept.again()
    assert (len(CALLS), one.model, one is other) == (1, "once", False)
    one.model = "changed"
    one.save()
    ContentType.objects.create(app_label="left", model="behind")
    assert ContentType.objects.filter(app_label="left").count() == 1


def test_rows_are_prepared_and_the_database_stays_closed_to_who_did_not_ask(kept):
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        kept.again()
