"""Makes the papers of a file off the window's thread, and knows which are up to date.

Records are loaded in the file's worker, in one read; composing and rendering run in a thread of their own,
so typing waits for neither.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.domain import Records
from facilitator.errors import FacilitatorError
from facilitator.ui.context import Context
from facilitator.ui.errand import Errand
from facilitator.ui.open_file import OpenFile
from facilitator.ui.tasks import Cancelled, Progress
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.paper_set import Made, Paper, is_current, make_paper, papers_of, with_attribution

_AFTER_MS = 400


class State(StrEnum):
    """How a paper stands."""

    NONE = "none"
    MAKING = "making"
    CURRENT = "current"
    STALE = "stale"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper, how it stands, what was made of it last, and why it failed."""

    paper: Paper
    state: State = State.NONE
    made: Made | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What an errand came to: papers made, papers found stale, papers that failed and why."""

    made: Mapping[Paper, Made]
    stale: frozenset[Paper]
    faults: Mapping[Paper, str]


class PaperMaker(QObject):
    """``changed`` tells that an entry is another one, ``made`` a Made that is new, ``progressed`` the Progress of the
    work under way, its text the name of the paper that comes next."""

    changed = Signal()
    made = Signal(object)
    busy = Signal(bool)
    progressed = Signal(object)

    def __init__(self, context: Context, file: OpenFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._file = context, file
        self.entries: dict[Paper, Entry] = {}
        self._wanted: set[Paper] = set()
        self._extra: set[Paper] = set()
        self._errand: Errand | None = None
        self._loading = False
        self._again = False
        self._stopped = False
        self._watching = False
        self._dirty = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._begin)
        file.changed.connect(self._file_changed)
        context.preferences.changed.connect(self._preference)
        self._list()

    def want(self, paper: Paper) -> None:
        """This paper is looked at: it is made if it is not, and made again when the file changes."""
        self._wanted = {paper}
        if self._dirty or self.entries[paper].state is not State.CURRENT:
            self._begin()

    def want_these(self, papers: Iterable[Paper]) -> None:
        """These are made, once, where they are not up to date."""
        self._extra = set(papers)
        self._begin()

    def watch(self, on: bool) -> None:
        """Whether papers follow the file: only while somebody sees them."""
        self._watching = on
        if on and self._dirty and self._wanted:
            self._begin()

    def cancel(self) -> None:
        """Stops the work under way after its step; what is made is kept."""
        self._stopped = self._loading
        if self._errand:
            self._errand.cancel()

    @property
    def working(self) -> bool:
        """Whether a paper is being made."""
        return self._loading or self._errand is not None

    def _list(self) -> None:
        """The papers there are now; what was made of those that stay is kept."""
        old = {(one.paper.paper, one.paper.session): one for one in self.entries.values()}
        found: dict[Paper, Entry] = {}
        for paper in papers_of(self._file.frame):
            before = old.get((paper.paper, paper.session))
            found[paper] = replace(before, paper=paper) if before else Entry(paper)
        self.entries = found
        self._wanted = {paper for paper in self._wanted if paper in found}
        self.changed.emit()

    def _file_changed(self, changed: Changed) -> None:
        if changed.kinds <= {"local"}:
            return
        self._dirty = True
        if changed.kinds & {"session", "everything"}:
            self._list()
        if self._watching:
            self._timer.start()

    def _preference(self, name: str) -> None:
        if name == "attribution":
            self._dirty = True
            if self._watching:
                self._timer.start()

    def _begin(self) -> None:
        if self.working:
            self._again = True
            return
        self._dirty, self._again, self._loading = False, False, True
        self._timer.stop()
        for paper in (self._wanted | self._extra) & set(self.entries):
            self.entries[paper] = replace(self.entries[paper], state=State.MAKING, fault="")
        self.changed.emit()
        self.busy.emit(True)
        self._file.ask(_load, self._loaded, self._failed)

    def _loaded(self, records: Records) -> None:
        self._loading = False
        if self._stopped:
            self._stopped = False
            self._failed(Cancelled())
            return
        records = with_attribution(records, self._context.preferences["attribution"])
        wanted = frozenset(self._wanted | self._extra)
        self._extra = set()
        entries, now = dict(self.entries), self._file.now()
        self._errand = Errand(lambda: _steps(records, entries, wanted, now), self._took, self._failed, self)
        self._errand.progressed.connect(self.progressed)

    def _took(self, outcome: _Outcome) -> None:
        self._errand = None
        for paper, entry in self.entries.items():
            if paper in outcome.made:
                self.entries[paper] = Entry(paper, State.CURRENT, outcome.made[paper])
            elif paper in outcome.faults:
                self.entries[paper] = replace(entry, state=State.FAILED, fault=outcome.faults[paper])
            elif entry.made:
                state = State.STALE if paper in outcome.stale else State.CURRENT
                self.entries[paper] = replace(entry, state=state)
            elif entry.state is State.MAKING:
                self.entries[paper] = replace(entry, state=State.NONE)
        self.changed.emit()
        for made in outcome.made.values():
            self.made.emit(made)
        self._ended()

    def _failed(self, error: BaseException) -> None:
        self._errand, self._loading, self._extra = None, False, set()
        sentence = "" if isinstance(error, Cancelled) else str(error)
        for paper, entry in self.entries.items():
            if entry.state is State.MAKING:
                left = State.STALE if entry.made else State.NONE
                self.entries[paper] = replace(entry, state=State.FAILED if sentence else left, fault=sentence)
        self.changed.emit()
        self._file.tell(error)
        self._ended()

    def _ended(self) -> None:
        if self._again:
            self._begin()
        else:
            self.busy.emit(False)


def _load(file: SessionFile) -> Records:
    """Imported when the first paper is made: it takes longer than a page may take to show."""
    from facilitator.workspace.action_plan_versions import load_with_versions

    return load_with_versions(file)


def _steps(
    records: Records, entries: Mapping[Paper, Entry], wanted: Iterable[Paper], now: datetime
) -> Generator[Progress, None, _Outcome]:
    """Makes what is wanted and not current, and looks which of the others have changed. A step is one paper."""
    made: dict[Paper, Made] = {}
    faults: dict[Paper, str] = {}
    stale: set[Paper] = set()
    for done, (paper, entry) in enumerate(entries.items()):
        yield Progress(done, len(entries), paper.name, free=True)
        try:
            current = entry.made is not None and is_current(entry.made, records)
            if paper in wanted and not current:
                made[paper] = make_paper(records, paper, now)
            elif not current:
                stale.add(paper)
        except FacilitatorError as error:
            faults[paper] = str(error)
    return _Outcome(made, frozenset(stale), faults)
