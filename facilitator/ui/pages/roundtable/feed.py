"""Reads the roundtable desk off the window's thread, and again where the file has changed while somebody looks."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.roundtable_desk import RoundtableDesk, ThemeCell, cell_records, roundtable_desk
from facilitator.workspace.showing import records_at_hand

_AFTER_MS = 400


class DeskFeed(QObject):
    """``renewed`` tells a RoundtableDesk, ``opened`` the records of the cell that was asked for last."""

    renewed = Signal(object)
    opened = Signal(object)

    def __init__(self, context: Context, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._file = context, file
        self.desk: RoundtableDesk | None = None
        self._watching = False
        self._dirty = True
        self._asked = 0
        self._waiting = 0
        self._cells = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._read)
        file.changed.connect(self._changed)
        context.preferences.changed.connect(self._preference)

    @property
    def working(self) -> bool:
        """Whether an answer is still to come."""
        return self._waiting > 0 or self._timer.isActive()

    def watch(self, on: bool) -> None:
        """Whether somebody looks; what changed meanwhile is read then."""
        self._watching = on
        if on and self._dirty:
            self._read()
        elif not on:
            self._timer.stop()

    def open(self, cell: ThemeCell) -> None:
        """Asks for the records behind a cell of the desk."""
        desk = self.desk
        if desk is None:
            return
        self._cells += 1
        asked = self._cells
        self._waiting += 1

        def answered(found: object) -> None:
            self._waiting -= 1
            if asked == self._cells:
                self.opened.emit(found)

        self._file.ask(lambda _: cell_records(desk, cell), answered, self._failed)

    def _read(self) -> None:
        self._timer.stop()
        self._dirty = False
        self._asked += 1
        self._waiting += 1
        asked, level = self._asked, self._context.preferences["attribution"]

        def work(file: SessionFile) -> RoundtableDesk:
            return roundtable_desk(records_at_hand(file), level)

        def answered(found: RoundtableDesk) -> None:
            self._waiting -= 1
            if asked == self._asked:
                self.desk = found
                self.renewed.emit(found)

        self._file.ask(work, answered, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._waiting -= 1
        self._file.tell(error)

    def _changed(self, _: Changed) -> None:
        self._mark()

    def _preference(self, name: str) -> None:
        if name == "attribution":
            self._mark()

    def _mark(self) -> None:
        self._dirty = True
        if self._watching:
            self._timer.start()
