"""What stands round the proposed text: its frame and hint, and the legend of the marks."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.pages.merge.marked_text import paint_mark
from facilitator.ui.pages.merge.proposed_text import ProposedText
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import ElidedLabel, Label
from facilitator.ui.widgets.painting import paint_box
from facilitator.ui.words import translate


class Legend(QWidget):
    """“marked = only in this version”, with the mark as it looks."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = translate("Merge", "marked")
        self._rest = translate("Merge", "= only in this version")
        theme.changed.connect(self._measure)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme = self._theme
            painter.setFont(theme.font(Use.SMALL))
            metrics = painter.fontMetrics()
            wide = metrics.horizontalAdvance(self._mark)
            paint_mark(painter, theme, QRectF(theme.px(2), 0, wide, self.height()))
            painter.setPen(theme.colour("text2"))
            base = (self.height() + metrics.ascent() - metrics.descent()) // 2
            painter.drawText(theme.px(2), base, self._mark)
            painter.drawText(wide + theme.px(6), base, self._rest)

    def _measure(self) -> None:
        metrics = QFontMetrics(self._theme.font(Use.SMALL))
        words = metrics.horizontalAdvance(self._mark) + metrics.horizontalAdvance(self._rest)
        self.setFixedSize(words + self._theme.px(10), self._theme.line_height(Use.SMALL) + self._theme.px(2))


class ProposedBox(QWidget):
    """The frame round the proposed text: 2 px accent with the focus, in room that is always there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = Label(theme, translate("Merge", "Proposed text"), Use.STRONG, "text", False, self)
        self.hint = ElidedLabel(theme, "", Use.BASE, "text2", self)
        self.text = ProposedText(theme, self)
        self.text.setAccessibleName(self._title.text())
        self.text.places_changed.connect(self._hint)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self.hint, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.text)
        self.text.cursorPositionChanged.connect(self.update)
        theme.changed.connect(self._measure)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            focus = self.text.hasFocus()
            edge, width = ("accent", self._theme.px(2)) if focus else ("edge", 1)
            paint_box(
                painter, self.rect(), self._theme.px(8), self._theme.colour("surface"), self._theme.colour(edge), width
            )

    def _hint(self, count: int) -> None:
        keys = translate("Merge", "Alt+Left takes the left words, Alt+Right the right ones")
        needs = translate("Merge", "%n place(s) to choose", "", count)
        self.hint.setText(f"{needs}: {keys}" if count else translate("Merge", "can be edited"))
        self.text.setAccessibleDescription(self.hint.text())

    def _measure(self) -> None:
        theme = self._theme
        self._head.setSpacing(theme.px(8))
        self._column.setSpacing(theme.px(2))
        self._column.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(10))
