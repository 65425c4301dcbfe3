"""What one did oneself and can take back, newest last, and what was taken back and can be done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from facilitator.workspace.changed import Changed

Take = Callable[[Changed, Callable[[Changed], None], Callable[[bool], None]], bool]


@dataclass(frozen=True, slots=True)
class Step:
    """Something that can be taken back; ``title`` is as the menu names it."""

    title: str
    changed: Changed


class UndoList(QObject):
    """``changed`` tells that the titles may be others now.

    ``take`` takes changes back in the file: it is given them, what to call when done, and what to call when
    that was not possible, with whether it may be tried again; False when nothing may be written.
    """

    changed = Signal()

    def __init__(self, take: Take, parent: QObject) -> None:
        super().__init__(parent)
        self._take = take
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def add(self, title: str, changed: Changed) -> None:
        """Something was done; what was undone before cannot be done again."""
        self._done.append(Step(title, changed))
        self._undone.clear()

    def undo(self) -> None:
        """Takes back the last thing one did oneself."""
        self._move(self._done, self._undone)

    def redo(self) -> None:
        """Does again what was taken back last."""
        self._move(self._undone, self._done)

    @property
    def undo_title(self) -> str:
        """What undo would take back, "" when there is nothing."""
        return self._done[-1].title if self._done else ""

    @property
    def redo_title(self) -> str:
        """What redo would do again, "" when there is nothing."""
        return self._undone[-1].title if self._undone else ""

    def take_back(self, changed: Changed) -> None:
        """Takes back one particular thing one did, wherever it stands among what can be undone."""
        step = next((step for step in self._done if step.changed is changed), None)
        if step:
            self._done.remove(step)
            self._done.append(step)
            self.undo()

    def _move(self, source: list[Step], other: list[Step]) -> None:
        if not source:
            return
        step, place = source.pop(), len(source)

        def done(changed: Changed) -> None:
            other.append(Step(step.title, changed))

        def failed(again: bool) -> None:
            if again:
                source.insert(place, step)
            self.changed.emit()

        if not self._take(step.changed, done, failed):
            source.append(step)
