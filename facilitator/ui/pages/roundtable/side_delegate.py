"""How the rows of the lists beside the matrix are painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.ui.pages.roundtable.side_rows import SideRow
from facilitator.ui.pages.roundtable.text_lines import TextLines
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.chips import CHIP_HEIGHT, chip_width, paint_chip
from facilitator.ui.widgets.painting import paint_box

Index = QModelIndex | QPersistentModelIndex
_SIDE, _RIGHT, _GAP, _ICON = 16, 14, 10, 14
_LOW, _TALL = 32, 51
_BEFORE = 92


class SideDelegate(QStyledItemDelegate):
    """``tall``: two lines a row."""

    def __init__(self, theme: Theme, view: QListView, *, tall: bool) -> None:
        super().__init__(view)
        self._theme, self._view, self._tall = theme, view, tall
        self._lines = TextLines(theme, self)

    def height(self) -> int:
        """The height of every row, px."""
        theme = self._theme
        if not self._tall:
            return max(theme.px(_LOW), theme.line_height(Use.BASE) + theme.px(12))
        return max(theme.px(_TALL), 2 * theme.line_height(Use.BASE) + theme.px(13))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(self._theme.px(160), self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, SideRow):
            return
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        theme = self._theme
        self._paint_ground(painter, QRect(box), state, row)
        inner = box.adjusted(theme.px(_SIDE), 0, -theme.px(_RIGHT), 0)
        if row.is_head:
            self._paint_head(painter, inner, row)
        elif self._tall:
            self._paint_tall(painter, inner.adjusted(0, theme.px(6), 0, -theme.px(6)), row)
        else:
            self._paint_low(painter, inner, row)

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag, row: SideRow) -> None:
        theme = self._theme
        selected = bool(state & QStyle.StateFlag.State_Selected) and not row.is_head
        focused = self._view.hasFocus()
        if selected:
            painter.fillRect(box, theme.colour("tint" if focused else "chip"))
        elif state & QStyle.StateFlag.State_MouseOver and not row.is_head:
            painter.fillRect(box, theme.colour("hover"))
        painter.fillRect(box.left() + theme.px(_SIDE), box.bottom(), box.width(), 1, theme.colour("hair"))
        if selected and focused:
            painter.fillRect(box.left(), box.top(), theme.px(3), box.height(), theme.colour("accent"))
            ring = box.adjusted(1, 1, -1, -1)
            paint_box(painter, ring, theme.px(4), border=theme.colour("accent"), width=theme.px(2))

    def _paint_head(self, painter: QPainter, inner: QRect, row: SideRow) -> None:
        """At the foot of the row, so that it belongs to what comes below."""
        theme, tone = self._theme, "care" if row.sign else "text"
        low = inner.adjusted(0, inner.height() - theme.line_height(Use.STRONG) - theme.px(8), 0, -theme.px(4))
        left = low.left() + self._paint_sign(painter, low.left(), low, row.sign, tone)
        wide = min(round(theme.text_width(Use.STRONG, row.text)) + 1, low.right() - left - theme.px(40))
        self._lines.line(painter, QRect(left, low.top(), wide, low.height()), row.text, Use.STRONG, tone)
        after = QRect(left + wide + theme.px(6), low.top(), theme.px(60), low.height())
        self._lines.line(painter, after, str(row.count), Use.BASE, "text2")

    def _paint_low(self, painter: QPainter, inner: QRect, row: SideRow) -> None:
        """Date or sign, words, chip, session."""
        theme, left = self._theme, inner.left()
        column = min(theme.px(_BEFORE), inner.width() // 3)
        tone = "care" if row.sign else "text2"
        away = self._paint_sign(painter, left, inner, row.sign, tone)
        room = QRect(left + away, inner.top(), column - away - theme.px(6), inner.height())
        self._lines.line(painter, room, row.before, Use.BASE, tone)
        right = self._paint_tail(painter, inner, row)
        right = self._paint_chip(painter, right, inner, row)
        words = QRect(left + column, inner.top(), max(0, right - left - column), inner.height())
        self._lines.line(painter, words, row.text, Use.BASE, "text")

    def _paint_tall(self, painter: QPainter, inner: QRect, row: SideRow) -> None:
        """Words and session; below them what is told of it, and a chip. Without either, two lines of words."""
        theme, high = self._theme, self._theme.line_height(Use.BASE)
        first = QRect(inner.left(), inner.top(), inner.width(), high)
        right = self._paint_tail(painter, first, row)
        left = inner.left()
        if row.before:
            wide = max(theme.px(60), round(theme.text_width(Use.STRONG, row.before)) + theme.px(_GAP))
            self._lines.line(painter, QRect(left, inner.top(), wide, high), row.before, Use.STRONG, "text2")
            left += wide
        words = QRect(left, inner.top(), max(1, right - left), inner.height())
        if not row.below and not row.chip.text:
            self._lines.paint(painter, words, row.text, Use.BASE, "text", 2)
            return
        self._lines.line(painter, QRect(left, inner.top(), words.width(), high), row.text, Use.BUTTON, "text")
        second = QRect(inner.left(), inner.bottom() + 1 - high, inner.width(), high)
        end = self._paint_chip(painter, second.right() + 1, second, row)
        tone = "clash" if row.sign else "text2"
        away = self._paint_sign(painter, second.left(), second, row.sign, tone)
        below = QRect(second.left() + away, second.top(), max(1, end - second.left() - away), high)
        self._lines.line(painter, below, row.below, Use.BASE, "text2")

    def _paint_tail(self, painter: QPainter, area: QRect, row: SideRow) -> int:
        """Paints the session at the right; where what stands before it must end, px."""
        theme = self._theme
        wide = max(theme.px(22), round(theme.text_width(Use.SMALL, row.tail)) + 1) if row.tail else 0
        left = area.right() + 1 - wide
        self._lines.line(painter, QRect(left, area.top(), wide, area.height()), row.tail, Use.SMALL, "text2")
        return left - (theme.px(_GAP) if wide else 0)

    def _paint_chip(self, painter: QPainter, right: int, area: QRect, row: SideRow) -> int:
        theme, chip = self._theme, row.chip
        if not chip.text:
            return right
        high = max(theme.px(CHIP_HEIGHT), theme.line_height(Use.SMALL) + 2)
        wide = min(chip_width(theme, chip.text), max(theme.px(40), area.width() // 2))
        box = QRect(right - wide, area.center().y() + 1 - high // 2, wide, high)
        ground, tone = ("tint", "accent") if chip.lit else ("chip", "text2")
        paint_chip(painter, theme, box, chip.text, ground=ground, tone=tone)
        return box.left() - theme.px(_GAP)

    def _paint_sign(self, painter: QPainter, left: int, area: QRect, sign: str, tone: str) -> int:
        if not sign:
            return 0
        side = self._theme.px(_ICON)
        picture = self._theme.pixmap(sign, tone, _ICON, painter.device().devicePixelRatio())
        painter.drawPixmap(left, area.center().y() + 1 - side // 2, picture)
        return side + self._theme.px(5)
