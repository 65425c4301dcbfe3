"""A schedule of pretalx or frab, as XML or JSON, to a programme: conference, days, rooms, events (pure)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NoReturn, cast
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

from facilitator.capture.decoding import decode_text
from facilitator.capture.programme_entry import MOST_ENTRIES, Entry, Programme, clean
from facilitator.capture.programme_words import break_code
from facilitator.capture.programme_xml import read_xml
from facilitator.capture.programme_zone import known_zone
from facilitator.errors import ImportFileError

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_LENGTH = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})")
_YEARS = (1900, 2200)
_NO_ZONE = "Guessed: the zone; the schedule names none that is known. Import again with --zone for that of the venue."
_HEAD = ("title", "acronym", "time_zone_name")


@dataclass(frozen=True, slots=True)
class _Event:
    """An event as either form tells it; ``moment`` is its whole date with time, ``day`` that of the day it is under."""

    where: str
    day: str
    moment: str
    start: str
    duration: str
    room: str
    title: str
    track: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Schedule:
    title: str
    short: str
    zone: str
    events: tuple[_Event, ...]


def read_schedule_xml(name: str, data: bytes, zone: str = "") -> Programme:
    """The programme of ``schedule.xml``. Raises ImportFileError: one sentence with file, line or event, expectation."""
    root = read_xml(name, data)
    if root.tag != "schedule":
        raise ImportFileError(
            "“{name}”, line 1: expected <schedule>, not <{tag}>; export the schedule of pretalx or frab.",
            name=name, tag=clean(root.tag)[:40],
        )  # fmt: skip
    conference = root.find("conference")
    title, short, told = ("" if conference is None else _child(conference, key) for key in _HEAD)
    events = tuple(
        _xml_event(event, clean(day.get("date", "")), clean(room.get("name", "")))
        for day in root.findall("day")
        for room in day.findall("room")
        for event in room.findall("event")
    )
    return _programme(name, _Schedule(title, short, told, events), zone)


def _child(element: Element, key: str) -> str:
    found = element.find(key)
    return "" if found is None else clean("".join(found.itertext()))


def _xml_event(event: Element, day: str, room: str) -> _Event:
    return _Event(
        where=f"line {event.get('line')}",
        day=day,
        moment=_child(event, "date"),
        start=_child(event, "start"),
        duration=_child(event, "duration"),
        room=_child(event, "room") or room,
        title=_child(event, "title"),
        track=_child(event, "track"),
        people=tuple(filter(None, (clean("".join(one.itertext())) for one in event.iter("person")))),
    )


def read_schedule_json(name: str, data: bytes, zone: str = "") -> Programme:
    """The programme of ``schedule.json``. Raises ImportFileError as the XML form does."""
    text, _ = decode_text(name, data)
    try:
        found: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise ImportFileError(
            "“{name}”, line {line}: expected JSON; export the schedule again.", name=name, line=error.lineno
        ) from None
    except (RecursionError, ValueError):
        raise ImportFileError("“{name}”, line 1: expected JSON with less nesting.", name=name) from None
    schedule = _object(_object(found).get("schedule"))
    conference = _object(schedule.get("conference"))
    if not conference:
        raise ImportFileError(
            "“{name}” holds no “schedule” with a “conference”; export the schedule of pretalx or frab.", name=name
        )
    title, short, told = (_text(conference, key) for key in _HEAD)
    events = tuple(_json_events(conference))
    return _programme(name, _Schedule(title, short, told, events), zone)


def _object(value: object) -> Mapping[str, object]:
    return cast(Mapping[str, object], value) if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[object]:
    return cast(Sequence[object], value) if isinstance(value, list) else ()


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key)
    if isinstance(value, dict):  # words in several languages: {"en": …}
        value = next((one for one in _object(value).values() if isinstance(one, str)), "")
    return clean(value) if isinstance(value, str | int | float) else ""


def _json_events(conference: Mapping[str, object]) -> Iterator[_Event]:
    number = 0
    for day in map(_object, _list(conference.get("days"))):
        for room, events in _object(day.get("rooms")).items():
            for event in map(_object, _list(events)):
                number += 1
                people = (_object(one) for one in _list(event.get("persons")))
                yield _Event(
                    where=f"event {number}",
                    day=_text(day, "date"),
                    moment=_text(event, "date"),
                    start=_text(event, "start"),
                    duration=_text(event, "duration"),
                    room=_text(event, "room") or clean(room),
                    title=_text(event, "title"),
                    track=_text(event, "track"),
                    people=tuple(filter(None, (_text(one, "public_name") or _text(one, "name") for one in people))),
                )


def _programme(name: str, schedule: _Schedule, wanted: str) -> Programme:
    if not schedule.events:
        raise ImportFileError(
            "“{name}” holds no event; expected days with rooms with events, as pretalx and frab export them.", name=name
        )
    if len(schedule.events) > MOST_ENTRIES:
        raise ImportFileError(
            "“{name}” holds {number} events; export only those of the workshop, at most {most}.",
            name=name, number=len(schedule.events), most=MOST_ENTRIES,
        )  # fmt: skip
    told = known_zone(schedule.zone)
    zone = wanted or told or "UTC"
    remarks = [] if wanted or told else [_NO_ZONE]
    entries = tuple(_entry(name, event, ZoneInfo(zone), bool(wanted or told), remarks) for event in schedule.events)
    title = schedule.title or schedule.short or clean(name.rpartition(".")[0])
    return Programme(title, zone, entries, short=schedule.short, remarks=tuple(remarks))


def _entry(name: str, event: _Event, zone: ZoneInfo, certain: bool, remarks: list[str]) -> Entry:
    start = _begin(name, event, zone, certain)
    title = event.title or f"Session of {event.where}"
    if not event.title:
        remarks.append(f"Guessed: the title of {event.where}, which has none.")
    end = start + _length(name, event)
    passes = end.date() > start.date()
    if passes:
        remarks.append(f"Open: the end of “{title}” ({event.where}), which passes midnight; a slot ends on its day.")
    closed = not passes and end > start
    return Entry(
        title=title,
        day=start.date().isoformat(),
        start=f"{start:%H:%M}",
        end=f"{end:%H:%M}" if closed else "",
        where=event.where,
        room=event.room,
        track=event.track,
        kind="" if break_code(title) else "talk",
        people=event.people,
    )


def _begin(name: str, event: _Event, zone: ZoneInfo, certain: bool) -> datetime:
    """When an event begins, local time: by its whole date, else by its day and hour."""
    try:
        moment = datetime.fromisoformat(event.moment)
    except ValueError:
        moment = _day_and_hour(name, event)
    if not _YEARS[0] <= moment.year <= _YEARS[1]:
        _fail(name, event, event.moment, "a year such as 2024")
    if moment.tzinfo is not None:
        moment = (moment.astimezone(zone) if certain else moment).replace(tzinfo=None)
    return moment


def _day_and_hour(name: str, event: _Event) -> datetime:
    try:
        day = date.fromisoformat(event.day[:10])
    except ValueError:
        _fail(name, event, event.day, "a date such as 2024-08-28")
    clock = _CLOCK.fullmatch(event.start)
    if clock is None or int(clock[1]) > 23 or int(clock[2]) > 59:
        _fail(name, event, event.start, "a start such as 13:00")
    return datetime(day.year, day.month, day.day, int(clock[1]), int(clock[2]))


def _length(name: str, event: _Event) -> timedelta:
    """HH:MM, or DD:HH:MM as for what lasts days."""
    found = _LENGTH.fullmatch(event.duration)
    if found is None:
        _fail(name, event, event.duration, "a duration such as 00:30")
    return timedelta(days=int(found[1] or 0), hours=int(found[2]), minutes=int(found[3]))


def _fail(name: str, event: _Event, value: str, expected: str) -> NoReturn:
    raise ImportFileError(
        "“{name}”, {where} (“{title}”): “{value}”: expected {expected}.",
        name=name, where=event.where, title=event.title[:60], value=value[:60], expected=expected,
    )  # fmt: skip
