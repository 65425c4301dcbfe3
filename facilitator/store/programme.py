"""How many records stand under each discussion point: one statement."""

from __future__ import annotations

from facilitator.store.opening import Connection
from facilitator.store.tables import RECORD_TABLES

# Counted table by table: only so does SQLite count along an index.
_COUNTS = " UNION ALL ".join(
    f"SELECT point, session, count(*) FROM {table.name} GROUP BY point, session" for table in RECORD_TABLES
)


def record_counts(connection: Connection) -> list[tuple[str, str, int]]:
    """(point, session, number of records), a row a kind of record.

    The point is "" for records whose point is not there (any more).
    """
    rows = connection.execute(_COUNTS).fetchall()
    points = {item for (item,) in connection.execute("SELECT id FROM discussion_points")}
    return [(point if point in points else "", session, int(count)) for point, session, count in rows]


def count_under(connection: Connection, point: str) -> int:
    """The number of records under one point."""
    return sum(
        int(connection.execute(f"SELECT count(*) FROM {table.name} WHERE point=?", (point,)).fetchone()[0])
        for table in RECORD_TABLES
    )
