"""What a session file must mean, from its raw rows and docs alone: slow, plain, and apart from the package.

Imports nothing of it. Everything is found by brute force: heads by looking at every row, ancestors by
walking, depth by the longest of all ways.
"""

from __future__ import annotations

import json
import sqlite3
import struct
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

NEVER = {"order", "starred", "layout"}
SETS = {
    "aliases", "leads", "moderators", "partners", "people", "range_states", "rapporteurs", "reservations", "same_as",
    "supports", "synonyms", "tags", "takes_up", "themes",
}  # fmt: skip
SHOWN = ("kind", "text", "point", "order", "title", "language", "speaker", "status", "name")


class Row(NamedTuple):
    """A row of ``change``."""

    id: bytes
    format: int
    session: str
    item: str
    field: str
    value: str | None
    salt: bytes | None
    parents: bytes
    writer: bytes
    seq: int
    author: str
    wall: int


Rows = Mapping[bytes, Row]


def rows(path: Path) -> dict[bytes, Row]:
    """Every row of a file, by id."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        found = connection.execute(
            "SELECT id, format, session, item, field, value, salt, parents, writer, seq, author, wall FROM change"
        )
        return {row[0]: Row(*row) for row in found}


def named(row: Row) -> set[bytes]:
    """The ids a row names."""
    return {row.parents[at : at + 32] for at in range(0, len(row.parents), 32)}


def own_id(row: Row) -> bytes:
    """The id that belongs to a row's content."""
    assert row.value is not None and row.salt is not None
    texts = [part.encode() for part in (row.session, row.item, row.field, row.author)]
    parts = [*texts, row.writer, row.parents, sha256(row.salt + row.value.encode()).digest()]
    numbers = struct.pack(">3q", row.format, row.seq, row.wall)
    lengths = struct.pack(">7I", *map(len, parts))
    return sha256(b"facilitator change\0" + numbers + lengths + b"".join(parts)).digest()


def is_redaction(row: Row) -> bool:
    """Whether a row strikes what it names."""
    return row.field == "redacted" or row.field.startswith("redacted/")


def struck(all_rows: Rows) -> set[bytes]:
    """The ids of the rows that must have lost their value: named by a redaction of the same item."""
    return {
        key
        for row in all_rows.values()
        if is_redaction(row)
        for key in named(row)
        if key in all_rows and all_rows[key].item == row.item
    }


def heads(all_rows: Iterable[Row]) -> dict[tuple[str, str], set[bytes]]:
    """(item, field) → the rows that no row of the same item and field names."""
    listed = list(all_rows)
    return {
        (item, field): {
            row.id
            for row in listed
            if (row.item, row.field) == (item, field)
            and not any(row.id in named(other) for other in listed if (other.item, other.field) == (item, field))
        }
        for item, field in {(row.item, row.field) for row in listed}
    }


def ancestors(own: Rows, key: bytes) -> set[bytes]:
    """Every row that can be reached from one by what it names; ``own`` are the rows of one item."""
    found: set[bytes] = set()
    waiting = [key]
    while waiting:
        fresh = {parent for parent in named(own[waiting.pop()]) if parent in own} - found
        found |= fresh
        waiting.extend(fresh)
    return found


def depth(own: Rows, key: bytes) -> int:
    """The longest way down."""
    return max((1 + depth(own, parent) for parent in named(own[key]) if parent in own), default=0)


def in_or_out(field: str, value: str | None) -> str | bool | None:
    """The value as far as two people can disagree on it: of a member of a set, whether it is in."""
    return bool(value) if value is not None and "/" in field and field.partition("/")[0] in SETS else value


