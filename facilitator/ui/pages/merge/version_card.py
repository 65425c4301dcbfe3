"""One version of what people disagree on: who wrote it and when, its words, and the button that takes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.pages.merge.marked_text import MarkedText, Range
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.fields import Choice
from facilitator.ui.widgets.labels import ElidedLabel, Label
from facilitator.ui.widgets.painting import RING, paint_box

_RADIUS, _SIDE = 8, 12


class VersionCard(QFrame):
    """``title`` is This or That. With more than one version to stand here there is a chooser in the head."""

    def __init__(self, theme: Theme, title: str, button: Button | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.title = Label(theme, title, Use.STRONG, "text", False, self)
        self.who = ElidedLabel(theme, "", Use.BASE, "text2", self)
        self.chooser = Choice(theme, self)
        self.chooser.setAccessibleName(title)
        self.chooser.hide()
        self.button = button or Button(theme, parent=self)
        self.button.setVisible(button is not None)
        self.words = MarkedText(theme, Use.NOTE, self)
        self._top = QWidget(self)
        self._head = QHBoxLayout(self._top)
        self._body = QVBoxLayout()
        self._lay_out()
        theme.changed.connect(self._measure)
        self._measure()

    def show_version(
        self, who: str, text: str, marks: Sequence[Range] = (), button: str = "", tone: str = "text"
    ) -> None:
        """Shows a version; ``button`` is the text of its button."""
        self.who.setText(who)
        self.words.show_text(text, marks, tone)
        if button:
            self.button.setText(button)
        self.setAccessibleName(f"{self.title.text()}: {who}: {text}")

    def offer(self, versions: Sequence[str], chosen: int, call: Callable[[int], None]) -> None:
        """Lets one of several versions stand here; none or one hides the chooser."""
        several = len(versions) > 1
        self.chooser.blockSignals(True)
        self.chooser.clear()
        self.chooser.addItems(list(versions))
        self.chooser.setCurrentIndex(chosen)
        self.chooser.blockSignals(False)
        self.chooser.setVisible(several)
        self.who.setVisible(not several)
        self._call = call

    def _chosen(self, place: int) -> None:
        if place >= 0:
            self._call(place)

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            theme, area = self._theme, QRectF(self.rect())
            paint_box(painter, area, theme.px(_RADIUS), theme.colour("surface"))
            head = QRectF(area.left(), area.top(), area.width(), self._head_height())
            inside = QPainterPath()
            inside.addRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(_RADIUS), theme.px(_RADIUS))
            painter.setClipPath(inside)
            painter.fillRect(head, theme.colour("panel"))
            painter.fillRect(QRectF(head.left(), head.bottom(), head.width(), 1), theme.colour("line"))
            painter.setClipping(False)
            paint_box(painter, area, theme.px(_RADIUS), border=theme.colour("edge"))

    def _head_height(self) -> int:
        return max(self._theme.px(42), self.button.sizeHint().height() + self._theme.px(6))

    def _lay_out(self) -> None:
        self._call: Callable[[int], None] = lambda _: None
        self.chooser.currentIndexChanged.connect(self._chosen)
        self._head.addWidget(self.title)
        self._head.addWidget(self.who, 1)
        self._head.addWidget(self.chooser, 1)
        self._head.addWidget(self.button)
        self._body.addWidget(self.words)
        self._body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addLayout(self._body, 1)

    def _measure(self) -> None:
        theme = self._theme
        self._head.setSpacing(theme.px(8))
        self._head.setContentsMargins(theme.px(_SIDE), 0, theme.px(_SIDE - RING), 0)
        self._top.setFixedHeight(self._head_height())
        self._body.setContentsMargins(theme.px(_SIDE + 1), theme.px(11), theme.px(_SIDE), theme.px(13))
        self.update()
