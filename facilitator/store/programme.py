"""How many records stand under each discussion point: one statement."""

from __future__ import annotations

from facilitator.store.opening import Connection
from facilitator.store.tables import RECORD_TABLES

_UNDER = " UNION ALL ".join(f"SELECT point, session FROM {table.name}" for table in RECORD_TABLES)


def record_counts(connection: Connection) -> list[tuple[str, str, int]]:
    """(point, session, number of records); point is "" for records whose point is not there (any more)."""
    rows = connection.execute(f"SELECT point, session, count(*) FROM ({_UNDER}) GROUP BY point, session").fetchall()
    points = {item for (item,) in connection.execute("SELECT id FROM discussion_points")}
    return [(point if point in points else "", session, int(count)) for point, session, count in rows]


def count_under(connection: Connection, point: str) -> int:
    """The number of records under one point."""
    return sum(
        int(connection.execute(f"SELECT count(*) FROM {table.name} WHERE point=?", (point,)).fetchone()[0])
        for table in RECORD_TABLES
    )
