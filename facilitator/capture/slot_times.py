"""The times of slots: which one runs, what is left of it, and new times when the day overruns (pure).

A slot's day and times are words in the venue's zone; moments are aware. Differences are taken in UTC,
so that a night in which the clocks change counts its real hours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from facilitator.domain import Slot
from facilitator.errors import FacilitatorError

_TYPED = re.compile(r"(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?|(\d{1,2})(\d{2})")
_DAY_MINUTES = 24 * 60
_RECENT = timedelta(minutes=30)


def in_time_order(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """Slots as they follow each other."""
    return tuple(sorted(slots, key=lambda slot: (slot.day, slot.start, slot.order, slot.id)))


def begins(slot: Slot, zone: ZoneInfo) -> datetime | None:
    """When a slot begins, in UTC; None where day or time is none."""
    return _moment(slot.day, slot.start, zone)


def ends(slot: Slot, zone: ZoneInfo) -> datetime | None:
    """When a slot ends, in UTC; None for an open end."""
    return _moment(slot.day, slot.end, zone)


def _moment(day: str, clock: str, zone: ZoneInfo) -> datetime | None:
    try:
        return datetime.combine(datetime.fromisoformat(day).date(), time.fromisoformat(clock), zone).astimezone(UTC)
    except ValueError:
        return None


def is_running(slot: Slot, now: datetime, zone: ZoneInfo) -> bool:
    """Whether a slot has begun and not ended; an open one runs to the end of its day."""
    start, end = begins(slot, zone), ends(slot, zone)
    if start is None or now < start:
        return False
    return now < end if end else slot.day == now.astimezone(zone).date().isoformat()


def is_past(slot: Slot, now: datetime, zone: ZoneInfo) -> bool:
    """Whether a slot has ended."""
    start = begins(slot, zone)
    return start is not None and start <= now and not is_running(slot, now, zone)


def has_begun(slot: Slot, now: datetime, zone: ZoneInfo) -> bool:
    """Whether a slot runs or is over; one without a time counts as begun."""
    start = begins(slot, zone)
    return start is None or start <= now


def running_slot(slots: Iterable[Slot], now: datetime, zone: ZoneInfo) -> Slot | None:
    """The slot that runs; where two overlap the earlier one, until it ends."""
    return next((slot for slot in in_time_order(slots) if is_running(slot, now, zone)), None)


def last_ended(slots: Iterable[Slot], now: datetime, zone: ZoneInfo) -> Slot | None:
    """The slot that ended last."""
    over = [(end, slot.id, slot) for slot in slots if (end := ends(slot, zone)) is not None and end <= now]
    return max(over)[2] if over else None


def present_slot(slots: Sequence[Slot], now: datetime, zone: ZoneInfo) -> Slot | None:
    """The slot that runs, else the one people may still be in because it ended half an hour ago or less."""
    ended = last_ended(slots, now, zone)
    end = ends(ended, zone) if ended else None
    recent = ended if end and now - end <= _RECENT else None
    return running_slot(slots, now, zone) or recent


def next_slot(slots: Iterable[Slot], now: datetime, zone: ZoneInfo) -> Slot | None:
    """The slot that begins next."""
    return next((slot for slot in in_time_order(slots) if not has_begun(slot, now, zone)), None)


def minutes_of(clock: str) -> int:
    """Minutes since midnight of HH:MM. Raises ValueError."""
    read = time.fromisoformat(clock)
    return read.hour * 60 + read.minute


def clock_of(minutes: int) -> str:
    """HH:MM for minutes since midnight. Raises FacilitatorError for what is not on the same day."""
    if not 0 <= minutes < _DAY_MINUTES:
        raise FacilitatorError("That goes past midnight; give times of the same day.")
    return f"{minutes // 60:02}:{minutes % 60:02}"


def read_clock(typed: str) -> str:
    """What was typed as a time, as HH:MM: 9, 9:05, 9.05, 0905 and 9h05 are understood. Raises FacilitatorError."""
    found = _TYPED.fullmatch(typed.strip())
    if found:
        hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
        if hour < 24 and minute < 60:
            return f"{hour:02}:{minute:02}"
    raise FacilitatorError("“{typed}” is no time; write it as 10:20.", typed=typed.strip())


def later(slots: Iterable[Slot], slot: Slot) -> tuple[Slot, ...]:
    """The slots of the same session and day that follow a slot."""
    own = in_time_order(other for other in slots if other.session == slot.session and other.day == slot.day)
    ids = [other.id for other in own]
    return own[ids.index(slot.id) + 1 :] if slot.id in ids else ()


def with_times(slots: Sequence[Slot], slot: Slot, start: str, end: str, *, shift: bool) -> tuple[Slot, ...]:
    """The slots that change when one gets new times; with ``shift`` the following of its day move along.

    They move by as many minutes as its end does. ``end`` may be "" for an open end, which moves nothing.
    Raises FacilitatorError for an end before its start, or a slot that would pass midnight.
    """
    if end and end <= start:
        raise FacilitatorError("The end must be after the start, {start}; give a later one.", start=start)
    found = [replace(slot, start=start, end=end)]
    by = minutes_of(end) - minutes_of(slot.end) if shift and end and slot.end else 0
    if by:
        found += [
            replace(other, start=_moved(other.start, by), end=_moved(other.end, by)) for other in later(slots, slot)
        ]
    return tuple(found)


def _moved(clock: str, by: int) -> str:
    return clock_of(minutes_of(clock) + by) if clock else ""


def overlap(slots: Iterable[Slot]) -> tuple[Slot, Slot] | None:
    """The first two slots of one session and day that overlap, None where none do."""
    listed = in_time_order(slots)
    for place, slot in enumerate(listed):
        for other in listed[place + 1 :]:
            same = slot.session == other.session and slot.day == other.day
            if same and slot.end and other.start < slot.end:
                return slot, other
    return None


def span(slot: Slot) -> str:
    """09:00–10:20; an open end is left open."""
    return f"{slot.start}–{slot.end}"
