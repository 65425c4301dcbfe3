"""The run sheet: how a session stands in time and who speaks. The queue stays in this copy and never travels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from facilitator.capture.slot_times import (
    begins,
    ends,
    in_time_order,
    last_ended,
    next_slot,
    running_slot,
)
from facilitator.capture.speaker_queue import (
    Queue,
    add,
    done,
    following,
    from_json,
    give_floor,
    group_of,
    group_times,
    move,
    remove,
    resumed,
    times,
    to_json,
    turn,
)
from facilitator.domain import Records, Slot
from facilitator.store.opening import SessionFile, local, set_local, wall_of
from facilitator.workspace.zones import zone_of

__all__ = [
    "Phase",
    "Queue",
    "Sheet",
    "add",
    "done",
    "following",
    "give_floor",
    "group_of",
    "group_times",
    "keep_queue",
    "load_queue",
    "move",
    "remove",
    "sheet",
    "times",
    "turn",
    "wall_of",
]

LAST_SECONDS = 5 * 60
# Without a speaker a slot counts as over time for so long; then people are taken to be at the break.
OVER_SECONDS = 10 * 60
_KEY = "queue/{session}"


class Phase(StrEnum):
    RUNNING = "running"
    LAST = "last minutes"
    OVER = "over time"
    OPEN = "open end"
    NEXT = "next"
    LATER = "another day"
    NONE = "no slot"


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a session stands at a moment.

    ``slot`` is the slot that runs, ran over, or comes next; ``number`` its place among the session's,
    from 1. ``seconds`` are those left, those over, those until it begins, or, with an open end, since
    it began. ``share`` of it is gone, 0 to 1. ``speaking`` counts the seconds of the present turn.
    """

    phase: Phase
    slot: Slot | None = None
    number: int = 0
    seconds: int = 0
    share: float = 0.0
    speaker: str = ""
    speaking: int = 0
    waiting: tuple[str, ...] = ()
    spoken: Mapping[str, int] | None = None


def sheet(frame: Records, queue: Queue, now: datetime) -> Sheet:
    """How the session of a queue stands: for the strip and for the projector (pure)."""
    zone = zone_of(frame)
    slots = in_time_order(slot for slot in frame.slots if slot.session == queue.session)
    phase, slot, seconds = _phase(slots, now.astimezone(UTC), zone, busy=bool(queue.speaker))
    wall = wall_of(now)
    return Sheet(
        phase,
        slot,
        slots.index(slot) + 1 if slot else 0,
        seconds,
        _share(slot, phase, now, zone),
        queue.speaker,
        turn(queue, wall) // 1000,
        queue.waiting,
        times(queue, wall),
    )


def _phase(slots: tuple[Slot, ...], now: datetime, zone: ZoneInfo, *, busy: bool) -> tuple[Phase, Slot | None, int]:
    running = running_slot(slots, now, zone)
    if running:
        end = ends(running, zone)
        if end is None:
            return Phase.OPEN, running, _seconds(begins(running, zone), now)
        left = _seconds(now, end)
        return (Phase.LAST if left <= LAST_SECONDS else Phase.RUNNING), running, left
    ended = last_ended(slots, now, zone)
    over = _seconds(ends(ended, zone), now) if ended else 0
    today = now.astimezone(zone).date().isoformat()
    if ended and ended.day == today and (over < OVER_SECONDS or busy):
        return Phase.OVER, ended, over
    coming = next_slot(slots, now, zone)
    if coming is None:
        return Phase.NONE, None, 0
    return (Phase.NEXT if coming.day == today else Phase.LATER), coming, _seconds(now, begins(coming, zone))


def _seconds(start: datetime | None, end: datetime | None) -> int:
    """Whole seconds between two moments in UTC, the one under way counted, so that 5:00 shows for a second."""
    return max(0, -int((start - end).total_seconds() // 1)) if start and end else 0


def _share(slot: Slot | None, phase: Phase, now: datetime, zone: ZoneInfo) -> float:
    if phase == Phase.OVER:
        return 1.0
    start, end = (begins(slot, zone), ends(slot, zone)) if slot else (None, None)
    if phase not in (Phase.RUNNING, Phase.LAST) or not start or not end or end <= start:
        return 0.0
    return min(1.0, max(0.0, (now - start) / (end - start)))


def load_queue(file: SessionFile, session: str) -> Queue:
    """The queue of a session as it was left."""
    with file.reading() as connection:
        kept = local(connection, _KEY.format(session=session))
    return resumed(from_json(kept, session), file.wall())


def keep_queue(file: SessionFile, queue: Queue) -> None:
    """Keeps a queue on disk."""
    with file.writing() as connection:
        set_local(connection, _KEY.format(session=queue.session), to_json(queue))
