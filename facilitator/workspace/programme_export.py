"""The programme of a file as a calendar: every session with the times that stand in the file now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from facilitator import __version__
from facilitator.directory import Directory
from facilitator.domain import DiscussionPoint, Records, Session, Slot
from facilitator.errors import PaperError
from facilitator.paper.calendar import CalendarEvent, CalendarPoint, ProgrammeCalendar, calendar_bytes
from facilitator.store.opening import SessionFile
from facilitator.store.reading import load_frame, load_whole_programme
from facilitator.summary.attribution import make_attribution
from facilitator.summary.material import masked_programme
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.papers import Written, paper_wording, write_whole
from facilitator.workspace.places import find_session

PAPER = "programme"
SUFFIX = ".ics"
_YEARS = (1900, 2200)


@dataclass(frozen=True, slots=True)
class _Timed:
    """The slots that have a day and a time, and a sentence for each thing that is not in the calendar."""

    slots: tuple[Slot, ...]
    warnings: tuple[str, ...]


def export_programme(file: SessionFile, out: Path, session: str | None = None, attribution: str = "") -> Written:
    """Writes the calendar of the whole programme, or of one session by its code; ``attribution`` is one of LEVELS, ""
    for that of the template.

    Raises PaperError for another ending than .ics or a place that cannot be written, NotFoundInFileError
    for an unknown session.
    """
    if out.suffix.lower() != SUFFIX:
        raise PaperError("{out} must end in {suffix}, as calendars do.", out=out.name, suffix=SUFFIX)
    with file.reading() as connection:
        frame = load_frame(connection)
        records = replace(load_whole_programme(connection), terms=frame.terms, participants=frame.participants)
    records = _fit_to_be_seen(with_attribution(records, attribution))
    wanted = find_session(records, session).id if session else ""
    sessions = tuple(one for one in records.sessions if not wanted or one.id == wanted)
    timed = _timed(records, sessions)
    calendar = ProgrammeCalendar(
        title=records.workshop.title,
        place=records.workshop.venue,
        zone=_zone(records.workshop.zone),
        stamp=file.clock.now(),
        producer=f"facilitator {__version__}",
        events=tuple(_events(records, sessions, timed.slots)),
    )
    write_whole(out, calendar_bytes(calendar))
    return Written(out, timed.warnings)


def _fit_to_be_seen(records: Records) -> Records:
    attribution = make_attribution(records, Directory(records.terms, records.participants), paper_wording())
    return masked_programme(records, attribution.mask)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def _timed(records: Records, sessions: tuple[Session, ...]) -> _Timed:
    """The slots in order of time, then of the programme."""
    order = {session.id: place for place, session in enumerate(sessions)}
    own = [slot for slot in records.slots if slot.session in order]
    good = [slot for slot in own if _has_time(slot)]
    with_time = {slot.session for slot in good}
    warnings = [
        f"“{session.title or session.code}” has no times, so it is not in the calendar."
        for session in sessions
        if session.id not in with_time
    ]
    return _Timed(
        tuple(sorted(good, key=lambda slot: (slot.day, slot.start, order[slot.session], slot.order, slot.id))),
        tuple(warnings),
    )


def _has_time(slot: Slot) -> bool:
    return _is_day(slot.day) and _is_clock(slot.start)


def _is_day(day: str) -> bool:
    """An ISO day, of years that a calendar and a zone can hold."""
    try:
        return len(day) == 10 and _YEARS[0] <= date.fromisoformat(day).year <= _YEARS[1]
    except ValueError:
        return False


def _is_clock(clock: str) -> bool:
    try:
        return len(clock) == 5 and time.fromisoformat(clock).tzinfo is None
    except ValueError:
        return False


def _end(slot: Slot) -> str:
    """The end of a slot; none where it is not after the start."""
    return slot.end if _is_clock(slot.end) and slot.end > slot.start else ""


def _events(records: Records, sessions: tuple[Session, ...], slots: tuple[Slot, ...]) -> list[CalendarEvent]:
    by_id = {session.id: session for session in sessions}
    first: dict[str, str] = {}
    for slot in slots:
        first.setdefault(slot.session, slot.id)
    known = {slot.id for slot in slots}
    return [
        CalendarEvent(
            uid=f"{slot.id}@{records.workshop.template or records.workshop.id or 'facilitator'}",
            day=slot.day,
            start=slot.start,
            end=_end(slot),
            code=by_id[slot.session].code,
            title=by_id[slot.session].title,
            kind=by_id[slot.session].kind,
            slot=slot.title,
            points=tuple(
                CalendarPoint(point.title, point.kind)
                for point in records.points
                if point.session == slot.session and _stands_in(point, slot, first[slot.session], known)
            ),
        )
        for slot in slots
    ]


def _stands_in(point: DiscussionPoint, slot: Slot, first: str, known: set[str]) -> bool:
    """A point stands in its slot; one that has none in the calendar stands in the session's first."""
    return point.slot == slot.id or (point.slot not in known and slot.id == first)
