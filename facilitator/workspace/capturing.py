"""Typed lines into records: read, put in order, stored, one transaction for all that came together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fractional_indexing import generate_key_between

from facilitator.capture.line import read_line
from facilitator.capture.reading import Reading
from facilitator.changes import Change, Pen, mend
from facilitator.directory import Directory
from facilitator.domain import Records
from facilitator.store import log
from facilitator.store.lookup import last_order, last_record
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.reading import load_frame
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import field_change, members
from facilitator.workspace.files import pen_for
from facilitator.workspace.places import find_point, find_session

_SETS = ("tags", "people", "leads", "partners", "supports", "reservations")
_TEXTS = ("prefix", "speaker", "speaker_text", "due", "due_text")
_WARNINGS = {
    "agreement-negated": "“{line}” is kept as an agreement although it says that there was none; check its kind.",
    "ambiguous-date": "“{line}” has a date that can be read in two ways; it stays in words until you set the due day.",
    "ambiguous-speaker": "“{line}” opens with a name that fits several people; assign it.",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """What capture needs to know of a file, read once: the programme, the names, where to write."""

    frame: Records
    directory: Directory
    session: str
    point: str


class Capture:
    """Takes lines into one session of an open file. Holds the place of the last record, nothing else."""

    def __init__(self, file: SessionFile, session: str | None, point: str | None, author: str | None) -> None:
        """Raises NotFoundInFileError when the session or the point is none of the file's."""
        self.file = file
        self.desk = desk(file, session, point)
        self.pen = pen_for(file, author)
        self._last_order: str | None = None
        self._last_item = ""

    def keep(self, lines: Iterable[str]) -> Changed:
        """Stores each line with a character in it; items in the order of the lines, one for each."""
        warnings: list[str] = []
        try:
            with self.file.writing() as connection:
                if self._last_order is None:
                    self._last_item = last_record(connection, self.desk.session)
                    self._last_order = last_order(connection)
                self.file.note_opening(connection, self.pen)
                whole = filter(str.strip, map(mend, lines))
                kept = [self._keep_line(connection, line, warnings) for line in whole]
        except BaseException:
            self._last_order = None  # nothing was kept: look at the file again
            raise
        changes = tuple(change.id for _, made in kept for change in made)
        return Changed(tuple(item for item, _ in kept), frozenset({"record"}), tuple(warnings), changes)

    def _keep_line(self, connection: Connection, line: str, warnings: list[str]) -> tuple[str, list[Change]]:
        reading = read_line(line, self.desk.directory, self._today())
        if reading.kind == "support":
            if self._last_item:
                made = list(_support(connection, self.pen, self._last_item, reading))
                log.append(connection, made)
                return self._last_item, made
            reading = Reading(kind="statement", text=line)
        warnings.extend(_WARNINGS[code].format(line=_short(line)) for code in reading.warnings if code in _WARNINGS)
        item = self.file.clock.new_id()
        self._last_order = generate_key_between(self._last_order or None, None)
        made = record_changes(self.pen, self.desk, item, self._last_order, reading)
        log.append(connection, made)
        self._last_item = item
        return item, made

    def _today(self) -> date:
        return self.file.clock.now().astimezone(zone_of(self.desk.frame)).date()


def desk(file: SessionFile, session: str | None, point: str | None) -> Desk:
    """Reads what capture needs. Raises NotFoundInFileError."""
    with file.reading() as connection:
        frame = load_frame(connection)
    chosen = find_session(frame, session)
    place = find_point(frame, point, chosen) if point else None
    return Desk(
        frame,
        Directory(frame.terms, frame.participants),
        place.session if place else chosen.id,
        place.id if place else "",
    )


def zone_of(records: Records) -> ZoneInfo:
    """The time zone of the venue, UTC where the template names none."""
    try:
        return ZoneInfo(records.workshop.zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(str(UTC))


def record_changes(pen: Pen, place: Desk, item: str, order: str, reading: Reading) -> list[Change]:
    """The changes that make a new record of a reading, those without content left out."""
    fields: list[tuple[str, str]] = [("kind", reading.kind), ("text", reading.text), ("order", order)]
    if place.point:
        fields.append(("point", place.point))
    fields.extend((name, getattr(reading, name)) for name in _TEXTS if getattr(reading, name))
    for name in _SETS:
        fields.extend(members(name, getattr(reading, name)))
    return [pen.change(place.session, item, field, value) for field, value in fields]


def _support(connection: Connection, pen: Pen, item: str, reading: Reading) -> Iterable[Change]:
    """Support or reservations for the record before, one change a delegation."""
    for field in ("supports", "reservations"):
        for name in getattr(reading, field):
            yield from field_change(connection, pen, item, f"{field}/{name}", "1")


def _short(line: str) -> str:
    return line if len(line) <= 60 else line[:57].rstrip() + "…"
