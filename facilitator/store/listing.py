"""The records of a file as a list shows them: light keys in order, and whole rows for those that are seen."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from facilitator.store.tables import ACTION_ITEMS, PROPOSALS, RECORD_TABLES, Table

_ASKED_AT_ONCE = 500
_WHO = "CASE speaker WHEN '' THEN speaker_text ELSE speaker END"
_EXISTING = "(SELECT id FROM discussion_points)"
_COLUMNS = (
    "id kind text point prefix speaker speaker_text tags supports reservations starred verbatim author at order other"
)
_OWN = {
    PROPOSALS.name: {"title": "title", "status": "status"},
    ACTION_ITEMS.name: {"status": "status", "due": "due", "due_text": "due_text", "leads": "leads"},
}
_EXTRA = ("title", "status", "due", "due_text", "leads")


# What orders a record in a list: time, order, id; then its point, "" where there is none any more. A plain
# tuple, because there are 100,000 of them: those of a class of their own would be walked at each collection.
Key = tuple[int, str, str, str]


@dataclass(frozen=True, slots=True)
class Sieve:
    """What a list lets through; an empty set lets everything through. ``speakers`` are refs, or the words of an
    unknown speaker, or "" for nobody; ``point`` None stands for every point, "" for records without one."""

    point: str | None = None
    kinds: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    starred: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A record as a list shows it. ``disputed`` are (field, number of versions) of its conflicts;
    ``struck`` says who struck its text, "" where nobody did. ``at`` is milliseconds since 1970 UTC."""

    id: str
    kind: str
    text: str
    point: str
    prefix: str
    speaker: str
    speaker_text: str
    tags: tuple[str, ...]
    supports: tuple[str, ...]
    reservations: tuple[str, ...]
    starred: bool
    verbatim: bool
    author: str
    at: int
    order: str
    struck: str = ""
    title: str = ""
    status: str = ""
    due: str = ""
    due_text: str = ""
    leads: tuple[str, ...] = ()
    disputed: tuple[tuple[str, int], ...] = field(default=())

    @property
    def key(self) -> Key:
        """Its place in a list."""
        return (self.at, self.order, self.id, self.point)


