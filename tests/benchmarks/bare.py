"""Plain sqlite3, which every figure of the session file is held against: same tables, same pragmas."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from facilitator.store.schema import DERIVED_NAMES

PRAGMAS = ("trusted_schema=OFF", "synchronous=EXTRA", "secure_delete=ON", "temp_store=MEMORY", "cache_size=-65536")
LOG = "change"
SHOWN = ("notes", "proposals", "action_items")
SEARCHED = "search_document"
Rows = list[tuple[object, ...]]
Note = dict[str, Rows]
Union = Callable[[Path, Path], None]


def connect(path: Path) -> sqlite3.Connection:
    """A connection with the pragmas of the programme."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def same_pragmas(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether a connection of the programme has the pragmas that the floor has."""
    bare = connect(path)
    try:
        names = ("synchronous", "secure_delete", "journal_mode", "page_size", "cache_size", "trusted_schema")
        return all(_value(connection, name) == _value(bare, name) for name in names)
    finally:
        bare.close()


def _value(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()


def notes_of(path: Path, items: list[str]) -> list[Note]:
    """The rows that each of the items has in a finished file, table by table."""
    connection = connect(path)
    try:
        return [_note(connection, item) for item in items]
    finally:
        connection.close()


def _note(connection: sqlite3.Connection, item: str) -> Note:
    found: Note = {LOG: connection.execute("SELECT * FROM change WHERE item=? ORDER BY rowid", (item,)).fetchall()}
    for table in SHOWN:
        found[table] = connection.execute(f"SELECT * FROM {table} WHERE id=?", (item,)).fetchall()
    found[SEARCHED] = connection.execute("SELECT * FROM search_document WHERE item=?", (item,)).fetchall()
    found["search"] = [(number, words) for number, _, words in found[SEARCHED]]
    return found


def write(connection: sqlite3.Connection, note: Note) -> None:
    """The rows of one note in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    insert(connection, note)
    connection.execute("COMMIT")


def insert(connection: sqlite3.Connection, note: Note) -> None:
    """The rows, each table by one prepared statement."""
    for table, rows in note.items():
        if not rows:
            continue
        into = "search(rowid, words)" if table == "search" else table
        connection.executemany(f"INSERT INTO {into} VALUES({', '.join('?' * len(rows[0]))})", rows)


def union(target: Path, source: Path) -> None:
    """The log alone: attach, insert what is not there, commit."""
    connection = connect(target)
    try:
        _unite(connection, source, (LOG,))
    finally:
        connection.close()


def union_with_tables(target: Path, source: Path) -> None:
    """What a merge leaves, at the least: the same with the derived rows, as they are in the source."""
    connection = connect(target)
    try:
        _unite(connection, source, (LOG, *SHOWN, "edge", SEARCHED))
    finally:
        connection.close()


def _unite(connection: sqlite3.Connection, source: Path, tables: tuple[str, ...]) -> None:
    connection.execute("ATTACH ? AS source", (str(source),))
    connection.execute("BEGIN IMMEDIATE")
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM main.search_document").fetchone()
    for table in tables:
        if table == SEARCHED:
            connection.execute(
                "INSERT INTO main.search_document(item, words) SELECT item, words FROM source.search_document AS theirs"
                " WHERE true ON CONFLICT(item) DO NOTHING"
            )
            connection.execute(
                "INSERT INTO main.search(rowid, words) SELECT number, words FROM main.search_document WHERE number > ?",
                (last,),
            )
        else:
            connection.execute(
                f"INSERT INTO main.{table} SELECT * FROM source.{table} WHERE true ON CONFLICT DO NOTHING"
            )
    connection.execute("COMMIT")
    connection.execute("DETACH source")


def same_rows(one: Path, other: Path) -> bool:
    """Whether two files hold the same rows in the log and in every table that is derived from it."""
    connection = connect(one)
    try:
        connection.execute("ATTACH ? AS other", (str(other),))
        names = [name for name in DERIVED_NAMES if name not in ("search", SEARCHED)]
        parts = [f"SELECT * FROM {{0}}.{name}" for name in (LOG, *names)]
        parts += [f"SELECT item, words FROM {{0}}.{SEARCHED}"]
        return not any(
            connection.execute(f"{part.format(here)} EXCEPT {part.format(there)} LIMIT 1").fetchone()
            for part in parts
            for here, there in (("main", "other"), ("other", "main"))
        )
    finally:
        connection.close()


def fetch(path: Path, tables: tuple[str, ...]) -> int:
    """Opens a file and fetches every row of the tables, all columns; the number of rows."""
    connection = connect(path)
    try:
        return sum(len(connection.execute(f"SELECT * FROM {table}").fetchall()) for table in tables)
    finally:
        connection.close()
