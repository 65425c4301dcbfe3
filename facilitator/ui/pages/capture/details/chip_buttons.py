"""The chips of a field: each can be removed, and one more can be added."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.chips import CHIP_HEIGHT, chip_width, paint_chip
from facilitator.ui.widgets.painting import paint_box
from facilitator.ui.words import translate

# The room of the focus frame round a chip, px at 100 %: chips stand closer than buttons do.
ROOM = 3
_CROSS, _RADIUS = 6, 4


class _Small(QAbstractButton):
    """A button as high as a chip, with the room of a focus frame."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def box(self) -> QRect:
        """The painted box inside the room."""
        room = self.theme.px(ROOM)
        return self.rect().adjusted(room, room, -room, -room)

    def high(self) -> int:
        """The height with the room, px."""
        return max(self.theme.px(CHIP_HEIGHT), self.theme.line_height(Use.SMALL) + 2) + 2 * self.theme.px(ROOM)

    def paint_focus(self, painter: QPainter) -> None:
        """The frame of keyboard focus."""
        if self.hasFocus():
            colour = self.theme.colour("accent")
            paint_box(painter, self.rect(), self.theme.px(_RADIUS + 2), None, colour, self.theme.px(2))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.theme.px(32), self.high())


class ChipOfSet(_Small):
    """One member. ``removed`` at Delete, Backspace or a click on its cross; ``stepped`` at Left (-1) and Right (1)."""

    removed = Signal(str)
    stepped = Signal(object, int)

    def __init__(self, theme: Theme, member: str, text: str, tip: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.member = member
        self.setText(text)
        self.setToolTip(tip if tip != text else "")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(tip or text)
        self.setAccessibleDescription(translate("Details", "Delete removes it"))

    def sizeHint(self) -> QSize:  # noqa: N802
        """The words, and room for the cross, so that nothing moves when it shows."""
        wide = chip_width(self.theme, self.text()) + self.theme.px(_CROSS)
        return QSize(wide + 2 * self.theme.px(ROOM), self.high())

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme, box = self.theme, self.box()
            lit = self.underMouse() or self.hasFocus()
            paint_box(painter, box, theme.px(_RADIUS), theme.colour("tint2" if self.isDown() else "chip"))
            words = box.adjusted(0, 0, -theme.px(_CROSS) if lit or self._cut() else -theme.px(_CROSS) // 2, 0)
            shift = 0 if lit or self._cut() else theme.px(_CROSS) // 2
            paint_chip(painter, theme, words.translated(shift, 0), self.text())
            if lit:
                side = theme.px(12)
                cross = theme.pixmap("close", "text2", 12, self.devicePixelRatioF())
                painter.drawPixmap(box.right() - side - theme.px(1), box.top() + (box.height() - side) // 2, cross)
            self.paint_focus(painter)

    def _cut(self) -> bool:
        return self.width() < self.sizeHint().width()

    def mouseReleaseEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(e)
        if e.button() == Qt.MouseButton.LeftButton and self._on_cross(e.position().toPoint()):
            self.removed.emit(self.member)

    def _on_cross(self, at: QPoint) -> bool:
        return self.rect().contains(at) and at.x() > self.box().right() - self.theme.px(_CROSS + 8)

    def keyPressEvent(self, e: QKeyEvent) -> None:  # noqa: N802
        if e.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.member)
        elif e.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(self, -1 if e.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(e)


class AddButton(_Small):
    """The plus behind the chips. ``typed`` tells the first letter when one simply begins to type."""

    typed = Signal(str)
    stepped = Signal(object, int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.high() - self.theme.px(4), self.high())

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme, box = self.theme, self.box()
            if self.underMouse() or self.isDown():
                paint_box(painter, box, theme.px(_RADIUS), theme.colour("chip" if self.isDown() else "hover"))
            side = theme.px(14)
            plus = theme.pixmap("plus", "text2", 14, self.devicePixelRatioF())
            painter.drawPixmap(box.left() + (box.width() - side) // 2, box.top() + (box.height() - side) // 2, plus)
            self.paint_focus(painter)

    def keyPressEvent(self, e: QKeyEvent) -> None:  # noqa: N802
        plain = not e.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        elif e.key() in (Qt.Key.Key_Left, Qt.Key.Key_Backspace):
            self.stepped.emit(self, -1)
        elif plain and e.text().strip() and e.text().isprintable():
            self.typed.emit(e.text())
        else:
            super().keyPressEvent(e)
