"""The head of a list: its name, how many rows it has, and a chevron that folds it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import RING, paint_box, paint_ring
from facilitator.ui.words import translate

_CHEVRON, _GAP, _SIDE = 16, 6, 6


class FoldButton(QAbstractButton):
    """Checked while its list is open. ``count`` rows are in it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.count = theme, 0
        self.setText(name)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._name)
        theme.changed.connect(self._measure)
        self._name()

    def show_count(self, count: int) -> None:
        """How many rows the list has."""
        self.count = count
        self._name()
        self._measure()

    def sizeHint(self) -> QSize:  # noqa: N802
        theme = self._theme
        wide = theme.px(_CHEVRON + 2 * _GAP + 2 * _SIDE + 2 * RING)
        wide += round(theme.text_width(Use.STRONG, self.text()) + theme.text_width(Use.BASE, str(self.count))) + 2
        return QSize(wide, max(theme.px(28), theme.line_height(Use.STRONG) + 4) + 2 * theme.px(RING))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(60), self.sizeHint().height())

    def keyPressEvent(self, e: QKeyEvent) -> None:  # noqa: N802
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif e.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.setChecked(e.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(e)

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802
        theme, room = self._theme, self._theme.px(RING)
        box = self.rect().adjusted(room, room, -room, -room)
        with QPainter(self) as painter:
            if self.underMouse():
                paint_box(painter, box, theme.px(6), theme.colour("hover"))
            if self.hasFocus():
                paint_ring(painter, theme, box, theme.px(6))
            sign = "chevron-down" if self.isChecked() else "chevron-right"
            side, left = theme.px(_CHEVRON), box.left() + theme.px(_SIDE)
            picture = theme.pixmap(sign, "text2", _CHEVRON, self.devicePixelRatioF())
            painter.drawPixmap(left, box.center().y() + 1 - side // 2, picture)
            left += side + theme.px(_GAP)
            count = str(self.count)
            tail = round(theme.text_width(Use.BASE, count)) + 2
            painter.setFont(theme.font(Use.STRONG))
            painter.setPen(theme.colour("text"))
            most = max(0, box.right() - left - tail - theme.px(_GAP + 2))
            shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, most)
            wide = painter.fontMetrics().horizontalAdvance(shown)
            painter.drawText(QRect(left, box.top(), wide + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            left += wide + theme.px(_GAP)
            painter.setFont(theme.font(Use.BASE))
            painter.setPen(theme.colour("text2"))
            painter.drawText(QRect(left, box.top(), tail, box.height()), Qt.AlignmentFlag.AlignVCenter, count)

    def _name(self) -> None:
        state = translate("Roundtable", "open") if self.isChecked() else translate("Roundtable", "folded")
        self.setAccessibleName(f"{self.text()}, {self.count}, {state}")

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()
