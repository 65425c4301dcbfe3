"""A choice of few, side by side in one box."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import RING, paint_box, paint_ring

_HIGH, _SIDE, _RADIUS = 28, 12, 6


class _Segment(QRadioButton):
    """One of the choices. The arrows go from one to the next, as Qt does in a group of radio buttons."""

    def __init__(self, theme: Theme, key: str, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._theme, self._group = theme, parent
        self.key = key
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        """The whole segment can be clicked."""
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as its words when chosen, so that nothing moves when another one is."""
        theme = self._theme
        wide = QFontMetricsF(theme.font(Use.STRONG)).horizontalAdvance(self.text())
        high = max(theme.px(_HIGH), theme.line_height(Use.STRONG) + 4)
        return QSize(math.ceil(wide) + 2 * theme.px(_SIDE), high + 2 * theme.px(RING))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same."""
        return self.sizeHint()

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        """The box and the ring are the whole group's; here only words stand."""
        with QPainter(self) as painter:
            theme = self._theme
            tone = "control" if not self.isEnabled() else "accent" if self.isChecked() else "text"
            painter.setFont(theme.font(Use.STRONG if self.isChecked() else Use.BUTTON))
            painter.setPen(theme.colour(tone))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def focusInEvent(self, arg__1: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(arg__1)
        self._group.update()

    def focusOutEvent(self, arg__1: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(arg__1)
        self._group.update()


class Segmented(QWidget):
    """Exactly one of ``choices`` (key, text) is chosen; ``chosen`` tells the key when a person takes another."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setSpacing(0)
        self._segments = [_Segment(theme, key, text, self) for key, text in choices]
        for segment in self._segments:
            row.addWidget(segment)
            segment.toggled.connect(self._toggled)
        self._quiet = True
        if self._segments:
            self._segments[0].setChecked(True)
        self._quiet = False
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def key(self) -> str:
        """The key that is chosen."""
        return next((one.key for one in self._segments if one.isChecked()), "")

    def choose(self, key: str) -> None:
        """Chooses one, none where there is no such key; tells nobody."""
        self._quiet = True
        for segment in self._segments:
            # Buttons that exclude each other cannot all be off.
            segment.setAutoExclusive(False)
            segment.setChecked(segment.key == key)
            segment.setAutoExclusive(True)
        self._quiet = False
        self.update()

    def say(self, key: str, text: str) -> None:
        """Other words for a choice, such as one with its number."""
        for segment in self._segments:
            if segment.key == key and segment.text() != text:
                segment.setText(text)
                self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme, room = self._theme, self._theme.px(RING)
            box, radius = self.rect().adjusted(room, room, -room, -room), theme.px(_RADIUS)
            paint_box(painter, box, radius, theme.colour("surface"))
            clip = QPainterPath()
            clip.addRoundedRect(box, radius, radius)
            painter.save()
            painter.setClipPath(clip)
            for segment in self._segments:
                place = QRect(segment.x(), box.top(), segment.width(), box.height())
                if segment.isChecked():
                    painter.fillRect(place, theme.colour("tint"))
                elif segment.underMouse() and segment.isEnabled():
                    painter.fillRect(place, theme.colour("chip" if segment.isDown() else "hover"))
                if segment is not self._segments[0]:
                    painter.fillRect(segment.x(), box.top(), 1, box.height(), theme.colour("edge"))
            painter.restore()
            paint_box(painter, box, radius, border=theme.colour("edge"))
            if any(segment.hasFocus() for segment in self._segments):
                paint_ring(painter, theme, box, radius)

    def _toggled(self, on: bool) -> None:
        self.update()
        if on and not self._quiet:
            self.chosen.emit(self.key)

    def _measure(self) -> None:
        room = self._theme.px(RING)
        row = self.layout()
        if row is not None:
            row.setContentsMargins(room, 0, room, 0)
        for segment in self._segments:
            segment.updateGeometry()
        self.updateGeometry()
        self.update()
