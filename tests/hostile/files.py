"""Hostile and broken session files, each from a seed: the same seed, the same bytes."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from facilitator.change import Change, sealed
from tests.builders import change
from tests.hostile.sealed import sealed_mutants

Make = Callable[[Path, random.Random], None]
_PAGE = 4096
_COLUMNS = "id, format, session, item, field, value, salt, parents, writer, seq, author, wall"
_PUT = f"INSERT OR REPLACE INTO change({_COLUMNS}) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ODD_TEXTS = (
    "", "\0", "a\0b", "\u202egnp.exe", "=1+1", "<script>alert(1)</script>", "\ud7ff", "\U0010ffff", "z\u0301" * 300,
    "x" * 5000, "'; DROP TABLE change; --", "../../../etc/passwd", "\r\n\t", "\ufeffnote", "null", "{}", "[]",
)  # fmt: skip
_FIELDS = (
    "kind", "text", "point", "order", "speaker", "deleted", "redacted", "redacted/text", "tags/x", "tags/", "/", "held",
    "status", "due", "same_as/x", "takes_up/", "supports/JP", "settings/paper.attribution", "body", "layout", "starred",
)  # fmt: skip
_KINDS = (
    "statement", "action", "proposal", "point", "session", "slot", "workshop", "participant", "term", "cleared part",
    "issued paper", "dragon", "", "conflict",
)  # fmt: skip


def flipped(path: Path, chance: random.Random) -> None:
    """Bits turned, a few or many."""
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 3, 30, 300))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def flipped_head(path: Path, chance: random.Random) -> None:
    """Bits turned in the first page: the head of the file and its list of tables."""
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 2, 8))):
        data[chance.randrange(_PAGE)] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def truncated(path: Path, chance: random.Random) -> None:
    """Cut at a tenth, or anywhere."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * chance.randrange(10) // 10 or chance.randrange(200)])


