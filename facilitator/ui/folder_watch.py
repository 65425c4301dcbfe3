"""A folder that is watched for the open file: looked at again and again, and what arrives there merged, file by file.

Everything runs in the worker of the open file, in pieces between which what was typed is let in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from facilitator.ui.open_file import EVERYTHING, OpenFile
from facilitator.ui.tasks import Progress, Steps, Task
from facilitator.ui.words import said
from facilitator.workspace.watching import Watch
from facilitator.workspace.watching_here import Arrived, Place, take_in

_EVERY_MS = 2000
_BACKUP_AGAIN_MS = 10 * 60 * 1000  # a folder may change every few seconds, and each merge can be taken back


class FolderWatch(QObject):
    """``changed`` after anything new; ``round_done`` tells the Arrived of one look, together one merge.

    ``arrived`` maps each file to what became of it last; ``fault`` is why nothing can be done just now, "" for
    nothing. ``held_off`` says that something else is being merged.
    """

    changed = Signal()
    round_done = Signal(object)

    def __init__(
        self,
        file: OpenFile,
        folder: Path,
        place: Callable[[], Place],
        held_off: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        self.arrived: dict[Path, Arrived] = {}
        self.fault = ""
        self._file, self._place, self._held_off = file, place, held_off
        self._watch = Watch(folder, file.path, backups=place().folder)
        self._left_out: set[Path] = set()
        self._waiting: list[Path] = []
        self._round: list[Arrived] = []
        self._task: Task | None = None
        self._again = False
        self._backed_up = QElapsedTimer()
        self.timer = QTimer(self)
        self.timer.setInterval(_EVERY_MS)
        self.timer.timeout.connect(self.look)

    @property
    def merged(self) -> tuple[Path, ...]:
        """The files of which something came in."""
        return tuple(path for path, one in self.arrived.items() if one.merged.brought)

    @property
    def refused(self) -> tuple[Path, ...]:
        """The files that could not be merged as they are."""
        return tuple(path for path, one in self.arrived.items() if one.merged.receipt is None)

    def start(self) -> None:
        """Begins to look."""
        self.timer.start()
        self.look()

    def stop(self) -> None:
        """Ends after the file under way, and is gone then."""
        self.timer.stop()
        self._waiting.clear()
        if self._task:
            self._task.cancel()
        else:
            self.deleteLater()

    def look(self) -> None:
        """Looks into the folder, unless a look or another merge is under way."""
        if self._task is None and not self._held_off():
            watch = self._watch
            for path in self.arrived if self._again else ():
                watch.give_back(path)
            self._again = False
            self._task = self._file.ask(lambda _: _looking(watch), self._found, self._failed)

    def leave_out(self, paths: Iterable[Path]) -> None:
        """What came from these files was taken back: they are left alone from now on."""
        self._left_out.update(paths)
        for path in self._left_out:
            self.arrived.pop(path, None)
        self.changed.emit()

    def look_again(self) -> None:
        """Takes every file anew at the next look: what was held back of it may come in now."""
        self._again = True  # not now: the look under way has the list in its hands

    def _found(self, paths: Sequence[Path]) -> None:
        self._task = None
        self._say("")
        if self.timer.isActive():
            self._waiting = [path for path in paths if path not in self._left_out]
        self._go_on()

    def _go_on(self) -> None:
        """The next file, or the end of this round."""
        if not self._waiting or self._held_off():
            self._waiting.clear()
            self._end_round()
            return
        path = self._waiting.pop(0)
        self._watch.take(path)
        due = not self._backed_up.isValid() or self._backed_up.hasExpired(_BACKUP_AGAIN_MS)
        place = self._place() if due else None
        after = next((one.merged for one in reversed(self._round) if one.merged.brought), None)

        def failed(error: BaseException) -> None:
            self._watch.give_back(path)
            self._failed(error)

        self._task = self._file.ask(lambda file: take_in(file, path, place, after), self._take, failed)

    def _take(self, found: Arrived) -> None:
        self._task = None
        path = found.merged.source
        if found.merged.ours:
            self._watch.give_back(path)
            self._waiting.clear()
            self._say(said(found.merged.refused))
        else:
            if found.backup:
                self._backed_up.start()
            self._round.append(found)
            self.arrived[path] = _newer(self.arrived.get(path), found)
        self._go_on()

    def _end_round(self) -> None:
        done, self._round = tuple(self._round), []
        if any(one.merged.brought or one.held for one in done):
            self._file.tell_changed(EVERYTHING)
        if done:
            self.changed.emit()
            self.round_done.emit(done)
        if not self.timer.isActive():
            self.deleteLater()

    def _failed(self, error: BaseException) -> None:
        """The folder is away, or no backup can be made: what was not taken comes again at the next look."""
        self._task = None
        self._waiting.clear()
        if self.timer.isActive():
            self._say(said(error))
        self._end_round()

    def _say(self, fault: str) -> None:
        if fault != self.fault:
            self.fault = fault
            self.changed.emit()


def _newer(known: Arrived | None, found: Arrived) -> Arrived:
    """What is told of a file: that a second look brought nothing new does not hide what the first one brought."""
    told = found.merged.brought or found.merged.receipt is None
    return found if known is None or told or known.merged.receipt is None else known


def _looking(watch: Watch) -> Steps[tuple[Path, ...]]:
    """A step a folder, between which nothing is open."""
    steps = watch.arrived()
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
        yield Progress(0, 0, free=True)
