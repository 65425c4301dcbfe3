"""Words one can press, as in running text: in the accent, underlined under the mouse and with focus."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import paint_box


class Link(QPushButton):
    """A button that looks like a word. Enter presses it, as Space does."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure)
        self._measure()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(arg__1)

    def sizeHint(self) -> QSize:  # noqa: N802
        """The words and the room of the ring."""
        metrics = QFontMetrics(self.font())
        room = 2 * self._room()
        return QSize(metrics.horizontalAdvance(self.text()) + room + 1, self._theme.line_height(Use.BASE) + room)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same: a cut-off word cannot be pressed with confidence."""
        return self.sizeHint()

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme, font = self._theme, self.font()
            if self.hasFocus():
                paint_box(painter, self.rect(), theme.px(4), border=theme.colour("accent"), width=theme.px(2))
            font.setUnderline(self.underMouse() or self.isDown())
            painter.setFont(font)
            painter.setPen(theme.colour("accent" if self.isEnabled() else "control"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _room(self) -> int:
        return self._theme.px(4)

    def _measure(self) -> None:
        self.setFont(self._theme.font(Use.BUTTON))
        self.updateGeometry()
        self.update()
