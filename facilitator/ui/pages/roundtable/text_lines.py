"""Words wrapped into a few lines for painting by hand, the last one cut off with "…"; measured once."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption

from facilitator.ui.theme.theme import Theme, Use

_KEPT = 4000
_WIDEST = 100_000
_PLAIN = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class TextLines(QObject):
    """Lines by (words, use, width, most lines), until the theme changes."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kept: dict[tuple[str, Use, int, int], tuple[str, ...]] = {}
        theme.changed.connect(self._kept.clear)

    def wrapped(self, words: str, use: Use, width: int, most: int) -> tuple[str, ...]:
        """The lines of some words at a width in px; () for none."""
        key = (words, use, width, most)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            found = self._kept[key] = self._wrap(words, use, max(width, 1), most)
        return found

    def paint(
        self, painter: QPainter, area: QRect, words: str, use: Use, tone: str, most: int, *, line: int = 0
    ) -> int:
        """Paints words from the top of an area; how high they were, px. ``line`` is the height of a line."""
        theme = self._theme
        high = line or theme.line_height(use)
        painter.setFont(theme.font(use))
        painter.setPen(theme.colour(tone))
        shown = self.wrapped(words, use, area.width(), most)
        for place, one in enumerate(shown):
            painter.drawText(QRect(area.left(), area.top() + place * high, area.width() + 2, high), _PLAIN, one)
        return len(shown) * high

    def line(self, painter: QPainter, area: QRect, words: str, use: Use, tone: str) -> None:
        """One line in the middle of an area's height."""
        painter.setFont(self._theme.font(use))
        painter.setPen(self._theme.colour(tone))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area.adjusted(0, 0, 2, 0), _PLAIN, shown)

    def _wrap(self, words: str, use: Use, width: int, most: int) -> tuple[str, ...]:
        if not words or most < 1:
            return ()
        font = self._theme.font(use)
        layout = QTextLayout(words, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        units = words.encode("utf-16-le", "replace")
        found: list[str] = []
        layout.beginLayout()
        while len(found) < most and (line := layout.createLine()).isValid():
            line.setLineWidth(width if len(found) < most - 1 else _WIDEST)
            start = 2 * line.textStart()  # Qt counts the units of UTF-16
            found.append(units[start : start + 2 * line.textLength()].decode("utf-16-le", "replace"))
        layout.endLayout()
        last = QFontMetrics(font).elidedText(found[-1].strip(), Qt.TextElideMode.ElideRight, width)
        return (*(one.strip() for one in found[:-1]), last)
