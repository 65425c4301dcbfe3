"""On and back through what is read."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from facilitator.ui.pages.read_back.course import Course


class Steps(QObject):
    """``moved`` tells that the course stands elsewhere."""

    moved = Signal()

    def __init__(self, course: Course, parent: QObject) -> None:
        super().__init__(parent)
        self._course = course

    def on(self) -> None:
        """To the next, and behind the last to the end."""
        self._course.step(1)
        self.moved.emit()

    def back(self) -> None:
        """To the one before."""
        self._course.step(-1)
        self.moved.emit()

    def first(self) -> None:
        """To the first."""
        self._course.step(-self._course.place)
        self.moved.emit()

    def end(self) -> None:
        """To the end."""
        self._course.end()
        self.moved.emit()

    def go(self, item: str) -> None:
        """To the one that holds a record."""
        self._course.show(item)
        self.moved.emit()
