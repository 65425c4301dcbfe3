"""A whole copy of an open session file, through its own connection, proved row by row.

Only SQLite opens the open file a second time, for it keeps count of what it has open: its locks (POSIX) drop when
any other descriptor of a file is closed in the process that holds them.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from itertools import zip_longest
from pathlib import Path

from facilitator.store.derived import ALL_COLUMNS
from facilitator.store.faults import faults
from facilitator.store.leftovers import SUFFIX, sweep
from facilitator.store.opening import SessionFile
from facilitator.store.syncing import sync, sync_folder

_NOT_FOR_OTHERS = ("opened", "quarantine", "held_redaction", "import_log")


def copy_whole(connection: sqlite3.Connection, folder: Path, name: str) -> Path | None:
    """Copies what the caller's transaction sees into a file of a folder, made if absent; nothing is overwritten.

    Where the name is taken, a number follows it. None when the copy is not the same as what it was made
    from: then it is not kept. Raises SessionFileError.
    """
    with faults(folder / name), _made(folder):
        handle, made = tempfile.mkstemp(prefix=".", suffix=SUFFIX, dir=folder)
        os.close(handle)
        part = Path(made)
        try:
            if not _copied(connection, part):
                return None
            part.chmod(0o644)
            place = _free(folder, name)
            part.replace(place)
            sync_folder(folder)
            return place
        finally:
            part.unlink(missing_ok=True)


def pack_whole(file: SessionFile, folder: Path, name: str) -> Path | None:
    """Copies the file for others: without free pages, and without what belongs to this copy only but the texts
    nobody has kept yet. Nothing is overwritten; where the name is taken, a number follows it.

    None when the copy does not hold what it was made from: then it is not kept. Raises SessionFileError.
    """
    with faults(folder / name), _made(folder):
        with tempfile.TemporaryDirectory(prefix=".", suffix=SUFFIX, dir=folder) as beside:
            part = Path(beside) / "pack"
            before = _count(file.connection)
            file.connection.execute("VACUUM INTO ?", (str(part),))
            if not _cleaned(part) or not _is_subset(file.connection, part, before):
                return None
            sync(part)
            part.chmod(0o644)
            place = _free(folder, name)
            part.replace(place)
        sync_folder(folder)
        return place


@contextmanager
def _made(folder: Path) -> Generator[None, None, None]:
    """A folder to write into; one that was made for nothing goes again."""
    there = folder.is_dir()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        if not there:
            sync_folder(folder.parent)
        sweep(folder)
        yield
    finally:
        if not there:
            with suppress(OSError):  # something stands in it
                folder.rmdir()


def _cleaned(part: Path) -> bool:
    """Takes out what does not travel, and the pages it stood on; whether the copy is sound."""
    copy = sqlite3.connect(part, isolation_level=None)
    try:
        copy.execute("PRAGMA secure_delete=ON")
        copy.execute("BEGIN IMMEDIATE")
        copy.execute("DELETE FROM local WHERE name NOT IN ('author', 'derived')")
        for table in _NOT_FOR_OTHERS:
            copy.execute(f"DELETE FROM {table}")
        copy.execute("COMMIT")
        copy.execute("VACUUM")
        return _is_sound(copy)
    finally:
        copy.close()


def _is_subset(connection: sqlite3.Connection, part: Path, least: int) -> bool:
    """Whether every change of a copy stands here, and at least so many: others may have written meanwhile."""
    copy = sqlite3.connect(part)
    try:
        asked = f"SELECT {ALL_COLUMNS} FROM change ORDER BY id"
        here, met = connection.execute(asked), 0
        for row in copy.execute(asked):
            if not any(row == one for one in here):  # goes on where it stopped: both are in the order of the ids
                return False
            met += 1
        return met >= least
    finally:
        copy.close()


def _count(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM change").fetchone()[0])


def _copied(connection: sqlite3.Connection, target: Path) -> bool:
    """Copies, syncs, opens the copy anew and compares every change with what stands here."""
    copy = sqlite3.connect(target)
    try:
        connection.backup(copy)
    finally:
        copy.close()
    sync(target)
    checked = sqlite3.connect(target)
    try:
        sound = _is_sound(checked)
    finally:
        checked.close()
    return sound and _same_changes(connection, target)


def _free(folder: Path, name: str) -> Path:
    place = folder / name
    number = 2
    while place.exists():
        place = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
        number += 1
    return place


def _is_sound(connection: sqlite3.Connection) -> bool:
    # Not quick_check: SQLite 3.40 takes a sound table without rowid for one with empty cells there.
    return [row[0] for row in connection.execute("PRAGMA integrity_check(1)")] == ["ok"]


def _same_changes(one: sqlite3.Connection, copy: Path) -> bool:
    """Whether a copy holds the changes that the caller's transaction, which only reads, sees."""
    ((_, _, place),) = [row for row in one.execute("PRAGMA database_list") if row[1] == "main"]
    with suppress(sqlite3.Error):
        if place and _same_tables(Path(place), copy):
            return True
    # The file may be gone from its place, or another one may stand there.
    checked = sqlite3.connect(copy)
    try:
        # As they stand on the disk: in the order of their ids, which are random, it takes four times as long.
        asked = f"SELECT {ALL_COLUMNS} FROM change ORDER BY rowid"
        return all(here == there for here, there in zip_longest(one.execute(asked), checked.execute(asked)))
    finally:
        checked.close()


def _same_tables(place: Path, copy: Path) -> bool:
    """The same by SQLite itself, in an eighth of the time."""
    both = sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True, timeout=0.2)
    try:
        both.execute("ATTACH ? AS origin", (f"{place.resolve().as_uri()}?mode=ro",))
        differs = " OR ".join(f"here.{column} IS NOT there.{column}" for column in ALL_COLUMNS.split(", "))
        (missing,) = both.execute(
            "SELECT (SELECT count(*) FROM origin.change) - (SELECT count(*) FROM main.change)"
        ).fetchone()
        asked = "SELECT 1 FROM origin.change here LEFT JOIN main.change there"
        asked += f" ON here.rowid=there.rowid WHERE {differs} LIMIT 1"
        return not missing and both.execute(asked).fetchone() is None
    finally:
        both.close()
