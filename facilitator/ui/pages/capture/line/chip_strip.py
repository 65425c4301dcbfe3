"""Chips in a row of constant height: as many as fit, the rest behind a count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.pages.capture.line.line_chips import STAR, LineChip, field_title
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import ChipButton
from facilitator.ui.words import translate

_AT_ONCE = 8


class ChipStrip(QWidget):
    """Buttons for chips; those of chips that stay as they are stay too. Tab comes to one of them only."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.chips: tuple[LineChip, ...] = ()
        self.buttons: list[ChipButton] = []
        self.more = ChipButton(theme, "", parent=self)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more.hide()
        self._first = self._after = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        while len(self.buttons) < _AT_ONCE:  # made with the window, they stand in its order of Tab
            self.buttons.append(self.made())
        self.tab_stop(0)
        theme.changed.connect(self._place)

    def show_chips(self, chips: Sequence[LineChip]) -> None:
        """Shows other chips."""
        old, self.chips = self.chips, tuple(chips)
        while len(self.buttons) < len(chips):
            self.buttons.append(self.made())
            self.setTabOrder(self.buttons[-2], self.buttons[-1])
        for number, (button, chip) in enumerate(zip(self.buttons, chips, strict=False)):
            if number >= len(old) or old[number] != chip:
                _fill(button, chip)
        self._first = min(self._first, max(0, len(chips) - 1))
        self._place()

    def made(self) -> ChipButton:
        """A new button, not shown yet."""
        button = ChipButton(self._theme, "", parent=self)
        button.setAutoDefault(False)
        button.hide()
        return button

    def button(self, chip: LineChip) -> ChipButton | None:
        """The button of a chip that is shown."""
        return self.buttons[self.chips.index(chip)] if chip in self.chips else None

    def tab_stop(self, number: int) -> None:
        """The chip Tab comes to; the arrows go between."""
        for at, button in enumerate(self.buttons):
            policy = Qt.FocusPolicy.StrongFocus if at == number else Qt.FocusPolicy.ClickFocus
            if button.focusPolicy() != policy:
                button.setFocusPolicy(policy)

    def bring(self, number: int) -> None:
        """Brings a chip into sight."""
        self._first = min(self._first, number)
        self._place()
        while number >= self._after and self._first < number:
            self._first += 1
            self._place()

    @property
    def first_hidden(self) -> int:
        """The first chip that does not fit, or the first of all."""
        return self._after if self._after < len(self.chips) else 0

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:  # noqa: N802
        """The height of a chip with its ring, whether there is one or not."""
        return QSize(self._theme.px(120), self.more.sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow is possible: what does not fit is behind the last chip."""
        return QSize(self._theme.px(72), self.more.sizeHint().height())

    def _place(self) -> None:
        """Chips from the first shown on, as many as fit; the last one tells how many do not."""
        high = self.more.sizeHint().height()
        if self.minimumHeight() != high:
            self.setFixedHeight(high)
        if self._fits(0, self.width()) == len(self.chips):
            self._first = 0
        self._after = self._fits(self._first, self.width())
        if self._after < len(self.chips) or self._first:
            self._count(len(self.chips) - self._after + self._first)
            room = self.width() - self.more.sizeHint().width()
            self._after = min(len(self.chips), max(self._first + 1, self._fits(self._first, room)))
            self._count(len(self.chips) - self._after + self._first)
        at = 0
        for number, button in enumerate(self.buttons):
            shown = self._first <= number < self._after
            if shown:
                wide = min(button.sizeHint().width(), max(self.width() - at, 0))
                button.setGeometry(at, 0, wide, high)
                at += wide
            button.setVisible(shown)
        self.more.setGeometry(at, 0, self.more.sizeHint().width(), high)
        self.more.setVisible(self._after - self._first < len(self.chips))

    def _count(self, hidden: int) -> None:
        self.more.show_chip(f"+{hidden}")
        self.more.setAccessibleName(translate("CaptureLine", "%n more", "", hidden))

    def _fits(self, first: int, room: int) -> int:
        """The place after the last chip that fits."""
        for number in range(first, len(self.chips)):
            room -= self.buttons[number].sizeHint().width()
            if room < 0:
                return number
        return len(self.chips)


def _fill(button: ChipButton, chip: LineChip) -> None:
    button.show_chip(chip.text, chip.icon, chip.label, chip.dashed)
    button.setAccessibleName(f"{field_title(chip.field)}: {chip.text}")
    note = chip.note or (
        translate("CaptureLine", "Delete takes the star away.")
        if chip.field == STAR
        else translate("CaptureLine", "Space changes it, Delete drops it; the words stay.")
    )
    button.setToolTip(note)
    button.setAccessibleDescription(note)
