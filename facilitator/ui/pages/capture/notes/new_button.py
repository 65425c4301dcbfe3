"""The button at the foot of the list that says how many new notes are below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.words import translate


class NewButton(Button):
    """Stands over the list; hidden while there is nothing new out of sight."""

    def __init__(self, theme: Theme, view: QAbstractScrollArea) -> None:
        super().__init__(theme, "", "chevron-down", "tinted", "", view)
        self._view = view
        self.counted = 0
        self.setObjectName("new_notes")
        view.installEventFilter(self)
        self.hide()

    def count(self, number: int) -> None:
        """How many are new."""
        self.counted = number
        self.setText(translate("NewButton", "%n new", "", number))
        self.setVisible(number > 0)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self._view and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        size = self.sizeHint()
        foot = self._view.height() - size.height() - self._theme.px(8)
        self.setGeometry((self._view.width() - size.width()) // 2, foot, size.width(), size.height())
