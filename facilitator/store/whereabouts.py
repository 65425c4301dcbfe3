"""Whether an open file still stands under its name: it may be deleted or replaced, or its stick be gone."""

from __future__ import annotations

import errno
import sqlite3
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from facilitator.errors import SessionFileError
from facilitator.store.opening import SessionFile

_UNREADABLE = frozenset({10, 11, 14, 26})  # I/O error, corrupt, cannot open, no database: what a dead stick gives
_NO_ANSWER = frozenset({errno.EACCES, errno.EPERM, errno.EINTR})


class Whereabouts(StrEnum):
    """HERE is "": nothing to say."""

    HERE = ""
    GONE = "gone"
    REPLACED = "replaced"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Look:
    """Where the file is, and whether another program has written into it since the last look."""

    place: Whereabouts
    others_wrote: bool = False


def look(file: SessionFile) -> Look:
    """Looks at the name of the file and at its first page; cheap, and never an error."""
    place = _place(file.path, file.identity)
    if place:
        return Look(place)
    try:
        return Look(place, file.others_wrote())
    except SessionFileError as error:
        cause = error.__cause__
        code = cause.sqlite_errorcode & 0xFF if isinstance(cause, sqlite3.Error) else 0
        return Look(Whereabouts.UNREADABLE if code in _UNREADABLE else Whereabouts.HERE)


def _place(path: Path, known: tuple[int, int] | None) -> Whereabouts:
    """As SQLite itself tells it before it writes: by the number of the file, not by its content."""
    try:
        status = path.stat()
    except OSError as error:
        return Whereabouts.HERE if error.errno in _NO_ANSWER else Whereabouts.GONE
    found = (status.st_dev, status.st_ino)
    return Whereabouts.HERE if known is None or found == known else Whereabouts.REPLACED
