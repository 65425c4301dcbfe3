"""Chips: small boxes for tags, dates and states; as buttons, and painted by hand inside list rows."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import RING, paint_box, paint_ring

CHIP_HEIGHT = 20
_PARSED = 24
_SIDE, _ICON, _GAP, _RADIUS = 6, 14, 4, 4
_PARSED_SIDE, _PARSED_ICON, _PARSED_GAP = 8, 16, 6


def chip_width(theme: Theme, text: str, icon: str = "") -> int:
    """How wide ``paint_chip`` paints a chip, px."""
    wide = math.ceil(theme.text_width(Use.SMALL, text)) + 2 * theme.px(_SIDE)
    return wide + (theme.px(_ICON) + theme.px(_GAP) if icon else 0)


def paint_chip(
    painter: QPainter, theme: Theme, rect: QRect, text: str, icon: str = "", ground: str = "chip", tone: str = "text2"
) -> None:
    """A chip that fills ``rect`` (20 px high at 100 %); text that is too long ends in "…"."""
    paint_box(painter, rect, theme.px(_RADIUS), theme.colour(ground))
    inner = rect.adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), 0)
    if icon:
        side = theme.px(_ICON)
        picture = theme.pixmap(icon, tone, _ICON, painter.device().devicePixelRatio())
        painter.drawPixmap(inner.left(), inner.top() + (inner.height() - side) // 2, picture)
        inner.setLeft(inner.left() + side + theme.px(_GAP))
    painter.save()
    painter.setFont(theme.font(Use.SMALL))
    painter.setPen(theme.colour(tone))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 2)
    painter.drawText(inner.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()


class ChipButton(QPushButton):
    """A parsed chip: icon, faint label, text; dashed when not sure; with a chevron where it opens a menu.

    24 px high, with 4 px all round for the focus ring: chips stand with spacing 0 to be seen 8 px apart.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str = "",
        label: str = "",
        dashed: bool = False,
        menu: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._symbol, self._label = theme, icon, label
        self._dashed, self._opens = dashed, menu
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure)
        self._name()
        self._measure()

    def show_chip(self, text: str, icon: str = "", label: str = "", dashed: bool = False) -> None:
        """Shows something else."""
        self._symbol, self._label, self._dashed = icon, label, dashed
        self.setText(text)
        self._name()
        self._measure()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as its words, with the room of the ring."""
        theme = self._theme
        wide = 2 * theme.px(_PARSED_SIDE) + self._wide(self.text(), self._words_use())
        if self._symbol:
            wide += theme.px(_PARSED_ICON) + theme.px(_PARSED_GAP)
        if self._label:
            wide += self._wide(self._label, Use.BASE) + theme.px(5)
        if self._opens:
            wide += theme.px(_PARSED_ICON) + theme.px(_GAP)
        room = 2 * theme.px(RING)
        return QSize(wide + room, max(theme.px(_PARSED), theme.line_height(Use.BASE) + 2) + room)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Down to a few letters; the rest is cut off with "…"."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(72)), hint.height())

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(arg__1)

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme, room = self._theme, self._theme.px(RING)
            box = self.rect().adjusted(room, room, -room, -room)
            lit = self.underMouse() or self.isDown()
            if self._dashed:
                fill = theme.colour("hover") if lit else None
                paint_box(painter, box, theme.px(_RADIUS), fill, theme.colour("control"), dashed=True)
            else:
                paint_box(painter, box, theme.px(_RADIUS), theme.colour("tint2" if lit else "tint"))
            if self.hasFocus():
                paint_ring(painter, theme, box, theme.px(_RADIUS))
            self._paint_words(painter, box.adjusted(theme.px(_PARSED_SIDE), 0, -theme.px(_PARSED_SIDE), 0))

    def _paint_words(self, painter: QPainter, inner: QRect) -> None:
        theme, side = self._theme, self._theme.px(_PARSED_ICON)
        top, ratio = inner.top() + (inner.height() - side) // 2, self.devicePixelRatioF()
        if self._opens:
            picture = theme.pixmap("chevron-down", "text2", _PARSED_ICON, ratio)
            painter.drawPixmap(inner.right() + 1 - side, top, picture)
            inner.setRight(inner.right() - side - theme.px(_GAP))
        if self._symbol:
            tone = "text2" if self._dashed else "accent"
            painter.drawPixmap(inner.left(), top, theme.pixmap(self._symbol, tone, _PARSED_ICON, ratio))
            inner.setLeft(inner.left() + side + theme.px(_PARSED_GAP))
        if self._label:
            painter.setFont(theme.font(Use.BASE))
            painter.setPen(theme.colour("text2"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self._label)
            inner.setLeft(inner.left() + self._wide(self._label, Use.BASE) + theme.px(5))
        painter.setFont(theme.font(self._words_use()))
        painter.setPen(theme.colour("text"))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inner.width() + 2)
        painter.drawText(inner.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, shown)

    def _words_use(self) -> Use:
        return Use.BASE if self._label or self._dashed else Use.STRONG

    def _wide(self, text: str, use: Use) -> int:
        return math.ceil(self._theme.text_width(use, text))

    def _name(self) -> None:
        self.setAccessibleName(f"{self._label} {self.text()}".strip())

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()
