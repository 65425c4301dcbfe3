"""Chips in a row, and behind them a plus that becomes a line for one more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from facilitator.ui.pages.capture.details.chip_buttons import ROOM, AddButton, ChipOfSet
from facilitator.ui.pages.capture.details.name_line import Find, NameLine
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.words import translate
from facilitator.workspace.name_candidates import Offer

Shown = tuple[str, str, str]  # a member, its words, its full words


class ChipRow(QWidget):
    """``removed`` and ``chosen`` tell a member, ``typed`` the words of a new one as they stand."""

    removed = Signal(str)
    chosen = Signal(str)
    typed = Signal(str)

    def __init__(self, theme: Theme, find: Find, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.chips: list[ChipOfSet] = []
        self._flow = FlowLayout(self)
        self.add = AddButton(theme, self)
        self.add.clicked.connect(self.open_line)
        self.add.typed.connect(self.open_line)
        self.add.stepped.connect(self._step)
        self.line = NameLine(theme, find, "", self)
        self.line.always_abandons = True
        self.line.chosen.connect(self._take)
        self.line.finished.connect(self.finish)
        self.line.abandoned.connect(self.close_line)
        self.line.hide()
        self._flow.addWidget(self.add)
        self._flow.addWidget(self.line)
        theme.changed.connect(self._measure)
        self._measure()

    def show_chips(self, wanted: Sequence[Shown]) -> None:
        """Shows members; the focus stays at the place where it was."""
        if [(chip.member, chip.text(), chip.accessibleName()) for chip in self.chips] == list(wanted):
            return
        focused = next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(place, *one) for place, one in enumerate(wanted)]
        if focused is not None:
            row: list[QWidget] = [*self.chips, self.add]
            row[min(focused, max(0, len(self.chips) - 1))].setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def name_it(self, name: str) -> None:
        """The name a screen reader says."""
        words = translate("Details", "Add to {field}").format(field=name)
        self.add.setAccessibleName(words)
        self.add.setToolTip(words)
        self.line.setAccessibleName(words)

    def open_line(self, begun: str | bool = "") -> None:
        """Opens the line for a new member, with a letter typed already or none."""
        self.line.rest("")
        self.line.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.add.hide()
        if isinstance(begun, str) and begun:
            self.line.insert(begun)
            self.line.textEdited.emit(begun)

    def close_line(self) -> None:
        """Puts the plus back in place of the line."""
        if self.line.isHidden():
            return
        had_focus = self.line.hasFocus()
        self.line.rest("")
        self.add.show()
        if had_focus:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.hide()

    def finish(self) -> None:
        """Enter keeps the line open for the next one; an empty line is closed, and so is one that is left."""
        words = self.line.text().strip()
        if words and not self.line.isHidden():
            self.line.rest("")
            self.typed.emit(words)
        elif self.line.hasFocus():
            self.close_line()
        if not self.line.hasFocus():
            self.close_line()

    def _chip(self, place: int, member: str, text: str, tip: str) -> ChipOfSet:
        chip = ChipOfSet(self._theme, member, text, tip, self)
        chip.removed.connect(self.removed)
        chip.stepped.connect(self._step)
        self._flow.insert_widget(place, chip)
        chip.show()
        return chip

    def _take(self, offer: Offer) -> None:
        self.line.rest("")
        self.chosen.emit(offer.key)

    def _step(self, one: QWidget, step: int) -> None:
        row: list[QWidget] = [*self.chips, self.add]
        at = row.index(one) + step
        if 0 <= at < len(row):
            row[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _measure(self) -> None:
        self._flow.setContentsMargins(self._theme.px(8) - self._theme.px(ROOM), 0, 0, 0)
        self.line.setMinimumWidth(self._theme.px(96))
        self.updateGeometry()
