"""Small questions to a file, each one statement: what verbs and merges ask before they act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fractional_indexing import FIError, generate_key_between

from facilitator.store import derived
from facilitator.store.opening import Connection
from facilitator.store.tables import RECORD_TABLES, SEARCHED_TABLES


@dataclass(frozen=True, slots=True)
class Found:
    """A searched item as it stands: its kind, its first searched text, who wrote it, its point or ""."""

    kind: str
    text: str
    author: str
    point: str


def last_record(connection: Connection, session: str) -> str:
    """The id of the last record of a session, "" where there is none."""
    found = [
        row
        for table in RECORD_TABLES
        for row in connection.execute(
            f'SELECT "order", id FROM {table.name} WHERE session=? ORDER BY "order" DESC, id DESC LIMIT 1', (session,)
        )
    ]
    return max(found, default=("", ""))[1]


def last_order(connection: Connection) -> str:
    """The order of the last record of a file, "" where there is none."""
    found = [
        order
        for table in RECORD_TABLES
        for (order,) in connection.execute(f"SELECT coalesce(max(\"order\"), '') FROM {table.name}")
    ]
    return max(order if can_be_followed(order) else _last_sound(connection) for order in found)


def _last_sound(connection: Connection) -> str:
    """The last order that another can follow: a forged or hand-made one must not stop the typing."""
    orders = {row[0] for table in RECORD_TABLES for row in connection.execute(f'SELECT "order" FROM {table.name}')}
    return max(filter(can_be_followed, orders), default="")


def can_be_followed(order: str) -> bool:
    try:
        return not order or bool(generate_key_between(order, None))
    except (FIError, ValueError, IndexError):
        return False


def items_with_gaps(connection: Connection) -> list[tuple[str, str]]:
    """(kind, text) of the searched items that have a change whose parent is missing, in the order of their ids."""
    rows = connection.execute(
        "SELECT DISTINCT change.item FROM edge JOIN change ON change.id=edge.child"
        " WHERE NOT EXISTS (SELECT 1 FROM change AS parent WHERE parent.id=edge.parent) ORDER BY change.item"
    ).fetchall()
    found = [found_item(connection, item) for (item,) in rows]
    return [(one.kind, one.text) for one in found if one]


def unknown_speakers(connection: Connection) -> dict[str, list[str]]:
    """Would-be speaker as typed → the ids of the records that open with it."""
    found: dict[str, list[str]] = {}
    for table in RECORD_TABLES:
        rows = connection.execute(
            f"SELECT speaker_text, id FROM {table.name} WHERE speaker_text<>'' AND speaker='' ORDER BY id"
        )
        for text, item in rows:
            found.setdefault(text, []).append(item)
    return found


def found_item(connection: Connection, item: str) -> Found | None:
    """A searched item as it stands, None where it is not shown."""
    for table in SEARCHED_TABLES:
        point = "point" if table in RECORD_TABLES else "''"
        row = connection.execute(
            f"SELECT kind, {table.searched[0]}, author, {point} FROM {table.name} WHERE id=?", (item,)
        ).fetchone()
        if row:
            return Found(*row)
    return None


def workshops(connection: Connection) -> dict[str, str]:
    """Id → title of the workshops a file speaks of."""
    return dict(connection.execute("SELECT id, title FROM workshops ORDER BY id").fetchall())


def venue_zone(connection: Connection) -> str:
    """The name of the venue's time zone, "" where no workshop tells one."""
    row = connection.execute("SELECT zone FROM workshops ORDER BY id LIMIT 1").fetchone()
    return row[0] if row else ""


def workshop_ids(connection: Connection) -> list[bytes]:
    """The ids of the changes that say of an item that it is a workshop."""
    asked = "SELECT id FROM change WHERE item=? AND field='kind' AND value='workshop'"
    return [key for item in workshops(connection) for (key,) in connection.execute(asked, (item,))]


def is_empty(connection: Connection) -> bool:
    """Whether a file holds no change at all."""
    return connection.execute("SELECT 1 FROM change LIMIT 1").fetchone() is None


def change_ids(connection: Connection, item: str) -> Iterator[bytes]:
    """The ids of an item's changes."""
    return (key for (key,) in connection.execute("SELECT id FROM change WHERE item=?", (item,)))


def conflict_counts(connection: Connection, items: Iterable[str]) -> dict[str, int]:
    """Item → the number of its fields in conflict, items without conflict left out."""
    derived.want(connection, items)
    rows = connection.execute(
        "SELECT conflict.item, count(DISTINCT conflict.field) FROM temp.wanted"
        " CROSS JOIN conflict ON conflict.item=wanted.item GROUP BY conflict.item"
    )
    return dict(rows.fetchall())


def was_merged(connection: Connection, fingerprint: str) -> bool:
    """Whether a source with just these bytes was taken in before."""
    return connection.execute("SELECT 1 FROM import_log WHERE digest=?", (fingerprint,)).fetchone() is not None


def remember_merge(connection: Connection, fingerprint: str, source: str, receipt: str, at: int) -> None:
    """Keeps that a source was taken in, with its receipt as JSON."""
    connection.execute(
        "INSERT INTO import_log(digest, source, receipt, at) VALUES(?, ?, ?, ?) ON CONFLICT(digest) DO NOTHING",
        (fingerprint, source, receipt, at),
    )
