"""What the parts of the capture page share: the session and point shown, and the records selected."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class CaptureState(QObject):
    """``point`` "" stands for no point. ``everything``: all points of the file show, in order of time."""

    point_changed = Signal(str)
    scope_changed = Signal(bool)
    selected_changed = Signal(tuple)
    session_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = ""
        self.point = ""
        self.everything = False
        self.selected: tuple[str, ...] = ()

    def show_session(self, session: str) -> None:
        """Shows another of the sessions the file holds, by id."""
        if session != self.session:
            self.session = session
            self.session_changed.emit(session)

    def show_point(self, point: str) -> None:
        """Goes to a point, by id: its notes show, and new lines go there."""
        if point != self.point:
            self.point = point
            self.point_changed.emit(point)

    def show_everything(self, on: bool) -> None:
        """All notes, or those of the point."""
        if on != self.everything:
            self.everything = on
            self.scope_changed.emit(on)

    def select(self, items: tuple[str, ...]) -> None:
        """The records selected in the list, by id, in its order."""
        if items != self.selected:
            self.selected = items
            self.selected_changed.emit(items)
