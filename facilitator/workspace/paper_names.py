"""What papers are called, and what their files are called (pure)."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from facilitator.domain import Records
from facilitator.workspace.places import find_session

# What Windows, macOS and Linux forbid in names.
_FORBIDDEN = re.compile(r'[/\\:*?"<>|]')
_BREAKS = frozenset({"Cc", "Cs", "Zl", "Zp"})
_UNSEEN = "Cf"  # what turns the direction of writing, joins, or shows nothing
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\.|$)")
_LONGEST, _LONGEST_BYTES = 100, 180  # with a moment and a suffix it stays under the 255 bytes a name may have

NAMES = {
    "summary": "Moderator’s summary",
    "roundtable": "Roundtable pack",
    "actions": "Action plan",
    "lessons": "Lessons learnt",
    "report": "Workshop report",
    "slides": "Slides",
}
OF_A_SESSION = ("summary", "slides")


def paper_name(records: Records, paper: str, session: str | None) -> str:
    """What people call a paper: “Session 2.1 – Moderator’s summary”. Raises NotFoundInFileError."""
    name = NAMES.get(paper, paper)
    if paper not in OF_A_SESSION:
        return name
    return f"Session {find_session(records, session).code} – {name}"


def file_name(name: str, records: Records, now: datetime, note: str = "") -> str:
    """The name of a paper's file without suffix: its name, a note such as a status, and the day in the venue's zone."""
    day = now.astimezone(_zone(records.workshop.zone)).date().isoformat()
    return safe_name(" – ".join(one for one in (name, note, day) if one))


def safe_name(words: str, otherwise: str = "paper") -> str:
    """Words as the name of a file on any system: never a path, nor an option of a command; ``otherwise`` for none."""
    clean = _FORBIDDEN.sub("-", "".join(map(_sign, unicodedata.normalize("NFC", words))))
    clean = _shortened(" ".join(clean.split()).lstrip("-. ")).rstrip(". ")
    return f"_{clean}" if _RESERVED.match(clean) else clean or otherwise


def _sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    return "" if kind == _UNSEEN else "-" if kind in _BREAKS and not sign.isspace() else sign


def _shortened(words: str) -> str:
    return words[:_LONGEST].encode()[:_LONGEST_BYTES].decode(errors="ignore")


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
