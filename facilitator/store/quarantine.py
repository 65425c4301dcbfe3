"""Rows that arrived and are no changes: kept apart, word for word, and reported."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

# A redaction by its field: the first two terms let the partial index serve; the third keeps out what only begins so.
REDACTIONS = (
    "{0}.field >= 'redacted' AND {0}.field < 'redacted0' AND ({0}.field = 'redacted' OR {0}.field >= 'redacted/')"
)
# In the order of a change's columns the fourth is the item, the sixth and seventh its value and salt.
_STRIKE = (
    "UPDATE OR REPLACE quarantine SET content=json_set(content, '$[5]', NULL, '$[6]', NULL)"
    " WHERE CASE WHEN json_valid(content) THEN json_extract(content, '$[3]') END"
)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was not let in, why, and what it held (a JSON array, bytes as hex)."""

    reason: str
    content: str


def as_content(row: Iterable[object]) -> str:
    """A row as JSON, bytes as hex, in the order of its columns."""
    return json.dumps([cell.hex() if isinstance(cell, bytes) else cell for cell in row], ensure_ascii=True)


def keep(connection: sqlite3.Connection, source: str, rejected: Iterable[Rejected], at: int) -> None:
    """Keeps rejected rows; the same row for the same reason is kept once."""
    connection.executemany(
        "INSERT INTO quarantine(source, reason, content, at) VALUES(?, ?, ?, ?)"
        " ON CONFLICT(reason, content) DO NOTHING",
        [(source, row.reason, row.content, at) for row in rejected],
    )


def strike(connection: sqlite3.Connection, item: str) -> None:
    """Takes the words out of every row kept apart that says it is of an item of which something was struck."""
    connection.execute(f"{_STRIKE} = ?", (item,))


def strike_late(connection: sqlite3.Connection) -> None:
    """The same of rows that came after the redaction."""
    if connection.execute("SELECT 1 FROM quarantine LIMIT 1").fetchone():
        connection.execute(f"{_STRIKE} IN (SELECT item FROM change WHERE {REDACTIONS.format('change')})")


def listed(connection: sqlite3.Connection) -> tuple[Rejected, ...]:
    """Every row kept apart, oldest first."""
    rows = connection.execute("SELECT reason, content FROM quarantine ORDER BY number")
    return tuple(Rejected(*row) for row in rows)
