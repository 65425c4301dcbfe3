"""Which changes came with the last merge, kept in this copy, so that just these can be taken out again.

Rows of ``change`` are numbered by SQLite as they come, always one above the highest: what has a higher
number than the last row before a merge came with it or after it.
"""

from __future__ import annotations

import json
import sqlite3
from base64 import b64decode
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.changes import ID_BYTES, Change, redacts, split_ids
from facilitator.store import derived
from facilitator.store.member_places import told_fields
from facilitator.store.tables import TABLES

_OPENING = "last merge/"
_ASKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the numbered tables went before a source was merged."""

    rows: int
    imports: int
    kept_apart: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came from one source: ``ids`` joined, 32 bytes each; ``kept_apart`` the last row of quarantine after it."""

    source: str
    at: int
    before: Mark
    kept_apart: int
    ids: bytes


def mark(connection: sqlite3.Connection) -> Mark:
    """Where the tables end now."""
    return Mark(_last(connection, "change", "rowid"), _last(connection, "import_log"), _last(connection, "quarantine"))


def _last(connection: sqlite3.Connection, table: str, number: str = "number") -> int:
    return int(connection.execute(f"SELECT coalesce(max({number}), 0) FROM {table}").fetchone()[0])


def since(connection: sqlite3.Connection, before: Mark) -> bytes:
    """The ids of the changes that came after a mark, joined in the order they came."""
    return _between(connection, before.rows, _last(connection, "change", "rowid"))


def _between(connection: sqlite3.Connection, before: int, last: int) -> bytes:
    (joined,) = connection.execute(
        "SELECT CAST(group_concat(id, '') AS BLOB) FROM"
        " (SELECT id FROM change WHERE rowid>? AND rowid<=? ORDER BY rowid)",
        (before, last),
    ).fetchone()
    return joined or b""


def written_since(connection: sqlite3.Connection, before: Mark, most: int) -> dict[str, set[str]]:
    """Item → the fields that people set after a mark, in the order they came: so many new items at the most, and
    as many of those that were here before."""
    rows = connection.execute(
        "SELECT item, field FROM change WHERE rowid>? AND author<>'' ORDER BY rowid", (before.rows,)
    )
    asked = "SELECT 1 FROM change WHERE item=? AND rowid<=? LIMIT 1"
    found: dict[str, set[str]] = {}
    passed: set[str] = set()
    left = {True: most, False: most}
    for item, field in rows:
        if item in found:
            found[item].add(field)
        elif item not in passed and any(left.values()):
            old = connection.execute(asked, (item, before.rows)).fetchone() is not None
            if left[old]:
                left[old] -= 1
                found[item] = {field}
            else:
                passed.add(item)
    return told_fields(connection, found)


def redactions_since(connection: sqlite3.Connection, before: Mark) -> list[Change]:
    """The redactions that came after a mark."""
    rows = connection.execute(
        f"SELECT {derived.ALL_COLUMNS} FROM change WHERE field>='redacted' AND field<'redacted0' AND rowid>?",
        (before.rows,),
    )
    return [change for change in map(Change._make, rows) if redacts(change.field)]


def items_of(connection: sqlite3.Connection, ids: bytes) -> list[str]:
    """The items that changes with these ids belong to, each once, in the order of the ids."""
    return list(written_fields(connection, ids, programme=True))


def written_fields(connection: sqlite3.Connection, ids: bytes, *, programme: bool = False) -> dict[str, set[str]]:
    """Item → the fields that changes with these ids set, in the order of the ids.

    Without ``programme`` only what people wrote: a template's changes have no author.
    """
    _fill_arrived(connection, ids)
    rows = connection.execute(
        "SELECT change.item, change.field FROM temp.arrived CROSS JOIN change USING(id)"
        " WHERE ? OR change.author<>'' ORDER BY arrived.place",
        (programme,),
    )
    found: dict[str, set[str]] = {}
    for item, field in rows:
        found.setdefault(item, set()).add(field)
    return found


