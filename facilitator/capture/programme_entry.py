"""A programme as some other program keeps it: what stands in it, before it is made into sessions (pure)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_BROKEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_LONGEST = 300
MOST_ENTRIES = 2000


@dataclass(frozen=True, slots=True)
class Talk:
    """A point of a session's agenda; ``kind`` is discussion or presentation, ``people`` who presents it."""

    title: str
    kind: str = "presentation"
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One stretch of time in a programme.

    ``day`` is an ISO day, ``start`` and ``end`` are local HH:MM, ``end`` "" where it is open. ``session``
    is the title of the session it is part of and ``code`` that session's code, "" where the source tells
    none. ``kind`` is parallel, plenary, other, "talk" for what is surely part of a session, or "" for
    whatever its neighbours make of it. ``where`` is its place in the source, such as “line 12”.
    """

    title: str
    day: str
    start: str
    end: str
    where: str
    room: str = ""
    track: str = ""
    code: str = ""
    session: str = ""
    slot: str = ""
    kind: str = ""
    people: tuple[str, ...] = ()
    moderators: tuple[str, ...] = ()
    points: tuple[Talk, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """All of a programme; ``zone`` is a name that zoneinfo knows. ``remarks`` are what was guessed or left out."""

    title: str
    zone: str
    entries: tuple[Entry, ...]
    venue: str = ""
    short: str = ""
    remarks: tuple[str, ...] = ()


def clean(text: object) -> str:
    """One line that is fit to print: no control characters, none that turn the reading direction, cut when endless."""
    plain = "".join(" " if unicodedata.category(char) in _BROKEN else char for char in _BIDI.sub("", str(text)))
    plain = " ".join(plain.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"
