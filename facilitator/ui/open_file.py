"""The open session file as the pages see it: what it holds, verbs that change it, one signal for what changed.

Every verb of the workspace runs in the worker thread, which alone touches the file.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.clock import Clock
from facilitator.directory import Directory
from facilitator.domain import Records, Workshop
from facilitator.errors import FacilitatorError, SessionFileError
from facilitator.ui.answering import answer
from facilitator.ui.file_lock import FileLock
from facilitator.ui.held_file import HeldFile
from facilitator.ui.tasks import Cancelled, Steps, Task, Worker
from facilitator.ui.undo_list import UndoList
from facilitator.ui.words import said, translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.saving_elsewhere import Look, look
from facilitator.workspace.showing import load_programme
from facilitator.workspace.undoing import undo
from facilitator.workspace.zones import zone_of

T = TypeVar("T")
EVERYTHING = Changed(kinds=frozenset({"everything"}))
_LOOK_EVERY_MS = 2000
Glance = Callable[[SessionFile, Changed], object]


class OpenFile(QObject):
    """One open file. ``frame`` is the programme, the vocabularies and the roster, without any record.

    ``changed`` tells a Changed: which items of which kinds (record, point, slot, session, participant,
    term), or "everything" after a merge. ``frame_changed`` comes before it when ``frame`` and
    ``directory`` are new. ``said`` tells (level, sentence), level one of done, care, error; ``bug`` an
    exception nobody foresaw; ``kept`` the moment of the last thing that is safely on disk; ``closing`` comes before it
    is closed; ``place_changed`` tells ``place``: "" as long as it stands where it was opened (see Whereabouts).

    ``glance`` prepares what looks at the file right after a verb, in the same turn of the worker: a typed line
    is then on the screen one turn sooner. What it saw is in ``glanced`` while ``changed`` tells.
    """

    changed = Signal(object)
    frame_changed = Signal()
    said = Signal(str, str)
    bug = Signal(object)
    kept = Signal(object)
    closing = Signal()
    place_changed = Signal(str)

    def __init__(self, path: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.clock = clock
        self.frame = Records(Workshop("", "", "", "", "", "", "", "UTC"))
        self.directory = Directory()
        self.author = ""
        self.read_only = False
        self.place = ""
        self.worker = Worker(self)
        self._lock = FileLock(path)
        self._held = HeldFile(path, clock)
        self.steps = UndoList(self._take_back, self)
        self.glance: Callable[[], Glance] | None = None
        self.glanced: object = None
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

        self.worker.run(self._held.open, opened, fails)

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
        return self.worker.run(lambda: work(self._held.get()), then, fails or self.tell)  # type: ignore[arg-type,return-value]

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

        glance = self.glance() if self.glance else None

        def both(file: SessionFile) -> tuple[Changed, object]:
            changed = work(file)
            seen: object = None
            with suppress(Exception):  # the verb is done all the same; the list asks again, and says what is wrong
                seen = glance(file, changed) if glance else None
            return changed, seen

        def done(found: tuple[Changed, object]) -> None:
            changed, self.glanced = found
            if title and changed.changes:
                self.steps.add(title, changed)
            self.tell_changed(changed)
            self.glanced = None
            if then:
                answer(then, changed)

        return self.ask(both, done, fails)

    def tell_changed(self, changed: Changed) -> None:
        """Tells every page once; the programme and the roster are read again first where they are touched."""
        for sentence in changed.warnings:
            self.said.emit("care", said(sentence))
        if not changed.items and not changed.kinds:
            return
        self.kept.emit(self.now())
        self.steps.changed.emit()
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
        if isinstance(error, SessionFileError) and self._looking.isActive():
            self._look()  # perhaps it is not there any more
        if isinstance(error, FacilitatorError):
            self.said.emit("error", said(error))
        elif isinstance(error, Cancelled):
            self.said.emit("care", translate("OpenFile", "Stopped; what was finished before is kept."))
        else:
            self.bug.emit(error)

    def give_up(self) -> None:
        """A copy stands in its place from now on: nobody looks for it any more."""
        self._looking.stop()
        self.place = ""

    def close(self) -> None:
        """Finishes what is queued, closes the file and gives it free."""
        self.closing.emit()
        self._looking.stop()
        self.worker.run(self._held.close, lambda _: None, lambda _: None)
        self.worker.close()
        self._lock.release()

    def _refused(self) -> bool:
        if self.read_only:
            self.said.emit(
                "error", translate("OpenFile", "This window only reads the file; close the other window to write here.")
            )
        return self.read_only

    def _take_back(self, changed: Changed, done: Callable[[Changed], None], failed: Callable[[bool], None]) -> bool:
        if self._refused():
            return False

        def taken(back: Changed) -> None:
            done(back)
            self.tell_changed(back)

        def kept(error: BaseException) -> None:
            failed(isinstance(error, SessionFileError))  # the disk's fault, not the step's
            self.tell(error)

        self.ask(lambda file: undo(file, changed), taken, kept)
        return True

    def _take_frame(self, frame: Records) -> None:
        self.frame = frame
        self.directory = Directory(frame.terms, frame.participants)

    def _look(self) -> None:
        """Another program may have written into the file, deleted it, or put another one in its place."""

        def found(seen: Look) -> None:
            if seen.others_wrote:
                self.tell_changed(EVERYTHING)
            if seen.place != self.place and self._looking.isActive():
                self.place = seen.place.value
                self.place_changed.emit(self.place)

        self.ask(look, found)
