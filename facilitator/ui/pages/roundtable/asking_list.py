"""A list of records that are gone to: Enter or a double click asks for one, Esc leaves."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from facilitator.ui.widgets.row_list import set_up_rows


class AskingList(QListView):
    """``record_asked`` tells the id of a record, ``left`` that Esc was pressed."""

    record_asked = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        set_up_rows(self)
        self.activated.connect(self._ask)

    def record_at(self, row: int) -> str:
        """The id of the record a row stands for, "" for none."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _ask(self, index: QModelIndex) -> None:
        if index.isValid() and (record := self.record_at(index.row())):
            self.record_asked.emit(record)
