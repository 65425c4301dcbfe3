"""What papers are called, and what their files are called (pure)."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from facilitator.domain import Records
from facilitator.workspace.places import find_session

# What Windows, macOS and Linux forbid in names, and what turns the direction of writing.
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)$")
_LONGEST = 100

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


def safe_name(words: str) -> str:
    """Words as the name of a file on any system, never a path."""
    clean = (
        " ".join(_FORBIDDEN.sub("-", unicodedata.normalize("NFC", words)).split()).strip(". ")[:_LONGEST].rstrip(". ")
    )
    return f"{clean}-" if _RESERVED.match(clean) else clean or "paper"


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
