"""The times of slots, in the zone of the venue."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.capture.slot_times import (
    begins,
    ends,
    is_past,
    is_running,
    present_slot,
    read_clock,
    running_slot,
    with_times,
)
from facilitator.domain import Slot
from facilitator.errors import FacilitatorError

SEOUL = ZoneInfo("Asia/Seoul")


def test_times_are_those_of_the_venue_whatever_the_clock_of_the_laptop() -> None:
    nine = Slot("x", "s", "", "2024-08-29", "09:00", "10:20", "a0")
    now = datetime(2024, 8, 29, 0, 30, tzinfo=UTC)
    assert begins(nine, SEOUL) == datetime(2024, 8, 29, 0, 0, tzinfo=UTC)
    assert running_slot([nine], now, SEOUL) == nine
    assert running_slot([nine], now.astimezone(ZoneInfo("America/New_York")), SEOUL) == nine
    assert not is_running(nine, now, ZoneInfo("Europe/Berlin"))
    assert is_past(nine, datetime(2024, 8, 29, 1, 20, tzinfo=UTC), SEOUL)


def test_the_night_the_clocks_change_has_its_real_hours() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    night = Slot("x", "s", "", "2024-03-31", "01:00", "04:00", "a0")
    start, end = begins(night, berlin), ends(night, berlin)
    assert start
    assert end
    assert (end - start).total_seconds() == 2 * 3600


def test_where_slots_overlap_the_earlier_one_runs_to_its_end() -> None:
    one = Slot("1", "s", "", "2024-08-29", "09:00", "10:50", "a0")
    two = Slot("2", "s", "", "2024-08-29", "10:40", "12:00", "a1")
    at = datetime(2024, 8, 29, 10, 45, tzinfo=SEOUL)
    assert running_slot([two, one], at, SEOUL) == one
    assert running_slot([two, one], at.replace(minute=50), SEOUL) == two


@pytest.mark.parametrize(
    ("typed", "read"),
    [("9", "09:00"), ("9:05", "09:05"), (" 10.20 ", "10:20"), ("0905", "09:05"), ("9h30", "09:30"), ("1730", "17:30")],
)
def test_times_are_read_as_they_are_typed(typed: str, read: str) -> None:
    assert read_clock(typed) == read


@pytest.mark.parametrize("typed", ["", "24", "10:60", "noon", "10:5", "1:2:3", "-1"])
def test_what_is_no_time_is_said(typed: str) -> None:
    with pytest.raises(FacilitatorError, match="write it as 10:20"):
        read_clock(typed)


@given(
    st.lists(st.integers(0, 23 * 60), min_size=2, max_size=12, unique=True).filter(lambda marks: len(marks) % 2 == 0),
    st.integers(-30, 60),
    st.data(),
)
def test_moving_along_keeps_lengths_and_breaks(marks: list[int], by: int, data: st.DataObject) -> None:
    marks = sorted(marks)
    slots = tuple(
        Slot(f"t{at}", "s", "", "2024-08-29", _clock(start), _clock(end), "a0")
        for at, (start, end) in enumerate(zip(marks[::2], marks[1::2], strict=True))
    )
    at = data.draw(st.integers(0, len(slots) - 1))
    end = marks[2 * at + 1] + by
    if not marks[2 * at] < end < 24 * 60:
        return
    try:
        changed = {one.id: one for one in with_times(slots, slots[at], slots[at].start, _clock(end), shift=True)}
    except FacilitatorError:
        assert marks[-1] + by >= 24 * 60
        return
    new = [changed.get(one.id, one) for one in slots]
    for number in range(at + 1, len(slots)):
        assert _minutes(new[number].start) - _minutes(slots[number].start) == by
        assert _minutes(new[number].end) - _minutes(new[number].start) == marks[2 * number + 1] - marks[2 * number]
    assert [new[number] for number in range(at)] == list(slots[:at])


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def test_a_slot_is_present_while_it_runs_and_half_an_hour_longer_unless_another_runs() -> None:
    one = Slot("1", "s", "", "2024-08-29", "09:00", "10:20", "a0")
    two = Slot("2", "s", "", "2024-08-29", "10:40", "12:00", "a1")
    at = datetime(2024, 8, 29, 9, 0, tzinfo=SEOUL)
    seen = {
        clock: present_slot([one, two], at.replace(hour=clock // 100, minute=clock % 100), SEOUL)
        for clock in (900, 1019, 1039, 1040, 1229, 1231)
    }
    assert seen == {900: one, 1019: one, 1039: one, 1040: two, 1229: two, 1231: None}