def remember(connection: sqlite3.Connection, number: int, source: str, at: int, before: Mark) -> None:
    """Keeps what a source brought since ``before``; the first of a merge (number 0) forgets the merge before."""
    if number == 0:
        forget(connection)
    kept = {
        "source": source,
        "at": at,
        "before": [before.rows, before.imports, before.kept_apart],
        "kept_apart": _last(connection, "quarantine"),
        "last": _last(connection, "change", "rowid"),
    }
    connection.execute("INSERT INTO local VALUES(?, ?)", (f"{_OPENING}{number:06}", json.dumps(kept)))


def number_after(connection: sqlite3.Connection, source: str, at: int) -> int:
    """The number of the source that comes after this one in the same merge; 0 where another merge came since."""
    row = connection.execute(
        "SELECT name, json_extract(value, '$.source'), json_extract(value, '$.at') FROM local"
        " WHERE name>=? AND name<? ORDER BY name DESC LIMIT 1",
        (_OPENING, _OPENING[:-1] + "0"),
    ).fetchone()
    return int(row[0].removeprefix(_OPENING)) + 1 if row and row[1:] == (source, at) else 0


def remembered(connection: sqlite3.Connection) -> tuple[Arrival, ...]:
    """What the last merge brought, source by source; () where there was none or it was taken back."""
    rows = connection.execute(
        "SELECT value FROM local WHERE name>=? AND name<? ORDER BY name", (_OPENING, _OPENING[:-1] + "0")
    ).fetchall()
    return tuple(_arrival(connection, json.loads(value)) for (value,) in rows)


def _arrival(connection: sqlite3.Connection, kept: dict[str, object]) -> Arrival:
    before = kept["before"]
    assert isinstance(before, list)
    mark = Mark(*before)
    # A merge is one transaction, so its rows stand together; earlier versions kept every id.
    ids = b64decode(str(kept["ids"])) if "ids" in kept else _between(connection, mark.rows, int(str(kept["last"])))
    return Arrival(str(kept["source"]), int(str(kept["at"])), mark, int(str(kept["kept_apart"])), ids)


def forget(connection: sqlite3.Connection) -> None:
    """Forgets the last merge: it can no longer be taken back."""
    connection.execute("DELETE FROM local WHERE name>=? AND name<?", (_OPENING, _OPENING[:-1] + "0"))


def standing_on(connection: sqlite3.Connection, arrivals: Iterable[Arrival]) -> list[Change]:
    """Later changes that name an arrived one as parent, or whose item would be nothing without those."""
    found = list(arrivals)
    _fill_arrived(connection, b"".join(one.ids for one in found))
    names = ", ".join(f"change.{name}" for name in derived.ALL_COLUMNS.split(", "))
    later = "change.rowid>? AND NOT EXISTS (SELECT 1 FROM temp.arrived WHERE arrived.id=change.id)"
    rows = connection.execute(
        f"SELECT {names} FROM temp.arrived CROSS JOIN edge ON edge.parent=arrived.id"
        f" CROSS JOIN change ON change.id=edge.child WHERE {later}"
        f" UNION SELECT {names} FROM change WHERE {later} AND NOT EXISTS (SELECT 1 FROM change AS kind"
        "  WHERE kind.item=change.item AND kind.field='kind'"
        "  AND NOT EXISTS (SELECT 1 FROM temp.arrived WHERE arrived.id=kind.id))"
        "  AND EXISTS (SELECT 1 FROM change AS kind JOIN temp.arrived ON arrived.id=kind.id"
        "  WHERE kind.item=change.item AND kind.field='kind')",
        (found[0].before.rows if found else 0,) * 2,
    )
    return [Change._make(row) for row in rows]


