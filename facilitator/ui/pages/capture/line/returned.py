"""Lines that come back into the field: what could not be kept, and what an earlier opening left unfinished."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from facilitator.ui.pages.capture.line.line_edit import LineEdit
from facilitator.workspace.reading_line import Typed


class Returned(QObject):
    """Puts them before whatever was typed since, in their order, and never into a composition.

    ``came`` tells each Typed when it stands in the field; ``held`` says that more may follow.
    """

    came = Signal(object)

    def __init__(self, edit: LineEdit, held: Callable[[], bool]) -> None:
        super().__init__(edit)
        self._edit, self._held = edit, held
        self._waiting: list[Typed] = []
        self._after: QTextCursor | None = None

    def before(self, line: str) -> str:
        """A line with those before it that wait for the end of a composition."""
        return "\n".join([*(typed.line for typed in self._waiting), line])

    def take(self, typed: Typed) -> None:
        """Takes a line that comes back."""
        self._waiting.append(typed)
        self.put()

    def put(self) -> None:
        """Puts what waits into the field, if no composition stands there."""
        while self._waiting and not self._edit.composing:
            typed = self._waiting.pop(0)
            cursor = self._after or QTextCursor(self._edit.document())
            before = "" if cursor.atBlockStart() else "\n"
            cursor.insertText(before + (typed.line if cursor.atEnd() else f"{typed.line}\n"))
            self._after = cursor
            self.came.emit(typed)
        if not self._held():
            self._after = None

    def forget(self) -> None:
        """Nothing is under way any more: what comes next comes first."""
        self._after = None
