"""Where discussion points stand in a session: under their slots, one after another, and where to begin (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from facilitator.capture.order_keys import keys_for
from facilitator.capture.slot_times import in_time_order, present_slot
from facilitator.domain import DiscussionPoint, Records, Slot
from facilitator.errors import NotFoundInFileError

FIRST, LAST = "", None


@dataclass(frozen=True, slots=True)
class Group:
    """A slot with its points; ``slot`` is None for points that stand under none."""

    slot: Slot | None
    points: tuple[DiscussionPoint, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place for a point: its slot, "" for none, and the order keys to set, point → key."""

    slot: str
    keys: Mapping[str, str]


def in_order(points: Iterable[DiscussionPoint]) -> list[DiscussionPoint]:
    """Points as they are listed."""
    return sorted(points, key=lambda point: (point.order, point.id))


def groups(records: Records, session: str) -> tuple[Group, ...]:
    """The slots of a session in order of time, each with its points; those without a slot come last."""
    slots = in_time_order(slot for slot in records.slots if slot.session == session)
    points = in_order(point for point in records.points if point.session == session)
    known = {slot.id for slot in slots}
    found = [Group(slot, tuple(point for point in points if point.slot == slot.id)) for slot in slots]
    loose = tuple(point for point in points if point.slot not in known)
    return (*found, Group(None, loose)) if loose or not found else tuple(found)


def shown_order(records: Records, session: str) -> tuple[DiscussionPoint, ...]:
    """The points of a session as the programme lists them."""
    return tuple(point for group in groups(records, session) for point in group.points)


def place_behind(records: Records, session: str, item: str, slot: str, after: str | None) -> Place:
    """The place of an item in a slot behind the point ``after``: FIRST of the slot, or LAST.

    Raises NotFoundInFileError where the slot or that point is none of the session's.
    """
    held = groups(records, session)
    names = [group.slot.id if group.slot else "" for group in held]
    if slot not in names and slot:
        raise NotFoundInFileError("That slot is not there any more; choose another.")
    before = [point for group in held[: names.index(slot) + 1 if slot in names else None] for point in group.points]
    own = [point for point in before if (point.slot if point.slot in names else "") == slot and point.id != item]
    listed = [point for point in in_order(p for p in records.points if p.session == session) if point.id != item]
    at = _place([point.id for point in listed], [point.id for point in own], [p.id for p in before], after)
    return Place(slot, keys_for([(point.id, point.order) for point in listed], at, item))


def _place(listed: list[str], own: list[str], before: list[str], after: str | None) -> int:
    """The place in the session's whole list, in which the points of a slot need not stand together."""
    if after and after not in own:
        raise NotFoundInFileError("That point is not there any more; choose another.")
    if after is None and own:
        after = own[-1]
    if after:
        return listed.index(after) + 1
    if own:
        return listed.index(own[0])
    return max((listed.index(name) + 1 for name in before if name in listed), default=0)


def step(records: Records, point: DiscussionPoint, by: int) -> Place | None:
    """The place one step up (−1) or down (+1), into the slot before or after at its ends; None at the very end."""
    held = groups(records, point.session)
    here = next(at for at, group in enumerate(held) if point in group.points)
    own = [one.id for one in held[here].points]
    to = own.index(point.id) + by
    slot = held[here].slot
    if 0 <= to < len(own):
        rest = [name for name in own if name != point.id]
        return place_behind(records, point.session, point.id, slot.id if slot else "", rest[to - 1] if to else FIRST)
    if not 0 <= here + by < len(held):
        return None
    other = held[here + by].slot
    return place_behind(records, point.session, point.id, other.id if other else "", FIRST if by > 0 else LAST)


def starting_point(
    records: Records, session: str, counts: Mapping[str, int], now: datetime, zone: ZoneInfo
) -> DiscussionPoint | None:
    """Where capture begins: the first point of the slot that runs or has just ended, else the first point
    without notes, else the first."""
    listed = shown_order(records, session)
    present = present_slot([slot for slot in records.slots if slot.session == session], now, zone)
    here = [point for point in listed if present and point.slot == present.id]
    silent = [point for point in listed if not counts.get(point.id) and not point.coverage]
    return next(iter((*here, *silent, *listed)), None)
