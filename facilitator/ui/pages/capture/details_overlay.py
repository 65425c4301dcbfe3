"""The details over the notes where there is no room beside them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, QPoint, QRect
from PySide6.QtWidgets import QSplitter, QWidget

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.labels import Hairline

_WIDE, _LEFT = 320, 120


class DetailsOverlay(QObject):
    """Takes the pane out of the splitter and lays it over the right of the notes; the capture line stays free."""

    def __init__(self, theme: Theme, pane: QWidget, notes: QWidget, splitter: QSplitter, page: QWidget) -> None:
        super().__init__(page)
        self._theme, self._pane, self._notes, self._splitter, self._page = theme, pane, notes, splitter, page
        self._place_at = splitter.indexOf(pane)
        self._before: QByteArray | None = None
        self._line = Hairline(theme, vertical=True, parent=page)
        self._line.hide()

    @property
    def over(self) -> bool:
        """Whether the pane lies over the notes."""
        return self._before is not None

    def lie_over(self, on: bool) -> None:
        """Over the notes, or beside them; hidden afterwards."""
        if on == self.over:
            return
        if on:
            self._before = self._splitter.saveState()
            self._pane.setParent(self._page)
            self.fit()
        else:
            self._splitter.insertWidget(self._place_at, self._pane)
            if self._before is not None:
                self._splitter.restoreState(self._before)
            self._before = None
            self._line.hide()

    def splitter_state(self) -> QByteArray:
        """The places of the splitter with the pane in it."""
        return self._before if self._before is not None else self._splitter.saveState()

    def fit(self) -> None:
        """The notes, or what shows beside them, have another size."""
        if not self.over:
            return
        room = QRect(self._notes.mapTo(self._page, QPoint(0, 0)), self._notes.size())
        wide = min(self._theme.px(_WIDE), max(room.width() - self._theme.px(_LEFT), 0))
        wanted = QRect(room.right() + 1 - wide, room.top(), wide, room.height())
        if self._pane.geometry() != wanted:
            self._pane.setGeometry(wanted)
        self._line.setGeometry(wanted.left() - 1, wanted.top(), 1, wanted.height())
        self._line.setVisible(self._pane.isVisibleTo(self._page))
        self._line.raise_()
        self._pane.raise_()
