"""The programme as a calendar: by RFC 5545, with the times that stand in the file, and back without a loss."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.capture.programme_calendar import read_calendar
from facilitator.capture.programme_entry import clean
from facilitator.capture.programme_sessions import plan_of
from facilitator.clock import Clock, seeded_clock
from facilitator.errors import FacilitatorError, NotFoundInFileError, PaperError
from facilitator.paper.calendar import CalendarEvent, CalendarPoint, ProgrammeCalendar, calendar_bytes
from facilitator.store.opening import SessionFile
from facilitator.workspace.files import new, opened
from facilitator.workspace.programme import add_point, change_times, swap_with_next
from facilitator.workspace.programme_export import export_programme
from facilitator.workspace.showing import load_programme

NOW = datetime(2024, 8, 29, 3, 40, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return seeded_clock(lambda: NOW, 1)


@pytest.fixture
def path(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    path = tmp_path / "a.facilitator"
    new(path, "neaspec-2024", "2.1", "Ana", clock)
    return path


def exported(file: SessionFile, out: Path, session: str | None = None) -> list[icalendar.Event]:
    export_programme(file, out, session)
    return icalendar.Calendar.from_ical(out.read_bytes()).events


def times(events: list[icalendar.Event]) -> list[str]:
    return [f"{event.start:%d %H:%M}" for event in events]


def test_every_slot_of_the_programme_is_an_event_that_a_calendar_reads(
    path: Path, clock: Clock, tmp_path: Path
) -> None:
    with opened(path, clock) as file:
        events = exported(file, tmp_path / "a.ics")
    whole = icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes())
    assert (whole["X-WR-TIMEZONE"], whole.get_missing_tzids()) == ("Asia/Seoul", set())
    assert len(events) == 20
    assert len({str(event["UID"]) for event in events}) == 20
    cats = next(event for event in events if str(event["SUMMARY"]) == "2.1 Conservation of big feline species")
    assert (cats.start, cats.end) == (
        datetime(2024, 8, 28, 13, tzinfo=ZoneInfo("Asia/Seoul")),
        datetime(2024, 8, 28, 15, tzinfo=ZoneInfo("Asia/Seoul")),
    )
    assert "• Review of NEASPEC projects\n• National-level conservation efforts" in str(cats["DESCRIPTION"])
    assert cats["DTSTAMP"].dt == NOW
    assert str(cats["LOCATION"]) == "Incheon, Republic of Korea"


def test_the_times_are_those_of_the_file_and_the_ids_stay(path: Path, clock: Clock, tmp_path: Path) -> None:
    with opened(path, clock) as file:
        before = exported(file, tmp_path / "a.ics", "2.1")
        slots = [slot for slot in load_programme(file).slots if slot.day == "2024-08-28"]
        swap_with_next(file, slots[0].id)
        change_times(file, slots[1].id, "13:00", "14:30")
        add_point(file, slots[1].session, "A new point", slots[1].id)
        after = exported(file, tmp_path / "b.ics", "2.1")
    assert times(before) == ["28 13:00", "28 15:30", "29 09:00", "29 10:40"]
    assert [(str(event["UID"]), f"{event.start:%H:%M}-{event.end:%H:%M}") for event in after[:2]] == [
        (str(before[1]["UID"]), "13:00-14:30"),
        (str(before[0]["UID"]), "15:30-17:30"),
    ]
    assert "A new point" in str(after[0]["DESCRIPTION"])


def test_the_same_file_and_time_give_the_same_bytes(path: Path, clock: Clock, tmp_path: Path) -> None:
    with opened(path, clock) as file:
        for name in ("a.ics", "b.ics"):
            export_programme(file, tmp_path / name)
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()


def test_a_session_without_times_is_named(path: Path, clock: Clock, tmp_path: Path) -> None:
    with opened(path, clock) as file:
        written = export_programme(file, tmp_path / "a.ics")
    assert written.warnings == ("“Closing” has no times, so it is not in the calendar.",)


@pytest.mark.parametrize(
    ("name", "session", "error"),
    [("a.pdf", None, PaperError), ("no/a.ics", None, PaperError), ("a.ics", "9.9", NotFoundInFileError)],
)
def test_what_cannot_be_is_a_sentence(
    path: Path, clock: Clock, tmp_path: Path, name: str, session: str | None, error: type[FacilitatorError]
) -> None:
    with opened(path, clock) as file, pytest.raises(error) as found:
        export_programme(file, tmp_path / name, session)
    assert str(found.value).endswith(".")
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    "zone",
    ["Asia/Seoul", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu"],
)
def test_a_zone_tells_each_change_of_its_offset(zone: str) -> None:
    """Every day of two years, read through the VTIMEZONE alone, under a name that no program knows."""
    events = tuple(CalendarEvent(str(year), f"{year}-06-01", "12:00", "", "1", "A", "plenary") for year in (2024, 2025))
    data = calendar_bytes(ProgrammeCalendar("A", "", ZoneInfo(zone), NOW, "x", events)).replace(
        zone.encode(), b"Elsewhere"
    )
    timezone = icalendar.Calendar.from_ical(data).timezones[0].to_tz(lookup_tzid=False)
    for day in range(730):
        local = datetime(2024, 1, 1, 12) + timedelta(days=day)
        assert local.replace(tzinfo=timezone).utcoffset() == local.replace(tzinfo=ZoneInfo(zone)).utcoffset(), local


def test_utc_needs_no_zone() -> None:
    event = CalendarEvent("1", "2024-06-01", "12:00", "13:00", "1", "A", "plenary")
    data = calendar_bytes(ProgrammeCalendar("A", "", ZoneInfo("UTC"), NOW, "x", (event,)))
    assert b"DTSTART:20240601T120000Z\r\n" in data
    assert b"VTIMEZONE" not in data


TEXTS = st.text(max_size=60).map(clean).filter(bool)
POINTS = st.lists(st.builds(CalendarPoint, TEXTS, st.sampled_from(["discussion", "presentation"])), max_size=3)


@st.composite
def calendars(draw: st.DrawFn) -> ProgrammeCalendar:
    """Sessions with slots on one day each that do not overlap within the session."""
    events: list[CalendarEvent] = []
    for number in range(draw(st.integers(1, 4))):
        title, kind = draw(TEXTS), draw(st.sampled_from(["parallel", "plenary", "other"]))
        hours = draw(st.lists(st.integers(0, 22), unique=True, min_size=1, max_size=3).map(sorted))
        events += [
            CalendarEvent(
                f"{number}-{hour}", "2024-08-28", f"{hour:02}:00", f"{hour:02}:45", f"{number}.1", title, kind,
                draw(st.just("") | TEXTS), tuple(draw(POINTS)),
            )
            for hour in hours
        ]  # fmt: skip
    zone = ZoneInfo(draw(st.sampled_from(["Asia/Seoul", "UTC", "Europe/Berlin"])))
    events.sort(key=lambda event: (event.day, event.start, event.code))
    return ProgrammeCalendar(draw(TEXTS), draw(st.just("") | TEXTS), zone, NOW, "x", tuple(events))


@settings(max_examples=100, deadline=None)
@given(calendars())
def test_what_is_exported_comes_back(calendar: ProgrammeCalendar) -> None:
    data = calendar_bytes(calendar)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert len(icalendar.Calendar.from_ical(data).events) == len(calendar.events)
    plan = plan_of(read_calendar("a.ics", data))
    assert (plan.title, plan.zone) == (calendar.title, calendar.zone.key)
    found = [
        (
            one.code, one.title, one.kind, slot.start, slot.end, slot.title,
            [(p.title, p.kind) for p in one.points if p.slot == slot.code],
        )
        for one in plan.sessions
        for slot in one.slots
    ]  # fmt: skip
    assert sorted(found) == sorted(
        (one.code, one.title, one.kind, one.start, one.end, one.slot, [(p.title, p.kind) for p in one.points])
        for one in calendar.events
    )


@settings(max_examples=60, deadline=None)
@given(st.text(), st.text(), st.text(max_size=20))
def test_any_words_give_a_calendar_that_is_read(title: str, point: str, code: str) -> None:
    event = CalendarEvent(code, "2024-08-28", "09:00", "", code, title, title, point, (CalendarPoint(point, point),))
    data = calendar_bytes(ProgrammeCalendar(title, point, ZoneInfo("Asia/Seoul"), NOW, code, (event,)))
    found = icalendar.Calendar.from_ical(data).events
    assert len(found) == 1
    assert found[0].start == datetime(2024, 8, 28, 9, tzinfo=ZoneInfo("Asia/Seoul"))
    read_calendar("a.ics", data)
