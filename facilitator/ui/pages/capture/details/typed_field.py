"""What editors have in common that are one line or one area to type in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.ui.pages.capture.details.editor import FieldEditor
from facilitator.ui.pages.capture.details.lines import RestLine, RestText


class TypedEditor(FieldEditor):
    """Subclasses make what is typed in, and say so by ``type_in`` when they are built."""

    _typed: RestLine | RestText

    def type_in(self, typed: RestLine | RestText) -> None:
        """This is typed in: finished it is given, abandoned it is given up."""
        self._typed = typed
        typed.finished.connect(self.commit)
        typed.abandoned.connect(self.give_up)

    @property
    def dirty(self) -> bool:
        return self._typed.dirty

    @property
    def empty(self) -> bool:
        return not self._typed.rested

    def name_it(self, name: str) -> None:
        super().name_it(name)
        self._typed.setAccessibleName(name)

    def first_widget(self) -> QWidget:
        return self._typed
