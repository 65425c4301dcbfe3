"""The time of the slot, painted: large figures, two small lines, a thin line that fills."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.pages.capture.run_sheet.words import TimeWords
from facilitator.ui.theme.theme import Theme, Use

_WIDE, _TIGHT, _EDGE, _GAP, _BAR, _ICON = 248, 188, 12, 10, 3, 14


class TimerBlock(QWidget):
    """Nothing in it moves while the time runs: the small lines stand beside the widest figures of the slot."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = TimeWords("", "")
        self._share = 0.0
        self._width = 0
        self._tight = False
        self.setObjectName("timer")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_words(self, words: TimeWords, share: float) -> None:
        """Shows another moment."""
        if words.spoken != self._words.spoken:
            self.setAccessibleName(words.spoken)
        before = (self._words, self._bar(self._share))
        self._words, self._share = words, share
        if before != (words, self._bar(share)):
            self.update()

    def set_width(self, width: int) -> None:
        """As wide as the programme below, px."""
        self._width = width
        self.updateGeometry()

    def set_tight(self, on: bool) -> None:
        """Only as wide as its words, where there is little room."""
        if on != self._tight:
            self._tight = on
            self.updateGeometry()

    @property
    def words(self) -> TimeWords:
        """What it says now."""
        return self._words

    def sizeHint(self) -> QSize:  # noqa: N802
        wide = self._theme.px(_TIGHT) if self._tight else self._width or self._theme.px(_WIDE)
        return QSize(wide, self._theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme, words = self._theme, self._words
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour(words.ground))
            area = self.rect().adjusted(theme.px(_EDGE), 0, -theme.px(4), -theme.px(_BAR))
            use = Use.TIMER if words.figures else Use.TITLE
            font = theme.font(use)
            painter.setFont(font)
            painter.setPen(theme.colour(words.tone))
            wide = round(QFontMetricsF(font).horizontalAdvance(max(words.big, words.widest, key=len)) + 1)
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRect(area.left(), area.top(), wide, area.height()), middle, words.big)
            area.setLeft(area.left() + wide + theme.px(_GAP))
            self._paint_lines(painter, area)
            self._paint_bar(painter)

    def _paint_lines(self, painter: QPainter, area: QRect) -> None:
        theme, words = self._theme, self._words
        line = theme.line_height(Use.SMALL)
        top = area.top() + (area.height() - 2 * line) // 2 + 1
        tone = words.tone if words.icon else "text2"
        painter.setFont(theme.font(Use.SMALL))
        painter.setPen(theme.colour(tone))
        indent = 0
        if words.icon:
            picture = theme.pixmap(words.icon, tone, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(area.left(), top + (line - theme.px(_ICON)) // 2, picture)
            indent = theme.px(_ICON + 4)
        for text, left in ((words.first, area.left() + indent), (words.second, area.left())):
            place = QRect(left, top, area.right() - left, line)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
            top += line

    def _paint_bar(self, painter: QPainter) -> None:
        theme, high = self._theme, self._theme.px(_BAR)
        top, done = self.height() - high, self._bar(self._share)
        painter.fillRect(QRect(0, top, self.width(), high), theme.colour("line"))
        tone = "accent" if self._words.tone == "text" else self._words.tone
        painter.fillRect(QRect(0, top, done, high), theme.colour(tone))

    def _bar(self, share: float) -> int:
        return round(self.width() * share)
