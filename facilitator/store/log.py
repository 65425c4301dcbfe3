"""The log of changes: append, read, count. Rows are only ever added; a redaction alone takes words out."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import NamedTuple

from facilitator.changes import Change, redactions_among, redacts, split_ids
from facilitator.set_members import named
from facilitator.store import derived, drafts, quarantine
from facilitator.store.quarantine import REDACTIONS

_ASKED_AT_ONCE = 500
_INSERT = "INSERT INTO change VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING"


@dataclass(frozen=True, slots=True)
class Known:
    """What a file held at one moment: the place of its latest change, and all ids, joined, None where they
    were too many to be read. Rows are only ever added, each after the last one."""

    place: int = 0
    ids: bytes | None = None


class StruckValue(NamedTuple):
    """A value that has just been struck, as it was stored; ``reason`` is why."""

    item: str
    field: str
    value: str
    reason: str


def append(connection: sqlite3.Connection, changes: Sequence[Change]) -> list[StruckValue]:
    """Adds changes made here and shows them, inside the caller's transaction; what redactions among them struck."""
    items = {change.item for change in changes}
    known = {item for item in items if exists(connection, item)}
    struck = insert(connection, changes)
    new = [change for change in changes if change.item not in known]
    if new:
        derived.show_new(connection, new)
    if known:
        derived.refresh(connection, known)
    if any(redacts(change.field) for change in changes):
        derived.purge_words(connection)
    return struck


def insert(connection: sqlite3.Connection, changes: Sequence[Change]) -> list[StruckValue]:
    """Adds changes with their edges, strikes what redactions among them name and tells that, shows nothing yet."""
    connection.executemany(_INSERT, _bindable(changes))
    derived.add_edges(connection, changes)
    return [value for redaction in redactions_among(changes) for value in strike(connection, redaction)]


def _bindable(changes: Iterable[Change]) -> list[tuple[object, ...]]:
    """The columns as sqlite3 binds them in a third of the time: it looks for an adapter of each bytes, but not
    of a bytearray, and takes a bare tuple by a shorter way than a named one."""
    blob = bytearray
    return [
        (
            blob(key), form, session, item, field, value, None if salt is None else blob(salt), blob(parents),
            blob(writer), seq, author, wall,
        )
        for key, form, session, item, field, value, salt, parents, writer, seq, author, wall in changes
    ]  # fmt: skip


def strike(connection: sqlite3.Connection, redaction: Change) -> list[StruckValue]:
    """Takes value and salt out of every present change of its item that a redaction names, and the words out of what
    was begun on those and of what was kept apart of the item."""
    named = split_ids(redaction.parents)
    asked = "SELECT field, value FROM change WHERE id=? AND item=? AND value IS NOT NULL"
    struck = [
        StruckValue(redaction.item, field, value, redaction.value or "")
        for parent in named
        for field, value in connection.execute(asked, (parent, redaction.item))
    ]
    connection.executemany(
        "UPDATE change SET value=NULL, salt=NULL WHERE id=? AND item=?", [(parent, redaction.item) for parent in named]
    )
    drafts.discard_begun_on(connection, redaction.item, redaction.field.partition("/")[2], frozenset(named))
    quarantine.strike(connection, redaction.item)
    return struck


def strike_late(connection: sqlite3.Connection) -> list[StruckValue]:
    """Strikes what arrived after the redaction that names it, and tells it."""
    late = connection.execute(
        "SELECT late.id, late.item, late.field, late.value, redaction.value"
        " FROM change AS redaction JOIN edge ON edge.child=redaction.id"
        " JOIN change AS late ON late.id=edge.parent AND late.item=redaction.item"
        f" WHERE {REDACTIONS.format('redaction')} AND late.value IS NOT NULL"
    ).fetchall()
    connection.executemany("UPDATE change SET value=NULL, salt=NULL WHERE id=?", ((key,) for key, *_ in late))
    return [StruckValue(item, field, value, reason or "") for _, item, field, value, reason in late]


def is_named_by_redaction(connection: sqlite3.Connection, change: Change) -> bool:
    """Whether a present redaction of the same item names this change: only then may it lack its value."""
    found = connection.execute(
        "SELECT 1 FROM edge JOIN change ON change.id=edge.child"
        f" WHERE edge.parent=? AND change.item=? AND {REDACTIONS.format('change')} LIMIT 1",
        (change.id, change.item),
    )
    return found.fetchone() is not None


