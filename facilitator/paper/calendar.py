"""A programme as an iCalendar file (RFC 5545): the same events and moment give the same bytes (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from facilitator.paper.calendar_zone import zone_lines

_WIDEST = 75  # octets of a line without its end, section 3.1
_BROKEN = frozenset({"Cc", "Cs"})
_UTC = ("UTC", "Etc/UTC")
_UID = re.compile(r"[^A-Za-z0-9.@\-]+")


@dataclass(frozen=True, slots=True)
class CalendarPoint:
    """``kind`` is discussion or presentation."""

    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A slot of a session. ``day`` is an ISO day, ``start`` and ``end`` are local HH:MM, ``end`` "" where open.

    ``kind`` is parallel, plenary or other; ``uid`` stays the same as long as the slot does.
    """

    uid: str
    day: str
    start: str
    end: str
    code: str
    title: str
    kind: str
    slot: str = ""
    points: tuple[CalendarPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class ProgrammeCalendar:
    """``stamp`` is the aware moment at which it is made; ``place`` is that of every event."""

    title: str
    place: str
    zone: ZoneInfo
    stamp: datetime
    producer: str
    events: tuple[CalendarEvent, ...]


def calendar_bytes(calendar: ProgrammeCalendar) -> bytes:
    """The whole file, UTF-8, with lines that end in CRLF and are folded at 75 octets."""
    return b"".join(_folded(line) for line in _lines(calendar))


def _lines(calendar: ProgrammeCalendar) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//facilitator//{_text(calendar.producer)}//EN"
    yield "CALSCALE:GREGORIAN"
    yield f"NAME:{_text(calendar.title)}"
    yield f"X-WR-CALNAME:{_text(calendar.title)}"
    yield f"X-WR-TIMEZONE:{calendar.zone.key}"
    years = [int(event.day[:4]) for event in calendar.events]
    if years and calendar.zone.key not in _UTC:
        yield from zone_lines(calendar.zone, min(years), max(years))
    for event in calendar.events:
        yield from _event(event, calendar)
    yield "END:VCALENDAR"


def _event(event: CalendarEvent, calendar: ProgrammeCalendar) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_UID.sub('-', event.uid)}"
    yield f"DTSTAMP:{calendar.stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield _moment("DTSTART", event.day, event.start, calendar.zone)
    if event.end:
        yield _moment("DTEND", event.day, event.end, calendar.zone)
    yield f"SUMMARY:{_text(_summary(event))}"
    description = _description(event)
    if description:
        yield f"DESCRIPTION:{_text(description)}"
    if calendar.place:
        yield f"LOCATION:{_text(calendar.place)}"
    yield f"CATEGORIES:{_text(event.kind)}"
    yield from _own(event)
    yield "END:VEVENT"


def _own(event: CalendarEvent) -> Iterator[str]:
    """What a programme says beyond a calendar's words, for the template it may become again."""
    yield f"X-FACILITATOR-SESSION:{_text(event.code)}"
    yield f"X-FACILITATOR-KIND:{_text(event.kind)}"
    if event.slot:
        yield f"X-FACILITATOR-SLOT:{_text(event.slot)}"
    for point in event.points:
        kind = "presentation" if point.kind == "presentation" else "discussion"
        yield f"X-FACILITATOR-POINT;X-KIND={kind}:{_text(point.title)}"


def _summary(event: CalendarEvent) -> str:
    return event.title if event.kind == "other" or not event.code else f"{event.code} {event.title}".strip()


def _description(event: CalendarEvent) -> str:
    """The slot's title and its points, a line each."""
    return "\n".join((*((event.slot,) if event.slot else ()), *(f"• {_plain(point.title)}" for point in event.points)))


def _moment(key: str, day: str, clock: str, zone: ZoneInfo) -> str:
    local = f"{day.replace('-', '')}T{clock.replace(':', '')}00"
    return f"{key}:{local}Z" if zone.key in _UTC else f"{key};TZID={zone.key}:{local}"


def _plain(text: str) -> str:
    return " ".join(text.split())


def _text(text: str) -> str:
    """A TEXT value (section 3.3.11): marks escaped, line ends as \\n, no other control characters."""
    lines = (
        "".join(" " if unicodedata.category(char) in _BROKEN else char for char in one) for one in text.split("\n")
    )
    return "\\n".join(re.sub(r"([\\;,])", r"\\\1", line) for line in lines)


def _folded(line: str) -> bytes:
    """A content line in pieces of at most 75 octets, parted between characters."""
    pieces: list[bytes] = []
    current = b""
    for char in line:
        octets = char.encode("utf-8")
        if len(current) + len(octets) > _WIDEST - (1 if pieces else 0):
            pieces.append(current)
            current = b""
        current += octets
    return b"\r\n ".join((*pieces, current)) + b"\r\n"
