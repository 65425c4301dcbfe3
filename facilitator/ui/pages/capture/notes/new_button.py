"""The buttons at the foot of the list: new notes are below, or are hidden by the filter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.words import translate


class FootButton(Button):
    """Stands over the list; hidden while there is nothing to count, or while it gives way to another."""

    def __init__(self, theme: Theme, view: QAbstractScrollArea, icon: str, name: str) -> None:
        super().__init__(theme, "", icon, "tinted", "", view)
        self._view = view
        self._giving_way = False
        self.counted = 0
        self.setObjectName(name)
        view.installEventFilter(self)
        self.hide()

    def count(self, number: int) -> None:
        """How many there are."""
        self.counted = number
        self.setText(self._words(number))
        self.setAccessibleName(self.text())
        self._show()

    def give_way(self, on: bool) -> None:
        """There is room for one button: another stands in this place."""
        self._giving_way = on
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self._view and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _words(self, number: int) -> str:
        raise NotImplementedError

    def _show(self) -> None:
        self.setVisible(self.counted > 0 and not self._giving_way)
        self._place()

    def _place(self) -> None:
        size = self.sizeHint()
        foot = self._view.height() - size.height() - self._theme.px(8)
        self.setGeometry((self._view.width() - size.width()) // 2, foot, size.width(), size.height())


class NewButton(FootButton):
    """How many new notes are below."""

    def __init__(self, theme: Theme, view: QAbstractScrollArea) -> None:
        super().__init__(theme, view, "chevron-down", "new_notes")

    def _words(self, number: int) -> str:
        return translate("NewButton", "%n new", "", number)


class HeldBackButton(FootButton):
    """How many notes were kept that the filter hides."""

    def __init__(self, theme: Theme, view: QAbstractScrollArea) -> None:
        super().__init__(theme, view, "filter-variant", "held_back")

    def _words(self, number: int) -> str:
        return translate("NewButton", "%n note(s) kept, hidden by the filter", "", number)
