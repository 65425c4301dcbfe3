"""What is still open in the file, counted again a while after each change."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.ui.desk import Desk
from facilitator.ui.open_file import OpenFile
from facilitator.workspace.changed import Changed
from facilitator.workspace.wrapping_up import OpenNumbers, open_numbers

_AFTER_MS = 1500  # after the last change: it looks at every note, and typing must not wait for it


class Counting(QObject):
    """``counted`` tells the OpenNumbers of the file on the desk."""

    counted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._count)
        desk.opened.connect(self._opened)
        desk.closed.connect(self._timer.stop)

    def _opened(self, file: OpenFile) -> None:
        file.changed.connect(self._changed)
        self._timer.start()

    def _changed(self, _: Changed) -> None:
        self._timer.start()

    def _count(self) -> None:
        if self._desk.file:
            self._desk.file.ask(open_numbers, self._counted)

    def _counted(self, found: OpenNumbers) -> None:
        self.counted.emit(found)
