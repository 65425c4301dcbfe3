"""``+1 JP, ROK`` and ``-1 …``: who supports, or has reservations about, the record before (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facilitator.capture.people import Named, names_at, split_names
from facilitator.directory import Directory

_SIGN = re.compile(r"([+＋\-－−])[1１][^\S\n\r]+")
_SELF = re.compile(r"([+＋\-－−])[1１][\s.!]*$")
_END = re.compile(r"\s*[:：;(（\n]|\s+[-–—]\s|$")
_LAST_DOT = re.compile(r"[.\s]*$")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Support:
    """Parties for (``positive``) or with reservations; ``after`` is where the rest of the line starts."""

    positive: bool
    after: int
    names: tuple[Named, ...]


def read_support(line: str, start: int, directory: Directory) -> Support | None:
    """The support recorded at ``start``; None where none of the names is anybody's."""
    sign = _SIGN.match(line, start)
    if sign is None:
        return None
    stop = _END.search(line, sign.end())
    end = stop.start() if stop else len(line)
    end = sign.end() + len(_LAST_DOT.sub("", line[sign.end() : end]))
    names = split_names(line, sign.end(), end, directory)
    if not any(name.refs for name in names):
        names = _spaced(line, sign.end(), end, directory)
    if not any(name.refs for name in names):
        return None
    return Support(sign[1] in "+＋", sign.end(), tuple(names))


def read_own_support(line: str, start: int) -> tuple[bool, int] | None:
    """Whether a speaker's bare ``+1`` or ``-1`` is for or against, and where it ends."""
    found = _SELF.match(line, start)
    return (found[1] in "+＋", found.end()) if found else None


def _spaced(line: str, start: int, end: int, directory: Directory) -> list[Named]:
    """Names with only spaces between; all must be known."""
    names: list[Named] = []
    position = start
    while position < end:
        found = names_at(line, position, directory)
        if not found:
            return []
        names += found
        gap = _SPACE.match(line, found[-1].end)
        position = gap.end() if gap else found[-1].end
        if gap is None and position < end:
            return []
    return names
