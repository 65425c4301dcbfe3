"""The parts of a filter that hold, as chips: a press or Delete takes one away."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import ChipButton
from facilitator.ui.widgets.flow import FlowLayout
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


class FilterChips(QObject):
    """The chips at the end of a row of buttons. ``taken_away`` as each of them tells it."""

    taken_away = Signal(str, str)

    def __init__(self, theme: Theme, flow: FlowLayout, bar: QWidget) -> None:
        super().__init__(bar)
        self._theme, self._flow, self._bar = theme, flow, bar
        self.shown: list[FilterChip] = []

    def show(self, members: Iterable[tuple[str, str, str, str]], otherwise: QWidget) -> None:
        """One for each (part, member, words, icon). The focus stays among them; with the last it goes ``otherwise``."""
        had_focus = any(chip.hasFocus() for chip in self.shown)
        for chip in self.shown:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.shown = [self._chip(*member) for member in members]
        if had_focus:
            (self.shown[-1] if self.shown else otherwise).setFocus()

    def _chip(self, part: str, member: str, words: str, icon: str) -> FilterChip:
        chip = FilterChip(self._theme, part, member, words, icon, self._bar)
        chip.taken_away.connect(self.taken_away)
        self._flow.addWidget(chip)
        chip.show()
        return chip