def truncated_with_a_true_head(path: Path, chance: random.Random) -> None:
    """Cut, and the head says that it is so long as it is."""
    data = bytearray(path.read_bytes())
    pages = chance.randrange(1, len(data) // _PAGE)
    data[28:32] = struct.pack(">I", pages)
    path.write_bytes(data[: pages * _PAGE])


def swapped(path: Path, chance: random.Random) -> None:
    """Pages in another order."""
    data = path.read_bytes()
    pages = [data[at : at + _PAGE] for at in range(0, len(data), _PAGE)]
    for _ in range(chance.choice((1, 5, 40))):
        one, other = chance.randrange(1, len(pages)), chance.randrange(1, len(pages))
        pages[one], pages[other] = pages[other], pages[one]
    path.write_bytes(b"".join(pages))


def junk(path: Path, chance: random.Random) -> None:
    """No session file: bytes of chance, some behind a true head."""
    head = path.read_bytes()[:100] if chance.random() < 0.5 else b""
    path.write_bytes(head + chance.randbytes(chance.choice((0, 10, 5000, 200_000))))


def with_a_view(path: Path, chance: random.Random) -> None:
    """A view in the place of our table, over an endless query."""
    _rewrite(
        path,
        "ALTER TABLE change RENAME TO kept",
        f"CREATE VIEW change AS SELECT {_COLUMNS} FROM kept UNION ALL SELECT {_COLUMNS} FROM kept, generate"
        if chance.random() < 0.3
        else "CREATE VIEW change AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT randomblob(32)"
        " AS id, 1 AS format, 's' AS session, 'i' AS item, 'text' AS field, 'v' AS value, randomblob(16) AS salt,"
        " x'' AS parents, randomblob(16) AS writer, i AS seq, 'a' AS author, 0 AS wall FROM n",
    )


def with_a_trigger(path: Path, chance: random.Random) -> None:
    """A trigger, which acts by itself."""
    _rewrite(
        path,
        f"CREATE TRIGGER {chance.choice(('t', 'change_item'))}{chance.randrange(9)} AFTER INSERT ON"
        f" {chance.choice(('change', 'local', 'draft'))} BEGIN DELETE FROM change; END",
    )


def with_a_generated_column(path: Path, chance: random.Random) -> None:
    """A column that is computed when it is read."""
    expressions = ("hex(zeroblob(100000000))", "upper(value)", "printf('%.*c', 900000000, 'x')")
    expression = chance.choice(expressions)
    _rewrite(path, f"ALTER TABLE change ADD COLUMN extra TEXT GENERATED ALWAYS AS ({expression}) VIRTUAL")


def with_a_virtual_table(path: Path, chance: random.Random) -> None:
    """A virtual table under one of our names."""
    name = chance.choice(("change", "draft"))
    _rewrite(path, f"DROP TABLE {name}", f"CREATE VIRTUAL TABLE {name} USING fts5({_COLUMNS})")


def with_another_table(path: Path, chance: random.Random) -> None:
    """Our table with other columns, other types, or none."""
    _rewrite(
        path,
        "DROP TABLE change",
        chance.choice(
            (
                "CREATE TABLE change(id)",
                f"CREATE TABLE change({_COLUMNS})",
                f"CREATE TABLE change({_COLUMNS.replace('id,', 'id TEXT PRIMARY KEY,', 1)}) WITHOUT ROWID",
                "CREATE TABLE other(id)",
            )
        ),
    )


def wrong_types(path: Path, chance: random.Random) -> None:
    """Cells of other types than the table says, by a table that does not say."""
    column = chance.choice(_COLUMNS.split(", "))
    value = chance.choice(("NULL", "'text'", "x'00ff'", "1.5", "-9223372036854775808", "zeroblob(70)"))
    _loosened(path, f"UPDATE change SET {column}={value} WHERE rowid%{chance.choice((1, 3, 50))}=0")


def bad_utf8(path: Path, chance: random.Random) -> None:
    """Texts that are no UTF-8."""
    column = chance.choice(("value", "author", "item", "field", "session"))
    _loosened(path, f"UPDATE change SET {column}=CAST(x'c328ff00' AS TEXT) WHERE rowid%{chance.choice((2, 9))}=0")


def huge(path: Path, chance: random.Random) -> None:
    """A text or a blob of many megabytes."""
    column = chance.choice(("value", "author", "item", "parents", "salt"))
    size = chance.choice((9_000_000, 17_000_000, 40_000_000))
    blob = f"zeroblob({size})" if column in ("parents", "salt") else f"replace(hex(zeroblob({size // 2})), '0', 'x')"
    _loosened(path, f"UPDATE change SET {column}={blob} WHERE rowid=(SELECT max(rowid) FROM change)")


def forged(path: Path, chance: random.Random) -> None:
    """Rows whose ids are not the hash of what they say; some under the id of another row."""
    column, value = chance.choice((("value", "'forged'"), ("author", "'Mallory'"), ("wall", "wall+1"), ("item", "'i'")))
    _loosened(path, f"UPDATE change SET {column}={value} WHERE rowid%{chance.choice((2, 7, 90))}=1")


def twice(path: Path, chance: random.Random) -> None:
    """The same id twice, with another content; without the key that forbids it."""
    columns = _COLUMNS.replace(" value", " 'another'")
    _loosened(path, f"INSERT INTO change SELECT {columns} FROM change WHERE rowid%3=0")
    if chance.random() < 0.5:
        _loosened(path, "UPDATE change SET seq=seq+1 WHERE rowid%5=0")


def sealed_nonsense(path: Path, chance: random.Random) -> None:
    """Rows that say nonsense under ids that are right."""
    with closing(sqlite3.connect(path)) as connection:
        known = [row[0] for row in connection.execute("SELECT id FROM change ORDER BY rowid")]
        items = [row[0] for row in connection.execute("SELECT DISTINCT item FROM change ORDER BY item LIMIT 50")]
    rows = [_nonsense(chance, known, items) for _ in range(chance.choice((5, 60)))]
    _put(path, rows)


def _nonsense(chance: random.Random, known: list[bytes], items: list[str]) -> Change:
    parents = b"".join(sorted(set(chance.sample(known, chance.randrange(4)))))
    text = chance.choice((*_ODD_TEXTS, *_KINDS))
    made = Change(
        b"", 1, chance.choice(("", "s", *items[:3])), chance.choice(("", "new", *items)), chance.choice(_FIELDS),
        text, chance.randbytes(16), parents, chance.randbytes(16), chance.choice((0, -1, 1, 2**63 - 1, -(2**63))),
        chance.choice(_ODD_TEXTS), chance.choice((0, 2**63 - 1, -(2**63), 1)),
    )  # fmt: skip
    return sealed(made)


def many_parents(path: Path, chance: random.Random) -> None:
    """A change that names a great many others."""
    _put(
        path,
        [
            change(
                "many",
                "text",
                "x",
                [chance.randbytes(32) for _ in range(chance.choice((1000, 1000, 1000, 1000, 100_000)))],
            )
        ],
    )


def deep(path: Path, chance: random.Random) -> None:
    """A long chain of edits of one field, in any order."""
    rows = [change("deep", "kind", "statement"), change("deep", "text", "0")]
    for number in range(1, chance.choice((50, 3000))):
        rows.append(change("deep", "text", str(number), [rows[-1]], seq=number))
    chance.shuffle(rows)
    _put(path, rows)


def wide(path: Path, chance: random.Random) -> None:
    """A great many values that stand against each other."""
    count = chance.choice((20, 2000))
    _put(
        path,
        [change("wide", "kind", "statement"), *(change("wide", "text", str(n), writer=n + 2) for n in range(count))],
    )


def forged_edges(path: Path, chance: random.Random) -> None:
    """Edges, derived rows and local values that say what the changes do not: a ring of parents among them."""
    with closing(sqlite3.connect(path)) as connection:
        known = [row[0] for row in connection.execute("SELECT id FROM change ORDER BY rowid LIMIT 40")]
        ring = [(one, other) for one, other in zip(known, [*known[1:], known[0]], strict=True)]
        connection.executemany("INSERT OR IGNORE INTO edge(child, parent) VALUES(?, ?)", ring)
        connection.execute("UPDATE notes SET text='what nobody said'")
        connection.execute("INSERT OR REPLACE INTO local VALUES('derived', '999')")
        connection.commit()
    if chance.random() < 0.5:
        _rewrite(path, "DROP TABLE notes")


def duplicate_writers(path: Path, chance: random.Random) -> None:
    """Two openings under one writer, with the same numbers."""
    rows = [
        change(f"w{n}", name, value, seq=1) for n in range(30) for name, value in (("kind", "gap"), ("text", str(n)))
    ]
    _put(path, chance.sample(rows, len(rows)))


def newer(path: Path, chance: random.Random) -> None:
    """Rows, or a whole file, of a version to come."""
    if chance.random() < 0.5:
        _rewrite(path, f"PRAGMA user_version={chance.choice((2, 99, 2**31 - 1))}")
    else:
        _loosened(path, "UPDATE change SET format=2 WHERE rowid%4=0")


def with_a_journal(path: Path, chance: random.Random) -> None:
    """A rollback journal or a write-ahead log beside it, whole or not."""
    size = chance.choice((0, 20, 4000, 60_000))
    magic = chance.choice((b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", b"7\x7f\x06\x82", b""))
    ending = chance.choice(("-journal", "-wal", "-shm"))
    path.with_name(path.name + ending).write_bytes((magic + chance.randbytes(size))[: size or None])


def in_wal_mode(path: Path, chance: random.Random) -> None:
    """A write-ahead log of its own, with its companion or without."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("INSERT INTO local VALUES('wal', 'x')")
    connection.commit()
    beside = {
        one: one.read_bytes() for one in (path.with_name(path.name + end) for end in ("-wal", "-shm")) if one.exists()
    }
    whole = path.read_bytes()
    connection.close()
    path.write_bytes(whole)
    for one, data in beside.items():
        if chance.random() < 0.6:
            one.write_bytes(data)


def a_folder(path: Path, _: random.Random) -> None:
    """A folder under the name of a file."""
    path.unlink()
    path.mkdir()


def a_link(path: Path, chance: random.Random) -> None:
    """A symbolic link: to a file, to nothing, to itself, to a device."""
    kept = path.with_name("kept")
    shutil.move(path, kept)
    path.symlink_to(chance.choice((kept, path.with_name("nowhere"), path, Path(os.devnull))))


MAKERS: tuple[Make, ...] = (
    flipped, flipped_head, truncated, truncated_with_a_true_head, swapped, junk, with_a_view, with_a_trigger,
    with_a_generated_column, with_a_virtual_table, with_another_table, wrong_types, bad_utf8, huge, forged, twice,
    sealed_nonsense, many_parents, deep, wide, forged_edges, duplicate_writers, newer, with_a_journal, in_wal_mode,
    a_folder, a_link, sealed_mutants,
)  # fmt: skip
# What passes every look at a row, so that only working with the file afterwards shows harm.
DEEP = (sealed_mutants,)


def _rewrite(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def _loosened(path: Path, statement: str) -> None:
    """Changes rows after the list of tables was made to say that anything may stand in them."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        (strict,) = connection.execute("SELECT sql FROM sqlite_master WHERE name='change'").fetchone()
        loose = strict.replace(" STRICT", "").replace("PRIMARY KEY CHECK(length(id)=32)", "").replace(" NOT NULL", "")
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("ALTER TABLE change RENAME TO strictly")
        connection.execute(loose.replace("change", "loosely", 1))
        connection.execute(f"INSERT INTO loosely SELECT {_COLUMNS} FROM strictly ORDER BY rowid")
        connection.execute(statement.replace("change", "loosely"))
        connection.execute("DROP TABLE strictly")
        connection.execute("ALTER TABLE loosely RENAME TO change")


def _put(path: Path, rows: list[Change]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executemany(_PUT, rows)
        connection.commit()
