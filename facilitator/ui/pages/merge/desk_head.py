"""The head of what is being decided: what it is, where it stands, how many wait, and the way to the others."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.ui.context import Context
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.labels import ElidedLabel, Label
from facilitator.ui.words import translate


class Sign(QWidget):
    """An icon of 18 px."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._tone = theme, "", "text2"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, tone: str) -> None:
        """Another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(18), self._theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self._icon:
            picture = self._theme.pixmap(self._icon, self._tone, 18, self.devicePixelRatioF())
            with QPainter(self) as painter:
                painter.drawPixmap(0, 0, picture)


class DeskHead(QWidget):
    """Previous and next are the window's actions."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = self._theme = context.theme
        self._sign = Sign(theme, self)
        self.title = Label(theme, "", Use.STRONG, "text", False, self)
        self.place = ElidedLabel(theme, "", Use.BASE, "text2", self)
        self.count = Label(theme, "", Use.BASE, "text2", False, self)
        self.back = IconButton(theme, "chevron-up", translate("Merge", "Previous"), "Alt+Up", parent=self)
        self.on = IconButton(theme, "chevron-down", translate("Merge", "Next"), "Alt+Down", parent=self)
        self.back.clicked.connect(context.actions["conflict.previous"].trigger)
        self.on.clicked.connect(context.actions["conflict.next"].trigger)
        self._row = QHBoxLayout(self)
        for widget, stretch in ((self._sign, 0), (self.title, 0), (self.place, 1), (self.count, 0)):
            self._row.addWidget(widget, stretch)
        self._row.addWidget(self.back)
        self._row.addWidget(self.on)
        theme.changed.connect(self._measure)
        self._measure()

    def show_head(self, icon: str, tone: str, title: str, place: str, count: str) -> None:
        """What it is, where it stands, how many wait."""
        self._sign.show_icon(icon, tone)
        self.title.setText(title)
        self.place.setText(place)
        self.count.setText(count)

    def _measure(self) -> None:
        theme = self._theme
        self._row.setSpacing(theme.px(8))
        self._row.setContentsMargins(0, theme.px(4), 0, theme.px(4))
