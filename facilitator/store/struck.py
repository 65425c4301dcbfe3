"""Words that were struck here, and whether another of our files still holds them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from facilitator.store.opening import Connection

_ASKED_AT_ONCE = 500


def struck_ids(connection: Connection) -> list[bytes]:
    """The ids of the changes whose words were struck."""
    return [key for (key,) in connection.execute("SELECT id FROM change WHERE value IS NULL")]


def still_held(path: Path, ids: list[bytes]) -> int:
    """How many of these changes have their words in a file, which is only read; -1 where it cannot be."""
    try:
        return _still_held(path, ids) if ids else 0
    except sqlite3.Error:
        return -1


def _still_held(path: Path, ids: list[bytes]) -> int:
    connection = sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True)
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        return sum(_held(connection, ids[at : at + _ASKED_AT_ONCE]) for at in range(0, len(ids), _ASKED_AT_ONCE))
    finally:
        connection.close()


def _held(connection: Connection, ids: list[bytes]) -> int:
    marks = ",".join("?" * len(ids))
    asked = f"SELECT count(*) FROM change WHERE value IS NOT NULL AND id IN ({marks})"
    return int(connection.execute(asked, ids).fetchone()[0])
