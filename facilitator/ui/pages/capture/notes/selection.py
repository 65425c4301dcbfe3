"""What is selected, by id: told to the other panes, and the same after the list has changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject
from PySide6.QtGui import QAction

from facilitator.ui.pages.capture.notes.row_delegate import RowDelegate
from facilitator.ui.pages.capture.notes.view import NotesView
from facilitator.ui.pages.capture.state import CaptureState

_Flag = QItemSelectionModel.SelectionFlag


class NoteSelection(QObject):
    """Keeps the view's selection and the state's the same."""

    def __init__(self, view: NotesView, state: CaptureState, delegate: RowDelegate, details: QAction) -> None:
        super().__init__(view)
        self._view, self._state = view, state
        self._delegate, self._details = delegate, details
        self._model = view.notes
        self._held = False
        self._current = ""
        view.selectionModel().selectionChanged.connect(self._changed)
        state.selected_changed.connect(self._told)
        for signal in (state.selected_changed, view.focus_changed, details.toggled):
            signal.connect(self._look)

    @property
    def ids(self) -> tuple[str, ...]:
        """The notes selected, in the order of the list."""
        order = self._model.order
        selection = self._view.selectionModel().selection()
        ranges = [(selection.at(at).top(), selection.at(at).bottom()) for at in range(selection.count())]
        return tuple(item for first, last in sorted(ranges) for item in order.ids(first, last))

    def hold(self) -> None:
        """The list is about to change: what happens to the selection meanwhile is told to nobody."""
        self._held = True
        self._current = self._view.current_id

    def restore(self, ids: tuple[str, ...] | None = None) -> None:
        """Selects again what was selected, as far as it is still listed, and tells what is left."""
        wanted = self._state.selected if ids is None else ids
        if wanted == self.ids:
            self._held = False
            self._state.select(wanted)
            return
        self._select(wanted, self._current)
        if wanted and self._view.hasFocus() and not self.ids:  # all of them are gone: the neighbour takes their place
            self._select((self._view.current_id,), self._view.current_id)
        self._held = False
        self._state.select(self.ids)

    def select_only(self, item: str) -> None:
        """Selects one note and makes it the current one."""
        self._select((item,), item)

    def _select(self, ids: tuple[str, ...], current: str) -> None:
        order, model = self._model.order, self._model
        rows = sorted(row for item in ids if (row := order.row_of(item)) >= 0)
        chosen = QItemSelection()
        for first, last in _runs(rows):
            chosen.select(model.index(first, 0), model.index(last, 0))
        selection = self._view.selectionModel()
        selection.select(chosen, _Flag.ClearAndSelect | _Flag.Rows)
        at = order.row_of(current) if current else -1
        if at < 0 and rows:
            at = rows[-1]
        if at >= 0:
            selection.setCurrentIndex(model.index(at, 0), _Flag.NoUpdate)

    def _changed(self) -> None:
        if not self._held:
            self._state.select(self.ids)

    def _told(self, ids: tuple[str, ...]) -> None:
        """Another pane selected something."""
        if self._held or ids == self.ids:
            return
        self._held = True
        self._select(ids, ids[0] if ids else "")
        self._held = False
        if ids and (row := self._model.order.row_of(ids[0])) >= 0:
            self._view.reveal(row)

    def _look(self) -> None:
        """One note selected stays tinted as long as the details show it."""
        count = len(self._state.selected)
        self._delegate.kept = count == 1 and self._details.isChecked()
        self._delegate.several = count != 1
        self._view.viewport().update()


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rising numbers as runs (first, last) without gaps."""
    first = 0
    for at, row in enumerate(rows):
        if at + 1 == len(rows) or rows[at + 1] != row + 1:
            yield rows[first], row
            first = at + 1