def struck_by(connection: sqlite3.Connection, arrivals: Iterable[Arrival]) -> list[Change]:
    """Redactions that came and took words out of changes that were not among what came: those words are gone."""
    _fill_arrived(connection, b"".join(one.ids for one in arrivals))
    names = ", ".join(f"redaction.{name}" for name in derived.ALL_COLUMNS.split(", "))
    rows = connection.execute(
        f"SELECT DISTINCT {names} FROM temp.arrived CROSS JOIN change AS redaction ON redaction.id=arrived.id"
        " CROSS JOIN edge ON edge.child=redaction.id"
        " CROSS JOIN change AS struck ON struck.id=edge.parent AND struck.item=redaction.item"
        " WHERE redaction.field>='redacted' AND redaction.field<'redacted0' AND struck.value IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM temp.arrived AS other WHERE other.id=struck.id)"
    )
    return [change for change in map(Change._make, rows) if redacts(change.field)]


def _fill_arrived(connection: sqlite3.Connection, ids: bytes) -> None:
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS arrived(place INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE)")
    connection.execute("DELETE FROM temp.arrived")
    connection.executemany(
        "INSERT INTO temp.arrived(id) VALUES(?)", ((ids[at : at + ID_BYTES],) for at in range(0, len(ids), ID_BYTES))
    )


def take_out(connection: sqlite3.Connection, arrivals: Iterable[Arrival]) -> tuple[str, ...]:
    """Takes out of the file what came with these sources, as if it had never come; the items that were touched.

    The one place where changes leave a file. What was merged after these counts as not merged, too: it
    may hold the same changes. The caller has asked ``standing_on`` and ``struck_by``.
    """
    found = list(arrivals)
    if not found:
        return ()
    items = items_of(connection, b"".join(one.ids for one in found))
    _remove_changes(connection)
    connection.execute("DELETE FROM import_log WHERE number>?", (found[0].before.imports,))
    connection.executemany(
        "DELETE FROM quarantine WHERE number>? AND number<=?",
        [(one.before.kept_apart, one.kept_apart) for one in found],
    )
    gone = [item for item in items if not _exists(connection, item)]
    _withdraw(connection, gone)
    derived.refresh(connection, set(items) - set(gone))
    forget(connection)
    connection.execute("DELETE FROM temp.arrived")
    return tuple(items)


def _remove_changes(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT change.id, change.parents FROM temp.arrived CROSS JOIN change USING(id)")
    edges = [(parent, key) for key, parents in rows if parents for parent in split_ids(parents)]
    connection.executemany("DELETE FROM edge WHERE parent=? AND child=?", edges)
    connection.execute("DELETE FROM change WHERE id IN (SELECT id FROM temp.arrived)")


def _exists(connection: sqlite3.Connection, item: str) -> bool:
    return connection.execute("SELECT 1 FROM change WHERE item=? LIMIT 1", (item,)).fetchone() is not None


def _withdraw(connection: sqlite3.Connection, items: Iterable[str]) -> None:
    """Takes items that no longer exist out of the derived tables; those that still do are refreshed."""
    keys = [(item,) for item in items]
    for table in TABLES:
        connection.executemany(f"DELETE FROM {table.name} WHERE id=?", keys)
    connection.executemany("DELETE FROM conflict WHERE item=?", keys)
    for key in keys:
        found = connection.execute("SELECT number, words FROM search_document WHERE item=?", key).fetchone()
        if found:
            connection.execute("INSERT INTO search(search, rowid, words) VALUES('delete', ?, ?)", found)
            connection.execute("DELETE FROM search_document WHERE number=?", found[:1])


def writers_among(connection: sqlite3.Connection, ids: bytes) -> tuple[dict[str, int], int]:
    """Author → how many of the changes with these ids; and the latest wall time among them, ms. Empty authors
    (a template's) do not count."""
    counted: dict[str, int] = {}
    latest = 0
    step = _ASKED_AT_ONCE * ID_BYTES
    for at in range(0, len(ids), step):
        chunk = split_ids(ids[at : at + step])
        marks = ",".join("?" * len(chunk))
        asked = f"SELECT author, count(*), max(wall) FROM change WHERE id IN ({marks}) AND author<>'' GROUP BY author"
        for author, count, last in connection.execute(asked, chunk):
            counted[author] = counted.get(author, 0) + count
            latest = max(latest, last)
    return counted, latest
