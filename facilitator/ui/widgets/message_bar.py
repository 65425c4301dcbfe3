"""The bar that says what happened: done, take care, error.

It lies over the page, so it goes: what is done after a while, the rest when it is closed (Esc), when something newer
is said, or when one has gone on working after there was time to read it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate

_READ = 8_000  # ms in which two sentences are read

# Level: ground, tone, icon.
_LOOKS = {
    "done": ("tint", "accent", "check-circle-outline"),
    "care": ("caretint", "care", "alert-outline"),
    "error": ("clashtint", "clash", "alert-circle-outline"),
}


class MessageBar(QFrame):
    """Hidden until something is said; ``gone`` when nothing is said any more."""

    gone = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._level = theme, "done"
        self._call: Callable[[], None] | None = None
        self._shown = QElapsedTimer()
        self._until = QTimer(self, singleShot=True, interval=_READ)
        self._until.timeout.connect(self.hide)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._sign = _Sign(theme, self)
        self._words = Label(theme, "", Use.BASE, "text", True, self)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = Button(theme, kind="plain", parent=self)
        self._button.clicked.connect(self._do)
        self._close = IconButton(theme, "close", translate("MessageBar", "Close the message"), parent=self)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setSpacing(theme.px(8))
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        theme.changed.connect(self._measure)
        self._measure()
        self.hide()

    @property
    def level(self) -> str:
        """The level of what is said: done, care or error."""
        return self._level

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._words.text()

    def say(
        self,
        level: str,
        sentence: str,
        button: str = "",
        call: Callable[[], None] | None = None,
        *,
        passing: bool = False,
    ) -> None:
        """Says a sentence; with ``button`` something can be done about it; one that is ``passing`` goes by itself."""
        self._level, self._call = level, call
        self._words.setText(sentence)
        self._sign.show_symbol(_LOOKS[level][2], _LOOKS[level][1])
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(sentence)
        self._shown.start()
        if passing or (level == "done" and not button):
            self._until.start()
        else:
            self._until.stop()
        self.show()
        self.update()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def passes_with(self, button: bool) -> bool:
        """Whether what is said goes by itself, and has a button or none."""
        return self._until.isActive() and self._button.isHidden() != button

    def worked_on(self) -> None:
        """Something else was done: what was there long enough to be read goes, unless a button waits."""
        if self.isVisible() and self._button.isHidden() and self._shown.hasExpired(_READ):
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        if not event.spontaneous() and self.isHidden():
            self.gone.emit()

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            ground, tone, _ = _LOOKS[self._level]
            painter.fillRect(self.rect(), self._theme.colour(ground))
            painter.fillRect(0, 0, self._theme.px(3), self.height(), self._theme.colour(tone))

    def _do(self) -> None:
        call = self._call
        self.hide()
        if call is not None:
            call()

    def _measure(self) -> None:
        row = self.layout()
        if row is not None:
            row.setContentsMargins(self._theme.px(16), self._theme.px(2), self._theme.px(8), self._theme.px(2))
        self.update()


class _Sign(QWidget):
    """The icon of the level."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._symbol, self._tone = theme, "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_symbol(self, symbol: str, tone: str) -> None:
        self._symbol, self._tone = symbol, tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(18), self._theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self._symbol:
            picture = self._theme.pixmap(self._symbol, self._tone, 18, self.devicePixelRatioF())
            with QPainter(self) as painter:
                painter.drawPixmap(0, 0, picture)
