"""A statement that is composed once gives what its queryset would give, for each call's own values."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.compiled import Compiled
from people.models import User

pytestmark = pytest.mark.django_db


def by_name(name):
    return User.objects.filter(username=name).select_related("organisation")


def test_each_call_finds_its_own_row_and_what_belongs_to_it(lea, otto):
    find = Compiled(by_name, str)
    found = [find.first(name) for name in ("lea", "otto", "nobody", "lea")]
    assert found == [lea, otto, None, lea]
    assert [each.organisation for each in found if each] == [
        lea.organisation,
        otto.organisation,
        lea.organisation,
    ]


def test_the_queryset_is_built_once(lea, otto):
    built = []
    find = Compiled(lambda name: built.append(name) or by_name(name), str)
    assert [find.first("lea"), find.first("otto")] == [lea, otto]
    assert len(built) == 1


def test_values_of_every_type_reach_the_place_they_belong_to(lea, otto):
    def joined_between(first, last, name, pk):
        return User.objects.filter(joined_at__gt=first, joined_at__lt=last, username=name, pk=pk)

    find = Compiled(joined_between, type(timezone.now()), type(timezone.now()), str, int)
    before, after = timezone.now() - timedelta(hours=1), timezone.now() + timedelta(hours=1)
    assert find.rows(before, after, "lea", lea.pk) == [lea]
    assert find.rows(before, after, "lea", otto.pk) == []
    assert find.rows(after, before, "lea", lea.pk) == []


def test_a_value_that_the_statement_does_not_ask_for_is_refused(db):
    with pytest.raises(ValueError, match="no parameter"):
        Compiled(lambda name, pk: User.objects.filter(pk=pk), str, int).rows("lea", 1)


def test_a_value_reaches_the_database_as_a_parameter_not_as_sql(lea):
    find = Compiled(by_name, str)
    assert find.rows("lea' OR 1=1 --") == []
