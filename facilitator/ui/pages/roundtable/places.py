"""Where the lists stand beside the matrix: at its right, or below it in a narrow window; remembered."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QSplitter

from facilitator.ui.context import Context

_LISTS, _NARROW = 468, 1280


class DeskPlaces(QObject):
    """Shares the room of a splitter of two, until a person moves the line between them."""

    def __init__(self, context: Context, splitter: QSplitter) -> None:
        super().__init__(splitter)
        self._context, self._splitter = context, splitter
        self._moved = False
        splitter.splitterMoved.connect(self._keep)
        self._restore()

    @property
    def below(self) -> bool:
        """Whether the lists stand below the matrix."""
        return self._splitter.orientation() == Qt.Orientation.Vertical

    def fit(self) -> None:
        """Called when the room has changed."""
        narrow = self._splitter.width() < self._context.theme.px(_NARROW)
        if narrow != self.below:
            self._splitter.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
            self._restore()
        elif not self._moved:
            self._share()

    def _name(self) -> str:
        return "roundtable/below" if self.below else "roundtable/beside"

    def _restore(self) -> None:
        kept = self._context.remembered.place(self._name())
        self._moved = kept is not None and self._splitter.restoreState(kept)
        if not self._moved:
            self._share()

    def _share(self) -> None:
        """Lists as wide as they are drawn, or two fifths of the height."""
        lists, room = self._context.theme.px(_LISTS), self._splitter.size()
        if self.below:
            self._splitter.setSizes([room.height() * 3 // 5, room.height() * 2 // 5])
        else:
            self._splitter.setSizes([max(1, room.width() - lists), lists])

    def _keep(self, *_: int) -> None:
        self._moved = True
        self._context.remembered.keep_place(self._name(), self._splitter.saveState())
