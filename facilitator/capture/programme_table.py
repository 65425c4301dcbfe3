"""A programme written as a table: a row for each session, talk or break; days and sessions may stand once (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NoReturn

from facilitator.capture.programme_clock import read_day, read_minutes, read_span, read_time
from facilitator.capture.programme_columns import column_fields
from facilitator.capture.programme_entry import MOST_ENTRIES, Entry, Programme, Talk, clean
from facilitator.capture.programme_sheet import read_sheet
from facilitator.capture.programme_words import break_code, split_code
from facilitator.capture.slot_times import minutes_of
from facilitator.errors import ImportFileError

_NAMES = re.compile(r"\s*[;\n、]\s*|\s*,\s+")
_CODE = re.compile(r"[\w.\-]*[^\W_][\w.\-]*")
_KINDS = (
    ("parallel", r"parallel|breakout|параллел\w+|分会\w*|平行\w*|병행|並行"),
    ("plenary", r"plenary|пленар\w+|全体\w*|全会|전체\w*|본회의|全体会議|нэгдсэн"),
    ("other", r"other|break|lunch|social|ceremony|registration|перерыв|休息|휴식|休憩"),
)


@dataclass(slots=True)
class _Reading:
    """What has been read so far, since cells say only what changes."""

    name: str
    today: date
    day: str = ""
    session: str = ""
    code: str = ""
    room: str = ""
    entries: list[Entry] = field(default_factory=list[Entry])
    remarks: list[str] = field(default_factory=list[str])

    def fail(self, number: int, value: str, expected: str) -> NoReturn:
        raise ImportFileError(
            "“{name}”, row {number}: “{value}”: expected {expected}.",
            name=self.name, number=number, value=clean(value)[:60], expected=expected,
        )  # fmt: skip

    def remark(self, text: str) -> None:
        if text not in self.remarks:
            self.remarks.append(text)


def read_programme_table(name: str, data: bytes, today: date, zone: str = "") -> Programme:
    """The programme of a table, .xlsx or .csv. ``today`` is what a day without a year comes after.

    Raises ImportFileError: one sentence with file, row and what was expected.
    """
    sheet = read_sheet(name, data)
    rows = sheet.rows
    fields = _without_counter(column_fields(rows[0][1]), [row for _, row in rows[1:]])
    reading = _Reading(name, today, remarks=list(sheet.remarks))
    if not zone:
        reading.remark("Guessed: the zone; a table names none. Set that of the venue: the times are local times there.")
    unread = [clean(title) for title, one in zip(rows[0][1], fields, strict=True) if not one and title.strip()]
    if unread:
        reading.remark(f"Not read: the columns {', '.join(unread)}.")
    for number, row in rows[1:]:
        _row(reading, number, _cells(fields, row), row)
    if not reading.entries:
        raise ImportFileError("“{name}” has titles but no row with a time; expected one for each session.", name=name)
    if len(reading.entries) > MOST_ENTRIES:
        raise ImportFileError(
            "“{name}” has more than {most} rows; keep the programme only.", name=name, most=MOST_ENTRIES
        )
    entries = _closed(reading)
    title = clean(sheet.heading) or clean(name.rpartition(".")[0]).replace("_", " ")
    return Programme(title, zone or "UTC", entries, remarks=tuple(reading.remarks))


def _without_counter(fields: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The fields without a column of codes that only counts its rows."""
    if "code" not in fields:
        return tuple(fields)
    place = fields.index("code")
    cells = [row[place].strip() for row in rows if len(row) > place and row[place].strip()]
    counter = len(cells) > 2 and cells == [str(number) for number in range(1, len(cells) + 1)]
    return tuple("" if counter and one == "code" else one for one in fields)


