"""The matrix as a table model: a row a theme, a column a session, the reading last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from facilitator.ui.pages.roundtable.reading_words import reading_lines, spoken_cell, spoken_reading, state_words
from facilitator.ui.words import translate
from facilitator.workspace.roundtable_desk import CellState, DeskSession, ThemeCell, ThemeRow, whole_theme

Index = QModelIndex | QPersistentModelIndex


class MatrixModel(QAbstractTableModel):
    """What the desk holds, as it is shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[ThemeRow, ...] = ()
        self.sessions: tuple[DeskSession, ...] = ()

    def show(self, rows: Sequence[ThemeRow], sessions: Sequence[DeskSession]) -> None:
        """Shows these rows; where themes and sessions stay, only what is in the cells changes."""
        same = [row.key for row in rows] == [row.key for row in self.rows] and [one.id for one in sessions] == [
            one.id for one in self.sessions
        ]
        if not same:
            self.beginResetModel()
        self.rows, self.sessions = tuple(rows), tuple(sessions)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(sessions)))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(rows) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(sessions))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() or not self.sessions else len(self.sessions) + 1

    def is_reading(self, index: Index) -> bool:
        """Whether this is the last column."""
        return index.column() == len(self.sessions)

    def row_at(self, index: Index) -> ThemeRow:
        """The theme of an index."""
        return self.rows[index.row()]

    def cell_at(self, index: Index) -> ThemeCell:
        """The cell of an index; that of the whole theme where it is the reading."""
        row = self.rows[index.row()]
        return whole_theme(row) if self.is_reading(index) else row.cells[index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if self.is_reading(index):
            return self._reading(row, role)
        cell, session = row.cells[index.column()], self.sessions[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return "\n".join(cell.leads) if cell.leads else state_words(cell.state, session.code)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_cell(row, cell, session)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return " ".join(cell.leads) if cell.state is CellState.NOTED else ""
        return None

    def _reading(self, row: ThemeRow, role: int) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return "\n".join(reading_lines(row, self.sessions))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_reading(row, self.sessions)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        if role not in shown:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.rows[section].title if section < len(self.rows) else None
        if section < len(self.sessions):
            session = self.sessions[section]
            return f"{session.code} {session.title}"
        return translate("Roundtable", "Reading")
