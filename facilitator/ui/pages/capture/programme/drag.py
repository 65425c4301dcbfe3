"""Where a point goes that is dragged over the programme, and which notes a drag carries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QRect

from facilitator.ui.pages.capture.programme.rows import LOOSE, POINT, SLOT, Row
from facilitator.workspace.programme import FIRST, LAST

RECORDS_MIME = "application/x-facilitator-records"


@dataclass(frozen=True, slots=True)
class Target:
    """Into ``slot`` behind the point ``after``; ``y`` is where the line shows, px from the top of the list."""

    slot: str
    after: str | None
    y: int


def target_at(rows: Sequence[Row], rect_of: Callable[[int], QRect], y: int) -> Target | None:
    """The place a height in the list stands for; None where nothing can be put."""
    found: Target | None = None
    previous: tuple[str, str] = ("", FIRST)
    for at, row in enumerate(rows):
        rect = rect_of(at)
        if row.kind == SLOT:
            if y >= rect.top():
                found = Target(row.id, FIRST if row.open else LAST, rect.bottom())
            previous = (row.id, FIRST)
        elif row.kind == POINT:
            before = previous[1] if previous[0] == row.slot else FIRST
            if y >= rect.top():
                found = Target(row.slot, before, rect.top())
            if y >= rect.center().y():
                found = Target(row.slot, row.id, rect.bottom())
            previous = (row.slot, row.id)
    return found


def records_in(data: QMimeData) -> tuple[str, ...]:
    """The ids of the notes a drag carries."""
    raw = bytes(data.data(RECORDS_MIME).data()).decode("utf-8", "replace")
    return tuple(line for line in raw.split("\n") if line)


def takes_records(row: Row | None) -> bool:
    """Whether notes can be dropped on a row."""
    return row is not None and row.kind in (POINT, LOOSE)
