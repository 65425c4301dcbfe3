"""What the sides of deciding have in common: they can be narrow, and their buttons are the window's actions."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from facilitator.ui.context import Context
from facilitator.ui.widgets.buttons import Button


class Desk(QWidget):
    """Stands in a scroll area; cards and buttons stand one above the other where it is narrow."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._theme = context, context.theme

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow is possible."""
        return QSize(self._theme.px(240), super().minimumSizeHint().height())

    def action_button(self, action: str, keys: str, text: str = "", kind: str = "plain") -> Button:
        """A button that does an action of the window."""
        button = Button(self._theme, text, "", kind, keys, self)
        button.clicked.connect(self._context.actions[action].trigger)
        return button
