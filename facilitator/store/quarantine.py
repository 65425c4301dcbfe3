"""Rows that arrived and are no changes: kept apart, word for word, and reported."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


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


def listed(connection: sqlite3.Connection) -> tuple[Rejected, ...]:
    """Every row kept apart, oldest first."""
    rows = connection.execute("SELECT reason, content FROM quarantine ORDER BY number")
    return tuple(Rejected(*row) for row in rows)
