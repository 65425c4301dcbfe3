"""What else one can begin with: open, merge, the example; each with its keys."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import keys_width, paint_box, paint_keys, shown_keys

_ICON, _TEXT, _GAP, _PAD = 20, 36, 12, 10


class Offer(QPushButton):
    """An icon, what it does, what that means, its keys. Its box reaches 12 px beyond its words at both sides."""

    def __init__(
        self, theme: Theme, icon: str, title: str, text: str, keys: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self._theme, self._symbol, self._words, self._keys = theme, icon, text, keys
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{text}  {shown_keys(keys)}".strip())
        theme.changed.connect(self._measure)
        self._measure()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(arg__1)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Two lines with room above and below."""
        theme = self._theme
        wide = max(
            QFontMetrics(theme.font(Use.NOTE_STRONG)).horizontalAdvance(self.text()) + self._keys_room(),
            QFontMetrics(theme.font(Use.BASE)).horizontalAdvance(self._words),
        )
        high = theme.line_height(Use.NOTE_STRONG) + theme.line_height(Use.BASE) + 2 * theme.px(_PAD)
        return QSize(wide + theme.px(_TEXT + 2 * _GAP), high)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow is possible: the words are cut off with "…"."""
        return QSize(self._theme.px(200), self.sizeHint().height())

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme, inner = self._theme, self.rect().adjusted(self._theme.px(_GAP), 0, -self._theme.px(_GAP), 0)
            self._paint_ground(painter)
            side, top = theme.px(_ICON), theme.px(_PAD)
            first = theme.line_height(Use.NOTE_STRONG)
            picture = theme.pixmap(self._symbol, "accent", _ICON, self.devicePixelRatioF())
            painter.drawPixmap(inner.left(), top + (first - side) // 2, picture)
            left = inner.left() + theme.px(_TEXT)
            title = QRect(left, top, inner.right() + 1 - left - self._keys_room(), first)
            self._paint_line(painter, title, self.text(), Use.NOTE_STRONG, "text")
            below = QRect(left, top + first, inner.right() + 1 - left, theme.line_height(Use.BASE))
            self._paint_line(painter, below, self._words, Use.BASE, "text2")
            paint_keys(
                painter,
                theme,
                inner.right() + 1,
                top + first / 2,
                self._keys,
                theme.colour("text2"),
                theme.colour("edge"),
            )

    def _paint_ground(self, painter: QPainter) -> None:
        theme, radius = self._theme, self._theme.px(6)
        if self.isDown() or self.underMouse():
            paint_box(painter, self.rect(), radius, theme.colour("chip"))
        if self.hasFocus():
            paint_box(painter, self.rect(), radius, border=theme.colour("accent"), width=theme.px(2))

    def _paint_line(self, painter: QPainter, area: QRect, text: str, use: Use, tone: str) -> None:
        painter.setFont(self._theme.font(use))
        painter.setPen(self._theme.colour(tone))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    def _keys_room(self) -> int:
        return keys_width(self._theme, self._keys) + self._theme.px(8) if self._keys else 0

    def _measure(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()
