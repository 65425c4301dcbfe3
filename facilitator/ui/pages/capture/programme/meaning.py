"""Which point or slot an action is meant for."""

from __future__ import annotations

from facilitator.domain import DiscussionPoint
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.programme.rows import POINT, Row
from facilitator.ui.pages.capture.programme.view import ProgrammeView
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.words import translate
from facilitator.workspace.programme import in_time_order, running_slot


class Meaning:
    """While the list has the focus its cursor is meant, else the point that shows."""

    def __init__(self, file: OpenFile, state: CaptureState, view: ProgrammeView) -> None:
        self._file, self._state, self._view = file, state, view

    def row(self) -> Row | None:
        """The row under the cursor, while the list has the focus."""
        return self._view.cursor_row() if self._view.hasFocus() else None

    def point(self) -> DiscussionPoint | None:
        """The point meant."""
        row = self.row()
        wanted = row.id if row is not None and row.kind == POINT else self._state.point
        return next((point for point in self._file.frame.points if point.id == wanted), None)

    def point_or_say(self) -> DiscussionPoint | None:
        """The point meant, or a sentence that there is none."""
        point = self.point()
        if point is None:
            self._file.said.emit("care", translate("Programme", "No discussion point is chosen; choose one first."))
        return point

    def slot(self) -> str:
        """The slot under the cursor, else the one that runs, else that of the point, else the first; "" for none."""
        row, point = self.row(), self.point()
        own = in_time_order(slot for slot in self._file.frame.slots if slot.session == self._state.session)
        running = running_slot(own, self._file.now(), self._file.zone)
        wanted = (row.slot if row else "", running.id if running else "", point.slot if point else "")
        known = {slot.id for slot in own}
        return next((name for name in wanted if name in known), own[0].id if own else "")

    def slot_or_say(self) -> str:
        """The slot meant, or a sentence that there is none."""
        slot = self.slot()
        if not slot:
            self._file.said.emit("care", translate("Programme", "This session has no slots, so there are no times."))
        return slot
