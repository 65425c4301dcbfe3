"""The actions on points and slots."""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.ui.action_set import ActionSet
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.programme.commands import ProgrammeCommands
from facilitator.ui.pages.capture.programme.meaning import Meaning
from facilitator.ui.pages.capture.programme.rows import SLOT
from facilitator.ui.pages.capture.programme.view import ProgrammeView
from facilitator.ui.pages.capture.programme.writing import PointWriter
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.workspace.coverage import DISCUSSED_NOT
from facilitator.workspace.programme import LAST, shown_order


class PointActions(QObject):
    """Binds them, and does what the menus of the rows ask."""

    def __init__(
        self,
        context: Context,
        file: OpenFile,
        state: CaptureState,
        view: ProgrammeView,
        writer: PointWriter,
        commands: ProgrammeCommands,
    ) -> None:
        super().__init__(view)
        self._context, self._file, self._state = context, file, state
        self._view, self._writer, self._commands = view, writer, commands
        self._meaning = Meaning(file, state, view)
        self._bind(context.actions)

    def add(self) -> None:
        """Opens a row for a new point behind the one meant, in its slot; else in the slot meant."""
        row, point = self._meaning.row(), self._meaning.point()
        if row is not None and row.kind == SLOT:
            self.add_in(row.id)
        elif point is not None and point.session == self._state.session:
            self._writer.add(self._state.session, point.slot, point.id)
        else:
            self.add_in(self._meaning.slot())

    def add_in(self, slot: str) -> None:
        """Opens a row for a new point at the end of a slot."""
        self._view.folded.emit(slot, False)
        self._writer.add(self._state.session, slot, LAST)

    def extend(self, slot: str) -> None:
        """Asks for new times of a slot."""
        from facilitator.ui.dialogs.slot_times import SlotTimesDialog

        SlotTimesDialog(self._context, self._file, slot, self._view.window()).open()

    def _bind(self, actions: ActionSet) -> None:
        actions.on("point.next", self._next)
        actions.on("point.previous", self._previous)
        actions.on("point.add", self.add)
        actions.on("point.rename", self._rename)
        actions.on("point.not_discussed", self._mark)
        actions.on("point.up", self._up)
        actions.on("point.down", self._down)
        actions.on("slot.extend", self._extend)
        actions.on("slot.swap", self._swap)

    def _next(self) -> None:
        self._go(1)

    def _previous(self) -> None:
        self._go(-1)

    def _go(self, by: int) -> None:
        listed = [point.id for point in shown_order(self._file.frame, self._state.session)]
        if not listed:
            return
        here = listed.index(self._state.point) if self._state.point in listed else (-1 if by > 0 else len(listed))
        self._state.show_point(listed[min(max(here + by, 0), len(listed) - 1)])

    def _rename(self) -> None:
        point = self._meaning.point_or_say()
        if point is not None:
            self._writer.rename(point.id)

    def _mark(self) -> None:
        point = self._meaning.point_or_say()
        if point is not None:
            self._commands.mark(point.id, discussed=point.coverage == DISCUSSED_NOT)

    def _up(self) -> None:
        self._step(-1)

    def _down(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        point = self._meaning.point_or_say()
        if point is not None:
            self._commands.step(point.id, by)

    def _extend(self) -> None:
        slot = self._meaning.slot_or_say()
        if slot:
            self.extend(slot)

    def _swap(self) -> None:
        slot = self._meaning.slot_or_say()
        if slot:
            self._commands.swap(slot)
