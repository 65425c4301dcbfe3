"""Where one is in the programme: at the start, in another session, after a point has gone; and what was seen last."""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.domain import DiscussionPoint
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.programme.beginning import (
    first_point,
    first_session,
    remember_point,
    remembered_point,
    runs_now,
)
from facilitator.ui.pages.capture.programme.counts import Counts
from facilitator.ui.pages.capture.programme.folding import Folding
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.remembered import Remembered

_SEEN = 8


class Whereabouts(QObject):
    """Leads the state of the page: the session and the point that show."""

    def __init__(
        self,
        remembered: Remembered,
        file: OpenFile,
        state: CaptureState,
        counts: Counts,
        folding: Folding,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._remembered, self._file, self._state = remembered, file, state
        self._counts, self._folding = counts, folding
        self._undecided = False
        self._trail: list[str] = []

    def begin(self) -> None:
        """Shows the point used last, or the one whose time it is."""
        last = remembered_point(self._remembered, self._file)
        found = self.point(last)
        self._state.show_session(found.session if found else first_session(self._file))
        self._go_on(last)

    def go_to_session(self, session: str) -> None:
        """Shows another session, where one was in it last."""
        self._state.show_session(session)
        self._go_on(remembered_point(self._remembered, self._file, session))

    def counted(self) -> None:
        """The notes are counted: now it is known which point has none."""
        if self._undecided and not self._state.point:
            self._go_on("")

    def check(self) -> None:
        """The programme was read again: goes on where the point that showed is not in it any more."""
        if self._state.point and self.point(self._state.point) is None:
            before = next((seen for seen in reversed(self._trail) if self.point(seen)), "")
            self._state.show_point("")
            self._go_on(before)

    def follow(self, point: str) -> None:
        """A point shows: its session shows too, its slot is open, and it is remembered."""
        found = self.point(point)
        if found is not None:
            self._trail = [*self._trail[-_SEEN:], point]
            remember_point(self._remembered, self._file, point, found.session)
            self._state.show_session(found.session)
        self._folding.follow(self._file.frame, self._file.now(), point)

    def point(self, item: str) -> DiscussionPoint | None:
        """A point of the programme by id."""
        return next((point for point in self._file.frame.points if point.id == item), None)

    def _go_on(self, point: str) -> None:
        session = self._state.session
        # Without a slot that runs it is the first point without notes, and those are not counted yet.
        self._undecided = not point and not self._counts.known and not runs_now(self._file, session)
        chosen = "" if self._undecided else point or first_point(self._file, session, self._counts.now)
        self._folding.follow(self._file.frame, self._file.now(), chosen)
        self._state.show_point(chosen)
