"""When the room, or a lead, said yes: the form in which a record keeps it (pure).

``2024-08-29 11:40`` in the venue's time, then ``, as amended`` where the words were amended on the spot, then perhaps
who spoke for the room: ``2024-08-29 11:40, as amended, the Chair``. Whoever wrote it down is the author of the change.
Any other words count as said, too, at no known moment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

_AMENDED = "as amended"
_FORM = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d)(?:, (.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mark:
    """``day`` (ISO) and ``time`` (HH:MM) are "" where they are not known; ``words`` say who spoke, or all there is."""

    day: str
    time: str
    amended: bool = False
    words: str = ""


def write_mark(now: datetime, zone: ZoneInfo, *, amended: bool = False, words: str = "") -> str:
    """The mark of a moment; ``now`` is aware."""
    moment = now.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    return ", ".join(one for one in (moment, _AMENDED if amended else "", " ".join(words.split())) if one)


def read_mark(value: str) -> Mark | None:
    """What a value says, None where it says nothing."""
    if not value.strip():
        return None
    found = _FORM.fullmatch(value.strip())
    if not found:
        return Mark("", "", words=value.strip())
    rest = found[3] or ""
    amended = rest == _AMENDED or rest.startswith(f"{_AMENDED}, ")
    return Mark(found[1], found[2], amended, rest[len(_AMENDED) :].removeprefix(", ") if amended else rest)
