"""Is this a session file at all? Answered from its first hundred bytes, before SQLite sees it."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

from facilitator.errors import BrokenFileError, SessionFileError
from facilitator.store.faults import faults
from facilitator.store.schema import APPLICATION_ID, PUBLISHED_ID, VERSION

SUFFIX = ".facilitator"
_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_CUT = "{name} is cut short; use another copy of it, its backup, or “facilitator salvage”."


def check_header(path: Path) -> None:
    """Raises SessionFileError, with what to do, for whatever is not a whole file of ours."""
    name = path.name or str(path)
    with faults(path):
        try:
            status = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            place = _place(path)
            raise SessionFileError(
                "There is no file {name} in {place}; check the name and the folder.", name=name, place=place
            ) from None
        except PermissionError:
            raise SessionFileError("You may not look into {place}; ask whoever owns it.", place=_place(path)) from None
        if stat.S_ISDIR(status.st_mode):
            raise SessionFileError("{name} is a folder; name a {suffix} file in it.", name=name, suffix=SUFFIX)
        if not stat.S_ISREG(status.st_mode):
            raise SessionFileError("{name} is no ordinary file; name a {suffix} file.", name=name, suffix=SUFFIX)
        try:
            with path.open("rb") as stream:
                head = stream.read(_HEADER)
        except PermissionError:
            raise SessionFileError("You may not read {name}; ask whoever owns it for a copy.", name=name) from None
    _check_bytes(name, head, status.st_size)
    if not _has_journal(path):  # it may hold what a power cut left undone, its length among it
        _check_length(name, head, status.st_size)


def is_published(path: Path) -> bool:
    """Whether a file that was looked at before is a copy for everybody."""
    with faults(path), path.open("rb") as stream:
        return int.from_bytes(stream.read(_HEADER)[68:72], "big") == PUBLISHED_ID


def mark_published(connection: sqlite3.Connection) -> None:
    """Makes a file a copy for everybody, inside the caller's transaction."""
    connection.execute(f"PRAGMA application_id={PUBLISHED_ID}")


def _place(path: Path) -> str:
    return "this folder" if path.parent == Path() else str(path.parent)


def _check_bytes(name: str, head: bytes, size: int) -> None:
    if not head:
        raise SessionFileError("{name} is empty; use another copy of it, or remove it and make a new file.", name=name)
    if not head.startswith(_MAGIC[: len(head)]):
        raise SessionFileError(
            "{name} is not a session file, whatever its name says; name a {suffix} file.", name=name, suffix=SUFFIX
        )
    if len(head) < _HEADER:
        raise BrokenFileError(_CUT, name=name)
    if int.from_bytes(head[68:72], "big") not in (APPLICATION_ID, PUBLISHED_ID):
        raise SessionFileError(
            "{name} is a database of another program; name a {suffix} file.", name=name, suffix=SUFFIX
        )
    if int.from_bytes(head[60:64], "big") > VERSION:
        raise SessionFileError(
            "{name} was made by a newer version of facilitator; update this one to open it.", name=name
        )


def _has_journal(path: Path) -> bool:
    try:
        return path.with_name(path.name + "-journal").stat().st_size > 0
    except OSError:
        return False


def _check_length(name: str, head: bytes, size: int) -> None:
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    if size < (65536 if page == 1 else page) * pages:
        raise BrokenFileError(_CUT, name=name)
