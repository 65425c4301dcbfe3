"""The reader of foreign files: a process of its own, limited, that only reads one private copy.

    python -m facilitator.merge.reader FOLDER

Talks with its parent over the standard streams, outwards in the frames of ``wire``. It starts before
the copy is made: a line that comes in names the copy in the folder. Out: a message that describes the
file, and the ids of its rows, 32 bytes each. In: a line "workshops", if they are asked for, or "rows",
and the ids that the parent has. Out: the rows with other ids and {"sent": true}; then those of the known
ids that are not what their ids say, and {"end": true}.
Rows that are like no change come in messages, their bytes as hex.
Imports nothing but the standard library and ``change``, so that it starts fast and holds little.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import struct
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import not_
from pathlib import Path
from typing import IO, Any, NamedTuple

from facilitator.change import ID_BYTES, content_id
from facilitator.merge.wire import MESSAGE, ROWS, packed, send

COLUMNS = ("id", "format", "session", "item", "field", "value", "salt", "parents", "writer", "seq", "author", "wall")
_DRAFT_COLUMNS = ("writer", "item", "field", "heads", "value", "author", "at")
_BLOBS, _NUMBERS = ("id", "salt", "parents", "writer"), ("format", "seq", "wall")
_TYPES = {name: "BLOB" if name in _BLOBS else "INTEGER" if name in _NUMBERS else "TEXT" for name in COLUMNS}
SECONDS = 120.0
MEMORY_BYTES = 480 * 2**20
_LONGEST_VALUE = 16 * 2**20
_BATCH_BYTES = 2**18  # of rows: the parent has something to do soon
_DRAFTS = 1000
_CHUNK = 250_000  # ids: half of what one value may hold
_ID = struct.Struct(f"{ID_BYTES}s")
_EVERY_COLUMN = f"SELECT {', '.join(COLUMNS)} FROM change"
_JOINED = """SELECT CAST(group_concat(id, '') AS BLOB) FROM (SELECT
  CASE WHEN typeof(id)='blob' AND length(id)=32 THEN id ELSE ? END AS id
FROM change NOT INDEXED ORDER BY rowid LIMIT ? OFFSET ?)"""


class NotReadableError(Exception):
    """The copy is not what a session file is; ``code`` is a word the parent knows."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail)
        self.code = code


def main(arguments: list[str]) -> int:
    """Serves one copy; never raises: what goes wrong is said in a line {"error": …}."""
    out, back = sys.stdout.buffer, sys.stdin.buffer
    try:
        limit_memory()
        _serve(_connect(Path(arguments[0]) / back.readline().decode().strip()), out, back)
    except NotReadableError as error:
        say(out, {"error": error.code, "detail": str(error)})
    except (sqlite3.Error, MemoryError, OverflowError, OSError) as error:
        say(out, {"error": "damaged", "detail": f"{type(error).__name__}: {error}"})
    return 0


def limit_memory() -> None:
    """So much and no more, whatever the file says."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # not on Windows
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _connect(copy: Path) -> sqlite3.Connection:
    # Not immutable: a journal that came along must be rolled back first, in the private copy.
    connection = sqlite3.connect(copy.resolve().as_uri() + "?mode=rw", uri=True, isolation_level=None)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_VDBE_OP, 5000)
    deadline = time.monotonic() + SECONDS
    connection.set_progress_handler(lambda: int(time.monotonic() > deadline), 10_000)
    _check_schema(connection)
    connection.set_authorizer(_allow)
    connection.text_factory = bytes  # bad UTF-8 is a bad row, not a bad file
    return connection


def _check_schema(connection: sqlite3.Connection) -> None:
    """Plain tables with exactly our columns, and nothing that acts by itself."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master LIMIT 1000").fetchall()
    if any(kind in ("trigger", "view") for kind, _, _ in rows):
        raise NotReadableError("altered", "it has a trigger or a view")
    for table, wanted in (("change", COLUMNS), ("draft", _DRAFT_COLUMNS)):
        sql = next((text for kind, name, text in rows if kind == "table" and name == table), None)
        if sql is None or str(sql).upper().split()[:2] != ["CREATE", "TABLE"]:
            raise NotReadableError("altered", f"it has no plain table {table}")
        found = connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
        if tuple(row[1] for row in found) != wanted or any(row[6] for row in found):
            raise NotReadableError("altered", f"its table {table} has other columns")
        if table == "change" and {row[1]: row[2] for row in found} != _TYPES:
            raise NotReadableError("altered", "its table change has other types")


def _allow(action: int, table: str | None, _column: str | None, _database: str | None, _cause: str | None) -> int:
    if action == sqlite3.SQLITE_READ:
        return sqlite3.SQLITE_OK if table in ("change", "draft") else sqlite3.SQLITE_DENY
    harmless = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_TRANSACTION)
    return sqlite3.SQLITE_OK if action in harmless else sqlite3.SQLITE_DENY


def _serve(connection: sqlite3.Connection, out: IO[bytes], back: IO[bytes]) -> None:
    connection.execute("BEGIN")
    no_id = os.urandom(ID_BYTES)  # for a row that has none; nobody can know it, so the row is sent
    ids = _ids(connection, no_id)
    good = [key for key in ids if key != no_id] if no_id in ids else ids
    say(out, {"rows": len(good), "drafts": _drafts(connection)})
    out.write(b"".join(good))
    out.flush()
    while back.readline() == b"workshops\n":
        say(out, {"workshops": _workshops(connection)})
    known = set(chain.from_iterable(_ID.iter_unpack(back.read())))
    wanted = bytes(map(not_, map(known.__contains__, ids)))
    table = _Places(ids, no_id, _places(connection, len(ids)), wanted)
    send_rows(out, _rows(connection, table, b"\1"))
    say(out, {"sent": True})
    send_rows(out, (row for row in _rows(connection, table, b"\0") if not _sound(row)))
    say(out, {"end": True})


