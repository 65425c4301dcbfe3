"""Who speaks and who comes next, each as a chip."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import RING, paint_box, paint_ring

_SIDE, _ICON, _GAP, _HIGH, _HIGH_NOW, _RADIUS = 12, 16, 8, 28, 32, 6
_WIDEST = 200


class QueueChip(QPushButton):
    """``place`` 0 has the floor, the others wait. Space or a click asks for the menu, the keys move and remove.

    ``asked`` tells the place, ``moved`` place and where to, ``removed`` the place, ``dragged`` the place and
    where on the screen the mouse holds it, ``let_go`` the same at the end.
    """

    asked = Signal(int)
    moved = Signal(int, int)
    removed = Signal(int)
    dragged = Signal(int, QPoint)
    let_go = Signal(int, QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.place = 0
        self._name = self._time = ""
        self._start: QPoint | None = None
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._clicked)

    def show_party(self, place: int, name: str, time: str = "") -> None:
        """Shows somebody; ``time`` is the running turn."""
        if (place, name, time) == (self.place, self._name, self._time):
            return
        self.place, self._name, self._time = place, name, time
        self.update()

    @property
    def name(self) -> str:
        """Who it shows."""
        return self._name

    @property
    def time(self) -> str:
        """The running turn as it is shown."""
        return self._time

    def sizeHint(self) -> QSize:  # noqa: N802
        """With the room of the ring; a long name is cut off, the time keeps the room of its figures."""
        theme, use = self._theme, Use.STRONG if self.place == 0 else Use.BASE
        name = min(self._wide(self._name, use), theme.px(_WIDEST))
        lead = theme.px(_ICON) if self.place == 0 else self._wide(str(self.place), use)
        time = self._wide("00:00" if len(self._time) < 6 else "000:00", use) + theme.px(6) if self._time else 0
        high = theme.px(_HIGH_NOW if self.place == 0 else _HIGH)
        return QSize(
            2 * theme.px(_SIDE) + lead + theme.px(_GAP) + name + time + 2 * theme.px(RING), high + 2 * theme.px(RING)
        )

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        theme, room = self._theme, self._theme.px(RING)
        with QPainter(self) as painter:
            box = self.rect().adjusted(room, room, -room, -room)
            lit = self.underMouse() or self.isDown()
            if self.place == 0:
                ground = theme.colour("tint2" if lit else "tint")
                paint_box(painter, box, theme.px(_RADIUS), ground, theme.colour("accent"), theme.px(2))
            else:
                paint_box(painter, box, theme.px(_RADIUS), theme.colour("tint" if lit else "chip"))
            if self.hasFocus():
                paint_ring(painter, theme, box, theme.px(_RADIUS))
            self._paint_words(painter, box.adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), 0))

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        key, control = arg__1.key(), bool(arg__1.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not control:
            self.removed.emit(self.place)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and control:
            if self.place:
                self.moved.emit(self.place, self.place + (-1 if key == Qt.Key.Key_Left else 1))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(key == Qt.Key.Key_Right)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asked.emit(self.place)
        else:
            super().keyPressEvent(arg__1)

    def mousePressEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        if e.button() == Qt.MouseButton.LeftButton:
            self._start = e.globalPosition().toPoint()
        super().mousePressEvent(e)

    def mouseMoveEvent(self, arg__1: QMouseEvent) -> None:  # noqa: N802
        place = arg__1.globalPosition().toPoint()
        if self._start is None or self.place == 0:
            super().mouseMoveEvent(arg__1)
            return
        far = (place - self._start).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._dragging = True
            self.setDown(False)
            self.dragged.emit(self.place, place)

    def mouseReleaseEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        dragging, self._dragging, self._start = self._dragging, False, None
        if dragging:
            self.setDown(False)
            self.let_go.emit(self.place, e.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(e)

    def _clicked(self) -> None:
        self.asked.emit(self.place)

    def _paint_words(self, painter: QPainter, inner: QRect) -> None:
        theme, middle = self._theme, Qt.AlignmentFlag.AlignVCenter
        use = Use.STRONG if self.place == 0 else Use.BASE
        painter.setFont(theme.font(use))
        if self.place == 0:
            side = theme.px(_ICON)
            picture = theme.pixmap("microphone-outline", "accent", _ICON, self.devicePixelRatioF())
            painter.drawPixmap(inner.left(), inner.top() + (inner.height() - side) // 2, picture)
            inner.setLeft(inner.left() + side + theme.px(_GAP))
        else:
            painter.setPen(theme.colour("text2"))
            painter.drawText(inner, middle, str(self.place))
            inner.setLeft(inner.left() + self._wide(str(self.place), use) + theme.px(_GAP))
        painter.setPen(theme.colour("text"))
        if self._time:
            painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, self._time)
            inner.setRight(inner.right() - self._wide(self._time, use) - theme.px(6))
        shown = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, inner.width() + 2)
        painter.drawText(inner.adjusted(0, 0, 2, 0), middle, shown)

    def _wide(self, text: str, use: Use) -> int:
        return math.ceil(QFontMetricsF(self._theme.font(use)).horizontalAdvance(text))
