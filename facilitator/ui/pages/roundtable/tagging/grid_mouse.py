"""The mouse in the grid and its heads: a click on a cell is a mark, on a record selects it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QMouseEvent

from facilitator.ui.pages.roundtable.tagging.model import TAKES_UP

if TYPE_CHECKING:
    from facilitator.ui.pages.roundtable.tagging.grid import TagGridView

_TYPE = QEvent.Type
_PRESSED = frozenset({_TYPE.MouseButtonPress, _TYPE.MouseButtonDblClick})
_CTRL = Qt.KeyboardModifier.ControlModifier


class GridMouse(QObject):
    """Watches the view's port; what it takes does not reach the view."""

    def __init__(self, view: TagGridView) -> None:
        super().__init__(view)
        self._view = view
        view.viewport().installEventFilter(self)
        view.columns.chosen.connect(self._to_column)
        view.rows.pressed.connect(self._row_pressed)
        view.rows.dragged.connect(self._row_dragged)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if kind in _PRESSED:
            self._press(cast("QMouseEvent", event))
            return True
        if kind == _TYPE.MouseMove:
            self._hover(self._view.indexAt(cast("QMouseEvent", event).position().toPoint()))
            return True
        if kind in (_TYPE.Leave, _TYPE.Wheel):
            self._hover(QModelIndex())
        return kind == _TYPE.MouseButtonRelease

    def _press(self, event: QMouseEvent) -> None:
        view, index = self._view, self._view.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        row, column = index.row(), index.column()
        if event.modifiers() & _CTRL:
            view.choice.go(row, column, _CTRL)
            view.choice.toggle_row()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            view.choice.go(row, column, event.modifiers())
        else:
            if view.selectionModel().isRowSelected(row):
                view.choice.mark(row, column)
            else:
                view.choice.go(row, column)
            view.linking.emit() if column == TAKES_UP else view.toggled.emit(False)

    def _hover(self, index: QModelIndex) -> None:
        view = self._view
        if index != view.hovered:
            before, view.hovered = view.hovered, index
            for one in (before, index):
                if one.isValid():
                    view.viewport().update(view.visualRect(one))

    def _to_column(self, column: int) -> None:
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._view.choice.go(max(self._view.currentIndex().row(), 0), column)

    def _row_pressed(self, row: int, how: Qt.KeyboardModifier) -> None:
        view = self._view
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        column = max(view.currentIndex().column(), 0)
        view.choice.go(row, column, how)
        if how & _CTRL:
            view.choice.toggle_row()
        elif not how:
            view.choice.collapse()

    def _row_dragged(self, row: int) -> None:
        current = self._view.currentIndex()
        if row != current.row():
            self._view.choice.go(row, current.column(), Qt.KeyboardModifier.ShiftModifier)
