"""What SQLite and the system say about a file, in words that tell a person what to do."""

from __future__ import annotations

import errno
import sqlite3
import struct
from collections.abc import Generator
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path

from facilitator.errors import BrokenFileError, SessionFileError

_BUSY, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB, _TOOBIG = 5, 8, 10, 11, 13, 14, 26, 18
_DB_MOVED = 8 | 4 << 8  # SQLITE_READONLY_DBMOVED, extended
_ALTERED = -1  # ours: SQLite has one code for every statement that does not fit the tables
_MOVED = -2  # ours: one of SQLite's kinds of read-only, of which the place is not the cause
_SENTENCES = {
    _MOVED: "{name} was deleted, moved or replaced by another program while it was open; put it back as it was, "
    "or copy what you still need and open it again.",
    _ALTERED: "{name} was altered by another program ({detail}); “facilitator check --rebuild” makes its tables anew.",
    _BUSY: "{name} is being written by another program just now; close it there or try again in a moment.",
    6: "{name} is being written by another program just now; close it there or try again in a moment.",
    _READONLY: "{name} cannot be written where it is; copy it to a place where you may write.",
    _IOERR: "{name} could not be read or written ({detail}); check the disk or stick and try again.",
    _CORRUPT: "{name} is damaged ({detail}); use another copy of it, its backup, or “facilitator salvage”.",
    _FULL: "The disk with {name} is full; make room and try again: nothing of this step was kept.",
    _CANTOPEN: "{name} cannot be opened where it is; check that the folder exists and that you may write there.",
    _NOTADB: "{name} is damaged or is no session file; use another copy of it, its backup, or “facilitator salvage”.",
    _TOOBIG: "A text for {name} is too long; split it and try again.",
}
_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READONLY,
    errno.EACCES: _READONLY,
    errno.EPERM: _READONLY,
}
_NOT_OUR_TABLES = ("no such table", "no such column", "has no column")
# What Python raises over a value of a type no sound file holds in that place.
_ODD = (TypeError, ValueError, AttributeError, LookupError, struct.error)
_DAMAGED = ("Could not decode", "unsupported file format")


def sentence(error: BaseException, path: Path) -> str | None:
    """The sentence for a fault a person can mend; None for anything else, which is a bug."""
    code, detail = _cause(error)
    if code == _READONLY and not _is_there(path):
        code = _CANTOPEN
    words = _SENTENCES.get(code or 0)
    return words.format(name=path.name or path, detail=detail) if words else None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a folder that may not be looked into
        return False


def _cause(error: BaseException) -> tuple[int | None, str]:
    """SQLite's primary code for an error, or ours, and what it says in a few words."""
    if isinstance(error, sqlite3.Error):
        return _sqlite_code(error), str(error)
    if isinstance(error, OSError):
        # Whatever the system refuses is for a person to mend, also what has no sentence of its own.
        return _SYSTEM.get(error.errno or 0, _IOERR), (error.strerror or str(error)).lower()
    if isinstance(error, UnicodeDecodeError | JSONDecodeError):
        return _CORRUPT, "unreadable text"
    return None, ""


def _sqlite_code(error: sqlite3.Error) -> int | None:
    said = str(error)
    if any(words in said for words in _NOT_OUR_TABLES):
        return _ALTERED
    if said.startswith(_DAMAGED):  # from Python, or under SQLite's code for any statement that fails
        return _CORRUPT
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return _FULL if "disk is full" in said else None
    return _MOVED if code == _DB_MOVED else code & 0xFF


@contextmanager
def odd_values(path: Path, connection: sqlite3.Connection) -> Generator[None, None, None]:
    """Says that a file is damaged where a bit turned a value into one of another type; else it is a bug."""
    try:
        yield
    except _ODD as error:
        if not isinstance(error, UnicodeDecodeError) and _is_unsound(connection):
            raise BrokenFileError(_SENTENCES[_CORRUPT].format(name=path.name, detail="impossible values")) from error
        raise


def _is_unsound(connection: sqlite3.Connection) -> bool:
    try:
        return any(row[0] != "ok" for row in connection.execute("PRAGMA integrity_check(1)"))
    except sqlite3.Error:
        return True


@contextmanager
def faults(path: Path) -> Generator[None, None, None]:
    """Turns what SQLite and the system say about this file into a SessionFileError."""
    try:
        yield
    except (sqlite3.Error, OSError, UnicodeDecodeError, JSONDecodeError) as error:
        words = sentence(error, path)
        if words is None:
            raise
        broken = _cause(error)[0] in (_CORRUPT, _NOTADB)
        raise (BrokenFileError if broken else SessionFileError)(words) from error