def point_titles(connection: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """Every discussion point of the file in the order of the programme: (id, title)."""
    return tuple(
        connection.execute(
            "SELECT p.id, p.title FROM discussion_points p LEFT JOIN sessions s ON s.id=p.session"
            " LEFT JOIN slots t ON t.id=p.slot"
            ' ORDER BY s."order", p.session, t.id IS NULL, t.day, t.start, t."order", t.id, p."order", p.id'
        ).fetchall()
    )


def keys(connection: sqlite3.Connection, sieve: Sieve) -> list[Key]:
    """The keys of all records a sieve lets through, in order of time."""
    where, values = _condition(sieve)
    one = f"SELECT at, \"order\", id, CASE WHEN point IN {_EXISTING} THEN point ELSE '' END FROM {{}} WHERE {where}"
    union = " UNION ALL ".join(one.format(table.name) for table in RECORD_TABLES)
    rows = connection.execute(f"{union} ORDER BY 1, 2, 3", values * len(RECORD_TABLES))
    return rows.fetchall()


def passing(connection: sqlite3.Connection, ids: Sequence[str], sieve: Sieve) -> set[str]:
    """Those of the records that a sieve lets through."""
    where, values = _condition(sieve)
    return {
        item
        for chunk in _chunks(ids)
        for table in RECORD_TABLES
        for (item,) in connection.execute(
            f"SELECT id FROM {table.name} WHERE id IN ({_marks(chunk)}) AND {where}", (*chunk, *values)
        )
    }


def rows(connection: sqlite3.Connection, ids: Sequence[str]) -> list[Row]:
    """The records with these ids, in the order of the ids; those that do not show are left out."""
    found: dict[str, Row] = {}
    for chunk in _chunks(ids):
        disputed = _disputed(connection, chunk)
        for table in RECORD_TABLES:
            for row in _select(connection, table, f"id IN ({_marks(chunk)})", chunk):
                row_id = str(row[0])
                found[row_id] = _row(row, disputed.get(row_id, ()))
    return [found[item] for item in ids if item in found]


def texts(connection: sqlite3.Connection, sieve: Sieve, names: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """(id, field, value) of every text of these names that holds something, record by record in order of time."""
    where, values = _condition(sieve)
    found: dict[str, list[tuple[str, str]]] = {}
    for table in RECORD_TABLES:
        has = [name for name in names if any(one.name == name for one in table.fields)]
        listed = ", ".join(f'"{name}"' for name in has)
        for item, *read in connection.execute(f"SELECT id, {listed} FROM {table.name} WHERE {where}", values):
            found[item] = [(name, value) for name, value in zip(has, read, strict=True) if value]
    for key in keys(connection, sieve):
        for name, value in found.get(key[2], ()):
            yield key[2], name, value


def counted(connection: sqlite3.Connection, sieve: Sieve, what: str) -> dict[str, int]:
    """How many records there are of each kind, speaker or tag (``what``), the most frequent first."""
    where, values = _condition(sieve)
    source = {"kind": "kind", "speaker": _WHO, "tag": "member.value"}[what]
    more = ", json_each(tags) AS member" if what == "tag" else ""
    one = f"SELECT {source} AS word FROM {{}}{more} WHERE {where}"
    union = " UNION ALL ".join(one.format(table.name) for table in RECORD_TABLES)
    return dict(
        connection.execute(
            f"SELECT word, count(*) FROM ({union}) GROUP BY word ORDER BY 2 DESC, 1", values * len(RECORD_TABLES)
        ).fetchall()
    )


def last_of(connection: sqlite3.Connection, author: str) -> Key | None:
    """The last record of an author, None where there is none."""
    found: list[Key] = [
        row
        for table in RECORD_TABLES
        for row in connection.execute(
            f"SELECT at, \"order\", id, CASE WHEN point IN {_EXISTING} THEN point ELSE '' END FROM {table.name}"
            ' WHERE author=? ORDER BY at DESC, "order" DESC, id DESC LIMIT 1',
            (author,),
        )
    ]
    return max(found, default=None)


def deleted_items(connection: sqlite3.Connection) -> list[str]:
    """The ids of items of which a change speaks of deletion: some may have been restored since."""
    return [item for (item,) in connection.execute("SELECT DISTINCT item FROM change WHERE field='deleted'")]


def _condition(sieve: Sieve) -> tuple[str, tuple[object, ...]]:
    parts: list[str] = ["1"]
    values: list[object] = []
    if sieve.point is not None:
        parts.append(f"point=? AND point IN {_EXISTING}" if sieve.point else f"point NOT IN {_EXISTING}")
        values += [sieve.point] if sieve.point else []
    for name, members in (("kind", sieve.kinds), (_WHO, sieve.speakers)):
        if members:
            parts.append(f"{name} IN ({_marks(members)})")
            values += sorted(members)
    if sieve.tags:
        parts.append(f"EXISTS (SELECT 1 FROM json_each(tags) AS one WHERE one.value IN ({_marks(sieve.tags)}))")
        values += sorted(sieve.tags)
    if sieve.starred:
        parts.append("starred=1")
    return " AND ".join(parts), tuple(values)


def _select(
    connection: sqlite3.Connection, table: Table, where: str, values: Sequence[str]
) -> Iterator[tuple[str | int, ...]]:
    own = _OWN.get(table.name, {})
    listed = [f'"{name}"' for name in _COLUMNS.split()]
    listed[3] = f"CASE WHEN point IN {_EXISTING} THEN point ELSE '' END"
    listed += [f'"{own[name]}"' if name in own else "''" for name in _EXTRA]
    yield from connection.execute(f"SELECT {', '.join(listed)} FROM {table.name} WHERE {where}", tuple(values))


def _row(found: Sequence[str | int], disputed: tuple[tuple[str, int], ...]) -> Row:
    (
        item, kind, text, point, prefix, speaker, speaker_text, tags, supports, reservations, starred, verbatim,
        author, at, order, other, title, status, due, due_text, leads,
    ) = found  # fmt: skip
    return Row(
        str(item), str(kind), str(text), str(point), str(prefix), str(speaker), str(speaker_text), _members(tags),
        _members(supports), _members(reservations), bool(starred), bool(verbatim), str(author), int(at), str(order),
        _struck(str(other)), str(title), str(status), str(due), str(due_text), _members(leads), disputed,
    )  # fmt: skip


def _members(text: str | int) -> tuple[str, ...]:
    return tuple(json.loads(str(text))) if text and text != "[]" else ()


def _struck(other: str) -> str:
    if '"struck"' not in other:
        return ""
    struck = json.loads(other).get("struck", {})  # the word may stand in any field of a newer version
    return str(struck.get("text", {}).get("by", ""))


def _disputed(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, tuple[tuple[str, int], ...]] = {}
    for item, name, number in connection.execute(
        f"SELECT item, field, count(*) FROM conflict WHERE item IN ({_marks(ids)}) GROUP BY item, field ORDER BY 1, 2",
        tuple(ids),
    ):
        found[item] = (*found.get(item, ()), (name, number))
    return found


def _marks(values: Iterable[object]) -> str:
    return ",".join("?" for _ in values)


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[at : at + _ASKED_AT_ONCE] for at in range(0, len(ids), _ASKED_AT_ONCE))
