"""A time zone as RFC 5545 describes one (section 3.6.5): each change of its offset in the years asked for (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_STEP = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_NONE = timedelta(0)


def zone_lines(zone: ZoneInfo, first: int, last: int) -> Iterator[str]:
    """The content lines of a VTIMEZONE that holds for the years ``first`` to ``last``."""
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{zone.key}"
    begin, end = datetime(first, 1, 1, tzinfo=UTC) - _STEP, datetime(last, 12, 31, tzinfo=UTC) + 2 * _STEP
    yield from _observance(begin, zone, begin)
    for moment in _changes(zone, begin, end):
        yield from _observance(moment, zone, moment - _MINUTE)
    yield "END:VTIMEZONE"


def _observance(moment: datetime, zone: ZoneInfo, before: datetime) -> Iterator[str]:
    """What holds from a moment on; its own time is told in the offset that held before."""
    local = moment.astimezone(zone)
    old, new = _offset(before, zone), _offset(moment, zone)
    kind = "DAYLIGHT" if local.dst() else "STANDARD"
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{(moment + old).replace(tzinfo=None):%Y%m%dT%H%M%S}"
    yield f"TZOFFSETFROM:{_signed(old)}"
    yield f"TZOFFSETTO:{_signed(new)}"
    yield f"TZNAME:{local.tzname()}"
    yield f"END:{kind}"


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The moments, to the minute, at which the offset changes: found between days that differ."""
    day = begin
    while day < end:
        if _offset(day, zone) != _offset(day + _STEP, zone):
            yield _moment(zone, day, day + _STEP)
        day += _STEP


def _moment(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The first minute with the offset of ``high``; ``low`` has another."""
    new = _offset(high, zone)
    while high - low > _MINUTE:
        middle = low + (high - low) // 2
        middle = middle.replace(second=0, microsecond=0)
        low, high = (low, middle) if _offset(middle, zone) == new else (middle, high)
    return high


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or _NONE


def _signed(offset: timedelta) -> str:
    """+0900, and with seconds where there are any, as offsets of long ago have."""
    total = int(offset.total_seconds())
    sign, rest = "-" if total < 0 else "+", abs(total)
    seconds = f"{rest % 60:02}" if rest % 60 else ""
    return f"{sign}{rest // 3600:02}{rest % 3600 // 60:02}{seconds}"
