"""Below the table: what can be done with the actions selected, each with its key."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.ui.context import Context
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.words import translate

_KEYS_FROM, _COUNT_FROM, _HIGH = 940, 760, 44


class SelectionFoot(QWidget):
    """Its buttons are the actions of the menu; they are off where those are."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme = context.theme
        self.count = ElidedLabel(theme, "", Use.BASE, "text2", self)
        self.buttons = {
            name: Button(theme, words, icon, "plain", keys, self)
            for name, words, icon, keys in (
                ("plan.asked", translate("ActionsPage", "Asked today"), "email-outline", "Ctrl+1"),
                ("plan.reminded", translate("ActionsPage", "Reminded"), "bell-outline", "Ctrl+2"),
                ("plan.replied", translate("ActionsPage", "Replied"), "reply-outline", "Ctrl+3"),
                ("plan.status", translate("ActionsPage", "Status …"), "flag-outline", "Ctrl+T"),
                ("plan.remind", translate("ActionsPage", "Copy a reminder"), "content-copy", ""),
            )
        }
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.count, 1)
        for name, button in self.buttons.items():
            action = context.actions[name]
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setEnabled)
            button.setEnabled(action.isEnabled())
            self._row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure)
        self._measure()

    def show_items(self, items: tuple[str, ...]) -> None:
        """How many actions are selected."""
        self.count.setText(translate("ActionsPage", "%n action(s) selected", "", len(items)) if items else "")

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(120), self._theme.px(_HIGH))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("window"))
            painter.fillRect(0, 0, self.width(), 1, self._theme.colour("line"))

    def _fit(self) -> None:
        """Keys go first, then the number, then the last buttons: all of it is in the menu, too."""
        px = self._theme.px
        for button in self.buttons.values():
            button.show_keys(self.width() >= px(_KEYS_FROM))
        self.count.setVisible(self.width() >= px(_COUNT_FROM))
        room = self.width() - px(24)
        for button in self.buttons.values():
            room -= button.sizeHint().width()
            button.setVisible(room >= 0)

    def _measure(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), px(2), px(8), px(2))
        self._row.setSpacing(0)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setFixedHeight(max(px(_HIGH), self.buttons["plan.asked"].sizeHint().height() + px(6)))
        self._fit()
