"""One of the lists beside the matrix: rows of equal height, painted as they come into sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from facilitator.ui.pages.roundtable.asking_list import AskingList
from facilitator.ui.pages.roundtable.side_delegate import SideDelegate
from facilitator.ui.pages.roundtable.side_rows import SideRow
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.rows_model import Index, RowsModel

ROW = Qt.ItemDataRole.UserRole


class SideModel(RowsModel[SideRow]):
    """Rows as they are; ``ROW`` gives a SideRow."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].is_head:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole and row.item:
            return "\n".join(part for part in (row.text, row.before, row.below) if part)
        return None


class SideList(AskingList):
    """Rows under heads, which are passed over."""

    def __init__(self, theme: Theme, name: str, *, tall: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = SideModel(self)
        self.setModel(self.rows)
        self.delegate = SideDelegate(theme, self, tall=tall)
        self.setItemDelegate(self.delegate)
        self.setUniformItemSizes(True)
        self.setAccessibleName(name)
        theme.changed.connect(self._measure)

    def show_rows(self, rows: Sequence[SideRow]) -> None:
        """Shows rows; the one that was current stays so, and what was at the top stays there."""
        if tuple(rows) == self.rows.rows:
            return
        index = self.currentIndex()
        kept = self.rows.rows[index.row()].key if index.isValid() else ""
        scrolled = self.verticalScrollBar().value()
        self.rows.show_rows(rows)
        at = next((place for place, row in enumerate(rows) if row.key == kept), -1) if kept else -1
        if at >= 0:
            self.setCurrentIndex(self.rows.index(at))
        self.doItemsLayout()
        self.verticalScrollBar().setValue(scrolled)

    def wanted_height(self) -> int:
        """The height that shows every row, px."""
        return len(self.rows.rows) * self.delegate.height()

    def moveCursor(  # noqa: N802
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Heads are passed over."""
        found = super().moveCursor(cursorAction, modifiers)
        step = -1 if cursorAction in _UPWARDS else 1
        for way in (step, -step):
            at = found.row()
            while 0 <= at < len(self.rows.rows):
                if not self.rows.rows[at].is_head:
                    return self.rows.index(at)
                at += way
        return found

    def record_at(self, row: int) -> str:
        return self.rows.rows[row].item

    def _measure(self) -> None:
        self.doItemsLayout()
        self.viewport().update()


_UPWARDS = (
    QAbstractItemView.CursorAction.MoveUp,
    QAbstractItemView.CursorAction.MovePageUp,
    QAbstractItemView.CursorAction.MovePrevious,
    QAbstractItemView.CursorAction.MoveEnd,
)