def exists(connection: sqlite3.Connection, item: str) -> bool:
    """Whether any change of this item is here."""
    return connection.execute("SELECT 1 FROM change WHERE item=? LIMIT 1", (item,)).fetchone() is not None


def last_written(connection: sqlite3.Connection, field: str) -> str:
    """The value of a field that came last, of whatever item, "" for none: where no table may be looked at."""
    asked = "SELECT value FROM change WHERE field=? AND value IS NOT NULL ORDER BY rowid DESC LIMIT 1"
    row = connection.execute(asked, (field,)).fetchone()
    return row[0] if row else ""


def items_once_of(connection: sqlite3.Connection, kinds: Collection[str]) -> list[str]:
    """The items that are, or ever were, of one of these kinds, the deleted among them."""
    marks = ",".join("?" * len(kinds))
    asked = f"SELECT DISTINCT item FROM change WHERE field='kind' AND value IN ({marks}) ORDER BY item"
    return [item for (item,) in connection.execute(asked, tuple(kinds))]


def history(connection: sqlite3.Connection, item: str) -> list[Change]:
    """All changes of one item, in no particular order, members of sets by their words."""
    return list(named(stored(connection, item)))


def stored(connection: sqlite3.Connection, item: str) -> list[Change]:
    """The same as they are stored, where the word of a member may be in its value."""
    return next(derived.histories(connection, [item]), [])


def find(connection: sqlite3.Connection, key: bytes) -> Change | None:
    """The change with this id, None where it is not here."""
    row = connection.execute(f"SELECT {derived.ALL_COLUMNS} FROM change WHERE id=?", (key,)).fetchone()
    return Change._make(row) if row else None


def last_row(connection: sqlite3.Connection) -> int:
    """The row of the change that came last, 0 where there is none."""
    return int(connection.execute("SELECT coalesce(max(rowid), 0) FROM change").fetchone()[0])


def since(connection: sqlite3.Connection, row: int) -> list[Change]:
    """The changes that came after a row, in order."""
    rows = connection.execute(f"SELECT {derived.ALL_COLUMNS} FROM change WHERE rowid>? ORDER BY rowid", (row,))
    return [Change._make(found) for found in rows]


def count(connection: sqlite3.Connection) -> int:
    """The number of changes."""
    return int(connection.execute("SELECT count(*) FROM change").fetchone()[0])


def digest(connection: sqlite3.Connection) -> str:
    """Hex SHA-256 over the sorted ids: equal exactly when two files hold the same changes."""
    total = sha256()
    for (key,) in connection.execute("SELECT id FROM change ORDER BY id"):
        total.update(key)
    return total.hexdigest()


def missing_parents(connection: sqlite3.Connection) -> list[bytes]:
    """The ids that changes here name and that are not here (yet), sorted."""
    rows = connection.execute(
        "SELECT DISTINCT parent FROM edge WHERE NOT EXISTS (SELECT 1 FROM change WHERE change.id=edge.parent)"
        " ORDER BY parent"
    )
    return [row[0] for row in rows]


def known(connection: sqlite3.Connection, most: int) -> Known:
    """What is here now, with the ids of a file that has not more than so many changes."""
    place = last_row(connection)
    if place > most:  # as good as counting them, which means going through all of them
        return Known(place)
    # Joined by SQLite, which takes a sixth of the time.
    (joined,) = connection.execute("SELECT CAST(group_concat(id, '') AS BLOB) FROM change").fetchone()
    return Known(place, joined or b"")


def known_items(connection: sqlite3.Connection, items: Iterable[str], before: Known) -> set[str]:
    """Those of the items that were here before."""
    derived.want(connection, items)
    rows = connection.execute(
        "SELECT wanted.item FROM temp.wanted WHERE EXISTS"
        " (SELECT 1 FROM change WHERE change.item=wanted.item AND change.rowid<=?)",
        (before.place,),
    )
    return {item for (item,) in rows}


def present(connection: sqlite3.Connection, ids: Sequence[bytes]) -> bytes:
    """Those of the ids that are here, joined."""
    found: list[bytes] = []
    for at in range(0, len(ids), _ASKED_AT_ONCE):
        chunk = ids[at : at + _ASKED_AT_ONCE]
        marks = ",".join("?" * len(chunk))
        found += chain.from_iterable(connection.execute(f"SELECT id FROM change WHERE id IN ({marks})", chunk))
    return b"".join(found)
