"""Changes that others name and that are not here (yet): how their number changes as a source comes in.

Goes by what came alone: looking at every change of the file would cost more with each file merged into it.
"""

from __future__ import annotations

import sqlite3

from facilitator.changes import split_ids
from facilitator.store import log

_AT_ONCE = 5000


def more_since(connection: sqlite3.Connection, place: int) -> int:
    """How many more changes are missing than when the row at ``place`` was the last; negative for fewer."""
    return _opened(connection, place) - (_mended(connection, place) if place else 0)


def _opened(connection: sqlite3.Connection, place: int) -> int:
    """The missing ones that only what came since names."""
    rows = connection.execute("SELECT parents FROM change WHERE rowid>? AND length(parents)>0", (place,))
    missing: set[bytes] = set()
    while chunk := rows.fetchmany(_AT_ONCE):
        named = list({parent for (parents,) in chunk for parent in split_ids(parents)})
        missing.update(set(named).difference(split_ids(log.present(connection, named))))
    asked = (
        "SELECT 1 FROM edge CROSS JOIN change ON change.id=edge.child WHERE edge.parent=? AND change.rowid<=? LIMIT 1"
    )
    return sum(connection.execute(asked, (parent, place)).fetchone() is None for parent in missing)


def _mended(connection: sqlite3.Connection, place: int) -> int:
    """Those that came since and that a change from before names."""
    (count,) = connection.execute(
        "SELECT count(*) FROM change AS came WHERE came.rowid>? AND EXISTS (SELECT 1 FROM edge"
        " CROSS JOIN change AS old ON old.id=edge.child WHERE edge.parent=came.id AND old.rowid<=?)",
        (place, place),
    ).fetchone()
    return int(count)
