"""The corner over the records: what is typed to go to a column, and the heads of the frozen part."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.chips import chip_width, paint_chip
from facilitator.ui.widgets.painting import paint_box
from facilitator.ui.words import translate

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Corner(QWidget):
    """Shows what is typed, in the tone of care where no column is meant."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = ""
        self._known = True
        theme.changed.connect(self.update)

    def show_typed(self, typed: str, known: bool) -> None:
        """What is typed, "" for nothing."""
        words = translate("Tagging", "No column “{typed}”") if not known else translate("Tagging", "Column: {typed}")
        words = words.format(typed=typed) if typed else ""
        if words == self.words:
            return
        self.words, self._known = words, known
        self.setAccessibleName(words)
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme, area = self._theme, self.rect()
        with QPainter(self) as painter:
            painter.fillRect(area, theme.colour("panel"))
            painter.fillRect(QRect(0, area.bottom(), area.width(), 1), theme.colour("line"))
            painter.fillRect(QRect(area.right(), 0, 1, area.height()), theme.colour("line"))
            side, high = theme.px(16), theme.line_height(Use.SMALL)
            foot = QRect(side, area.bottom() - high - theme.px(3), area.width() - side - theme.px(10), high)
            painter.setFont(theme.font(Use.CAPTION))
            painter.setPen(theme.colour("text2"))
            painter.drawText(foot, _LEFT, translate("Tagging", "Record"))
            painter.drawText(foot, _RIGHT, translate("Tagging", "Tags"))
            if self.words:
                self._typed(painter, side)
            else:
                self._legend(painter, side)

    def _typed(self, painter: QPainter, side: int) -> None:
        theme, icon = self._theme, "arrow-right" if self._known else "alert-circle-outline"
        wide = min(chip_width(theme, self.words, icon), self.width() - 2 * side)
        box = QRect(side, theme.px(12), wide, max(theme.px(20), theme.line_height(Use.SMALL) + 4))
        ground, tone = ("tint", "accent") if self._known else ("caretint", "care")
        paint_chip(painter, theme, box, self.words, icon, ground, tone)

    def _legend(self, painter: QPainter, side: int) -> None:
        """What a ring means: a tick says it by itself."""
        theme, high = self._theme, self._theme.line_height(Use.SMALL)
        top, ring = theme.px(12), theme.px(8)
        if top + 2 * high > self.height():
            return
        place = QRect(side, top + (high - ring) // 2, ring, ring)
        paint_box(painter, place, ring / 2, None, theme.colour("control"), theme.px(1.5))
        room = QRect(side + ring + theme.px(6), top, self.width() - 2 * side - ring, high)
        painter.setFont(theme.font(Use.SMALL))
        painter.setPen(theme.colour("text3"))
        words = translate("Tagging", "under it through its discussion point")
        painter.drawText(
            room, _LEFT, painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        )
