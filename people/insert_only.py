"""Tables that are only ever added to: what was answered, counted or certified stays as it was.

Guarded in the managers, not by database triggers: SQLite loses those when it rebuilds a table (docs/decisions/0003).
The one door for erasure is `people.actions.erase`, which uses `opened()`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models

_door_is_open: ContextVar[bool] = ContextVar("insert_only_door", default=False)


class RowIsFinal(TypeError):
    """Somebody tried to change or delete a row of an insert-only table."""


@contextmanager
def opened() -> Iterator[None]:
    """The erasure's door: inside, insert-only rows may be changed and deleted."""
    token = _door_is_open.set(True)
    try:
        yield
    finally:
        _door_is_open.reset(token)


def _refuse(model: type[models.Model], what: str) -> None:
    if not _door_is_open.get():
        raise RowIsFinal(f"{model.__name__} rows are final; {what} is refused.")


class InsertOnlyQuerySet(models.QuerySet[Any]):
    """A queryset that reads and inserts."""

    def update(self, **kwargs: Any) -> int:
        _refuse(self.model, "update")
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        _refuse(self.model, "delete")
        return super().delete()

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        _refuse(self.model, "bulk_update")
        return super().bulk_update(*args, **kwargs)


class InsertOnly(models.Model):
    """Base of every insert-only table."""

    objects = InsertOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; a row that is stored is never written again."""
        if not self._state.adding:
            _refuse(type(self), "save")
            return super().save(*args, **kwargs)
        kwargs["force_insert"] = True
        return super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused outside the erasure's door."""
        _refuse(type(self), "delete")
        return super().delete(*args, **kwargs)
