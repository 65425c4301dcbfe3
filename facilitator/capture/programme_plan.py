"""What a template is to say of a programme: sessions with their slots and points (data only)."""

from __future__ import annotations

from dataclasses import dataclass

Remarks = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedSlot:
    """``day`` is an ISO day, times are HH:MM, ``end`` "" where it is open."""

    code: str
    day: str
    start: str
    end: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class PlannedPoint:
    """``slot`` is the code of a slot of its session. ``remarks`` stand above it."""

    code: str
    title: str
    kind: str
    slot: str
    remarks: Remarks = ()


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """``kind`` is parallel, plenary or other; ``remarks`` say what about it is guessed."""

    code: str
    title: str
    kind: str
    slots: tuple[PlannedSlot, ...]
    points: tuple[PlannedPoint, ...] = ()
    moderators: tuple[str, ...] = ()
    remarks: Remarks = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole template. Days are ISO days, ``zone`` a name zoneinfo knows."""

    id: str
    title: str
    venue: str
    first_day: str
    last_day: str
    zone: str
    sessions: tuple[PlannedSession, ...]
    remarks: Remarks = ()
