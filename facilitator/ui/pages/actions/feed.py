"""Reads the actions in the worker thread, again when somebody wrote while they are looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.actions.rows import Laid, lay
from facilitator.workspace.action_desk import ActionDesk, action_desk
from facilitator.workspace.action_desk_sieve import ActionSieve, sift
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.showing import records_at_hand

_AFTER_MS = 120  # after a change, so that a burst of them is read once


class ActionFeed(QObject):
    """``came`` tells the Laid that holds now. ``visible`` says whether anybody looks."""

    came = Signal(object)

    def __init__(self, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self.sieve = ActionSieve()
        self.desk = ActionDesk()
        self.visible = False
        self._stale, self._loading, self._asked, self._answered = True, False, 0, 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._load)
        file.changed.connect(self._changed)

    @property
    def working(self) -> bool:
        """Whether something is being read, or is about to be."""
        return self._timer.isActive() or self._asked != self._answered

    def shown(self) -> None:
        """The page comes to the front: reads again what is out of date, or of another day."""
        self.visible = True
        if self._stale or self.desk.today != self._today().isoformat():
            self._load()

    def hide(self) -> None:
        """Nobody looks: changes are only noted."""
        self.visible = False

    def sift(self, sieve: ActionSieve) -> None:
        """Shows what passes another sieve."""
        self.sieve = sieve
        if self._loading or self._stale:
            self._load()
        else:
            desk = self.desk
            self._ask(lambda _: (desk, lay(sift(desk, sieve))))

    def _changed(self, _: Changed) -> None:
        self._stale = True
        if self.visible:
            self._timer.start()

    def _load(self) -> None:
        self._timer.stop()
        self._stale, self._loading = False, True
        today, sieve = self._today(), self.sieve

        def read(file: SessionFile) -> tuple[ActionDesk, Laid]:
            desk = action_desk(records_at_hand(file), today)
            return desk, lay(sift(desk, sieve))

        self._ask(read)

    def _ask(self, read: Callable[[SessionFile], tuple[ActionDesk, Laid]]) -> None:
        self._asked += 1
        asked = self._asked

        def came(found: tuple[ActionDesk, Laid]) -> None:
            self._came(asked, found)

        self._file.ask(read, came)

    def _came(self, asked: int, found: tuple[ActionDesk, Laid]) -> None:
        self._answered = max(self._answered, asked)
        if asked == self._asked:
            self._loading = False
            self.desk = found[0]
            self.came.emit(found[1])

    def _today(self) -> date:
        return self._file.now().date()
