"""A thin bar of how long the summary is: filled as far as it goes, ticks where the goal begins and ends."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.theme.theme import Theme

_HIGH, _BAR, _BEYOND = 12, 4, 1.083


class WordBar(QWidget):
    """Over the goal it takes the tone of care; words beside it say the same."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words, self._least, self._most = 0, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_length(self, words: int, least: int, most: int) -> None:
        """How many words there are, and how many there should be."""
        self._words, self._least, self._most = words, least, most
        self.update()

    @property
    def filled(self) -> float:
        """How much of the bar is filled, 0 to 1."""
        return min(1.0, self._words / self._whole()) if self._words else 0.0

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(120), self._theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme, high = self._theme, self._theme.px(_BAR)
        top = (self.height() - high) // 2
        bar = QRect(0, top, self.width(), high)
        with QPainter(self) as painter:
            painter.fillRect(bar, theme.colour("line"))
            tone = "care" if self._words > self._most else "accent"
            painter.fillRect(QRect(0, top, round(self.width() * self.filled), high), theme.colour(tone))
            for goal in (self._least, self._most):
                at = round(self.width() * goal / self._whole()) if goal else -1
                if at >= 0:
                    painter.fillRect(QRect(at, top - theme.px(3), 1, high + 2 * theme.px(3)), theme.colour("text"))

    def _whole(self) -> float:
        """The words the whole bar stands for."""
        return max(self._most * _BEYOND, self._words, 1.0)
