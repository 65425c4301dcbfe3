"""Keeps the derived tables true: after each set of changes, and as a rebuild from nothing.

Nothing here decides anything: what changes mean is ``changes.fold``, where it stands is ``rows``.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from facilitator.changes import Change, ItemState, fold, split_ids
from facilitator.store import schema
from facilitator.store.rows import Value, derived_row, search_text
from facilitator.store.tables import TABLES
from facilitator.store.words import indexed_words

ALL_COLUMNS = "id, format, session, item, field, value, salt, parents, writer, seq, author, wall"
_CHUNK = 5000


def add_edges(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Records which change names which; a change never changes, so its edges never do."""
    edges = [(change.id, parent) for change in changes if change.parents for parent in split_ids(change.parents)]
    if edges:
        connection.executemany("INSERT INTO edge(child, parent) VALUES(?, ?) ON CONFLICT DO NOTHING", edges)


def show_new(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Shows items that did not exist before these changes, without reading anything back."""
    by_item: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_item[change.item].append(change)
    _write(connection, map(fold, by_item.values()))


def refresh(connection: sqlite3.Connection, items: Iterable[str]) -> None:
    """Shows items anew from all of their changes."""
    names = sorted(set(items))
    for at in range(0, len(names), _CHUNK):
        chunk = names[at : at + _CHUNK]
        states = [fold(found) for found in histories(connection, chunk)]
        _withdraw(connection, states)
        _write(connection, states)


def rebuild(connection: sqlite3.Connection) -> None:
    """Makes all derived tables anew from ``change`` alone."""
    schema.drop_derived(connection)
    schema.create_derived(connection)
    fill(connection, connection)


def fill(connection: sqlite3.Connection, source: sqlite3.Connection) -> None:
    """Fills empty derived tables from the ``change`` of a file, which may be another one."""
    states: list[ItemState] = []
    rows = source.execute(f"SELECT {ALL_COLUMNS} FROM change ORDER BY item")
    for _, found in groupby(map(Change._make, rows), key=attrgetter("item")):
        changes = list(found)
        add_edges(connection, changes)
        states.append(fold(changes))
        if len(states) >= _CHUNK:
            _write(connection, states)
            states.clear()
    _write(connection, states)


def histories(connection: sqlite3.Connection, items: Sequence[str]) -> Iterator[list[Change]]:
    """All changes of each of the items, item by item."""
    if len(items) == 1:
        found = [
            Change._make(row) for row in connection.execute(f"SELECT {ALL_COLUMNS} FROM change WHERE item=?", items)
        ]
        yield from [found] if found else []
        return
    want(connection, items)
    names = ", ".join(f"change.{name}" for name in ALL_COLUMNS.split(", "))
    rows = connection.execute(
        f"SELECT {names} FROM temp.wanted CROSS JOIN change ON change.item=wanted.item ORDER BY wanted.item"
    ).fetchall()
    for _, found in groupby(map(Change._make, rows), key=attrgetter("item")):
        yield list(found)


def want(connection: sqlite3.Connection, items: Iterable[str]) -> None:
    """Makes a temporary table of these items, to be joined with."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS wanted(item TEXT PRIMARY KEY) WITHOUT ROWID")
    connection.execute("DELETE FROM temp.wanted")
    connection.executemany("INSERT INTO temp.wanted VALUES(?)", zip(items))


def _write(connection: sqlite3.Connection, states: Iterable[ItemState]) -> None:
    """Puts items into the tables, which have nothing of them yet."""
    rows: dict[str, list[tuple[Value, ...]]] = defaultdict(list)  # by name: a Table's hash is that of all its fields
    words: list[tuple[str, str]] = []
    clashing: list[tuple[str, str, int, bytes]] = []
    for state in states:
        conflicts = state.conflicts
        for field in conflicts:
            clashing += _versions(state, field)
        if state.deleted:
            continue
        table, row = derived_row(state, conflicts)
        rows[table.name].append(row)
        text = indexed_words(search_text(table, row)) if table.searched else ""
        if text:
            words.append((state.item, text))
    for name, found in rows.items():
        marks = ", ".join("?" * len(found[0]))
        connection.executemany(f"INSERT INTO {name} VALUES({marks})", found)
    _add_words(connection, words)
    if clashing:
        connection.executemany("INSERT INTO conflict VALUES(?, ?, ?, ?)", clashing)


def _withdraw(connection: sqlite3.Connection, states: Sequence[ItemState]) -> None:
    """Takes items out of every table they may stand in; most have only ever been of one kind."""
    keys = [(state.item,) for state in states]
    for table in TABLES:
        connection.executemany(f"DELETE FROM {table.name} WHERE id=?", keys)
    connection.executemany("DELETE FROM conflict WHERE item=?", keys)
    for (item,) in keys:
        found = connection.execute("SELECT number, words FROM search_document WHERE item=?", (item,)).fetchone()
        if found:
            connection.execute("INSERT INTO search(search, rowid, words) VALUES('delete', ?, ?)", found)
            connection.execute("DELETE FROM search_document WHERE number=?", found[:1])


def _add_words(connection: sqlite3.Connection, words: Sequence[tuple[str, str]]) -> None:
    if not words:
        return
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM search_document").fetchone()
    numbered = [(last + place, item, text) for place, (item, text) in enumerate(words, 1)]
    connection.executemany("INSERT INTO search_document VALUES(?, ?, ?)", numbered)
    connection.execute(
        "INSERT INTO search(rowid, words) SELECT number, words FROM search_document WHERE number > ?", (last,)
    )


def purge_words(connection: sqlite3.Connection) -> None:
    """Makes the search index anew: a word taken out of it is only marked as gone until then."""
    connection.execute("INSERT INTO search(search) VALUES('rebuild')")


def _versions(state: ItemState, field: str) -> list[tuple[str, str, int, bytes]]:
    return [(state.item, field, place, change.id) for place, change in enumerate(versions(state, field))]


def versions(state: ItemState, field: str) -> tuple[Change, ...]:
    """The changes that stand against each other in a conflict, the one that shows first."""
    if field != "deleted" or not state.missed:
        return (*state.live[field], *state.exposed.get(field, ()))
    # A settlement names every head of the deletion, so it shows those, too, that missed nothing.
    return (*state.missed, *(head for head in state.live[field] if head not in state.missed))
