"""The head of the middle pane: which part, how long, what can be done with it; below it, how it stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.labels import ElidedLabel, Hairline, Label
from facilitator.ui.words import translate

_ICON, _WIDE = 18, 560


class Banner(QWidget):
    """How a part stands: an icon, a sentence, a button. ``pressed`` tells that it was."""

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon, self._tone, self._ground = "", "text2", "panel"
        self.words = Label(theme, "", Use.BASE, "text", True, self)
        self.button = Button(theme, "", "", "plain", "", self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.button)
        self.button.clicked.connect(self.pressed)
        theme.changed.connect(self._measure)
        self._measure()
        self.hide()

    def say(self, words: str, icon: str = "", tone: str = "text2", ground: str = "panel", button: str = "") -> None:
        """Says how the part stands; "" says nothing, and takes no room."""
        self._icon, self._tone, self._ground = icon, tone, ground
        self.words.setText(words)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setVisible(bool(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme = self._theme
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour(self._ground))
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
            if self._icon:
                side = theme.px(_ICON)
                picture = theme.pixmap(self._icon, self._tone, _ICON, self.devicePixelRatioF())
                painter.drawPixmap(theme.px(12), (self.height() - side) // 2, picture)

    def _measure(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.px(36), theme.px(4), theme.px(8), theme.px(4))
        self.setMinimumHeight(theme.px(36))


class SentenceHead(QWidget):
    """``add``, ``not_discussed`` and ``more`` are its buttons."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = ElidedLabel(theme, "", Use.TITLE, "text", self)
        self.words = Label(theme, "", Use.BASE, "text2", False, self)
        self.add = Button(theme, translate("Summary", "Sentence"), "plus", "flat", parent=self)
        self.add.setAccessibleName(translate("Summary", "Add a sentence"))
        self.not_discussed = Button(theme, translate("Summary", "Mark not discussed"), "", "flat", parent=self)
        self.preview = IconButton(theme, "dock-right", translate("Summary", "Preview"), "F4", True, self)
        self.more = IconButton(theme, "dots-vertical", translate("Summary", "More for this part"), parent=self)
        self.banner = Banner(theme, self)
        self._row = QHBoxLayout()
        self._row.addWidget(self.title)
        self._row.addWidget(self.words)
        self._row.addStretch(1)
        for button in (self.add, self.not_discussed, self.preview, self.more):
            self._row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(Hairline(theme, parent=self))
        column.addWidget(self.banner)
        theme.changed.connect(self._measure)
        self._measure()

    def show_part(self, title: str, words: str) -> None:
        """Names the part and says how long it is."""
        self.title.setText(title)
        self.words.setText(words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room, the button that the menu has too gives way."""
        wide = self.width() >= self._theme.px(_WIDE)
        self.not_discussed.setVisible(wide and self.not_discussed.isEnabled())
        self.words.setVisible(wide)

    def allow(self, write: bool, not_discussed: bool) -> None:
        """What can be done with the part."""
        self.add.setEnabled(write)
        self.not_discussed.setEnabled(not_discussed)
        self._fit()

    def _measure(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.px(16), theme.px(4), theme.px(8), theme.px(4))
        self._row.setSpacing(theme.px(0))
        self.words.setContentsMargins(theme.px(10), 0, theme.px(8), 0)
        self._fit()
