"""The programme changed while it runs: points added, renamed, moved; slots moved in time; notes put under points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from facilitator.capture.programme_places import (
    FIRST,
    LAST,
    Group,
    Place,
    groups,
    place_behind,
    shown_order,
    starting_point,
    step,
)
from facilitator.capture.slot_times import (
    clock_of,
    has_begun,
    in_time_order,
    is_past,
    is_running,
    later,
    minutes_of,
    next_slot,
    overlap,
    present_slot,
    read_clock,
    running_slot,
    span,
    with_times,
)
from facilitator.changes import Change, Pen
from facilitator.domain import DiscussionPoint, Records, Slot
from facilitator.errors import FacilitatorError, NotFoundInFileError, Sentence, sentence
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.reading import load_frame
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import field_change, keep, session_of_point, set_field
from facilitator.workspace.files import pen_for
from facilitator.workspace.places import item_state

__all__ = [
    "FIRST",
    "LAST",
    "Group",
    "add_point",
    "change_times",
    "clock_of",
    "groups",
    "has_begun",
    "in_time_order",
    "is_past",
    "is_running",
    "later",
    "minutes_of",
    "move_point",
    "next_slot",
    "present_slot",
    "put_under",
    "read_clock",
    "rename_point",
    "running_slot",
    "shown_order",
    "span",
    "starting_point",
    "step_point",
    "swap_with_next",
    "with_times",
]
_LONGEST_TITLE = 500


def add_point(
    file: SessionFile, session: str, title: str, slot: str = "", after: str | None = LAST, author: str | None = None
) -> Changed:
    """A new discussion point in a slot ("" for none) behind the point ``after``; its id is the first item.

    Raises FacilitatorError without a title, NotFoundInFileError where slot or point is not there.
    """
    pen = pen_for(file, author)
    with file.writing() as connection:
        item = file.clock.new_id()
        place = place_behind(load_frame(connection), session, item, slot, after)
        # The kind comes last, so that undoing the whole is one deletion.
        fields = [("title", _title(title)), ("type", "discussion"), ("order", place.keys[item]), ("kind", "point")]
        if slot:
            fields.insert(0, ("slot", slot))
        others = _keys(connection, pen, place.keys, item)
        changes = [*others, *(pen.change(session, item, name, value) for name, value in fields)]
        return _kept(file, connection, pen, changes, (item,), "point")


def rename_point(file: SessionFile, point: str, title: str, author: str | None = None) -> Changed:
    """Gives a point another title; a short title it had goes, so that every paper shows the new one."""
    pen = pen_for(file, author)
    with file.writing() as connection:
        session_of_point(connection, point)
        state = item_state(connection, point)
        wanted = _title(title)
        changes = set_field(pen, state, "title", wanted)
        if changes:
            changes += set_field(pen, state, "short_title", "")
        return _kept(file, connection, pen, changes, (point,), "point")


def move_point(
    file: SessionFile, point: str, slot: str, after: str | None = LAST, author: str | None = None
) -> Changed:
    """Puts a point into a slot ("" for none), behind ``after``, FIRST or LAST. Raises NotFoundInFileError."""
    pen = pen_for(file, author)
    with file.writing() as connection:
        session = session_of_point(connection, point)
        place = place_behind(load_frame(connection), session, point, slot, after)
        return _kept(file, connection, pen, _placed(connection, pen, point, place), (point,), "point")


def step_point(file: SessionFile, point: str, by: int, author: str | None = None) -> Changed:
    """Moves a point one place up (−1) or down (+1), at the end of its slot into the one before or after."""
    pen = pen_for(file, author)
    with file.writing() as connection:
        frame = load_frame(connection)
        place = step(frame, _point(frame, point), by)
        changes = _placed(connection, pen, point, place) if place else []
        return _kept(file, connection, pen, changes, (point,), "point")


def put_under(file: SessionFile, records: Sequence[str], point: str, author: str | None = None) -> Changed:
    """Moves records under a point, "" for none. Raises NotFoundInFileError where a record or the point is not there."""
    pen = pen_for(file, author)
    with file.writing() as connection:
        session = session_of_point(connection, point) if point else ""
        changes = [
            change
            for record in dict.fromkeys(records)
            for change in set_field(pen, item_state(connection, record), "point", point, session)
        ]
        return _kept(file, connection, pen, changes, tuple(records), "record")


def change_times(
    file: SessionFile, slot: str, start: str, end: str, *, shift: bool = False, author: str | None = None
) -> Changed:
    """New times (HH:MM, in the venue's zone) for a slot; with ``shift`` those after it on its day move along.

    Slots that overlap then are allowed, and said. Raises FacilitatorError for times that cannot be.
    """
    pen = pen_for(file, author)
    with file.writing() as connection:
        frame = load_frame(connection)
        changed = with_times(frame.slots, _slot(frame, slot), start, end, shift=shift)
        warnings = _overlaps(frame.slots, changed)
        return _kept(file, connection, pen, _times(connection, pen, changed), _ids(changed), "slot", warnings)


def swap_with_next(file: SessionFile, slot: str, author: str | None = None) -> Changed:
    """Exchanges the times of a slot and the next of its session; points stay with their slots.

    Raises FacilitatorError where no slot follows.
    """
    pen = pen_for(file, author)
    with file.writing() as connection:
        frame = load_frame(connection)
        one = _slot(frame, slot)
        own = in_time_order(other for other in frame.slots if other.session == one.session)
        place = [other.id for other in own].index(slot)
        if place + 1 == len(own):
            raise FacilitatorError("No slot of this session follows, so there is nothing to swap it with.")
        other = own[place + 1]
        changes = [
            change
            for item, times in ((one.id, other), (other.id, one))
            for name in ("day", "start", "end", "order")
            for change in field_change(connection, pen, item, name, getattr(times, name))
        ]
        return _kept(file, connection, pen, changes, (one.id, other.id), "slot")


def _title(typed: str) -> str:
    title = " ".join(typed.split())
    if not title:
        raise FacilitatorError("A discussion point needs a title; type what is discussed.")
    if len(title) > _LONGEST_TITLE:
        raise FacilitatorError(
            "A title has at most {LONGEST_TITLE} characters; keep the rest as a note.", LONGEST_TITLE=_LONGEST_TITLE
        )
    return title


def _point(frame: Records, item: str) -> DiscussionPoint:
    found = next((point for point in frame.points if point.id == item), None)
    if found is None:
        raise NotFoundInFileError("That discussion point is not there any more; choose another.")
    return found


def _slot(frame: Records, item: str) -> Slot:
    found = next((slot for slot in frame.slots if slot.id == item), None)
    if found is None:
        raise NotFoundInFileError("That slot is not there any more; choose another.")
    return found


def _placed(connection: Connection, pen: Pen, point: str, place: Place) -> list[Change]:
    state = item_state(connection, point)
    changes = _keys(connection, pen, place.keys, point)
    changes += set_field(pen, state, "slot", place.slot)
    return [*changes, *set_field(pen, state, "order", place.keys[point])]


def _keys(connection: Connection, pen: Pen, keys: Mapping[str, str], item: str) -> list[Change]:
    """New order keys of the neighbours that had none between them."""
    return [
        change
        for other, key in keys.items()
        if other != item
        for change in field_change(connection, pen, other, "order", key)
    ]


def _times(connection: Connection, pen: Pen, slots: Iterable[Slot]) -> list[Change]:
    return [
        change
        for slot in slots
        for name in ("start", "end")
        for change in field_change(connection, pen, slot.id, name, getattr(slot, name))
    ]


def _overlaps(slots: Sequence[Slot], changed: Sequence[Slot]) -> tuple[Sentence, ...]:
    new = {slot.id: slot for slot in changed}
    session = changed[0].session
    found = overlap(new.get(slot.id, slot) for slot in slots if slot.session == session)
    if not found:
        return ()
    words = "The slots {first} and {second} overlap now; change the times of one."
    return (sentence(words, first=span(found[0]), second=span(found[1])),)


def _ids(slots: Iterable[Slot]) -> tuple[str, ...]:
    return tuple(slot.id for slot in slots)


def _kept(
    file: SessionFile,
    connection: Connection,
    pen: Pen,
    changes: list[Change],
    items: tuple[str, ...],
    kind: str,
    warnings: tuple[Sentence, ...] = (),
) -> Changed:
    keep(file, connection, pen, changes)
    return Changed(items, frozenset({kind}), warnings, tuple(change.id for change in changes))
