"""Redactions held back: outside the set and its digest, until a person says what is to become of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from facilitator.changes import Change, verifies
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


def held_ids(connection: sqlite3.Connection) -> frozenset[bytes]:
    """The ids of those held back."""
    return frozenset(key for (key,) in connection.execute("SELECT id FROM held_redaction"))


def held_changes(connection: sqlite3.Connection) -> list[Change]:
    """Those held back that prove genuine, in the order they came."""
    rows = connection.execute("SELECT content FROM held_redaction ORDER BY at, id").fetchall()
    found = [_read(content) for (content,) in rows]
    return [change for change in found if verifies(change)]


def _read(content: str) -> Change:
    """What ``as_content`` wrote."""
    cells = json.loads(content)
    bare = Change._make(cells)
    return bare._replace(
        id=bytes.fromhex(cells[0]),
        salt=None if bare.salt is None else bytes.fromhex(cells[6]),
        parents=bytes.fromhex(cells[7]),
        writer=bytes.fromhex(cells[8]),
    )
