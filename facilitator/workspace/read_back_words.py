"""Words that were amended as the room saw them, with the names it did not see put back (pure)."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_PIECE = re.compile(r"\s+|\w+|[^\w\s]")


def unmasked(typed: str, masked: str, whole: str) -> str:
    """``typed`` was made of ``masked``, which is ``whole`` without names: each name whose stand-in is left comes back.

    What stands in the place of a name was agreed to as that; who it stands for is still known to the record.
    """
    if masked == whole:
        return typed
    if typed == masked:
        return whole
    at, shown = 0, typed
    for stand_in, name in _hidden(masked, whole):
        found = shown.find(stand_in, at)
        if found >= 0:
            shown = f"{shown[:found]}{name}{shown[found + len(stand_in) :]}"
            at = found + len(name)
    return shown


def _hidden(masked: str, whole: str) -> list[tuple[str, str]]:
    """What stands for what, in order; a name of several words is one."""
    one, other = _PIECE.findall(masked), _PIECE.findall(whole)
    found: list[tuple[str, str]] = []
    open_ = False
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        left, right = "".join(one[a:b]), "".join(other[c:d])
        if tag == "equal" and left.strip():
            open_ = False
        elif open_:
            found[-1] = (found[-1][0] + left, found[-1][1] + right)
        elif tag != "equal":
            found.append((left, right))
            open_ = True
    return [pair for pair in found if pair[0].strip()]
