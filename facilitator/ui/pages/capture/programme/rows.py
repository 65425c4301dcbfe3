"""What the programme lists, row by row: from the frame, the counts and what is folded (no widget)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from facilitator.domain import DiscussionPoint, Records, Slot
from facilitator.ui.words import translate
from facilitator.workspace.coverage import DISCUSSED_NOT, Coverage
from facilitator.workspace.programme import Group, groups, running_slot, span
from facilitator.workspace.zones import zone_of

DAY, SLOT, POINT, LOOSE, NEW = "day", "slot", "point", "loose", "new"


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``id`` is the slot's or point's, "" for days and for notes without a point; ``count`` notes.

    ``slot`` is the id of the slot it stands in. ``open`` says of a slot that its points show, ``holds``
    that it has some; ``running`` that it is its time. ``silent`` marks what was not discussed.
    """

    kind: str
    id: str
    title: str
    slot: str = ""
    count: int = 0
    detail: str = ""
    open: bool = True
    holds: bool = True
    running: bool = False
    silent: bool = False

    @property
    def takes_cursor(self) -> bool:
        """Whether the arrow keys stop here."""
        return self.kind in (SLOT, POINT, LOOSE)

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        notes = translate("Programme", "%n note(s)", "", self.count)
        parts: tuple[str, ...] = (self.title, self.detail, notes)
        if self.kind == DAY:
            parts = (self.title,)
        elif self.kind == SLOT:
            fold = translate("Programme", "open") if self.open else translate("Programme", "folded")
            now = translate("Programme", "running") if self.running else ""
            parts = (self.title, now, notes, fold if self.holds else "")
        return ", ".join(part for part in parts if part)


def rows_of(
    frame: Records, session: str, counts: Coverage, now: datetime, folded: Mapping[str, bool]
) -> tuple[Row, ...]:
    """The rows of a session; ``folded`` says of slots, by id, that their points are hidden."""
    running = running_slot((slot for slot in frame.slots if slot.session == session), now, zone_of(frame))
    loose = counts.loose.get(session, 0) + counts.loose.get("", 0)
    found = list(_rows(frame, groups(frame, session), counts, running, folded))
    if loose:
        found.append(Row(LOOSE, "", translate("Programme", "No point"), count=loose))
    return tuple(found)


def _rows(
    frame: Records, listed: tuple[Group, ...], counts: Coverage, running: Slot | None, folded: Mapping[str, bool]
) -> Iterator[Row]:
    day = ""
    for group in listed:
        slot = group.slot
        if slot is not None and slot.day != day:
            day = slot.day
            yield Row(DAY, "", day_title(frame, day))
        if slot is not None:
            yield _slot_row(slot, group, counts, running, folded)
        elif len(listed) > 1:
            yield Row(DAY, "", translate("Programme", "Without a slot"))
        if slot is None or not folded.get(slot.id, False):
            yield from (_point_row(point, slot, counts) for point in group.points)


def _slot_row(slot: Slot, group: Group, counts: Coverage, running: Slot | None, folded: Mapping[str, bool]) -> Row:
    return Row(
        SLOT,
        slot.id,
        f"{span(slot)} {slot.title}".strip(),
        slot.id,
        sum(counts.notes.get(point.id, 0) for point in group.points),
        open=not folded.get(slot.id, False) and bool(group.points),
        holds=bool(group.points),
        running=running is not None and running.id == slot.id,
    )


def _point_row(point: DiscussionPoint, slot: Slot | None, counts: Coverage) -> Row:
    count = counts.notes.get(point.id, 0)
    silent = point.coverage == DISCUSSED_NOT
    detail = ""
    if silent:
        detail = translate("Programme", "Marked “not discussed”") if count else translate("Programme", "Not discussed")
    return Row(POINT, point.id, point.short_title or point.title, slot.id if slot else "", count, detail, silent=silent)


def day_title(frame: Records, day: str) -> str:
    """Day 1 · Wednesday 28 August."""
    try:
        chosen = date.fromisoformat(day)
    except ValueError:
        return day
    written = QLocale(QLocale.Language.English).toString(QDate(chosen.year, chosen.month, chosen.day), "dddd d MMMM")
    try:
        number = (chosen - date.fromisoformat(frame.workshop.first_day)).days + 1
    except ValueError:
        return written
    return translate("Programme", "Day {number} · {day}").format(number=number, day=written) if number > 0 else written
