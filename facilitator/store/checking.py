"""Proves a file: every hash, the derived tables against a rebuild, SQLite's own checks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import zip_longest

from facilitator.changes import Change, verifies
from facilitator.store import derived, log, schema
from facilitator.store.derived import ALL_COLUMNS
from facilitator.store.schema import DERIVED_NAMES

# The full-text index is checked by itself; the numbers of its documents depend on the file's past.
_NOT_COMPARED = frozenset({"search"})
_REBUILD = "“facilitator check --rebuild” makes it anew"
_SHOWN_FAULTS = 200


def faults_of(connection: sqlite3.Connection) -> list[str]:
    """One sentence for each fault, [] for a sound file. Reads everything; writes nothing to the file."""
    faults = [f"SQLite: {row[0]}" for row in connection.execute("PRAGMA integrity_check(50)") if row[0] != "ok"]
    if faults:
        return faults
    faults.extend(_changes(connection))
    faults.extend(_missing(connection) or _derived(connection))
    return faults[:_SHOWN_FAULTS]


def _changes(connection: sqlite3.Connection) -> Iterator[str]:
    for row in connection.execute(f"SELECT {ALL_COLUMNS} FROM change"):
        change = Change._make(row)
        if change.value is None and change.salt is None and log.is_named_by_redaction(connection, change):
            continue
        if not verifies(change):
            yield f"Change {change.id.hex()} (item {change.item}, field {change.field}) does not match its id."


def _missing(connection: sqlite3.Connection) -> list[str]:
    here = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    return [f"Table {name} is missing; {_REBUILD}." for name in DERIVED_NAMES if name not in here]


def _derived(connection: sqlite3.Connection) -> Iterator[str]:
    import sqlite_utils

    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        memory.execute("BEGIN")
        schema.create(memory)
        memory.executemany(
            f"INSERT INTO change VALUES({', '.join('?' * 12)})", connection.execute(f"SELECT {ALL_COLUMNS} FROM change")
        )
        derived.rebuild(memory)
        here, there = sqlite_utils.Database(connection, recursive_triggers=False), sqlite_utils.Database(memory)
        for name in DERIVED_NAMES:
            if name not in _NOT_COMPARED and _content(here, name) != _content(there, name):
                yield f"Table {name} is not what the changes give; {_REBUILD}."
        if not _same_index(connection, memory):
            yield f"The search index is not what the records give; {_REBUILD}."
        memory.execute("COMMIT")
    finally:
        memory.close()


def _content(database: object, name: str) -> list[tuple[object, ...]]:
    rows = database[name].rows  # type: ignore[index]
    return sorted(tuple(value for key, value in row.items() if key != "number") for row in rows)


def _same_index(here: sqlite3.Connection, there: sqlite3.Connection) -> bool:
    """Whether two full-text indices hold the same words at the same places of the same items."""
    return all(one == other for one, other in zip_longest(_instances(here), _instances(there)))


def _instances(connection: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab(main, search, instance)")
    try:
        yield from connection.execute(
            "SELECT word.term, search_document.item, word.offset FROM temp.word"
            " LEFT JOIN search_document ON search_document.number=word.doc ORDER BY 1, 2, 3"
        )
    except sqlite3.DatabaseError as error:  # an index too broken to be read is not the same
        yield (str(error),)
