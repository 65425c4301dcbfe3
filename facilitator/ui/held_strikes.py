"""What others struck and a watched folder brought: looked at, and struck here too when a person says so."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from facilitator.ui.context import Context
from facilitator.ui.desk import Desk
from facilitator.ui.offers import Offer
from facilitator.ui.open_file import EVERYTHING
from facilitator.ui.words import said, translate
from facilitator.workspace.arriving_strikes import Strike, held_strikes, strike_held
from facilitator.workspace.changed import Changed


class HeldStrikes(QObject):
    """``struck`` when it is done, ``offered`` tells an Offer."""

    struck = Signal()
    offered = Signal(object)

    def __init__(self, context: Context, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._context, self._window, self._desk = context, window, desk

    def look(self) -> None:
        """Reads what is held back, and asks."""
        if self._desk.file:
            self._desk.file.ask(held_strikes, self.ask)

    def ask(self, held: tuple[Strike, ...]) -> None:
        """Asks what is to become of it."""
        from facilitator.ui.dialogs.strikes import StrikesDialog

        if held:
            dialog = StrikesDialog(self._context.theme, held, self._window)
            dialog.decided.connect(self._strike)
            dialog.open()

    def _strike(self, here_too: bool) -> None:
        file = self._desk.file
        if file and here_too:
            file.ask(strike_held, self._struck)

    def _struck(self, changed: Changed) -> None:
        self.struck.emit()
        if self._desk.file:
            self._desk.file.tell_changed(EVERYTHING)
        words = translate("Watch", "Struck here too. Backups made before may still hold the words.")
        words = " ".join((words, *map(said, changed.warnings)))
        backups = self._context.actions["file.backups"].trigger
        self.offered.emit(Offer("care", words, translate("Watch", "Backups …"), backups))
