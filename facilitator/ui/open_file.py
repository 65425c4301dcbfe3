"""The open session file as the pages see it: what it holds, verbs that change it, one signal for what changed.

Every verb of the workspace runs in the worker thread, which alone touches the file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.clock import Clock
from facilitator.directory import Directory
from facilitator.domain import Records, Workshop
from facilitator.errors import FacilitatorError
from facilitator.ui.answering import answer
from facilitator.ui.file_lock import FileLock
from facilitator.ui.tasks import Cancelled, Steps, Task, Worker
from facilitator.ui.words import said, translate
from facilitator.workspace.capturing import zone_of
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile, author_of, open_file
from facilitator.workspace.showing import load_programme
from facilitator.workspace.undoing import undo

T = TypeVar("T")
EVERYTHING = Changed(kinds=frozenset({"everything"}))
_LOOK_EVERY_MS = 2000


@dataclass(frozen=True, slots=True)
class Step:
    """Something one did oneself and can take back; ``title`` is as the menu names it."""

    title: str
    changed: Changed


class OpenFile(QObject):
    """One open file. ``frame`` is the programme, the vocabularies and the roster, without any record.

    ``changed`` tells a Changed: which items of which kinds (record, point, slot, session, participant,
    term), or "everything" after a merge. ``frame_changed`` comes before it when ``frame`` and
    ``directory`` are new. ``said`` tells (level, sentence), level one of done, care, error; ``bug`` an
    exception nobody foresaw; ``kept`` the moment of the last thing that is safely on disk.
    """

    changed = Signal(object)
    frame_changed = Signal()
    said = Signal(str, str)
    bug = Signal(object)
    kept = Signal(object)
    undo_changed = Signal()

    def __init__(self, path: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.clock = clock
        self.frame = Records(Workshop("", "", "", "", "", "", "", "UTC"))
        self.directory = Directory()
        self.author = ""
        self.read_only = False
        self.worker = Worker(self)
        self._lock = FileLock(path)
        self._file: SessionFile | None = None
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)

    def start(self, then: Callable[[], None], fails: Callable[[BaseException], None]) -> None:
        """Opens the file; ``then`` once ``frame`` is there. A file that another window holds is read only."""
        self.read_only = not self._lock.take()

        def opened(found: tuple[Records, str]) -> None:
            self._take_frame(found[0])
            self.author = found[1]
            self._looking.start()
            then()

        self.worker.run(self._open, opened, fails)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the venue."""
        return zone_of(self.frame)

    def now(self) -> datetime:
        """The present moment in the zone of the venue."""
        return self.clock.now().astimezone(self.zone)

    @property
    def lock_holder(self) -> str:
        """Who else holds the file, in words; "" when nobody is known."""
        return self._lock.holder

    def ask(
        self,
        work: Callable[[SessionFile], T] | Callable[[SessionFile], Steps[T]],
        then: Callable[[T], None],
        fails: Callable[[BaseException], None] | None = None,
    ) -> Task:
        """Reads something from the file; ``then`` gets it, in the window's thread."""
        return self.worker.run(lambda: work(self._open_file()), then, fails or self.tell)  # type: ignore[arg-type,return-value]

    def do(
        self,
        title: str,
        work: Callable[[SessionFile], Changed],
        then: Callable[[Changed], None] | None = None,
        fails: Callable[[BaseException], None] | None = None,
    ) -> Task | None:
        """Does a verb, tells everyone what changed, and puts it on the list of what can be undone.

        ``title`` is what it is called in "Undo …"; "" for what cannot be undone. None when read only.
        """
        if self._refused():
            return None

        def done(changed: Changed) -> None:
            if title and changed.changes:
                self._done.append(Step(title, changed))
                self._undone.clear()
            self.tell_changed(changed)
            if then:
                answer(then, changed)

        return self.ask(work, done, fails)

    def undo(self) -> None:
        """Takes back the last thing one did oneself."""
        self._take_back(self._done, self._undone)

    def redo(self) -> None:
        """Does again what was taken back last."""
        self._take_back(self._undone, self._done)

    def take_back(self, changed: Changed) -> None:
        """Takes back one particular thing one did, wherever it stands among what can be undone."""
        step = next((step for step in self._done if step.changed is changed), None)
        if step:
            self._done.remove(step)
            self._done.append(step)
            self.undo()

    @property
    def undo_title(self) -> str:
        """What undo would take back, "" when there is nothing."""
        return self._done[-1].title if self._done else ""

    @property
    def redo_title(self) -> str:
        """What redo would do again, "" when there is nothing."""
        return self._undone[-1].title if self._undone else ""

    def tell_changed(self, changed: Changed) -> None:
        """Tells every page once; the programme and the roster are read again first where they are touched."""
        for sentence in changed.warnings:
            self.said.emit("care", said(sentence))
        if not changed.items and not changed.kinds:
            return
        self.kept.emit(self.now())
        self.undo_changed.emit()
        if changed.kinds <= {"record"}:
            self.changed.emit(changed)
            return

        def renewed(frame: Records) -> None:
            self._take_frame(frame)
            self.frame_changed.emit()
            self.changed.emit(changed)

        self.ask(load_programme, renewed)

    def tell(self, error: BaseException) -> None:
        """A known error as its sentence, a stop as such, anything else as a bug."""
        if isinstance(error, FacilitatorError):
            self.said.emit("error", said(error))
        elif isinstance(error, Cancelled):
            self.said.emit("care", translate("OpenFile", "Stopped; what was finished before is kept."))
        else:
            self.bug.emit(error)

    def close(self) -> None:
        """Finishes what is queued, closes the file and gives it free."""
        self._looking.stop()
        self.worker.run(self._close, lambda _: None, lambda _: None)
        self.worker.close()
        self._lock.release()

    def _refused(self) -> bool:
        if self.read_only:
            self.said.emit(
                "error", translate("OpenFile", "This window only reads the file; close the other window to write here.")
            )
        return self.read_only

    def _take_back(self, source: list[Step], other: list[Step]) -> None:
        if not source or self._refused():
            return
        step = source.pop()

        def done(changed: Changed) -> None:
            other.append(Step(step.title, changed))
            self.tell_changed(changed)

        def failed(error: BaseException) -> None:
            self.undo_changed.emit()
            self.tell(error)

        self.ask(lambda file: undo(file, step.changed), done, failed)

    def _take_frame(self, frame: Records) -> None:
        self.frame = frame
        self.directory = Directory(frame.terms, frame.participants)

    def _look(self) -> None:
        """Another program may have written into the file: the command line, or a synchronised folder."""

        def found(wrote: bool) -> None:
            if wrote:
                self.tell_changed(EVERYTHING)

        self.ask(lambda file: file.others_wrote(), found)

    def _open(self) -> tuple[Records, str]:
        self._file = open_file(self.path, self.clock)
        self._file.others_wrote()
        return load_programme(self._file), author_of(self._file, None)

    def _close(self) -> None:
        if self._file:
            self._file.close()
            self._file = None

    def _open_file(self) -> SessionFile:
        if self._file is None:
            raise FacilitatorError("{name} is closed; open it again.", name=self.path.name)
        return self._file
