"""Words being typed: on disk before they are a change, local to a copy, adopted by the next opening."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.changes import join_ids, split_ids


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished text. ``item`` is "" for a line not yet captured; ``heads`` are the ids it was begun on."""

    writer: bytes
    item: str
    field: str
    heads: bytes
    value: str
    author: str
    at: int


def save(connection: sqlite3.Connection, draft: Draft) -> None:
    """Keeps a draft, in place of the one this writer had for the same field."""
    connection.execute(
        "INSERT INTO draft VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(writer, item, field) DO UPDATE SET"
        " heads=excluded.heads, value=excluded.value, author=excluded.author, at=excluded.at",
        (draft.writer, draft.item, draft.field, draft.heads, draft.value, draft.author, draft.at),
    )


def discard(connection: sqlite3.Connection, writer: bytes, item: str, field: str) -> None:
    """Forgets a draft, because it became a change or was given up."""
    connection.execute("DELETE FROM draft WHERE writer=? AND item=? AND field=?", (writer, item, field))


def discard_begun_on(connection: sqlite3.Connection, item: str, field: str, struck: frozenset[bytes]) -> None:
    """Forgets the drafts of an item, or of one field of it, that were begun on words now struck, or on nobody knows
    what; those begun on others stay."""
    rows = connection.execute("SELECT rowid, field, heads FROM draft WHERE item=?", (item,)).fetchall()
    gone = [
        (row,)
        for row, name, heads in rows
        if field in ("", name) and (not heads or not struck.isdisjoint(split_ids(heads)))
    ]
    connection.executemany("DELETE FROM draft WHERE rowid=?", gone)


def discard_item(connection: sqlite3.Connection, item: str) -> None:
    """Forgets every draft of an item, whoever typed it."""
    connection.execute("DELETE FROM draft WHERE item=?", (item,))


def pending(connection: sqlite3.Connection) -> tuple[Draft, ...]:
    """Every draft of this copy, oldest first."""
    rows = connection.execute(
        "SELECT writer, item, field, heads, value, author, at FROM draft ORDER BY at, writer, item, field"
    )
    return tuple(Draft(*row) for row in rows)


def adopt(connection: sqlite3.Connection, writer: bytes) -> tuple[Draft, ...]:
    """Makes the drafts of earlier openings this writer's own; an older one for the same field stays apart."""
    for draft in reversed(pending(connection)):
        connection.execute(
            "UPDATE OR IGNORE draft SET writer=? WHERE writer=? AND item=? AND field=?",
            (writer, draft.writer, draft.item, draft.field),
        )
    return pending(connection)


def begun_on(heads: Iterable[bytes]) -> bytes:
    """The heads column for a draft."""
    return join_ids(heads)


def count(connection: sqlite3.Connection) -> int:
    """The number of unfinished texts, whoever typed them."""
    return int(connection.execute("SELECT count(*) FROM draft").fetchone()[0])