def _cells(fields: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    """The cells of a row by field; lines within a cell stay lines where names stand."""
    pairs = zip(fields, row, strict=False)
    return {one: cell.strip() if one in ("presenter", "moderator") else clean(cell) for one, cell in pairs if one}


def _row(reading: _Reading, number: int, cells: Mapping[str, str], row: Sequence[str]) -> None:
    filled = [clean(cell) for cell in row if cell.strip()]
    if len(filled) == 1 and not _starts(cells):
        day, guessed = read_day(filled[0], reading.today)
        if day:
            _new_day(reading, day, guessed, filled[0])
            return
    if cells.get("day"):
        day, guessed = read_day(cells["day"], reading.today)
        if not day:
            reading.fail(number, cells["day"], "a day such as 2024-08-28")
        _new_day(reading, day, guessed, cells["day"])
    if _starts(cells):
        reading.entries.append(_entry(reading, number, cells))
    else:
        _without_time(reading, number, cells)


def _starts(cells: Mapping[str, str]) -> str:
    return cells.get("start", "") or cells.get("time", "")


def _new_day(reading: _Reading, day: str, guessed: bool, words: str) -> None:
    if guessed:
        reading.remark(f"Guessed: the year of “{words}”, {day[:4]}.")
    if day != reading.day:
        reading.day = day


def _without_time(reading: _Reading, number: int, cells: Mapping[str, str]) -> None:
    """A row without a time: a point of what stands above, the head of what follows, or nothing."""
    point = cells.get("point", "")
    last = reading.entries[-1] if reading.entries else None
    if point and last and not break_code(last.title):
        talk = Talk(point, "presentation", _names(cells.get("presenter", "")))
        reading.entries[-1] = replace(last, points=(*last.points, talk))
    elif cells.get("session") and not point:
        _take_session(reading, cells)
    elif any(cells.get(one) for one in ("title", "point", "session")):
        words = cells.get("title") or point or cells.get("session", "")
        reading.remark(f"Left out: row {number}, “{words[:60]}”, which has no time.")


def _take_session(reading: _Reading, cells: Mapping[str, str]) -> None:
    code, title = split_code(cells.get("session", ""))
    reading.session, reading.code = title, _code(cells) or code
    reading.room = cells.get("room", "")


def _code(cells: Mapping[str, str]) -> str:
    """The code a row gives; a bare counter of rows is one all the same, where it names a session."""
    found = cells.get("code", "").replace(" ", "-")
    return found if _CODE.fullmatch(found) else ""


def _entry(reading: _Reading, number: int, cells: Mapping[str, str]) -> Entry:
    if not reading.day:
        reading.fail(number, cells.get("day", ""), "a day such as 2024-08-28 in this row or one above")
    start, end = _times(reading, number, cells)
    title, session, code, room = _names_of(reading, number, cells)
    return Entry(
        title=title,
        day=reading.day,
        start=start,
        end=end,
        where=f"row {number}",
        room=room,
        track=cells.get("track", ""),
        code=code,
        session=session,
        kind=_kind(cells.get("kind", "")),
        people=_names(cells.get("presenter", "")),
        moderators=_names(cells.get("moderator", "")),
    )


def _names_of(reading: _Reading, number: int, cells: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Title, session, code and room of a row with a time; what belongs to a session above takes them from it."""
    session, point, title = (cells.get(one, "") for one in ("session", "point", "title"))
    room = cells.get("room", "")
    if not (session or point or title):
        reading.fail(number, "", "a title")
    if break_code(session or title or point):
        return session or title or point, "", _code(cells), room
    if session:
        _take_session(reading, cells)
        return point or title or reading.session, reading.session, reading.code, room
    if point and title:
        reading.session, reading.code, reading.room = title, _code(cells), room
        return point, title, reading.code, room
    if point and reading.session:
        return point, reading.session, _code(cells) or reading.code, room or reading.room
    return point or title, "", _code(cells), room


def _times(reading: _Reading, number: int, cells: Mapping[str, str]) -> tuple[str, str]:
    words = _starts(cells)
    start, end = read_span(words)
    if not start:
        reading.fail(number, words, "a time such as 13:00")
    if cells.get("end"):
        end = read_time(cells["end"])
        if not end:
            reading.fail(number, cells["end"], "an end such as 15:00")
    length = read_minutes(cells.get("duration", ""))
    total = minutes_of(start) + length
    if not end and length and total < 24 * 60:
        end = f"{total // 60:02}:{total % 60:02}"
    if end and end <= start:
        reading.fail(number, end, f"an end after the start, {start}")
    return start, end


def _names(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in map(clean, _NAMES.split(cell)) if name))


def _kind(word: str) -> str:
    return next((kind for kind, words in _KINDS if re.match(words, word.strip(), re.IGNORECASE)), "")


def _closed(reading: _Reading) -> tuple[Entry, ...]:
    """The entries; one without an end lasts until the next of its day and room begins."""
    found: list[Entry] = []
    for place, entry in enumerate(reading.entries):
        later = [
            other.start
            for other in reading.entries[place + 1 : place + 50]
            if other.day == entry.day and other.start > entry.start and other.room in ("", entry.room)
        ]
        if not entry.end and later:
            reading.remark("Guessed: an end that is not given is when the next begins.")
            entry = replace(entry, end=min(later))
        elif not entry.end:
            reading.remark(f"Open: the end of “{entry.title}” ({entry.where}); no other follows on its day.")
        found.append(entry)
    return tuple(found)
