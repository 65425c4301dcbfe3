"""What is still to be done before a slot is left: the wrap-up list, and its numbers for the status bar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from facilitator.capture.programme_places import shown_order
from facilitator.capture.slot_times import has_begun
from facilitator.domain import Records
from facilitator.store.opening import SessionFile
from facilitator.store.reading import load_frame
from facilitator.store.wrapping_up import (
    Row,
    conflict_count,
    open_actions,
    open_conflicts,
    unknown_names,
    without_point,
    without_speaker,
)
from facilitator.workspace.coverage import DISCUSSED_NOT, coverage
from facilitator.workspace.zones import zone_of

__all__ = ["Loose", "Matter", "OpenNumbers", "WrapUp", "of_slot", "open_numbers", "wrap_up"]


class Matter(StrEnum):
    """Why something is on the list, in the order of the list."""

    SILENT = "point without notes"
    MARKED = "notes under a point marked as not discussed"
    ACTION = "action without who or when"
    SPEAKER = "unknown speaker"
    POINTLESS = "note without a point"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Loose:
    """One thing on the list. ``id`` is a point's, a record's or another item's, or the speaker as typed.

    ``what`` says more: "who" and "when" of an action, the fields of a conflict, the records of a speaker.
    ``slots`` are the slots it belongs to.
    """

    matter: Matter
    id: str
    text: str
    what: tuple[str, ...] = ()
    slots: frozenset[str] = frozenset()
    session: str = ""


@dataclass(frozen=True, slots=True)
class WrapUp:
    """The whole list; ``actions`` are those without who or when, ``conflicts`` count fields, ``pointless`` notes."""

    loose: tuple[Loose, ...] = ()

    def of(self, matter: Matter) -> tuple[Loose, ...]:
        """Those of one matter."""
        return tuple(one for one in self.loose if one.matter == matter)

    @property
    def silent_points(self) -> int:
        return len(self.of(Matter.SILENT))

    @property
    def unknown_speakers(self) -> int:
        return len(self.of(Matter.SPEAKER))

    @property
    def actions(self) -> int:
        return len(self.of(Matter.ACTION))

    @property
    def pointless(self) -> int:
        return len(self.of(Matter.POINTLESS))

    @property
    def conflicts(self) -> int:
        return sum(len(one.what) for one in self.of(Matter.CONFLICT))


@dataclass(frozen=True, slots=True)
class OpenNumbers:
    """Points without notes whose slot has begun, unknown speakers, fields in conflict."""

    silent_points: int
    unknown_speakers: int
    conflicts: int


def wrap_up(file: SessionFile) -> WrapUp:
    """The list for the whole file. Points count once their slot has begun."""
    counts = coverage(file).notes
    with file.reading() as connection:
        frame = load_frame(connection)
        actions = open_actions(connection)
        speakers = without_speaker(connection)
        pointless = without_point(connection)
        conflicts = open_conflicts(connection)
    zone = zone_of(frame)
    slots = {point.id: point.slot for point in frame.points if point.slot}
    return WrapUp(
        (
            *_points(frame, counts, file.clock.now(), zone),
            *(_loose(Matter.ACTION, row, slots) for row in actions),
            *_speakers(speakers, slots),
            *(_loose(Matter.POINTLESS, row, slots) for row in pointless),
            *(_loose(Matter.CONFLICT, row, slots) for row in conflicts),
        )
    )


def open_numbers(file: SessionFile) -> OpenNumbers:
    """What the status bar shows; asked after every pause, so it reads no record."""
    counts = coverage(file).notes
    with file.reading() as connection:
        frame = load_frame(connection)
        unknown, conflicts = unknown_names(connection), conflict_count(connection)
    points = _points(frame, counts, file.clock.now(), zone_of(frame))
    return OpenNumbers(sum(one.matter is Matter.SILENT for one in points), unknown, conflicts)


def of_slot(found: WrapUp, session: str, slot: str) -> WrapUp:
    """What belongs to one slot; what stands under no slot of its session belongs to each."""
    return WrapUp(
        tuple(one for one in found.loose if slot in one.slots or (not one.slots and one.session in (session, "")))
    )


def _points(frame: Records, counts: Mapping[str, int], now: datetime, zone: ZoneInfo) -> list[Loose]:
    begun = {slot.id for slot in frame.slots if has_begun(slot, now, zone)} | {""}
    listed = [point for session in frame.sessions if session.held for point in shown_order(frame, session.id)]
    silent: list[Loose] = []
    marked: list[Loose] = []
    for point in listed:
        title = point.short_title or point.title
        where = frozenset({point.slot} - {""})
        notes = counts.get(point.id, 0)
        if not notes and point.coverage != DISCUSSED_NOT and point.slot in begun:
            silent.append(Loose(Matter.SILENT, point.id, title, (), where, point.session))
        if notes and point.coverage == DISCUSSED_NOT:
            marked.append(Loose(Matter.MARKED, point.id, title, (str(notes),), where, point.session))
    return [*silent, *marked]


def _loose(matter: Matter, row: Row, slots: Mapping[str, str]) -> Loose:
    return Loose(matter, row.id, row.text, row.what, _slots([row], slots), row.session)


def _speakers(rows: list[Row], slots: Mapping[str, str]) -> list[Loose]:
    """Each would-be speaker once, with the records that wait."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.what[0], []).append(row)
    return [
        Loose(Matter.SPEAKER, name, name, tuple(row.id for row in own), _slots(own, slots), own[0].session)
        for name, own in found.items()
    ]


def _slots(rows: list[Row], slots: Mapping[str, str]) -> frozenset[str]:
    return frozenset(slots[row.point] for row in rows if row.point in slots)
