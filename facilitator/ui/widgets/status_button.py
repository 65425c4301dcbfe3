"""An item of the status line: a small icon and words, a button that opens the list it speaks of."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import paint_box

_ICON, _GAP, _SIDE = 14, 5, 6


class StatusButton(QAbstractButton):
    """Flat; a frame of the accent when it has the focus, for which the room is always there."""

    def __init__(self, theme: Theme, icon: str = "", tone: str = "text2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._symbol, self._tone = theme, icon, tone
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # until there is something to say
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._measure)

    def say(self, words: str) -> None:
        """Other words."""
        self.setText(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if words else Qt.FocusPolicy.NoFocus)
        self._measure()

    def set_icon(self, icon: str) -> None:
        """Another icon."""
        self._symbol = icon
        self._measure()

    def set_tone(self, tone: str) -> None:
        """Another tone."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        theme = self._theme
        icon = theme.px(_ICON + _GAP) if self._symbol else 0
        wide = QFontMetrics(theme.font(Use.SMALL)).horizontalAdvance(self.text())
        return QSize(2 * theme.px(_SIDE) + icon + wide, theme.px(24))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme = self._theme
            box = self.rect().adjusted(1, 1, -1, -1)
            fill = theme.colour("hover") if self.underMouse() else None
            frame = theme.colour("accent") if self.hasFocus() else None
            paint_box(painter, box, theme.px(4), fill, frame, 2 if frame else 1)
            left = theme.px(_SIDE)
            if self._symbol:
                side = theme.px(_ICON)
                picture = theme.pixmap(self._symbol, self._tone, _ICON, self.devicePixelRatioF())
                painter.drawPixmap(left, box.center().y() + 1 - side // 2, picture)
                left += side + theme.px(_GAP)
            painter.setFont(theme.font(Use.SMALL))
            painter.setPen(theme.colour(self._tone))
            area = QRect(left, 0, self.width() - left, self.height())
            words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()
