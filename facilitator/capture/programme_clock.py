"""Days and times as people type them into a programme (pure)."""

from __future__ import annotations

import re
from datetime import date

from facilitator.capture.dates import read_date

_CLOCK = re.compile(
    r"(?P<before>오전|오후|上午|下午|午前|午後)?\s*"
    r"(?:(?P<hour>\d{1,2})(?:\s*[:.：hч時时點点시]\s*(?P<minute>\d{2})?(?::\d{2})?\s*[分분]?)?|(?P<four>\d{4}))"
    r"\s*(?P<after>[ap]\.?\s?m\.?)?",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\s*(?:[-–—‐−~〜～]|\bto\b|\buntil\b|\bдо\b|至)\s*", re.IGNORECASE)
_FRACTION = re.compile(r"0?\.\d{2,}|0")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::\d{2})?)?")
_ORDINAL = re.compile(
    r"(?:day|день|第|제)\s?(?:\d{1,2}|one|two|three|four|five|[一二三四五])(?:\s?(?:天|日目|일차))?[\s,.:：–—-]*", re.I
)
_BRACKETS = re.compile(r"\s*[(（][^)）]*[)）]")
_LATER = ("오후", "下午", "午後")
_EARLIER = ("오전", "上午", "午前")
_YEARS = (1900, 2200)
_DAY_MINUTES = 24 * 60


def read_time(text: str) -> str:
    """A time as HH:MM: 9:05, 9.05, 0905, 9h05, 1:30 pm, 오후 1시 30분, a spreadsheet's fraction; "" for none."""
    text = text.strip()
    whole = _ISO.fullmatch(text)
    if whole:
        return whole[2] or ""
    if _FRACTION.fullmatch(text) and "." in text and len(text) > 4:
        return _hhmm(round(float(text) * _DAY_MINUTES))
    found = _CLOCK.fullmatch(text)
    if not found:
        return ""
    four = found["four"]
    hour, minute = (int(four[:2]), int(four[2:])) if four else (int(found["hour"]), int(found["minute"] or 0))
    after = (found["after"] or "").lower()
    if after or found["before"]:
        if not 1 <= hour <= 12:
            return ""
        late = after.startswith("p") or found["before"] in _LATER
        hour = hour % 12 + (12 if late else 0)
    return _hhmm(hour * 60 + minute) if minute < 60 else ""


def _hhmm(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}" if 0 <= minutes < _DAY_MINUTES else ""


def read_span(text: str) -> tuple[str, str]:
    """The start and end of “09:00–10:30”; the end is "" where there is none, both where it is no time.

    “1:30–3 pm” is in the afternoon: a half of the day said at the end holds for both, where it can.
    """
    if _ISO.fullmatch(text.strip()):
        return read_time(text), ""
    first, _, last = _SPAN.sub("\x00", text.strip(), count=1).partition("\x00")
    start, end = read_time(first), read_time(last) if last else ""
    half = re.search(r"[ap]\.?\s?m\.?$", last, re.IGNORECASE)
    if half and start and not re.search(r"m\.?$", first, re.IGNORECASE):
        same = read_time(f"{first} {half[0]}")
        start = same if same and same < end else start
    return (start, end) if start and (end or not last) else ("", "")


def read_day(text: str, today: date) -> tuple[str, bool]:
    """A day as ISO 8601, and whether its year was guessed; "" for what names no day or could be two."""
    bare = _ORDINAL.sub("", _BRACKETS.sub("", text.strip()), count=1).strip(" ,.:")
    whole = _ISO.fullmatch(bare)
    if whole:
        return (whole[1], False) if _is_day(whole[1]) else ("", False)
    found = read_date(bare, 0, today)
    if found is None or found.end != len(bare) or not found.exact or not _is_day(found.iso):
        return "", False
    return found.iso, re.search(r"\d{4}", bare) is None


def _is_day(iso: str) -> bool:
    try:
        return _YEARS[0] <= date.fromisoformat(iso).year <= _YEARS[1]
    except ValueError:
        return False


def read_minutes(text: str) -> int:
    """A length in minutes: 30, 30 min, 0:30, 1h; 0 for none."""
    text = text.strip().lower()
    plain = re.fullmatch(r"(\d{1,3})(?:\s*(?:m|min|mins|minutes|мин\w*|分钟?|분)\.?)?", text)
    if plain:
        return int(plain[1])
    clock = re.fullmatch(r"(\d{1,2}):(\d{2})(?::\d{2})?", text)
    return int(clock[1]) * 60 + int(clock[2]) if clock else 0
