"""``+1 JP, ROK`` and ``-1 …``: who supports, or has reservations about, the record before (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facilitator.capture.people import Named, names_at, split_names
from facilitator.directory import Directory

_SIGN = re.compile(r"([+＋\-－−])[1１][^\S\n\r]+")
_SELF = re.compile(r"([+＋\-－−])[1１][\s.!]*$")
_END = re.compile(r"\s*[:：;(（\n]|\s+[-–—]\s|$")
_LAST_DOT = re.compile(r"[.!\s]*$")
# Somebody nobody knows: capitals in front, and no unit of measure.
_NAME_LIKE = re.compile(
    r"(?!(?:Celsius|Fahrenheit|Kelvin|USD|EUR|CNY|JPY|KRW|RUB|MNT)\b)"
    r"(?:[A-ZА-ЯЁӨҮ][^\W\d_.'’-]{1,24}[ ]?){1,3}"
)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Support:
    """Parties for (``positive``) or with reservations; ``after`` is where the rest of the line starts."""

    positive: bool
    after: int
    names: tuple[Named, ...]


def read_support(line: str, start: int, directory: Directory) -> Support | None:
    """The support recorded at ``start``; None where no name follows. Words after the names are a comment."""
    sign = _SIGN.match(line, start)
    if sign is None:
        return None
    stop = _END.search(line, sign.end())
    end = stop.start() if stop else len(line)
    end = sign.end() + len(_LAST_DOT.sub("", line[sign.end() : end]))
    names: list[Named] = []
    for name in split_names(line, sign.end(), end, directory):
        spaced = [] if name.refs else _spaced(line, name.start, directory)
        whole = bool(name.refs) or (bool(spaced) and spaced[-1].end >= name.end)
        if not whole and not spaced and not _NAME_LIKE.fullmatch(name.text):
            break
        names += spaced or [name]
        if spaced and not whole:
            break
    return Support(sign[1] in "+＋", sign.end(), tuple(names)) if names else None


def read_own_support(line: str, start: int) -> tuple[bool, int] | None:
    """Whether a speaker's bare ``+1`` or ``-1`` is for or against, and where it ends."""
    found = _SELF.match(line, start)
    return (found[1] in "+＋", found.end()) if found else None


def _spaced(line: str, start: int, directory: Directory) -> list[Named]:
    """The known names from ``start`` on with only spaces between them."""
    names: list[Named] = []
    while found := names_at(line, start, directory):
        names += found
        gap = _SPACE.match(line, found[-1].end)
        if gap is None:
            break
        start = gap.end()
    return names