def _ids(connection: sqlite3.Connection, no_id: bytes) -> list[bytes]:
    """The id of every row, in the order of their places.

    Joined by SQLite, which takes a third of the time that a step for each row takes.
    """
    ids: list[bytes] = []
    while True:
        (joined,) = connection.execute(_JOINED, (no_id, _CHUNK, len(ids))).fetchone()
        if not joined:
            return ids
        ids += chain.from_iterable(_ID.iter_unpack(joined))


def _places(connection: sqlite3.Connection, count: int) -> Sequence[int]:
    """The rowid of every row, mostly one after the other without a gap."""
    (first,) = connection.execute("SELECT min(rowid) FROM change").fetchone()
    (last,) = connection.execute("SELECT max(rowid) FROM change").fetchone()
    if count and last - first == count - 1:
        return range(first, last + 1)
    return [place for (place,) in connection.execute("SELECT rowid FROM change ORDER BY rowid")]


def _workshops(connection: sqlite3.Connection) -> list[list[str]]:
    """[item, title] of workshops, at most a hundred."""
    rows = connection.execute("SELECT DISTINCT item FROM change WHERE field='kind' AND value='workshop' LIMIT 100")
    asked = "SELECT value FROM change WHERE item=CAST(? AS TEXT) AND field='title' LIMIT 1"
    found = [(item, connection.execute(asked, (item,)).fetchone()) for (item,) in rows.fetchall()]
    return [[_loosely(item), _loosely(title[0] if title else None)] for item, title in found]


def _drafts(connection: sqlite3.Connection) -> list[list[str]]:
    """[author, item, field, text] of every unfinished text."""
    rows = connection.execute(f"SELECT author, item, field, value FROM draft ORDER BY at LIMIT {_DRAFTS}")
    return [[_loosely(cell) for cell in row] for row in rows]


def _loosely(cell: object) -> str:
    return cell.decode(errors="replace") if isinstance(cell, bytes) else "" if cell is None else str(cell)


class _Places(NamedTuple):
    """Every row in the order of its place: its id (``no_id`` where it has none), its rowid, and the answer to it."""

    ids: Sequence[bytes]
    no_id: bytes
    rowids: Sequence[int]
    wanted: bytes


def _rows(connection: sqlite3.Connection, table: _Places, answer: bytes) -> Iterator[tuple[Any, ...]]:
    """The rows with one answer, run by run: what is new to the target mostly stands together.

    Where pages of the source are not in order, looking for a rowid finds other rows than going through all of them
    does: then all of them are gone through again.
    """
    statement = f"{_EVERY_COLUMN} WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
    other = b"\0" if answer == b"\1" else b"\1"
    first = table.wanted.find(answer)
    while first >= 0:
        last = table.wanted.find(other, first)
        last = len(table.wanted) if last < 0 else last
        at = first
        for row in connection.execute(statement, (table.rowids[first], table.rowids[last - 1])):
            if at == last or table.ids[at] not in (row[0], table.no_id):
                break
            yield row
            at += 1
        if at < last:
            yield from _gone_through(connection, table.wanted, answer)
            return
        first = table.wanted.find(answer, last)


def _gone_through(connection: sqlite3.Connection, wanted: bytes, answer: bytes) -> Iterator[tuple[Any, ...]]:
    """The rows with one answer, as the whole table is read from its beginning to its end."""
    every = connection.execute(f"{_EVERY_COLUMN} NOT INDEXED ORDER BY rowid")
    return (row for row, told in zip(every, wanted, strict=False) if told == answer[0])


def send_rows(out: IO[bytes], rows: Iterable[tuple[Any, ...]]) -> None:
    """Sends rows, columns in order and texts as bytes; those that cannot be packed as messages."""
    parts: list[bytes] = []
    size = 0
    for row in rows:
        try:
            part = packed(row)
        except (TypeError, struct.error):
            say(out, {"rows": [as_json(row)]})
            continue
        parts.append(part)
        size += len(part)
        if size > _BATCH_BYTES:
            send(out, ROWS, b"".join(parts))
            parts, size = [], 0
    send(out, ROWS, b"".join(parts))


def as_json(row: tuple[Any, ...]) -> list[Any]:
    """A row that is like no change, its bytes as hex."""
    key, form, session, item, field, value, salt, parents, writer, seq, author, wall = row
    return [
        _hex(key), _text(form), _text(session), _text(item), _text(field), _text(value), _hex(salt), _hex(parents),
        _hex(writer), _text(seq), _text(author), _text(wall),
    ]  # fmt: skip


def _hex(cell: Any) -> Any:
    return cell.hex() if isinstance(cell, bytes) else cell


def _text(cell: Any) -> Any:
    return cell.decode("utf-8", "surrogateescape") if isinstance(cell, bytes) else cell


def _sound(row: tuple[Any, ...]) -> bool:
    """Whether a row that is here already says what its id says; a struck one cannot be asked."""
    key, form, session, item, field, value, salt, parents, writer, seq, author, wall = row
    if value is None or salt is None:
        return value is salt and isinstance(key, bytes) and len(key) == ID_BYTES
    try:
        return content_id((form, seq, wall), session, item, field, author, writer, parents, salt, value) == key
    except (TypeError, struct.error):
        return False


def say(out: IO[bytes], message: dict[str, object]) -> None:
    """Sends one message."""
    send(out, MESSAGE, json.dumps(message, separators=(",", ":")).encode())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
