"""Points written in the list: a new one in a row of its own, another title for one that is there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.programme.commands import ProgrammeCommands
from facilitator.ui.pages.capture.programme.editor import TitleEditor
from facilitator.ui.pages.capture.programme.rows import NEW, POINT, SLOT, Row
from facilitator.ui.pages.capture.programme.view import ProgrammeView
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed


@dataclass(frozen=True, slots=True)
class NewPoint:
    """A point being written: where it goes, and its title and id once they are known."""

    session: str
    slot: str
    after: str | None
    title: str = ""
    id: str = ""


class PointWriter(QObject):
    """``changed`` tells that the rows are others now, ``added`` the id of a point that is in the programme now."""

    changed = Signal()
    added = Signal(str)

    def __init__(self, file: OpenFile, view: ProgrammeView, commands: ProgrammeCommands) -> None:
        super().__init__(view)
        self._file, self._view, self._commands = file, view, commands
        self._editor = TitleEditor(view)
        self._new: NewPoint | None = None

    def add(self, session: str, slot: str, after: str | None) -> None:
        """Opens a row for a new point."""
        if self._file.read_only:
            self._file.do("", lambda _: Changed())  # which is refused, and says why
            return
        if self._new is not None:
            return
        self._new = NewPoint(session, slot, after)
        self._open("")

    def rename(self, point: str) -> None:
        """Opens the field over a point; it holds the full title."""
        found = next((one for one in self._file.frame.points if one.id == point), None)
        if found is None or self._view.listed.row_of(POINT, point) < 0:
            return

        def keep(text: str) -> None:
            if text.strip() not in (found.title, found.short_title):
                self._commands.rename(point, text)

        words = translate("Programme", "Title of the discussion point")
        self._editor.open((POINT, point), found.title, words, keep, _nothing)

    def finish(self) -> None:
        """Keeps what is being written."""
        self._editor.close()

    def insert(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """The rows with that of a new point among them."""
        new = self._new
        if new is None:
            return rows
        row = Row(NEW, "", new.title, new.slot)
        at = _place(rows, new)
        return (*rows[:at], row, *rows[at:])

    def frame_changed(self) -> None:
        """The programme was read again: a new point may be in it."""
        new = self._new
        if new is not None and new.id and any(point.id == new.id for point in self._file.frame.points):
            self._new = None
            self.added.emit(new.id)

    def _open(self, text: str) -> None:
        self.changed.emit()
        words = translate("Programme", "New discussion point")
        self._editor.open((NEW, ""), text, words, self._keep, self._drop)

    def _keep(self, text: str) -> None:
        new = self._new
        if new is None:
            return
        self._new = replace(new, title=text)
        self.changed.emit()
        self._commands.add(new.session, text, new.slot, new.after, self._kept, self._failed)

    def _kept(self, point: str) -> None:
        if isValid(self) and self._new is not None:
            self._new = replace(self._new, id=point)
            self.frame_changed()

    def _failed(self) -> None:
        """What was typed stays in the field."""
        if isValid(self) and self._new is not None:
            self._open(self._new.title)

    def _drop(self) -> None:
        self._new = None
        self.changed.emit()


def _place(rows: tuple[Row, ...], new: NewPoint) -> int:
    """Behind the point it follows, else behind the last of its slot, else behind the slot."""
    for at, row in enumerate(rows):
        if row.kind == POINT and row.id == new.after:
            return at + 1
    own = [at for at, row in enumerate(rows) if row.slot == new.slot and row.kind in (SLOT, POINT)]
    return own[-1] + 1 if own else len(rows)


def _nothing() -> None:
    pass
