"""Reads what is to be imported: first whether it is a paper or plan of ours that comes back, else as something new."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.ui.dialogs.import_returned import CorrectedPaper, FilledPlan, came_back, may_return
from facilitator.ui.errand import Errand
from facilitator.ui.open_file import OpenFile
from facilitator.workspace.import_preview import ImportPreview, preview
from facilitator.workspace.importing import Planned, read_plan


class ImportReading(QObject):
    """``fresh`` tells (Planned, ImportPreview), ``back`` a CorrectedPaper or a FilledPlan, ``failed`` an exception.

    What is asked for last counts.
    """

    fresh = Signal(object, object)
    back = Signal(object)
    failed = Signal(object)

    def __init__(self, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self._asked = 0

    def read(self, source: Path, session: str) -> None:
        """Reads a source for a session, by its id."""
        self._asked += 1
        asked = self._asked
        if may_return(source):
            self._file.ask(
                lambda file: came_back(file, source, session),
                lambda found: self._compared(asked, source, session, found),
                lambda error: self._unread(asked, error),
            )
        else:
            self._read_new(asked, source, session)

    def stop(self) -> None:
        """Answers that come later are for nobody."""
        self._asked += 1

    def _compared(self, asked: int, source: Path, session: str, found: CorrectedPaper | FilledPlan | None) -> None:
        if asked != self._asked:
            return
        if found is None:
            self._read_new(asked, source, session)
        else:
            self.back.emit(found)

    def _read_new(self, asked: int, source: Path, session: str) -> None:
        frame, now = self._file.frame, self._file.now()
        # The file is the parent: a dialog that is closed does not wait for what is read for nobody.
        Errand(
            lambda: read_plan(frame, source, session, now),
            lambda planned: self._try(asked, planned),
            lambda error: self._unread(asked, error),
            self._file,
        )

    def _try(self, asked: int, planned: Planned) -> None:
        if asked != self._asked:
            return
        self._file.ask(
            lambda file: preview(file, planned),
            lambda found: self._tried(asked, planned, found),
            lambda error: self._unread(asked, error),
        )

    def _tried(self, asked: int, planned: Planned, found: ImportPreview) -> None:
        if asked == self._asked:
            self.fresh.emit(planned, found)

    def _unread(self, asked: int, error: BaseException) -> None:
        if asked == self._asked:
            self.failed.emit(error)
