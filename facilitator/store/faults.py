"""What SQLite and the system say about a file, in words that tell a person what to do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from facilitator.errors import SessionFileError

_BUSY, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB, _TOOBIG = 5, 8, 10, 11, 13, 14, 26, 18
_SENTENCES = {
    _BUSY: "{name} is being written by another program just now; close it there or try again in a moment.",
    6: "{name} is being written by another program just now; close it there or try again in a moment.",
    _READONLY: "{name} cannot be written where it is; copy it to a place where you may write.",
    _IOERR: "{name} could not be read or written ({detail}); check the disk or stick and try again.",
    _CORRUPT: "{name} is damaged ({detail}); use another copy of it or its backup.",
    _FULL: "The disk with {name} is full; make room and try again: nothing of this step was kept.",
    _CANTOPEN: "{name} cannot be opened where it is; check that the folder exists and that you may write there.",
    _NOTADB: "{name} is damaged or is no session file; use another copy of it or its backup.",
    _TOOBIG: "A text for {name} is too long; split it and try again.",
}
_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READONLY,
    errno.EACCES: _READONLY,
    errno.EPERM: _READONLY,
    errno.EIO: _IOERR,
}


def sentence(error: BaseException, path: Path) -> str | None:
    """The sentence for a fault a person can mend; None for anything else, which is a bug."""
    code: int | None = None
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        code = None if code is None else code & 0xFF
        if code is None and "disk is full" in str(error):
            code = _FULL
    elif isinstance(error, OSError):
        code = _SYSTEM.get(error.errno or 0)
    if code == _READONLY and not path.exists():
        code = _CANTOPEN
    words = _SENTENCES.get(code or 0)
    return words.format(name=path.name, detail=str(error)) if words else None


@contextmanager
def faults(path: Path) -> Generator[None, None, None]:
    """Turns what SQLite and the system say about this file into a SessionFileError."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        words = sentence(error, path)
        if words is None:
            raise
        raise SessionFileError(words) from error
