"""The records that stand in no part: Ctrl+Enter adds the one marked, Enter shows it among the notes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from facilitator.ui.pages.summary.record_rows import Make, RecordDelegate, RecordModel
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.row_list import set_up_rows
from facilitator.ui.widgets.row_menu import RowMenu
from facilitator.ui.words import translate
from facilitator.workspace.summary_desk import Source


class RecordList(QListView):
    """``record_asked`` tells the id of a record that is to be shown."""

    record_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = RecordModel(self)
        self.setModel(self.rows)
        self.delegate = RecordDelegate(theme, self, self.rows)
        self.setItemDelegate(self.delegate)
        self.menu = RowMenu(theme, self)
        self.setUniformItemSizes(True)
        set_up_rows(self)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDragEnabled(True)
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

    def _current_changed(self) -> None:
        self.viewport().update()

    def _measure(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
