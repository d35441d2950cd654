"""Statements that every page asks: their SQL is composed once per process, then only filled in.

Composing costs more than ten times what the database needs for the answer (docs/performance.md). A queryset is built
once with stand-ins; its compiler is kept, and each call puts its own values where the stand-ins were.
"""

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

# One for each place, so that values of the same type are told apart; small enough for every kind of column.
STAND_INS: dict[type, Callable[[int], Any]] = {
    int: lambda place: 31_700 + place,
    str: lambda place: f"stand-in {place}",
    UUID: lambda place: UUID(int=0xCA3905 << 64 | place),
    datetime: lambda place: datetime(1901, 1, 1, tzinfo=UTC) + timedelta(days=place),
}


@dataclass(frozen=True)
class _Remembered:
    """What composing has given. `places` says which parameters are values of the call, and of which place there."""

    queryset: QuerySet[Any]
    compiler: Any
    sql: str
    params: tuple[Any, ...]
    places: dict[int, int]


class Compiled:
    """A statement with values of these types. `build` makes its queryset from them; the shape never depends on them.

    No value may be None, and nothing may be prefetched.
    """

    def __init__(self, build: Callable[..., QuerySet[Any]], *types: type) -> None:
        self.build, self.types = build, types
        self._remembered: _Remembered | None = None

    def rows(self, *values: Any) -> list[Any]:
        """The rows, as the queryset would give them."""
        known = self._remembered = self._remembered or self._compose()
        connection = connections[DEFAULT_DB_ALIAS]
        params = list(known.params)
        for position, place in known.places.items():
            params[position] = _prepared(values[place], connection)
        return list(_answering(known, connection, tuple(params)))

    def first(self, *values: Any) -> Any:
        """The first row, or None."""
        return next(iter(self.rows(*values)), None)

    def _compose(self) -> _Remembered:
        connection = connections[DEFAULT_DB_ALIAS]
        stand_ins = [STAND_INS[kind](place) for place, kind in enumerate(self.types)]
        queryset = self.build(*stand_ins)
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        written = [_prepared(each, connection) for each in stand_ins]
        places = {at: written.index(param) for at, param in enumerate(params) if param in written}
        if {*places.values()} != {*range(len(stand_ins))}:
            raise ValueError("A value of the call is no parameter of the statement.")
        return _Remembered(queryset, compiler, sql, tuple(params), places)


def _answering(known: _Remembered, connection: Any, params: tuple[Any, ...]) -> Iterable[Any]:
    """The queryset's own iterable, over a compiler that has its SQL. Copies, since other threads use the originals."""
    compiler: Any = copy(known.compiler)
    compiler.connection = connection
    compiler.as_sql = lambda *_how, **_more: (known.sql, params)
    query: Any = copy(known.queryset.query)
    query.get_compiler = lambda *_how, **_more: compiler
    of_this_call: Any = QuerySet(model=known.queryset.model, query=query)
    iterable: Any = known.queryset
    return iterable._iterable_class(of_this_call)  # noqa: SLF001


def _prepared(value: Any, connection: Any) -> Any:
    """The value as the database takes it."""
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
