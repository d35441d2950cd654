"""Rows that are made once for all tests of a file, as Django's `setUpTestData` makes them for a class.

A fixture with `scope="module"` hands a factory to `prepare` and gets back where its object stands. The rows live in a
transaction around the file's tests; every test has its savepoint within and reads objects of its own by `again()`. So
nothing that a test changes, in a row or in an object, is there for the next one.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction

COMMITTING = {"transactional_db", "live_server", "django_db_reset_sequences"}


@dataclass(frozen=True)
class Prepared:
    """Where a prepared object stands."""

    model: Any
    pk: Any

    def again(self) -> Any:
        """The object, read anew."""
        return self.model._base_manager.get(pk=self.pk)


@pytest.fixture(scope="module")
def prepare(
    request: pytest.FixtureRequest, django_db_setup: Any, django_db_blocker: Any
) -> Iterator[Callable[[Callable[[], Any]], Prepared]]:
    """Calls a factory for all tests of the file. Outside of it the database stays closed to who didn't ask for it."""
    refuse_committing(item for item in request.session.items if item.path == request.path)

    def make(factory: Callable[[], Any]) -> Prepared:
        with django_db_blocker.unblock():
            made = factory()
        return Prepared(type(made), made.pk)

    around = ExitStack()
    with django_db_blocker.unblock():
        around.enter_context(_taken_back())
    yield make
    with django_db_blocker.unblock():
        around.close()


@contextmanager
def _taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def refuse_committing(items: Any) -> None:
    """A test that commits would commit, or lose, what was prepared for the others."""
    if found := [item.name for item in items if commits(item)]:
        pytest.fail(f"These tests commit, so they need a file without prepared rows: {found}", pytrace=False)


def commits(item: Any) -> bool:
    """Whether the test leaves the transaction that others stay in."""
    marker = item.get_closest_marker("django_db")
    is_marked = bool(marker) and (marker.kwargs.get("transaction") or True in marker.args[:2])
    return is_marked or not COMMITTING.isdisjoint(getattr(item, "fixturenames", ()))