class Item:
    """What the rows of one item mean."""

    def __init__(self, own: Rows) -> None:
        self.own = own
        self.heads = {field: found for (_, field), found in heads(own.values()).items()}
        self.missed = self._missed()
        self.deleted = not self.missed and self.default("deleted") == "1"

    def _missed(self) -> set[bytes]:
        """Deletions and edits of which neither is the other's ancestor."""
        deletions = {key for key in self.heads.get("deleted", ()) if self.own[key].value == "1"}
        edits = {
            key
            for field, found in self.heads.items()
            if field != "deleted" and not is_redaction(self.own[next(iter(found))])
            for key in found
        }
        return {
            one
            for gone in deletions
            for kept in edits
            if gone not in ancestors(self.own, kept) and kept not in ancestors(self.own, gone)
            for one in (gone, kept)
        }

    def _exposed(self) -> dict[str, set[bytes]]:
        """Field → redactions of it and live edits of it of which neither is the other's ancestor."""
        found: dict[str, set[bytes]] = defaultdict(set)
        for redaction in (row for row in self.own.values() if is_redaction(row)):
            for field in {self.own[key].field for key in named(redaction) if key in self.own}:
                for key in self.heads[field]:
                    apart = redaction.id not in ancestors(self.own, key) | {key}
                    unseen = key not in ancestors(self.own, redaction.id)
                    nothing_left = hidden(field) and not self.own[key].value
                    if self.own[key].value is not None and apart and unseen and not nothing_left:
                        found[field].add(redaction.id)
        return found

    def default(self, field: str) -> str | None:
        """The value that shows: not struck, not a deletion, the deepest, the largest id."""
        ranked = [
            (row.value is not None, not (field == "deleted" and row.value == "1"), depth(self.own, key), key)
            for key in self.heads.get(field, ())
            for row in (self.own[key],)
        ]
        return self.own[max(ranked)[-1]].value if ranked else None

    def conflicts(self) -> dict[str, set[bytes]]:
        """Field → the rows that stand against each other."""
        found = {
            field: set(keys)
            for field, keys in self.heads.items()
            if field not in NEVER
            and not hidden(field)
            and not is_redaction(self.own[next(iter(keys))])
            and len({in_or_out(field, self.own[key].value) for key in keys}) > 1
        }
        for field, strikers in self._exposed().items():
            found[field] = self.heads[field] | strikers
        if self.missed:
            found["deleted"] = self.missed | self.heads["deleted"]
        return found


def hidden(field: str) -> bool:
    """Whether the name of a field stands for a member of a set whose word is in the value."""
    base, _, name = field.partition("/~")
    return base in SETS and len(name) == 16 and not name.strip("0123456789abcdef")


def word_of(row: Row) -> str:
    """The word in the value of such a row, "" where it has none."""
    number, _, word = (row.value or "").partition(" ")
    return word if hidden(row.field) and number.isascii() and number.isdigit() and len(number) < 9 else ""


def told(own: Rows) -> Rows:
    """The rows of one item with the words of hidden members in their names; equal words are one member."""
    plain = sorted({row.field for row in own.values() if "/" in row.field and not hidden(row.field)})
    groups: dict[str, tuple[str, str]] = {}
    for row in sorted(own.values(), key=lambda one: folded(word_of(one))):
        if word_of(row):
            groups.setdefault(row.field, (row.field.partition("/")[0], folded(word_of(row))))
    found = dict(own)
    for base, wanted in set(groups.values()):
        alike = {key for key, row in own.items() if groups.get(row.field) == (base, wanted) and word_of(row)}
        last = {key for key in alike if not any(key in named(own[other]) for other in alike)} or alike
        name = f"{base}/{min(word_of(own[key]) for key in last)}"
        olds = [field for field in plain if field.startswith(f"{base}/") and folded(field.partition("/")[2]) == wanted]
        name = name if name in olds else (olds or [name])[0]
        for key, row in own.items():
            if groups.get(row.field) == (base, wanted) and (word_of(row) or not row.value):
                found[key] = row._replace(field=name, value=row.value and row.value.partition(" ")[0])
    return found


