"""Which cell is marked and which rows are selected; a row stays selected while one goes along it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt

if TYPE_CHECKING:
    from facilitator.ui.pages.roundtable.tagging.grid import TagGridView

_FLAG = QItemSelectionModel.SelectionFlag
_NONE = Qt.KeyboardModifier.NoModifier


class GridChoice:
    """The anchor is the row from which Shift selects."""

    def __init__(self, view: TagGridView) -> None:
        self._view = view
        self._anchor = -1

    def rows(self) -> list[int]:
        """The rows selected where the current one is among them, else the current one."""
        current = self._view.currentIndex().row()
        found = self._view.selectionModel().selection()
        ranges = [found.at(place) for place in range(found.count())]
        rows = sorted({row for one in ranges for row in range(one.top(), one.bottom() + 1)})
        return rows if current in rows else [current] if current >= 0 else []

    def go(self, row: int, column: int, how: Qt.KeyboardModifier = _NONE) -> None:
        """Marks a cell. Another row without modifiers is selected alone, with Shift from the anchor on, with Ctrl not
        at all; within a row the selection stays."""
        view = self._view
        rows, columns = view.grid.rowCount(), view.grid.columnCount()
        if not rows or not columns:
            return
        before = view.currentIndex().row()
        row, column = min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)
        index = view.grid.index(row, column)
        selection = view.selectionModel()
        selection.setCurrentIndex(index, _FLAG.NoUpdate)
        if how & Qt.KeyboardModifier.ShiftModifier:
            first = self._anchor if 0 <= self._anchor < rows else max(before, 0)
            span = QItemSelection(view.grid.index(min(first, row), 0), view.grid.index(max(first, row), 0))
            selection.select(span, _FLAG.ClearAndSelect | _FLAG.Rows)
        elif not how & Qt.KeyboardModifier.ControlModifier and (row != before or not selection.isRowSelected(row)):
            self._anchor = row
            selection.select(index, _FLAG.ClearAndSelect | _FLAG.Rows)
        view.scrollTo(index)
        hidden = view.columns.reach(column) - view.viewport().width()
        if hidden > 0:  # the cell is in sight; its name, which leans out, is to be as well
            bar = view.horizontalScrollBar()
            bar.setValue(bar.value() + hidden)

    def mark(self, row: int, column: int) -> None:
        """Marks a cell and leaves the selection as it is."""
        self._view.selectionModel().setCurrentIndex(self._view.grid.index(row, column), _FLAG.NoUpdate)

    def toggle_row(self) -> None:
        """Adds the current row to those selected, or takes it away."""
        current = self._view.currentIndex()
        self._anchor = current.row()
        self._view.selectionModel().select(current, _FLAG.Toggle | _FLAG.Rows)

    def select(self, rows: Sequence[int]) -> None:
        """Selects rows, in as few stretches as there are."""
        found, grid = QItemSelection(), self._view.grid
        start = None
        for place, row in enumerate(rows):
            start = row if start is None else start
            if place + 1 == len(rows) or rows[place + 1] != row + 1:
                found.select(grid.index(start, 0), grid.index(row, 0))
                start = None
        self._view.selectionModel().select(found, _FLAG.ClearAndSelect | _FLAG.Rows)

    def collapse(self) -> bool:
        """Selects the current row alone; whether there were others."""
        several = len(self.rows()) > 1
        if several:
            current = self._view.currentIndex()
            self._anchor = current.row()
            self._view.selectionModel().select(current, _FLAG.ClearAndSelect | _FLAG.Rows)
        return several
