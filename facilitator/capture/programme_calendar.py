"""An iCalendar file (RFC 5545) to a programme. icalendar loads on use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from facilitator.capture.programme_calendar_lines import calendar_lines, calendar_text, event_lines
from facilitator.capture.programme_entry import MOST_ENTRIES, Entry, Programme, Talk, clean
from facilitator.capture.programme_zone import known_zone
from facilitator.errors import ImportFileError

if TYPE_CHECKING:
    from icalendar import Calendar, Component

_BULLET = re.compile(r"^\s*(?:[-–•*·▪◦‣・]|\d{1,2}[.)])\s+(\S.*)$")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_YEARS = (1900, 2200)
_NO_ZONE = "Guessed: the zone; the calendar names none that is known. Import again with --zone for that of the venue."
_KINDS = ("parallel", "plenary", "other")


@dataclass(frozen=True, slots=True)
class _Source:
    """What reading an event needs: the file's name, the workshop's zone and whether that is known."""

    name: str
    zone: ZoneInfo
    certain: bool


def read_calendar(name: str, data: bytes, zone: str = "") -> Programme:
    """The programme of an iCalendar file; times are those of ``zone``, else of the zone the calendar names.

    Raises ImportFileError: one sentence with file, line and what was expected.
    """
    lines = calendar_lines(name, data)
    places = event_lines(lines)
    if len(places) > MOST_ENTRIES:
        raise ImportFileError(
            "“{name}” holds {number} events; export only those of the workshop, at most {most}.",
            name=name, number=len(places), most=MOST_ENTRIES,
        )  # fmt: skip
    calendar = _parsed(name, calendar_text(lines))
    events = list(calendar.walk("VEVENT"))
    named = zone or _calendar_zone(calendar, events)
    source = _Source(name, ZoneInfo(named or "UTC"), bool(named))
    remarks = [] if named else [_NO_ZONE]
    entries = [
        entry for event, line in zip(events, places, strict=False) for entry in _entries(event, line, source, remarks)
    ]
    if not entries:
        raise ImportFileError(
            "“{name}” holds no event with a time; expected one BEGIN:VEVENT with a DTSTART for each session.", name=name
        )
    entries, venue = _without_venue(entries)
    title = clean(_own_words(calendar, "X-WR-CALNAME") or _own_words(calendar, "NAME")) or clean(
        name.rpartition(".")[0]
    )
    return Programme(title, source.zone.key, tuple(entries), venue, remarks=tuple(remarks))


def _parsed(name: str, text: str) -> Calendar:
    from icalendar import Calendar

    try:
        found = Calendar.from_ical(text, multiple=True)
    except Exception:  # icalendar lets whatever an odd value raises through: ValueError, KeyError, OverflowError …
        raise ImportFileError(
            "“{name}” cannot be read as a calendar; open it in a calendar program and export it as .ics again.",
            name=name,
        ) from None
    whole = Calendar()
    for one in found:
        whole.update({key: value for key, value in one.items() if key not in whole})
        whole.subcomponents.extend(one.subcomponents)
    return whole


def _calendar_zone(calendar: Calendar, events: list[Component]) -> str:
    """The zone a calendar names: for the whole, else that of most events; "" for none that is known."""
    for key in ("X-WR-TIMEZONE", "TIMEZONE-ID"):
        found = known_zone(str(calendar.get(key, "")))
        if found:
            return found
    starts = (getattr(_first(event, "DTSTART"), "params", {}) for event in events)
    counts = Counter(known_zone(str(params.get("TZID", ""))) for params in starts)
    counts.pop("", None)
    return counts.most_common(1)[0][0] if counts else ""


def _first(event: Component, key: str) -> object:
    """A property, the first where it stands several times; None for one that is not there or cannot be read."""
    from icalendar.prop.broken import vBroken

    value = event.get(key)
    first = value[0] if isinstance(value, list) and value else value
    return None if isinstance(first, vBroken) else first


def _entries(event: Component, line: int, source: _Source, remarks: list[str]) -> Iterator[Entry]:
    """The entry of an event: none for a whole day and for what was called off."""
    title = clean(_words(event, "SUMMARY"))
    label = f"“{title or 'without a title'}” (line {line})"
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        remarks.append(f"Left out: {label}, which is cancelled.")
        return
    start = _moment(event, "DTSTART", line, title, source)
    if not isinstance(start, datetime):
        remarks.append(f"Left out: {label}, which lasts whole days; a slot has a time.")
        return
    if "RRULE" in event or "RDATE" in event:
        remarks.append(f"Not read: how {label} repeats; only its first time is here.")
    if not title:
        remarks.append(f"Guessed: the title of the event of line {line}, which has none.")
    day, begin = start.date().isoformat(), f"{start:%H:%M}"
    end = _end(event, start, line, title, source)
    entry = Entry(title or f"Session of line {line}", day, begin, _clock(start, end, label, remarks), f"line {line}")
    yield _described(event, entry)


def _described(event: Component, entry: Entry) -> Entry:
    """The entry with its room, group and points; a calendar this program wrote says them exactly."""
    kind = _own_words(event, "X-FACILITATOR-KIND").lower()
    code = clean(_own_words(event, "X-FACILITATOR-SESSION"))
    title = entry.title.removeprefix(f"{code} ") if code and kind != "other" else entry.title
    return replace(
        entry,
        title=title,
        room=clean(_words(event, "LOCATION")),
        track=_category(event),
        code=code if re.fullmatch(r"[\w.\-]*[^\W_][\w.\-]*", code) else "",
        kind=kind if kind in _KINDS else "",
        slot=clean(_own_words(event, "X-FACILITATOR-SLOT")),
        points=tuple(_points(event)),
    )


def _words(event: Component, key: str) -> str:
    return str(_first(event, key) or "")


def _own_words(component: Component, key: str) -> str:
    """The text of a property that icalendar has no type for."""
    return _unescaped(_first(component, key) or "")


def _unescaped(value: object) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], str(value))


def _category(event: Component) -> str:
    """The first category of an event."""
    found = _first(event, "CATEGORIES")
    names: list[object] = list(getattr(found, "cats", ()))
    return clean(names[0]) if names else ""


def _points(event: Component) -> Iterator[Talk]:
    """The points this program wrote, else the lines of a description that are a list."""
    own = event.get("X-FACILITATOR-POINT")
    if own is not None:
        for value in own if isinstance(own, list) else [own]:
            kind = str(value.params.get("X-KIND", "discussion"))
            title = clean(_unescaped(value))
            if title:
                yield Talk(title, kind if kind in ("discussion", "presentation") else "discussion")
        return
    for text in _words(event, "DESCRIPTION").split("\n"):
        found = _BULLET.match(text)
        if found and clean(found[1]):
            yield Talk(clean(found[1]), "discussion")


def _end(event: Component, start: datetime, line: int, title: str, source: _Source) -> datetime | None:
    if "DTEND" in event:
        end = _moment(event, "DTEND", line, title, source)
        return end if isinstance(end, datetime) else None
    length = getattr(_first(event, "DURATION"), "dt", None)
    try:
        return start + length if isinstance(length, timedelta) else None
    except OverflowError:
        return None


def _clock(start: datetime, end: datetime | None, label: str, remarks: list[str]) -> str:
    """The end of a slot as HH:MM, open where it has none or passes midnight."""
    if end is None or (end.date() == start.date() and f"{end:%H:%M}" <= f"{start:%H:%M}") or end.date() < start.date():
        remarks.append(f"Open: the end of {label}; the source gives none after its start.")
        return ""
    if end.date() > start.date():
        remarks.append(f"Open: the end of {label}, which passes midnight; a slot ends on its day.")
        return ""
    return f"{end:%H:%M}"


def _moment(event: Component, key: str, line: int, title: str, source: _Source) -> datetime | date:
    """A day, or a local time of the workshop. Raises ImportFileError."""
    value: object = getattr(_first(event, key), "dt", None)
    if not isinstance(value, date) or not _YEARS[0] <= value.year <= _YEARS[1]:
        raise ImportFileError(
            "“{name}”, line {line} (“{title}”): expected a {key} such as {key}:20240828T130000.",
            name=source.name, line=line, title=title, key=key,
        )  # fmt: skip
    if not isinstance(value, datetime) or value.tzinfo is None:
        return value
    if not source.certain and value.utcoffset() is not None and not _named(value):
        return value.replace(tzinfo=None)
    return value.astimezone(source.zone).replace(tzinfo=None)


def _named(value: datetime) -> bool:
    """Whether the zone of a time is UTC or one that has a name; one a calendar made up stays as it is shown."""
    return bool(known_zone(str(value.tzinfo)))


def _without_venue(entries: list[Entry]) -> tuple[list[Entry], str]:
    """A place that is that of every event is the venue, and no room."""
    rooms = {entry.room for entry in entries}
    if len(rooms) != 1 or len(entries) < 2:
        return entries, ""
    return [replace(entry, room="") for entry in entries], entries[0].room
