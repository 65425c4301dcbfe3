"""A field that is as high as what is written, up to four lines."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from facilitator.ui.pages.capture.line.line_text import LineText
from facilitator.ui.theme.theme import Theme, Use

MOST_LINES = 4


class GrowingLine(LineText):
    """``grown`` comes after each change of its height; beyond four lines it scrolls."""

    grown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hint = ""
        self._margin = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)  # the box round it all has the frame
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().clearUndoRedoStacks()  # a margin is a step, too
        self.textChanged.connect(self.grow)
        self.horizontalScrollBar().rangeChanged.connect(self._stay_left)
        theme.changed.connect(self.measure)
        self.measure()

    def show_hint(self, words: str) -> None:
        """What stands in the empty field, cut off with "…" where there is no room."""
        self._hint = words
        wide = self.viewport().width() - self._theme.px(2)
        self.setPlaceholderText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide))

    def resizeEvent(self, e: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(e)
        if e.size().width() != e.oldSize().width():
            self.show_hint(self._hint)
            self.grow()
        self.ensureCursorVisible()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as what is written."""
        return QSize(self._theme.px(240), self.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """One line."""
        return QSize(self._theme.px(80), self._theme.line_height(Use.NOTE))

    def measure(self) -> None:
        """Takes fonts, colours and measures of the theme anew."""
        theme = self._theme
        self.setFont(theme.font(Use.NOTE))
        self.viewport().setFont(theme.font(Use.NOTE))  # the hint is painted with it, and does not follow by itself
        self.setCursorWidth(theme.px(2))
        made = self.palette()
        made.setColor(QPalette.ColorRole.Base, theme.colour("surface"))
        made.setColor(QPalette.ColorRole.Text, theme.colour("text"))
        made.setColor(QPalette.ColorRole.PlaceholderText, theme.colour("text3"))
        made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.PlaceholderText, theme.colour("text2"))
        self.setPalette(made)
        # Letters begin a little further in than the boxes of the chips, whose focus ring needs room.
        slack = max(0, theme.line_height(Use.NOTE) - math.ceil(QFontMetricsF(self.font()).height()))
        self._margin = slack // 2
        self.setViewportMargins(theme.px(6), self._margin, 0, 0)
        self.show_hint(self._hint)
        self.grow()

    def grow(self) -> None:
        """Takes the height of what is written, with what is being composed."""
        line = self._theme.line_height(Use.NOTE)
        lines = self._lines()
        # A line of several scripts is as high as ``line``: with less, the fourth line would never be seen.
        wanted = line if lines == 1 else min(lines, MOST_LINES) * line + self._margin
        scrolls = lines > MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)
            self.grown.emit()

    def _stay_left(self) -> None:
        """Lines are broken, so that nothing is at the right but the cursor behind a space: no letter gives way."""
        self.horizontalScrollBar().setRange(0, 0)

    def _lines(self) -> int:
        """The lines as they are broken at this width, counted up to one more than fit."""
        lines, block = 0, self.document().firstBlock()
        while block.isValid() and lines <= MOST_LINES:
            self.blockBoundingRect(block)  # breaks the block into lines, if that was not done yet
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return lines
