"""Redactions held back: outside the set and its digest, until a person says what is to become of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from facilitator.changes import Change
from facilitator.store.quarantine import as_content


def hold(connection: sqlite3.Connection, redactions: Iterable[Change], at: int) -> None:
    """Keeps redactions apart; the same one is kept once. Merging again without holding applies them."""
    connection.executemany(
        "INSERT INTO held_redaction(id, content, at) VALUES(?, ?, ?) ON CONFLICT(id) DO NOTHING",
        [(redaction.id, as_content(redaction), at) for redaction in redactions],
    )


def release(connection: sqlite3.Connection) -> None:
    """Forgets held redactions that are in the set by now."""
    connection.execute(
        "DELETE FROM held_redaction WHERE EXISTS (SELECT 1 FROM change WHERE change.id=held_redaction.id)"
    )


def held(connection: sqlite3.Connection) -> int:
    """How many redactions are held back."""
    return int(connection.execute("SELECT count(*) FROM held_redaction").fetchone()[0])
