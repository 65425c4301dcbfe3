"""The table of actions: what keys and the mouse do in it, and what stays selected when it changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.pages.actions.rows import ACTION, Laid
from facilitator.ui.pages.actions.table import ActionTable
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate
from facilitator.workspace.action_desk import ActionRow

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})


class ActionView(ActionTable):
    """``chosen`` tells the items selected, ``edit_asked`` that one is to be edited, ``menu_asked`` a place on the
    screen, ``typed`` the letters typed here: they are searched for."""

    chosen = Signal(tuple)
    edit_asked = Signal()
    menu_asked = Signal(QPoint)
    typed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._told: tuple[str, ...] = ()
        self._quiet = False
        self.setObjectName("actions")
        self.setAccessibleName(translate("ActionsPage", "Actions"))
        # No override: Qt calls that one while the view is being freed.
        self.selectionModel().selectionChanged.connect(self._selection_changed)

    @property
    def items(self) -> tuple[str, ...]:
        """The items selected, from the top."""
        return self._told

    @property
    def current_item(self) -> str:
        """The item the keyboard is on, "" for none."""
        row = self.rows.row_at(self.currentIndex().row())
        return row.item if row else ""

    def show_laid(self, laid: Laid, *, follow: bool = False) -> None:
        """Other rows. What is selected stays selected and the place stays, as far as it is there still.

        ``follow``: one that went to another group is let go, and what stands at its place now is selected.
        """
        before, current, place = self._told, self.current_item, self.currentIndex().row()
        top = self.verticalScrollBar().value()
        moved = follow and len(before) == 1 and _group(self.rows.laid, current) != _group(laid, current)
        self._quiet = True
        self.rows.show_laid(laid)
        self.fit_heads()
        kept = [item for item in before if item in laid.places] if not moved else []
        self.select(kept, current, near=max(place, 0))
        self.verticalScrollBar().setValue(top)
        self._quiet = False
        self._tell()

    def select(self, items: Collection[str], current: str = "", *, near: int = 0) -> None:
        """Selects items; the one nearest to a line where none of them is there."""
        model, places = self.rows, self.rows.laid.places
        rows = sorted(places[item] for item in items if item in places)
        at = places[current] if current in items and current in places else rows[0] if rows else _nearest(places, near)
        if at < 0:
            return
        selection = QItemSelection()
        for first, last in _runs(rows or [at]):
            selection.select(model.index(first, 0), model.index(last, model.columnCount() - 1))
        way = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(model.index(at, ACTION), way.NoUpdate)
        self.selectionModel().select(selection, way.ClearAndSelect | way.Rows)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters go to the search."""
        if search.strip():
            self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and Qt.Key(event.key()) in _ENTER:
            if self.current_item:
                self.edit_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # for the page
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain:
            heads = self.rows.laid.heads
            self.select((), near=0 if event.key() == Qt.Key.Key_Home and heads else len(self.rows.laid.lines))
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self.indexAt(event.position().toPoint()).flags() & Qt.ItemFlag.ItemIsSelectable:
            self.edit_asked.emit()

    def contextMenuEvent(self, arg__1: QContextMenuEvent) -> None:  # noqa: N802
        if not self.items:
            return
        at = arg__1.globalPos()
        if arg__1.reason() != QContextMenuEvent.Reason.Mouse:
            at = self.below_current()
        self.menu_asked.emit(at)

    def below_current(self) -> QPoint:
        """The place on the screen below the words of the current action."""
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())

    def _selection_changed(self) -> None:
        self.viewport().update()
        if not self._quiet:
            self._tell()

    def _tell(self) -> None:
        selection = self.selectionModel().selection()
        parts = (selection.at(number) for number in range(selection.count()))  # rows one by one take too long
        ranges = sorted({(one.top(), one.bottom()) for one in parts})
        lines = self.rows.laid.lines
        rows = dict.fromkeys(row for first, last in ranges for row in range(first, last + 1))
        items = tuple(line.item for row in rows if isinstance(line := lines[row], ActionRow))
        if items != self._told:
            self._told = items
            self.delegate.several = len(items) > 1
            self.chosen.emit(items)


def _group(laid: Laid, item: str) -> object:
    """The group an item stands in, None where it is not there."""
    place = laid.places.get(item, -1)
    row = laid.lines[place] if place >= 0 else None
    return row.urgency if row is not None else None


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Sorted rows as stretches, (first, last)."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def _nearest(places: Mapping[str, int], line: int) -> int:
    """The line of the action at a line or next after it, else the last before it; -1 where there is none."""
    found = sorted(places.values())
    after = bisect_left(found, line)
    return found[min(after, len(found) - 1)] if found else -1
