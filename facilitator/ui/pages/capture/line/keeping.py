"""Lines on their way to their records: in order, and back into the field where one could not be kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from facilitator.errors import FacilitatorError
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.words import translate
from facilitator.workspace.capturing import Desk, desk_in, keep_line
from facilitator.workspace.changed import Changed
from facilitator.workspace.reading_line import Typed


class Keeping(QObject):
    """``kept`` tells the ids of what a line on disk has made, ``came_back`` the Typed of one that could not be kept."""

    kept = Signal(tuple)
    came_back = Signal(object)

    def __init__(self, file: OpenFile, state: CaptureState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file, self._state = file, state
        self.under_way = 0

    def keep(self, typed: Typed) -> bool:
        """Sends a line on its way to the point shown; False where there is no place for it, which is said."""
        place = self._place()
        if place is None:
            return False

        def failed(error: BaseException) -> None:
            self._failed(typed, error)

        title = translate("CaptureLine", "New note")
        task = self._file.do(title, lambda file: keep_line(file, place, typed), self._done, failed)
        self.under_way += task is not None
        return task is not None

    def is_under_way(self) -> bool:
        """Whether a line is not on disk yet."""
        return self.under_way > 0

    def _place(self) -> Desk | None:
        file, state = self._file, self._state
        try:
            return desk_in(file.frame, file.directory, state.session or None, state.point or None)
        except FacilitatorError as error:
            file.tell(error)
            return None

    def _done(self, changed: Changed) -> None:
        self.under_way -= 1
        self.kept.emit(changed.items)

    def _failed(self, typed: Typed, error: BaseException) -> None:
        self.under_way -= 1
        self._file.tell(error)
        self.came_back.emit(typed)
