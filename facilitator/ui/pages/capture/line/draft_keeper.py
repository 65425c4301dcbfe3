"""The line being typed, on disk before Enter: at most two seconds after it was typed, however fast one types."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from facilitator.ui.open_file import OpenFile
from facilitator.workspace.drafting import LineDraft, keep_line_draft

EVERY_MS = 1200  # leaves most of a second of the promised two for the disk
_AGAIN_MS = 100


class DraftKeeper(QObject):
    """Asks for the line when its time has come. ``held`` says that a line under way to its record is not there yet:

    until then its draft is the one on disk, and another one must not take its place.
    """

    def __init__(
        self, file: OpenFile, line: Callable[[], LineDraft], held: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._file, self._line, self._held = file, line, held
        self._kept: LineDraft | None = None
        self._there = False
        self._failing = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._due)

    def touch(self) -> None:
        """Something was typed. The timer that runs is not started again: keys must not put it off."""
        if not self.timer.isActive() and not self._file.read_only:
            self.timer.start(EVERY_MS)

    def found(self) -> None:
        """A draft of an earlier opening was taken over: it lies on disk, as this line."""
        self._there = True

    def forget(self) -> None:
        """The draft on disk is gone with the record it became."""
        self._kept, self._there = None, False

    def carried(self, draft: LineDraft) -> None:
        """The line lies in another file now."""
        self.timer.stop()
        self._kept = draft

    @property
    def unkept(self) -> bool:
        """Whether the line as it stands is not on disk."""
        draft = self._line()
        return bool(draft.typed.line.strip()) and not self._file.read_only and draft != self._kept

    def flush(self) -> None:
        """Keeps the line now, if it does not lie on disk as it stands."""
        self.timer.stop()
        draft = self._line()
        empty = not draft.typed.line.strip()
        if self._file.read_only or draft == self._kept or (empty and not self._there):
            return
        self._kept, self._there = draft, not empty
        self._file.ask(lambda file: keep_line_draft(file, draft), self._done, self._failed)

    def _due(self) -> None:
        if self._held():
            self.timer.start(_AGAIN_MS)
        else:
            self.flush()

    def _done(self, _: None) -> None:
        self._failing = False
        self._file.kept.emit(self._file.now())

    def _failed(self, error: BaseException) -> None:
        """Says it once, and tries again at the next turn: the words stand in the window still."""
        self._kept, self._there = None, True
        if not self._failing:
            self._failing = True
            self._file.tell(error)
        self.touch()