def folded(word: str) -> str:
    """A word for comparison."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())


def items(all_rows: Rows) -> dict[str, Item]:
    """Every item by its id."""
    grouped: dict[str, dict[bytes, Row]] = defaultdict(dict)
    for key, row in all_rows.items():
        grouped[row.item][key] = row
    return {item: Item(told(own)) for item, own in grouped.items()}


def conflicts(all_rows: Rows) -> dict[tuple[str, str], set[bytes]]:
    """(item, field) → the ids that stand against each other."""
    return {(name, field): keys for name, item in items(all_rows).items() for field, keys in item.conflicts().items()}


def shown_tables(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The tables in which items show, and their columns."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    columns = {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in names}
    return {name: found for name, found in columns.items() if "conflicts" in found and "other" in found}


def shown_items(path: Path) -> dict[str, tuple[str, dict[str, object]]]:
    """Item → the table it shows in and its row. An item in two tables fails."""
    found: dict[str, tuple[str, dict[str, object]]] = {}
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        for name, columns in shown_tables(connection).items():
            for row in connection.execute(f"SELECT * FROM {name}"):
                shown = dict(zip(columns, row, strict=True))
                assert shown["id"] not in found, f"{shown['id']} shows twice"
                found[str(shown["id"])] = (name, shown)
    return found


def derived(path: Path) -> dict[str, list[object]]:
    """The content of every table that can be rebuilt, without the numbers that depend on a file's past."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        tables = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in shown_tables(connection)}
        tables["edge"] = connection.execute("SELECT child, parent FROM edge").fetchall()
        tables["conflict"] = connection.execute("SELECT item, field, place, change FROM conflict").fetchall()
        tables["search_document"] = connection.execute("SELECT item, words FROM search_document").fetchall()
        connection.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', 'search', 'row')")
        tables["search"] = connection.execute("SELECT term, doc, cnt FROM temp.word").fetchall()
    return {name: sorted(found) for name, found in tables.items()}


def faults(path: Path) -> list[str]:
    """Where a file is not what its own rows say; [] for a true one."""
    all_rows = rows(path)
    return [*_row_faults(all_rows), *_graph_faults(path, all_rows), *_shown_faults(path, all_rows)]


def _row_faults(all_rows: Rows) -> list[str]:
    gone = struck(all_rows)
    found = [f"{row.field}: id" for row in all_rows.values() if row.value is not None and own_id(row) != row.id]
    found += [
        f"{row.field}: struck {row.value is None}, named by a redaction {key in gone}"
        for key, row in all_rows.items()
        if (key in gone) != (row.value is None) or (row.value is None) != (row.salt is None)
    ]
    return found


def _graph_faults(path: Path, all_rows: Rows) -> list[str]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        edges = set(connection.execute("SELECT child, parent FROM edge"))
        listed: dict[tuple[str, str], set[bytes]] = defaultdict(set)
        for item, field, key in connection.execute("SELECT item, field, change FROM conflict"):
            listed[item, field].add(key)
    found = [] if edges == {(key, parent) for key, row in all_rows.items() for parent in named(row)} else ["edges"]
    wanted = conflicts(all_rows)
    found += [
        f"conflict on {at}: listed {len(listed.get(at, ()))}, in truth {len(wanted.get(at, ()))}"
        for at in sorted(wanted.keys() | listed.keys())
        if wanted.get(at) != listed.get(at)
    ]
    return found


def _shown_faults(path: Path, all_rows: Rows) -> list[str]:
    shown = shown_items(path)
    found: list[str] = []
    for name, item in items(all_rows).items():
        if item.deleted != (name not in shown):
            found.append(f"{name} deleted {item.deleted}, shown {name in shown}")
        elif not item.deleted:
            found += _field_faults(name, item, *shown[name])
    return found + [f"{name} shows and has no rows" for name in shown.keys() - items(all_rows).keys()]


def _field_faults(name: str, item: Item, table: str, row: Mapping[str, object]) -> list[str]:
    found = [
        f"{name} {field} shows {row[field]!r}, should be {item.default(field)!r}"
        for field in SHOWN
        if field in row and row[field] != (item.default(field) or "")
    ]
    if "tags" in row:
        tags = {field[5:] for field in item.heads if field.startswith("tags/") and item.default(field)}
        if set(json.loads(str(row["tags"]))) != tags:
            found.append(f"{name} tags {row['tags']} should be {tags}")
    other = json.loads(str(row["other"]))
    found += [
        f"{name} unknown field {field} shows {other.get(field)!r} in {table}"
        for field in item.heads
        if field.startswith("x-") and other.get(field) != (item.default(field) or "")
    ]
    return found


def lost(acknowledged: Rows, path: Path) -> list[str]:
    """Which of the rows ever acknowledged are not in a file word for word, but for what was struck."""
    here = rows(path)
    gone = struck(here)
    found: list[str] = []
    for key, row in acknowledged.items():
        if key not in here:
            found.append(f"{row.item} {row.field} {row.value!r} is gone")
        elif key in gone:
            if here[key] != row._replace(value=None, salt=None):
                found.append(f"{row.item} {row.field} was struck beyond its words")
        elif row.value is not None and here[key] != row:
            found.append(f"{row.item} {row.field} {row.value!r} became {here[key].value!r}")
    return found
