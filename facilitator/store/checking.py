"""Proves a file: every hash, the derived tables against a rebuild, SQLite's own checks."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import zip_longest

from facilitator.changes import Change, verifies
from facilitator.store import derived, log, schema
from facilitator.store.derived import ALL_COLUMNS
from facilitator.store.schema import DERIVED_NAMES

# The full-text index is checked by itself; the numbers of its documents depend on the file's past.
_NOT_COMPARED = frozenset({"search"})
_KEYS = {"edge": "parent, child", "conflict": "item, field, place", "search_document": "item"}  # else the id
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
    with _rebuilt(connection) as made:
        for name in DERIVED_NAMES:
            if name not in _NOT_COMPARED and not _same_rows(connection, made, name):
                yield f"Table {name} is not what the changes give; {_REBUILD}."
        if not _same_index(connection, made):
            yield f"The search index is not what the records give; {_REBUILD}."


@contextmanager
def _rebuilt(connection: sqlite3.Connection) -> Generator[sqlite3.Connection, None, None]:
    """The derived tables as the changes give them, in a database without a name: on disk, because a file may hold
    more than memory should, and gone when it is closed."""
    made = sqlite3.connect("", isolation_level=None)
    try:
        made.execute("PRAGMA cache_size=-65536")
        made.execute("BEGIN")
        schema.create_derived(made)
        derived.fill(made, connection)
        yield made
    finally:
        made.close()


def _same_rows(here: sqlite3.Connection, there: sqlite3.Connection, name: str) -> bool:
    """Whether a table holds the same in both, row by row in the order of its key."""
    columns = _columns(there, name)
    if _columns(here, name) != columns:
        return False
    listed = ", ".join(f'"{column}"' for column in columns if column != "number")
    asked = f"SELECT {listed} FROM {name} ORDER BY {_KEYS.get(name, 'id')}"
    return all(one == other for one, other in zip_longest(here.execute(asked), there.execute(asked)))


def _columns(connection: sqlite3.Connection, name: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_xinfo({name})")]


def _same_index(here: sqlite3.Connection, there: sqlite3.Connection) -> bool:
    """Whether the full-text index is that of the documents: made anew of them, under the same numbers."""
    if _columns(here, "search_document") != _columns(there, "search_document"):
        return False
    there.execute("INSERT INTO search(search) VALUES('delete-all')")
    there.executemany(
        "INSERT INTO search(rowid, words) VALUES(?, ?)", here.execute("SELECT number, words FROM search_document")
    )
    return all(one == other for one, other in zip_longest(_instances(here), _instances(there)))


def _instances(connection: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """Every place of every word, in an order that the index alone gives: sorting them takes memory for all."""
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab(main, search, instance)")
    try:
        yield from connection.execute("SELECT term, doc, offset FROM temp.word")
    except sqlite3.DatabaseError as error:  # an index too broken to be read is not the same
        yield (str(error),)
