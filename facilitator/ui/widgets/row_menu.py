"""Where a menu of a list is wanted: at the mouse, whose row is gone to first, or by key below the current row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QListView

from facilitator.ui.theme.theme import Theme

_INDENT = 36


class RowMenu(QObject):
    """``asked`` tells the place on the screen."""

    asked = Signal(QPoint)

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if not isinstance(event, QContextMenuEvent):
            return False
        view = self._view
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if not by_key and (index := view.indexAt(event.pos())).isValid():
            view.setCurrentIndex(index)
        below = view.visualRect(view.currentIndex()).bottomLeft() + QPoint(self._theme.px(_INDENT), 0)
        self.asked.emit(view.viewport().mapToGlobal(below) if by_key else event.globalPos())
        return True
