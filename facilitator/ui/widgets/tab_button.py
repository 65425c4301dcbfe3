"""The tab of a page: icon, name, a count; a line of the accent under the one that shows."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import RING, paint_box, paint_ring

_ICON, _GAP, _SIDE, _COUNT_PAD = 16, 6, 8, 6


class TabButton(QAbstractButton):
    """Checked when its page shows. Its accessible name tells the count, which is never told by colour alone."""

    def __init__(self, theme: Theme, icon: str, name: str, keys: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._symbol, self._name, self._keys = theme, icon, name, keys
        self._count = 0
        self._narrow = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setToolTip(f"{name}  {keys}")
        self.setAccessibleName(name)
        theme.changed.connect(self._measure)

    def set_count(self, count: int, spoken: str) -> None:
        """A number beside the name, and how it is spoken; 0 takes it away."""
        self._count = count
        self.setAccessibleName(f"{self._name}, {spoken}" if count else self._name)
        self._measure()

    def set_narrow(self, narrow: bool) -> None:
        """The icon only, with the name in the tool tip."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._measure()

    def nextCheckState(self) -> None:  # noqa: N802
        """A press never takes the mark away: the page that shows decides."""

    def sizeHint(self) -> QSize:  # noqa: N802
        theme = self._theme
        wide = 2 * theme.px(_SIDE + RING) + theme.px(_ICON)
        if not self._narrow:
            wide += theme.px(_GAP) + QFontMetrics(theme.font(Use.STRONG)).horizontalAdvance(self._name)
        if self._count:
            wide += theme.px(_GAP) + self._count_width()
        return QSize(wide, theme.px(40))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme, shows = self._theme, self.isChecked()
            box = self.rect().adjusted(theme.px(RING), theme.px(6), -theme.px(RING), -theme.px(6))
            if self.underMouse() and not shows:
                paint_box(painter, box, theme.px(6), theme.colour("hover"))
            if self.hasFocus():
                paint_ring(
                    painter, theme, box.adjusted(theme.px(2), theme.px(2), -theme.px(2), -theme.px(2)), theme.px(6)
                )
            if shows:
                line = QRect(box.left(), self.height() - theme.px(2), box.width(), theme.px(2))
                painter.fillRect(line, theme.colour("accent"))
            tone = "accent" if shows else "text2"
            left, icon = box.left() + theme.px(_SIDE), theme.px(_ICON)
            picture = theme.pixmap(self._symbol, tone, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(left, box.center().y() + 1 - icon // 2, picture)
            left += icon + theme.px(_GAP)
            if not self._narrow:
                painter.setFont(theme.font(Use.STRONG if shows else Use.BASE))
                painter.setPen(theme.colour("text" if shows else "text2"))
                wide = QFontMetrics(theme.font(Use.STRONG)).horizontalAdvance(self._name)
                painter.drawText(
                    QRect(left, box.top(), wide + 1, box.height()), Qt.AlignmentFlag.AlignVCenter, self._name
                )
                left += wide + theme.px(_GAP)
            if self._count:
                self._paint_count(painter, left, box)

    def _paint_count(self, painter: QPainter, left: int, box: QRect) -> None:
        theme = self._theme
        high = theme.px(18)
        badge = QRect(left, box.center().y() + 1 - high // 2, self._count_width(), high)
        paint_box(painter, badge, theme.px(4), theme.colour("clashtint"))
        painter.setFont(theme.font(Use.CAPTION))
        painter.setPen(theme.colour("clash"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(self._count))

    def _count_width(self) -> int:
        theme = self._theme
        return QFontMetrics(theme.font(Use.CAPTION)).horizontalAdvance(str(self._count)) + 2 * theme.px(_COUNT_PAD)

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()
