"""What is unfinished among the records of a file: one statement a question."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain import ActionStatus
from facilitator.store.opening import Connection
from facilitator.store.tables import RECORD_TABLES, TABLES

_SETTLED = (ActionStatus.COMPLETED.value, ActionStatus.WITHDRAWN.value)
_NO_POINT = "point NOT IN (SELECT id FROM discussion_points)"
_NAMES = {"workshops": "title", "sessions": "title", "slots": "start", "participants": "name", "terms": "name"}


@dataclass(frozen=True, slots=True)
class Row:
    """A record or other item: ``text`` is what names it; ``what`` says what is missing."""

    id: str
    text: str
    session: str
    point: str
    what: tuple[str, ...] = ()


def open_actions(connection: Connection) -> list[Row]:
    """Actions under way without who ("who") or by when ("when")."""
    rows = connection.execute(
        "SELECT id, text, session, point, leads='[]', due='' AND due_text='' FROM action_items"
        " WHERE status NOT IN (?, ?) AND (leads='[]' OR (due='' AND due_text='')) ORDER BY \"order\", id",
        _SETTLED,
    )
    return [
        Row(item, text, session, point, ("who",) * who + ("when",) * when)
        for item, text, session, point, who, when in rows
    ]


def without_speaker(connection: Connection) -> list[Row]:
    """Records whose would-be speaker nobody knows; ``what`` is the speaker as typed."""
    rows = connection.execute(
        " UNION ALL ".join(
            f'SELECT id, text, session, point, speaker_text, "order" FROM {table.name}'
            " WHERE speaker_text<>'' AND speaker=''"
            for table in RECORD_TABLES
        )
        + " ORDER BY 6, 1"
    )
    return [Row(item, text, session, point, (name,)) for item, text, session, point, name, _ in rows]


def unknown_names(connection: Connection) -> int:
    """The number of would-be speakers nobody knows."""
    names = " UNION ".join(
        f"SELECT speaker_text FROM {table.name} WHERE speaker_text<>'' AND speaker=''" for table in RECORD_TABLES
    )
    return int(connection.execute(f"SELECT count(*) FROM ({names})").fetchone()[0])


def conflict_count(connection: Connection) -> int:
    """The number of fields in conflict."""
    return int(connection.execute("SELECT count(*) FROM (SELECT DISTINCT item, field FROM conflict)").fetchone()[0])


def without_point(connection: Connection) -> list[Row]:
    """Records that stand under no point, or under one that is not there."""
    rows = connection.execute(
        " UNION ALL ".join(
            f'SELECT id, text, session, "order" FROM {table.name} WHERE {_NO_POINT}' for table in RECORD_TABLES
        )
        + " ORDER BY 4, 1"
    )
    return [Row(item, text, session, "") for item, text, session, _ in rows]


def open_conflicts(connection: Connection) -> list[Row]:
    """Items with conflicts; ``what`` are the fields."""
    found: dict[str, list[str]] = {}
    for item, field in connection.execute("SELECT DISTINCT item, field FROM conflict ORDER BY item, field"):
        found.setdefault(item, []).append(field)
    return [_named(connection, item, tuple(fields)) for item, fields in found.items()]


def _named(connection: Connection, item: str, fields: tuple[str, ...]) -> Row:
    for table in TABLES:
        name = table.searched[0] if table.searched else _NAMES.get(table.name)
        if name is None:
            continue
        point = "point" if table in RECORD_TABLES else ("id" if table.name == "discussion_points" else "''")
        row = connection.execute(f'SELECT "{name}", session, {point} FROM {table.name} WHERE id=?', (item,)).fetchone()
        if row:
            return Row(item, row[0], row[1], row[2], fields)
    return Row(item, "", "", "", fields)
