"""The records that stand in no part: Ctrl+Enter adds the one marked, Enter shows it among the notes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from facilitator.ui.pages.summary.record_rows import Make, RecordDelegate, RecordModel
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate
from facilitator.workspace.summary_desk import Source


class RecordList(QListView):
    """``record_asked`` tells the id of a record that is to be shown."""

    record_asked = Signal(str)
    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = RecordModel(self)
        self.setModel(self.rows)
        self.delegate = RecordDelegate(theme, self, self.rows)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setObjectName("unused")
        self.setStyleSheet("QListView#unused { background: transparent; border: none; outline: none; padding: 0; }")
        self.setAccessibleName(translate("Summary", "Not used in any part"))
        theme.changed.connect(self._measure)
        self.selectionModel().currentChanged.connect(self._current_changed)

    @property
    def struck(self) -> bool:
        """Whether the records are left out, and stand struck through."""
        return self.delegate.struck

    @struck.setter
    def struck(self, on: bool) -> None:
        self.delegate.struck = on
        self.viewport().update()

    @property
    def current(self) -> Source | None:
        """The record that is marked."""
        at = self.currentIndex().row()
        return self.rows.sources[at] if 0 <= at < len(self.rows.sources) else None

    def show_sources(self, sources: Sequence[Source], make: Make) -> None:
        """Shows records; the one marked stays so, or the one that takes its place."""
        if sources is self.rows.sources:
            return
        kept, at, scrolled = self.current, self.currentIndex().row(), self.verticalScrollBar().value()
        self.rows.show_sources(sources, make)
        if sources:
            found = next((row for row, one in enumerate(sources) if kept and one.id == kept.id), -1)
            self.setCurrentIndex(self.rows.index(found if found >= 0 else max(0, min(at, len(sources) - 1))))
        self.verticalScrollBar().setValue(scrolled)
        if sources:
            self.scrollTo(self.currentIndex())

    def step(self, by: int) -> None:
        """Marks the record before or after."""
        at = self.currentIndex().row() + by
        if 0 <= at < len(self.rows.sources):
            self.setCurrentIndex(self.rows.index(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        row = self.current
        if row and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.record_asked.emit(row.id)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters do nothing: there is a search in the header."""

    def contextMenuEvent(self, arg__1: QContextMenuEvent) -> None:  # noqa: N802
        by_key = arg__1.reason() == QContextMenuEvent.Reason.Keyboard
        if not by_key and (index := self.indexAt(arg__1.pos())).isValid():
            self.setCurrentIndex(index)
        below = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(self._theme.px(36), 0)
        self.menu_asked.emit(self.viewport().mapToGlobal(below) if by_key else arg__1.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.viewport().update()

    def _current_changed(self) -> None:
        self.viewport().update()

    def _measure(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
