"""Which gaps of the chain show, with how many there are of each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.pages.roundtable.tagging.chain_model import filter_words
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.painting import RING
from facilitator.workspace.chain_rows import GAPS

_SORTS: tuple[str | None, ...] = (None, *GAPS, "")


class ChainFilter(QWidget):
    """``gap`` is the sort that shows, None for all; ``left`` at Down."""

    chosen = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.gap: str | None = None
        self.buttons = {sort: Button(theme, filter_words(sort), parent=self) for sort in _SORTS}
        self._flow = FlowLayout(self)
        for button in self.buttons.values():
            button.setCheckable(True)
            button.clicked.connect(self._clicked)
            self._flow.addWidget(button)
        self.buttons[None].setChecked(True)
        theme.changed.connect(self._measure)
        self._measure()

    def first(self) -> QWidget:
        """What gets the focus: the sort that shows."""
        return self.buttons[self.gap]

    def show_counts(self, everything: int, counts: Mapping[str, int]) -> None:
        """How many there are of each sort; those there are none of do not show."""
        for sort, button in self.buttons.items():
            count = everything if sort is None else counts.get(sort, 0)
            button.setText(f"{filter_words(sort)}  {count}")
            button.setVisible(bool(count) or sort in (None, self.gap))
        self._flow.invalidate()
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        listed = [button for button in self.buttons.values() if button.isVisible()]
        at = next((place for place, button in enumerate(listed) if button.hasFocus()), 0)
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            listed[(at + step) % len(listed)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        pressed = self.sender()
        for sort, button in self.buttons.items():
            button.setChecked(button is pressed)
            if button is pressed:
                self.gap = sort
        self.chosen.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self._flow.setContentsMargins(px(16) - px(RING), px(4), px(12), px(4))
