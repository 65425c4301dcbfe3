"""The rows of the programme as Qt sees them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from facilitator.ui.pages.capture.programme.rows import DAY, NEW, Row

_ANY_INDEX = QModelIndex | QPersistentModelIndex


class ProgrammeModel(QAbstractListModel):
    """A list of rows; ``show`` puts others in their place and redraws only what differs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        """Shows rows; where the same things stand in the same order, the view keeps its place."""
        if [(row.kind, row.id) for row in rows] != [(row.kind, row.id) for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        before, self.rows = self.rows, rows
        for at, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at), self.index(at))

    def row_of(self, kind: str, item: str) -> int:
        """Where something stands, -1 where it does not."""
        return next((at for at, row in enumerate(self.rows) if row.kind == kind and row.id == item), -1)

    def rowCount(self, parent: _ANY_INDEX | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _ANY_INDEX, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return None

    def flags(self, index: _ANY_INDEX) -> Qt.ItemFlag:
        row = self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None
        if row is None or row.kind in (DAY, NEW):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
