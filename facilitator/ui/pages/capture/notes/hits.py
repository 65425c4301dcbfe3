"""Which note, and whose star, is at a place of the list."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from facilitator.ui.pages.capture.notes.measured_view import MeasuredView
from facilitator.ui.pages.capture.notes.row_delegate import RowDelegate
from facilitator.ui.theme.theme import Theme

_ROOM = 5  # around a star, px


class NoteHits:
    """Places are those of the viewport; "" where there is no note."""

    def __init__(self, theme: Theme, view: MeasuredView, delegate: RowDelegate) -> None:
        self._theme, self._view, self._delegate = theme, view, delegate

    def note(self, at: QPoint) -> str:
        """The id of the note there."""
        row = self._view.rowAt(at.y())
        return self._view.notes.order.id_at(row) if row >= 0 else ""

    def star(self, at: QPoint) -> str:
        """The id of the note whose star is there."""
        row = self._view.rowAt(at.y())
        layout = self._delegate.layout(row, self._view.row_width) if row >= 0 else None
        if layout is None:
            return ""
        room = self._theme.px(_ROOM)
        star = layout.star.translated(0, self._view.rowViewportPosition(row)).adjusted(-room, -room, room, room)
        return self._view.notes.order.id_at(row) if star.contains(at) else ""
