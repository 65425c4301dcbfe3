"""What the page shows, composed off the window's thread, and again when the file changes while somebody looks."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from facilitator.domain import Records
from facilitator.errors import FacilitatorError
from facilitator.ui.context import Context
from facilitator.ui.errand import Errand
from facilitator.ui.open_file import OpenFile
from facilitator.ui.words import said
from facilitator.workspace.changed import Changed
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.showing import records_at_hand
from facilitator.workspace.summary_desk import SummaryDesk, summary_desk

_AFTER_MS = 60
_NO_MATTER = frozenset({"local"})


class SummaryFeed(QObject):
    """``loaded`` tells a SummaryDesk, ``failed`` why there is none."""

    loaded = Signal(object)
    failed = Signal(str)

    def __init__(self, context: Context, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._file = context, file
        self._session = ""
        self._dirty, self._watching = True, False
        self._loading, self._again = False, False
        self._errand: Errand | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._begin)
        file.changed.connect(self._file_changed)
        context.preferences.changed.connect(self._preference)

    @property
    def working(self) -> bool:
        """Whether something newer is on its way."""
        return self._timer.isActive() or self._loading or self._errand is not None

    @property
    def session(self) -> str:
        """The id of the session shown, "" for none."""
        return self._session

    def watch(self, on: bool) -> None:
        """Whether somebody looks: only then it follows the file."""
        self._watching = on
        if on and self._dirty:
            self._begin()

    def show_session(self, session: str) -> None:
        """The summary of this session is wanted, "" for none."""
        if session != self._session:
            self._session, self._dirty = session, True
            if self._watching:
                self._begin()

    def _file_changed(self, changed: Changed) -> None:
        if not changed.kinds <= _NO_MATTER:
            self._touch()

    def _preference(self, name: str) -> None:
        if name == "attribution":
            self._touch()

    def _touch(self) -> None:
        self._dirty = True
        if self._watching:
            self._timer.start()

    def _begin(self) -> None:
        self._timer.stop()
        if self._loading or self._errand is not None:
            self._again = True
            return
        session = self._session
        if not session:
            return
        self._dirty, self._again, self._loading = False, False, True
        self._file.ask(records_at_hand, lambda records: self._take(session, records), self._gave_up)

    def _take(self, session: str, records: Records) -> None:
        if not isValid(self):  # the page is gone, and nobody waits for the answer
            return
        self._loading = False
        asked, now = with_attribution(records, self._context.preferences["attribution"]), self._file.now()
        self._errand = Errand(lambda: summary_desk(asked, session, now), self._took, self._gave_up, self)

    def _took(self, desk: SummaryDesk) -> None:
        self._errand = None
        if desk.session == self._session:
            self.loaded.emit(desk)
        self._ended()

    def _gave_up(self, error: BaseException) -> None:
        if not isValid(self):
            return
        self._errand, self._loading = None, False
        if isinstance(error, FacilitatorError):
            self.failed.emit(said(error))
        else:
            self._file.tell(error)
        self._ended()

    def _ended(self) -> None:
        if self._again:
            self._begin()
