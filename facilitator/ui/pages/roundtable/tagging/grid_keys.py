"""The keys of the grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from facilitator.ui.pages.roundtable.tagging.model import TAKES_UP

if TYPE_CHECKING:
    from facilitator.ui.pages.roundtable.tagging.grid import TagGridView

_KEY = Qt.Key
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_OTHERS = _CTRL | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ROWS = {_KEY.Key_Up: -1, _KEY.Key_Down: 1}
_COLUMNS = {_KEY.Key_Left: -1, _KEY.Key_Right: 1}
_ENDS = {_KEY.Key_Home: 0, _KEY.Key_End: 1_000_000}


class GridKeys:
    """What a key does to a view; what it does not know goes on to the page."""

    def __init__(self, view: TagGridView) -> None:
        self._view = view

    def press(self, event: QKeyEvent) -> None:
        """One key."""
        typing = self._view.typing.typed
        event.setAccepted(self._move(event) or self._act(event) or self._typed(event))
        if typing and typing == self._view.typing.typed and event.text() == " ":
            self._view.typing.forget()

    def _move(self, event: QKeyEvent) -> bool:
        view, key, how = self._view, _KEY(event.key()), event.modifiers()
        if how & Qt.KeyboardModifier.AltModifier:
            return False
        row, column = max(view.currentIndex().row(), 0), max(view.currentIndex().column(), 0)
        if key in _ROWS:
            view.choice.go(row + _ROWS[key], column, how)
        elif key in (_KEY.Key_PageDown, _KEY.Key_PageUp):
            if how & _CTRL:
                return False
            page = max(1, view.viewport().height() // max(1, view.rows.defaultSectionSize()) - 1)
            view.choice.go(row + (page if key == _KEY.Key_PageDown else -page), column, how)
        elif key in _COLUMNS:
            self._across(row, column, _COLUMNS[key], grouped=bool(how & _CTRL))
        elif key in _ENDS and how & _CTRL:
            view.choice.go(_ENDS[key], column, how & ~_CTRL)
        elif key in _ENDS:
            view.choice.go(row, _ENDS[key])
        else:
            return False
        view.typing.forget()
        return True

    def _across(self, row: int, column: int, step: int, *, grouped: bool) -> None:
        """One column on; with Ctrl to where the next vocabulary begins."""
        view = self._view
        at = column + step
        if grouped:
            while 0 < at < view.grid.columnCount() and not self._begins(at):
                at += step
        view.choice.go(row, at)

    def _begins(self, at: int) -> bool:
        here, before = self._view.grid.column(at), self._view.grid.column(at - 1)
        return here is None or before is None or here.vocabulary != before.vocabulary

    def _act(self, event: QKeyEvent) -> bool:
        view, key, how = self._view, event.key(), event.modifiers()
        if event.matches(QKeySequence.StandardKey.SelectAll):
            view.choice.select(range(view.grid.rowCount()))
        elif key == _KEY.Key_Space and how & _CTRL:
            view.choice.toggle_row()
        elif key == _KEY.Key_T and how & _OTHERS == _CTRL:
            view.linking.emit()
        elif how & _OTHERS:
            return False
        elif key == _KEY.Key_Space:
            view.linking.emit() if view.currentIndex().column() == TAKES_UP else view.toggled.emit(False)
        elif key == _KEY.Key_Delete:
            view.toggled.emit(True)
        elif key in (_KEY.Key_Return, _KEY.Key_Enter) and view.currentIndex().isValid():
            view.opened.emit(view.currentIndex().row())
        elif key == _KEY.Key_Escape:
            return self._escape()
        elif key == _KEY.Key_Backspace and view.typing.typed:
            view.typing.shorten()
        else:
            return False
        return True

    def _escape(self) -> bool:
        if self._view.typing.typed:
            self._view.typing.forget()
            return True
        return self._view.choice.collapse()

    def _typed(self, event: QKeyEvent) -> bool:
        text = event.text()
        if event.modifiers() & _OTHERS or not text.strip() or not text.isprintable():
            return False
        if text in "#＃":
            self._view.freeing.emit()
        elif text == "/":
            self._view.searching.emit()
        else:
            self._view.typing.type(text)
        return True
