"""The summary as a paper, rendered off the window's thread: what the preview shows, prints and saves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from facilitator.document import Document
from facilitator.errors import FacilitatorError
from facilitator.ui.errand import Errand
from facilitator.ui.open_file import OpenFile
from facilitator.ui.words import said
from facilitator.workspace.paper_set import Made, Paper

Compose = Callable[[], Document]


class SummaryPaper(QObject):
    """``made`` tells a Made that is new, ``busy`` whether one is on its way, ``failed`` why there is none.

    ``current`` is the newest one of what the file holds: a trial is only to be looked at.
    """

    made = Signal(object)
    busy = Signal(bool)
    failed = Signal(str)

    def __init__(self, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self._next: tuple[Paper, Compose, bool] | None = None
        self._errand: Errand | None = None
        self._session = ""
        self.current: Made | None = None

    @property
    def working(self) -> bool:
        """Whether pages are on their way."""
        return self._errand is not None

    def want(self, paper: Paper, compose: Compose, *, trial: bool = False) -> None:
        """These pages are wanted; ``compose`` is called off the window's thread. What waited before is forgotten."""
        if paper.session != self._session:
            self._session, self.current = paper.session, None
        self._next = (paper, compose, trial)
        if self._errand is None:
            self._begin()

    def _begin(self) -> None:
        wanted, self._next = self._next, None
        if wanted is None:
            self.busy.emit(False)
            return
        (paper, compose, trial), now = wanted, self._file.now()

        def took(made: Made) -> None:
            self._took(made, trial)

        self._errand = Errand(lambda: _made(compose, paper, now), took, self._gave_up, self)
        self.busy.emit(True)

    def _took(self, made: Made, trial: bool) -> None:
        self._errand = None
        if made.paper.session == self._session:
            self.current = self.current if trial else made
            self.made.emit(made)
        self._begin()

    def _gave_up(self, error: BaseException) -> None:
        self._errand = None
        if isinstance(error, FacilitatorError):
            self.failed.emit(said(error))
        else:
            self._file.tell(error)
        self._begin()


def _made(compose: Compose, paper: Paper, now: datetime) -> Made:
    """Imported when the first paper is made: it takes longer than a page may take to show."""
    from facilitator.workspace.paper_set import render_paper

    return render_paper(compose(), paper, now)
