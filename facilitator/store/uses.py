"""How often parties and tags stand in the records of a file, and when last."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.store.opening import Connection
from facilitator.store.tables import RECORD_TABLES

_PARTY_SETS = frozenset({"people", "supports", "reservations", "leads", "partners"})


def party_uses(connection: Connection) -> Iterator[tuple[str, int, int]]:
    """Ref, how many times a record names it, when last (milliseconds since 1970 UTC); refs come more than once."""
    for table in RECORD_TABLES:
        yield from connection.execute(
            f"SELECT speaker, count(*), max(at) FROM {table.name} WHERE speaker<>'' GROUP BY speaker"
        )
        for field in table.fields:
            if field.name in _PARTY_SETS:
                yield from _members(connection, table.name, field.name)


def tag_uses(connection: Connection) -> Iterator[tuple[str, int, int]]:
    """Tag, how many records bear it, when last; tags come more than once."""
    for table in RECORD_TABLES:
        yield from _members(connection, table.name, "tags")


def _members(connection: Connection, table: str, field: str) -> Iterator[tuple[str, int, int]]:
    yield from connection.execute(
        f"SELECT member.value, count(*), max(at) FROM {table}, json_each({table}.{field}) AS member"
        f" WHERE {table}.{field}<>'[]' GROUP BY member.value"
    )
