"""Models of lists whose rows are at hand as they are; what is read of a row is said by each model itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
RowT = TypeVar("RowT")


class RowsModel(QAbstractListModel, Generic[RowT]):
    """Shows ``rows``; subclasses give ``data``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[RowT, ...] = ()

    def show_rows(self, rows: Sequence[RowT]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.rows)


class KeyedModel(RowsModel[RowT]):
    """Rows that are known again: where the same ones stay, selection and place stay, and only what is said changes."""

    def key(self, row: RowT) -> object:
        """By what a row is known again."""
        return row

    def show_rows(self, rows: Sequence[RowT]) -> None:
        """Other rows, or the same with something else to say."""
        if [self.key(row) for row in rows] != [self.key(row) for row in self.rows]:
            super().show_rows(rows)
            return
        self.rows = tuple(rows)
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def row_of(self, key: object) -> int:
        """Where the row with a key stands, -1 where there is none."""
        return next((at for at, row in enumerate(self.rows) if self.key(row) == key), -1)
