"""The actions on points and slots: which point or slot they are meant for, and the menus of the rows."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from facilitator.domain import DiscussionPoint
from facilitator.ui.action_set import ActionSet
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.programme.commands import ProgrammeCommands
from facilitator.ui.pages.capture.programme.rows import POINT, SLOT, Row
from facilitator.ui.pages.capture.programme.view import ProgrammeView
from facilitator.ui.pages.capture.programme.writing import PointWriter
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.words import translate
from facilitator.workspace.coverage import DISCUSSED_NOT
from facilitator.workspace.programme import LAST, in_time_order, running_slot, shown_order


class PointActions(QObject):
    """Binds them. While the list has the focus they are meant for its cursor, else for the point that shows."""

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
        self._bind(context.actions)

    def add(self) -> None:
        """Opens a row for a new point behind the one that shows, in its slot; else in the slot meant."""
        row = self._view.cursor_row() if self._view.hasFocus() else None
        point = self._point()
        if row is not None and row.kind == SLOT:
            self._open(row.id)
        elif point is not None:
            self._writer.add(self._state.session, point.slot, point.id)
        else:
            self._open(self._slot())

    def menu(self, row: Row, place: QPoint) -> None:
        """The menu of a row."""
        menu = QMenu(self._view)
        menu.setAccessibleName(row.title)
        if row.kind == POINT:
            self._point_menu(menu, row)
        elif row.kind == SLOT:
            menu.addAction(translate("Programme", "Add discussion point"), lambda: self._open(row.id))
            menu.addSeparator()
            menu.addAction(translate("Programme", "Change the times …"), lambda: self._extend(row.id))
            menu.addAction(translate("Programme", "Swap with the next slot"), lambda: self._commands.swap(row.id))
        menu.aboutToHide.connect(menu.deleteLater)
        if not menu.isEmpty():
            menu.popup(place)

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

    def _point_menu(self, menu: QMenu, row: Row) -> None:
        mark = (
            translate("Programme", "Take back “not discussed”")
            if row.silent
            else translate("Programme", "Mark “not discussed”")
        )
        menu.addAction(translate("Programme", "Rename"), lambda: self._writer.rename(row.id))
        menu.addAction(mark, lambda: self._commands.mark(row.id, discussed=row.silent))
        menu.addSeparator()
        menu.addAction(translate("Programme", "Move up"), lambda: self._commands.step(row.id, -1))
        menu.addAction(translate("Programme", "Move down"), lambda: self._commands.step(row.id, 1))

    def _open(self, slot: str) -> None:
        self._view.folded.emit(slot, False)
        self._writer.add(self._state.session, slot, LAST)

    def _point(self) -> DiscussionPoint | None:
        row = self._view.cursor_row() if self._view.hasFocus() else None
        wanted = row.id if row is not None and row.kind == POINT else self._state.point
        return next((point for point in self._file.frame.points if point.id == wanted), None)

    def _meant(self) -> DiscussionPoint | None:
        """The point, or a sentence that there is none."""
        point = self._point()
        if point is None:
            self._file.said.emit("care", translate("Programme", "No discussion point is chosen; choose one first."))
        return point

    def _slot(self) -> str:
        """The slot under the cursor, else the one that runs, else that of the point, else the first."""
        row = self._view.cursor_row() if self._view.hasFocus() else None
        own = in_time_order(slot for slot in self._file.frame.slots if slot.session == self._state.session)
        running = running_slot(own, self._file.now(), self._file.zone)
        point = self._point()
        wanted = (row.slot if row else "", running.id if running else "", point.slot if point else "")
        known = {slot.id for slot in own}
        return next((name for name in wanted if name in known), own[0].id if own else "")

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
        point = self._meant()
        if point is not None:
            self._writer.rename(point.id)

    def _mark(self) -> None:
        point = self._meant()
        if point is not None:
            self._commands.mark(point.id, discussed=point.coverage == DISCUSSED_NOT)

    def _up(self) -> None:
        self._step(-1)

    def _down(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        point = self._meant()
        if point is not None:
            self._commands.step(point.id, by)

    def _extend(self, slot: str = "") -> None:
        from facilitator.ui.dialogs.slot_times import SlotTimesDialog

        chosen = slot or self._slot()
        if chosen:
            SlotTimesDialog(self._context, self._file, chosen, self._view.window()).open()
        else:
            self._file.said.emit("care", translate("Programme", "This session has no slots, so there are no times."))

    def _swap(self) -> None:
        slot = self._slot()
        if slot:
            self._commands.swap(slot)
