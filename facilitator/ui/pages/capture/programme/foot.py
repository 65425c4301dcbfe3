"""The button at the foot of the programme."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import paint_box, shown_keys

_EDGE, _TEXT, _HIGH, _MARK = 12, 36, 30, 20


class FootButton(QPushButton):
    """A row as wide as the panel: icon, words, and the keys at the right."""

    def __init__(self, theme: Theme, text: str, icon: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme, self._symbol, self._keys = theme, icon, shown_keys(keys)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(self._keys)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, max(self._theme.px(_HIGH), self._theme.line_height(Use.BASE) + 8))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        theme = self._theme
        with QPainter(self) as painter:
            if self.underMouse() and self.isEnabled():
                painter.fillRect(self.rect(), theme.colour("chip" if self.isDown() else "hover"))
            painter.fillRect(QRect(0, 0, self.width(), 1), theme.colour("line"))
            if self.hasFocus():
                box = self.rect().adjusted(2, 3, -2, -2)
                paint_box(painter, box, theme.px(4), border=theme.colour("accent"), width=theme.px(2))
            side = theme.px(16)
            picture = theme.pixmap(self._symbol, "text2", 16, self.devicePixelRatioF())
            painter.drawPixmap(theme.px(_MARK) - side // 2, (self.height() - side) // 2, picture)
            area = self.rect().adjusted(theme.px(_TEXT), 0, -theme.px(_EDGE), 0)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.setFont(theme.font(Use.SMALL))
            keys = painter.fontMetrics().horizontalAdvance(self._keys) + theme.px(8)
            words = theme.font(Use.BASE)
            painter.setPen(theme.colour("text3"))
            painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, self._keys)
            painter.setFont(words)
            painter.setPen(theme.colour("text2" if self.isEnabled() else "control"))
            shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width() - keys)
            painter.drawText(area, middle | Qt.AlignmentFlag.AlignLeft, shown)
