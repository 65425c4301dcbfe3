"""A field of several: people, delegations or tags as chips, removed by a key or the cross, added by completion."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from facilitator.domain import Record
from facilitator.ui.pages.capture.details.chip_buttons import ROOM, AddButton, ChipOfSet
from facilitator.ui.pages.capture.details.editor import FieldEditor, View
from facilitator.ui.pages.capture.details.flow import FlowLayout
from facilitator.ui.pages.capture.details.name_line import NameLine
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate
from facilitator.workspace.name_candidates import Names, Offer

Choose = Callable[[Record, Names], Sequence[str]]
Words = Callable[[Names, str], tuple[str, str]]
Find = Callable[[Names, str], Sequence[Offer]]
Resolve = Callable[[Names, str], str]


class SetField(FieldEditor):
    """The members that ``members`` picks of a record's field ``field``; ``words`` gives a member's chip and tip."""

    def __init__(
        self, theme: Theme, field: str, members: Choose, words: Words, find: Find, resolve: Resolve, parent: QWidget
    ) -> None:
        super().__init__(theme, parent)
        self._field, self._members, self._words = field, members, words
        self._find, self._resolve = find, resolve
        self._chips: list[ChipOfSet] = []
        self._flow = FlowLayout(self)
        self._add = AddButton(theme, self)
        self._add.clicked.connect(self.open_line)
        self._add.typed.connect(self.open_line)
        self._add.stepped.connect(self._step)
        self._line = NameLine(theme, self._suggest, "", self)
        self._line.setMinimumWidth(theme.px(96))
        self._line.chosen.connect(self._take)
        self._line.finished.connect(self._finish)
        self._line.abandoned.connect(self.close_line)
        self._line.hide()
        self._flow.addWidget(self._add)
        self._flow.addWidget(self._line)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def dirty(self) -> bool:
        return not self._line.isHidden() and self._line.dirty

    @property
    def empty(self) -> bool:
        return not self._chips

    @property
    def line(self) -> NameLine:
        """The line that a new member is typed in."""
        return self._line

    def chips(self) -> tuple[ChipOfSet, ...]:
        """The chips, in order."""
        return tuple(self._chips)

    def name_it(self, name: str) -> None:
        super().name_it(name)
        self._add.setAccessibleName(translate("Details", "Add to {field}").format(field=name))
        self._add.setToolTip(self._add.accessibleName())
        self._line.setAccessibleName(self._add.accessibleName())

    def first_widget(self) -> QWidget:
        return self._add

    def take(self, view: View) -> None:
        """Chips are shown as they are even while a new one is being typed: the line is apart from them."""
        self.view = view
        self.show_view(view)

    def show_view(self, view: View) -> None:
        wanted = [(one, *self._words(view.names, one)) for one in self._members(view.details.record, view.names)]
        if [(chip.member, chip.text(), chip.accessibleName()) for chip in self._chips] == wanted:
            return
        focused = next((at for at, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(place, *one) for place, one in enumerate(wanted)]
        if focused is not None:
            self._focus(min(focused, len(self._chips) - 1))
        self.updateGeometry()

    def commit(self) -> None:
        self._finish()

    def give_up(self) -> None:
        self.close_line()

    def open_line(self, begun: str | bool = "") -> None:
        """Opens the line for a new member, with a letter typed already or none."""
        self._add.hide()
        self._line.rest("")
        self._line.show()
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(begun, str) and begun:
            self._line.insert(begun)
            self._line.textEdited.emit(begun)

    def close_line(self) -> None:
        """Puts the plus back in place of the line."""
        if self._line.isHidden():
            return
        had_focus = self._line.hasFocus()
        self._line.rest("")
        self._add.show()
        if had_focus:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.hide()

    def _chip(self, place: int, member: str, text: str, tip: str) -> ChipOfSet:
        chip = ChipOfSet(self.theme, member, text, tip, self)
        chip.removed.connect(self._remove)
        chip.stepped.connect(self._step)
        self._flow.insert_widget(place, chip)
        chip.show()
        return chip

    def _suggest(self, typed: str) -> Sequence[Offer]:
        if self.view is None:
            return ()
        have = {chip.member for chip in self._chips}
        return [one for one in self._find(self.view.names, typed) if one.key not in have]

    def _take(self, offer: Offer) -> None:
        self._give(offer.key)
        self._line.rest("")

    def _finish(self) -> None:
        """Enter keeps the line open for the next one; leaving it closes it."""
        typed = self._line.text().strip()
        if typed and self.view is not None:
            self._give(self._resolve(self.view.names, typed))
            self._line.rest("")
        elif self._line.hasFocus():
            self.close_line()
        if not self._line.hasFocus():
            self.close_line()

    def _give(self, member: str) -> None:
        have = [chip.member for chip in self._chips]
        if member and member not in have:
            self.given.emit(((f"{self._field}/{member}", str(self._number())),))

    def _number(self) -> int:
        """The place of one more: behind all members of the field, shown here or not."""
        record = self.view.details.record if self.view else None
        return len(getattr(record, self._field, ())) + 1

    def _remove(self, member: str) -> None:
        self.given.emit(((f"{self._field}/{member}", ""),))

    def _step(self, one: QWidget, step: int) -> None:
        row: list[QWidget] = [*self._chips, self._add]
        at = row.index(one) + step
        if 0 <= at < len(row):
            row[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus(self, at: int) -> None:
        row: list[QWidget] = [*self._chips, self._add]
        row[at if at >= 0 else -1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _measure(self) -> None:
        self._flow.setContentsMargins(self.theme.px(8) - self.theme.px(ROOM), 0, 0, 0)
        self._line.setMinimumWidth(self.theme.px(96))
        self.updateGeometry()
