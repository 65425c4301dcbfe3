"""A row that is to stay where it is seen while heights, rows or the whole list change around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.ui.pages.capture.notes.measured_view import MeasuredView


@dataclass(frozen=True, slots=True)
class Anchor:
    """``item`` stays with its top at ``y`` px; with ``below`` its foot stays at the foot of the list; "" for the top
    (``y`` 0) or the very end (``below``) of the list."""

    item: str = ""
    y: int = 0
    below: bool = False

    @staticmethod
    def of(view: MeasuredView, known: Callable[[int], bool]) -> Anchor:
        """What stays: the end when it shows, the top when it shows, else the first row that was in sight before,
        else the first of known height."""
        bar = view.verticalScrollBar()
        if bar.maximum() > 0 and bar.value() >= bar.maximum():
            return Anchor(below=True)
        if bar.value() <= 0:
            return Anchor()
        order = view.notes.order
        first, last = view.visible_rows()
        rows = [row for row in range(first, last + 1) if order.id_at(row)]
        seen = [row for row in rows if order.id_at(row) in view.seen]
        whole = [row for row in (seen or rows) if known(row) and view.rowViewportPosition(row) >= 0]
        best = next(iter(whole or seen or rows), None)
        return Anchor() if best is None else Anchor(order.id_at(best), view.rowViewportPosition(best))

    def restore(self, view: MeasuredView) -> None:
        """Scrolls so that the row is where it was."""
        bar = view.verticalScrollBar()
        if not self.item:
            bar.setValue(bar.maximum() if self.below else 0)
            return
        row = view.notes.order.row_of(self.item)
        if row < 0:
            return
        y = view.viewport().height() - view.rowHeight(row) if self.below else self.y
        bar.setValue(bar.value() + view.rowViewportPosition(row) - y)
