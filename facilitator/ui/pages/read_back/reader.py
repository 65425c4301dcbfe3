"""What the file says of the readings: read when the page comes to the front, and again when something was written."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.read_back.course import Course
from facilitator.ui.pages.read_back.deeds import Deeds
from facilitator.workspace.changed import Changed
from facilitator.workspace.read_back import ReadBack, read_back

_AFTER_MS = 120


class Reader(QTimer):
    """``came`` tells that the course has read the file; ``elsewhere`` that somebody else's step, or one taken back,
    has brought a reading to the front. While ``page`` is hidden a change is only noted."""

    came = Signal()
    elsewhere = Signal()

    def __init__(self, context: Context, file: OpenFile, course: Course, deeds: Deeds, page: QWidget) -> None:
        super().__init__(page, singleShot=True, interval=_AFTER_MS)
        self._preferences = context.preferences
        self._file, self._course, self._deeds, self._page = file, course, deeds, page
        self._asked = 0
        self._stale = True
        self.timeout.connect(self.read)
        file.changed.connect(self._changed)
        context.preferences.changed.connect(self._preference)
        deeds.begun.connect(self._forget_answers)
        deeds.failed.connect(self._failed)

    def read_if_stale(self) -> bool:
        """Reads where something was written since; whether it does."""
        if self._stale:
            self.read()
        return self._stale or not self._course.begun

    def read(self) -> None:
        """Asks the file."""
        self._asked += 1
        mine = self._asked
        self._stale = False

        def found(readings: ReadBack) -> None:
            if isValid(self) and mine == self._asked:
                self._course.take(readings)
                self.came.emit()

        level = self._preferences["attribution"]
        self._file.ask(lambda file: read_back(file, level), found)

    def _failed(self, item: str) -> None:
        """The step was not made: what it was to be made to is in front again, as the file has it."""
        self._course.show(item)
        self.read()

    def _forget_answers(self) -> None:
        """What is on its way was read before the step that is being made: it would show the state before it."""
        self._asked += 1
        self._stale = True

    def _preference(self, name: str) -> None:
        if name == "attribution":
            self._stale = True
            if self._page.isVisible():
                self.start()

    def _changed(self, changed: Changed) -> None:
        self._stale = True
        if not self._page.isVisible():
            return
        self.start()
        own = self._deeds.busy or self._deeds.held
        if len(changed.items) == 1 and not own and self._course.show(changed.items[0]):
            self.elsewhere.emit()
