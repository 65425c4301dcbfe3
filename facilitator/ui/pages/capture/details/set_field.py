"""A field of several: people, delegations or tags as chips, removed by a key or the cross, added by completion."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from facilitator.domain import Record
from facilitator.ui.pages.capture.details.chip_row import ChipRow
from facilitator.ui.pages.capture.details.editor import FieldEditor, View
from facilitator.ui.pages.capture.details.plain_fields import filled
from facilitator.ui.theme.theme import Theme
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
        self.row = ChipRow(theme, self._suggest, self)
        self.row.removed.connect(self._remove)
        self.row.chosen.connect(self._give)
        self.row.typed.connect(self._typed)
        filled(self, self.row)

    @property
    def dirty(self) -> bool:
        return not self.row.line.isHidden() and self.row.line.dirty

    @property
    def empty(self) -> bool:
        return not self.row.chips

    def name_it(self, name: str) -> None:
        super().name_it(name)
        self.row.name_it(name)

    def first_widget(self) -> QWidget:
        return self.row.add

    def take(self, view: View) -> None:
        """Chips are shown as they are even while a new one is being typed: the line is apart from them."""
        self.view = view
        self.show_view(view)

    def show_view(self, view: View) -> None:
        members = self._members(view.details.record, view.names)
        self.row.show_chips([(one, *self._words(view.names, one)) for one in members])

    def commit(self) -> None:
        if not self.row.line.composing:
            self.row.finish()

    def give_up(self) -> None:
        self.row.close_line()

    def _suggest(self, typed: str) -> Sequence[Offer]:
        if self.view is None:
            return ()
        have = {chip.member for chip in self.row.chips}
        return [one for one in self._find(self.view.names, typed) if one.key not in have]

    def _typed(self, words: str) -> None:
        if self.view is not None:
            self._give(self._resolve(self.view.names, words))

    def _give(self, member: str) -> None:
        """The number of a new member is behind those of all members of the field, shown here or not."""
        if self.view is None or not member or member in [chip.member for chip in self.row.chips]:
            return
        number = len(getattr(self.view.details.record, self._field, ())) + 1
        self.given.emit(((f"{self._field}/{member}", str(number)),))

    def _remove(self, member: str) -> None:
        self.given.emit(((f"{self._field}/{member}", ""),))
