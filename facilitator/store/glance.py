"""A glance at a session file from outside: read only, nothing made, nothing mended, no lock held."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from facilitator.errors import FacilitatorError
from facilitator.store.header import check_header

_WAIT_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Glance:
    """``held`` are the codes of the sessions in a file; ``unfinished`` says that a line waits to be finished."""

    held: tuple[str, ...]
    unfinished: bool


def glance(path: Path) -> Glance | None:
    """What a file holds, None where it is no session file or cannot be read just now."""
    try:
        check_header(path)
        place = quote(os.fsencode(path.resolve().as_posix()))
        connection = sqlite3.connect(f"file://{place if place.startswith('/') else '/' + place}?mode=ro", uri=True,
                                     timeout=_WAIT_SECONDS)  # fmt: skip
    except (FacilitatorError, sqlite3.Error, OSError):
        return None
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        held = connection.execute('SELECT code FROM sessions WHERE held=1 ORDER BY "order", id').fetchall()
        (drafts,) = connection.execute("SELECT count(*) FROM draft WHERE trim(value) <> ''").fetchone()
    except sqlite3.Error:
        return None
    finally:
        connection.close()
    return Glance(tuple(str(code) for (code,) in held), bool(drafts))
