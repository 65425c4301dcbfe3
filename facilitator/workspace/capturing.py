"""Typed lines into records: read, put in order, stored, one transaction for all that came together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fractional_indexing import generate_key_between

from facilitator.capture.reading import SUPPORT, Reading
from facilitator.changes import YES, Change, Pen, mend
from facilitator.directory import Directory
from facilitator.domain import Records
from facilitator.errors import Sentence, sentence
from facilitator.store import log
from facilitator.store.lookup import last_order, last_record
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.reading import load_frame
from facilitator.workspace.changed import Changed
from facilitator.workspace.drafting import forget_line
from facilitator.workspace.field_changes import field_change, members
from facilitator.workspace.files import pen_for
from facilitator.workspace.places import find_point, find_session
from facilitator.workspace.reading_line import Typed, read
from facilitator.workspace.zones import zone_of

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

    def __init__(
        self, file: SessionFile, session: str | None, point: str | None, author: str | None, at: Desk | None = None
    ) -> None:
        """``at`` is a desk read before, in place of session and point.

        Raises NotFoundInFileError when the session or the point is none of the file's.
        """
        self.file = file
        self.desk = at or desk(file, session, point)
        self.pen = pen_for(file, author)
        self._last_order: str | None = None
        self._last_item: str | None = None

    def keep(self, lines: Iterable[str]) -> Changed:
        """Stores each line with a character in it; items in the order of the lines, one for each."""
        return self._keep([Typed(line) for line in lines], drafted=False)

    def keep_typed(self, typed: Typed) -> Changed:
        """Stores one line with what its writer chose for it, and forgets its draft, all or nothing."""
        return self._keep([typed], drafted=True)

    def _keep(self, lines: Iterable[Typed], *, drafted: bool) -> Changed:
        warnings: list[Sentence] = []
        try:
            with self.file.writing() as connection:
                if self._last_order is None:
                    row, order = self.file.last_order
                    self._last_order = order if row and row == log.last_row(connection) else last_order(connection)
                self.file.note_opening(connection, self.pen)
                kept = [self._keep_line(connection, one, warnings) for one in lines if one.line.strip()]
                if drafted:
                    forget_line(connection, self.pen)
                row = log.last_row(connection)
            self.file.last_order = (row, self._last_order)
        except BaseException:
            self._last_order = self._last_item = None  # nothing was kept: look at the file again
            raise
        changes = tuple(change.id for _, made in kept for change in made)
        return Changed(tuple(item for item, _ in kept), frozenset({"record"}), tuple(warnings), changes)

    def _keep_line(self, connection: Connection, typed: Typed, warnings: list[Sentence]) -> tuple[str, list[Change]]:
        line = mend(typed.line)
        reading = read(line, self.desk.directory, self._today(), typed.corrections)
        if reading.kind == SUPPORT:
            last = last_record(connection, self.desk.session) if self._last_item is None else self._last_item
            if last:
                self._last_item = last
                made = list(_support(connection, self.pen, last, reading))
                if typed.starred:
                    made += field_change(connection, self.pen, last, "starred", YES)
                log.append(connection, made)
                return last, made
            reading = Reading(kind="statement", text=line)
        warnings.extend(sentence(_WARNINGS[code], line=_short(line)) for code in reading.warnings if code in _WARNINGS)
        item = self.file.clock.new_id()
        self._last_order = generate_key_between(self._last_order or None, None)
        made = record_changes(self.pen, self.desk, item, self._last_order, reading)
        if typed.starred:
            made.append(self.pen.change(self.desk.session, item, "starred", YES))
        log.append(connection, made)
        self._last_item = item
        return item, made

    def _today(self) -> date:
        return self.file.clock.now().astimezone(zone_of(self.desk.frame)).date()


def desk(file: SessionFile, session: str | None, point: str | None) -> Desk:
    """Reads what capture needs. Raises NotFoundInFileError."""
    with file.reading() as connection:
        frame = load_frame(connection)
    return desk_in(frame, Directory(frame.terms, frame.participants), session, point)


def desk_in(frame: Records, directory: Directory, session: str | None, point: str | None) -> Desk:
    """A desk in a programme read before. Raises NotFoundInFileError."""
    chosen = find_session(frame, session)
    place = find_point(frame, point, chosen) if point else None
    return Desk(frame, directory, place.session if place else chosen.id, place.id if place else "")


def keep_line(file: SessionFile, place: Desk, typed: Typed, author: str | None = None) -> Changed:
    """Keeps a typed line as one record and forgets its draft. Raises SessionFileError."""
    return Capture(file, None, None, author, place).keep_typed(typed)


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
