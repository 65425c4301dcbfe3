"""The head of the group at the top of a list, over the rows; pushed away by the next one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from facilitator.ui.pages.capture.notes.note_order import Head
from facilitator.ui.pages.capture.notes.row_delegate import RowDelegate
from facilitator.ui.pages.capture.notes.rows_model import NotesModel


class StickyHead(QWidget):
    """What lies under it cannot be clicked through it."""

    def __init__(self, view: QAbstractScrollArea, model: NotesModel, delegate: RowDelegate) -> None:
        super().__init__(view.viewport())
        self._view, self._model, self._delegate = view, model, delegate
        self._head: Head | None = None
        self.hide()

    def place(self, first: int, high: int, top_of: Callable[[int], int]) -> None:
        """Finds out which head is due: ``first`` is the first row in sight, ``top_of`` tells where a row begins, px;
        ``high`` is 0 for a list without heads."""
        order = self._model.order
        row = order.group_head(first) if high else -1
        head = order[row] if row >= 0 else None
        if not isinstance(head, Head) or top_of(row) >= 0:
            self._head = None
            self.hide()
            return
        below = row + head.count + 1
        top = min(0, top_of(below) - high) if below < len(order) else 0
        self.setGeometry(QRect(0, top, self._view.viewport().width(), high))
        if head != self._head or not self.isVisible():
            self._head = head
            self.show()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self._head is not None:
            with QPainter(self) as painter:
                self._delegate.paint_head(painter, self.rect(), self._head)
