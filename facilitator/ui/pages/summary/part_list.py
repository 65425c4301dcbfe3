"""The list of parts: Up and Down choose, Enter goes on to the sentences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from facilitator.ui.pages.summary.part_rows import PartDelegate, PartModel, PartRow
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.row_list import set_up_rows
from facilitator.ui.words import translate


class PartList(QListView):
    """``chosen`` tells the key of the part one goes to, ``entered`` that Enter was pressed on it."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = PartModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(PartDelegate(theme, self, self.rows))
        set_up_rows(self)
        self.setObjectName("parts")
        self.setStyleSheet("QListView#parts { background: transparent; border: none; outline: none; padding: 0; }")
        self.setAccessibleName(translate("Summary", "Parts of the summary"))
        self.selectionModel().currentChanged.connect(self._moved)
        theme.changed.connect(self._measure)

    @property
    def current(self) -> str:
        """The key of the part one is on, "" for none."""
        at = self.currentIndex().row()
        return self.rows.rows[at].key if 0 <= at < len(self.rows.rows) else ""

    def show_rows(self, rows: Sequence[PartRow]) -> None:
        """Shows the parts; the one chosen stays so, or the one at its place."""
        kept, at = self.current, self.currentIndex().row()
        blocked = self.selectionModel().blockSignals(True)
        others = [row.key for row in rows] != [row.key for row in self.rows.rows]
        self.rows.show_rows(rows)
        if others and rows:
            found = self.rows.row_of(kept)
            self.setCurrentIndex(self.rows.index(found if found >= 0 else max(0, min(at, len(rows) - 1))))
        self.selectionModel().blockSignals(blocked)
        if others:
            self.viewport().update()
        if self.current != kept:
            self.chosen.emit(self.current)

    def choose(self, key: str) -> bool:
        """Goes to a part; whether it is there."""
        at = self.rows.row_of(key)
        if at >= 0:
            self.setCurrentIndex(self.rows.index(at))
        return at >= 0

    def step(self, by: int) -> None:
        """Goes to the part before or after."""
        at = self.currentIndex().row() + by
        if 0 <= at < len(self.rows.rows):
            self.setCurrentIndex(self.rows.index(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self.rows.rows[now.row()].key)

    def _measure(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
