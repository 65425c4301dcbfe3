"""What an earlier opening left unfinished: taken over by the one window that may write, and put back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.workspace.drafting import Draft, LineDraft, adopt_drafts, line_drafts
from facilitator.workspace.files import SessionFile

_Found = tuple[tuple[LineDraft, ...], tuple[Draft, ...]]


class Restoring(QObject):
    """``found_line`` tells the Typed of an unfinished line, ``found_edits`` the drafts of edits in place."""

    found_line = Signal(object)
    found_edits = Signal(object)

    def __init__(self, file: OpenFile, state: CaptureState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file, self._state = file, state
        self._more = False
        self._told = False

    def start(self) -> None:
        """Looks for what was left; a window that only reads leaves it to the one that writes."""
        if not self._file.read_only:
            self._file.ask(_adopted, self._found)

    def go_on(self) -> None:
        """The line put back is a record now: the next one follows, if another copy of the window left one too."""
        if self._more:
            self._more = False
            self.start()

    def _found(self, found: _Found) -> None:
        lines, edits = found
        if edits and not self._told:
            self._told = True
            self.found_edits.emit(edits)
        if lines:
            self._more = len(lines) > 1
            self._go_to(lines[-1])
            self.found_line.emit(lines[-1].typed)

    def _go_to(self, draft: LineDraft) -> None:
        """The place it was typed under, where there is such a place still."""
        frame = self._file.frame
        if any(session.id == draft.session for session in frame.sessions):
            self._state.show_session(draft.session)
        if draft.point and any(point.id == draft.point for point in frame.points):
            self._state.show_point(draft.point)


def _adopted(file: SessionFile) -> _Found:
    drafts = adopt_drafts(file)
    return line_drafts(file, drafts), tuple(draft for draft in drafts if draft.item)
