"""A part of the filter that holds, as a chip: a press or Delete takes it away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import ChipButton
from facilitator.ui.words import translate

_AWAY = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class FilterChip(ChipButton):
    """``taken_away`` tells which part of the filter, and which member of it."""

    taken_away = Signal(str, str)

    def __init__(self, theme: Theme, part: str, member: str, words: str, icon: str, parent: QWidget) -> None:
        super().__init__(theme, f"{words}  ×", icon, "", False, False, parent)
        self._part, self._member = part, member
        self.setAccessibleName(translate("FilterBar", "Filter {what}: press to take it away").format(what=words))
        self.clicked.connect(self._take_away)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if Qt.Key(arg__1.key()) in _AWAY:
            self.click()
        else:
            super().keyPressEvent(arg__1)

    def _take_away(self) -> None:
        self.taken_away.emit(self._part, self._member)
