"""The view of the notes: what keys and the mouse do in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from facilitator.ui.pages.capture.notes.hits import NoteHits
from facilitator.ui.pages.capture.notes.measured_view import MeasuredView
from facilitator.ui.pages.capture.notes.row_delegate import RowDelegate
from facilitator.ui.pages.capture.notes.rows_model import NotesModel
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.copying import claims_copy
from facilitator.ui.words import translate

_KEPT = {Qt.Key.Key_Return: "edit", Qt.Key.Key_Enter: "edit", Qt.Key.Key_Delete: "delete"}


class NotesView(MeasuredView):
    """``asked`` tells (what, id): edit, delete, copy or star.

    ``entered``: the keyboard came in while nothing was selected.
    """

    asked = Signal(str, str)
    focus_changed = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, model: NotesModel, delegate: RowDelegate, parent: QWidget) -> None:
        super().__init__(theme, model, delegate, parent)
        self.setObjectName("notes")
        self.setAccessibleName(translate("NotesList", "Notes"))
        self._hits = NoteHits(theme, self, delegate)
        model.rows_came.connect(self.show_anew)

    def moveCursor(  # noqa: N802
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Home and End go to the first and the last note, not to columns."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        last = len(self.notes.order) - 1
        if cursorAction not in ends or last < 0:
            return super().moveCursor(cursorAction, modifiers)
        row = last if ends[cursorAction] else int(self.notes.order.heads)
        return self.notes.index(row, 0)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters do nothing here: they belong to the capture line."""

    def event(self, event: QEvent) -> bool:
        return claims_copy(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        kept = _KEPT.get(Qt.Key(event.key()))
        if kept and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.asked.emit(kept, self.current_id)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.asked.emit("copy", "")
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # for the pane, and then the page
        else:
            super().keyPressEvent(event)

    @property
    def current_id(self) -> str:
        """The id of the current row, "" for none."""
        row = self.currentIndex().row()
        return self.notes.order.id_at(row) if 0 <= row < len(self.notes.order) else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and (item := self._hits.star(at)):
            self.asked.emit("star", item)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        at = event.position().toPoint()
        item = self._hits.note(at)
        if item and not self._hits.star(at):
            self.asked.emit("edit", item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._hover(self._hits.note(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Leave:
            self._hover("")
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._delegate.tip(self.rowAt(event.y()), event.x(), self.row_width))
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and not self.selectionModel().hasSelection():
            self.entered.emit()
        self.viewport().update()
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.viewport().update()
        self.focus_changed.emit()

    def show_anew(self) -> None:
        """What rows say has come or changed: they are measured and painted again."""
        self.measure()
        self.viewport().update()

    def _hover(self, item: str) -> None:
        if item == self._delegate.hovered:
            return
        for one in (self._delegate.hovered, item):
            row = self.notes.order.row_of(one)
            if row >= 0:
                self.viewport().update(self.visualRect(self.notes.index(row, 0)))
        self._delegate.hovered = item
