"""The work on the files to merge: looked at one after the other as they are added, merged together, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.ui.context import Context
from facilitator.ui.open_file import EVERYTHING, OpenFile
from facilitator.ui.pages.merge.source_list import Source, SourceList, Stage
from facilitator.ui.tasks import Cancelled, Progress, Steps, Task
from facilitator.workspace.backups import backup_folder
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.merging_here import Merged, MergeStep, Wanted, merge_here
from facilitator.workspace.previewing_merge import Preview, preview_steps
from facilitator.workspace.taking_back import take_back


class Sources(QObject):
    """``changed`` after any change of the list, ``merging`` before a merge, ``merged`` tells what one brought.

    ``backed_up`` tells the backup. ``working`` tells how far long work is: (done, total, name), total 0 when it is
    over.
    """

    changed = Signal()
    merging = Signal()
    merged = Signal(object)
    taken_back = Signal()
    backed_up = Signal(object)
    working = Signal(int, int, str)
    _stepped = Signal(object)

    def __init__(self, context: Context, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._file = context, file
        self.list = SourceList()
        self._task: Task | None = None
        self._stepped.connect(self._step)

    @property
    def busy(self) -> bool:
        """Whether a file is being looked at or merged."""
        return self._task is not None

    def add(self, paths: Iterable[Path]) -> None:
        """Puts files on the list and begins to look at them."""
        self.list.add(paths)
        self._go_on()

    def remove(self, path: Path) -> None:
        """Takes a file off the list; nothing that was merged goes with it."""
        known = self.list.find(path)
        if known is None or known.stage is Stage.MERGING:
            return
        self.list.remove(path)
        if known.stage is Stage.LOOKING and self._task:
            self._task.cancel()
        self.changed.emit()

    def allow(self, path: Path) -> None:
        """Takes a file of another workshop all the same: looks at it anew on these terms."""
        self.list.put(Source(path, other_workshop=True))
        self._go_on()

    def stop(self) -> None:
        """Stops the merge or the looking after the step under way; what was merged stays."""
        if self._task:
            self._task.cancel()
        self.list.restage(Stage.WAITING, Stage.STOPPED)
        self.changed.emit()

    def merge(self, *, hold_redactions: bool = False) -> None:
        """Merges every file that is ready, a backup first; what others struck may be held back."""
        wanted = [Wanted(one.path, one.other_workshop, hold_redactions) for one in self.list.of(Stage.READY)]
        if not wanted or self._task:
            return
        self.merging.emit()
        self.list.restage(Stage.READY, Stage.MERGING)
        folder = backup_folder(self._file.path, self._context.preferences["backups"])
        told = self._stepped.emit
        self._task = self._file.ask(lambda file: _merging(file, wanted, folder, told), self._ended, self._failed)
        self.working.emit(0, len(wanted), "")
        self.changed.emit()

    def take_back(self) -> None:
        """Takes the last merge out of the file again."""
        if self._task is None:
            self._task = self._file.ask(take_back, self._took_back, self._failed)
            self.changed.emit()

    def _look_on(self) -> None:
        """The next file that waits: one at a time, so that typing is let in between."""
        waiting = self.list.of(Stage.WAITING)
        if self._task or not waiting:
            return
        path, other = waiting[0].path, waiting[0].other_workshop
        self.list.put(replace(waiting[0], stage=Stage.LOOKING))
        self._task = self._file.ask(lambda file: _looking(file, path, other), self._looked, self._failed)
        self.working.emit(0, 0, path.name)

    def _go_on(self) -> None:
        self._look_on()
        if self._task is None:
            self.working.emit(0, 0, "")
        self.changed.emit()

    def _looked(self, found: Preview) -> None:
        self._task = None
        self.list.take_preview(found)
        self._go_on()

    def _step(self, step: MergeStep) -> None:
        if step.backup and step.done == 0:
            self.backed_up.emit(step.backup)
        if step.merged:
            self.list.take_merged(step.merged)
        self.working.emit(step.done, step.total, step.next)
        self.changed.emit()

    def _ended(self, merged: Sequence[Merged]) -> None:
        self._task = None
        for one in merged:
            self.list.take_merged(one)
        self._file.tell_changed(EVERYTHING)
        self._go_on()
        self.merged.emit(tuple(merged))

    def _took_back(self, changed: Changed) -> None:
        self._task = None
        self.list.listed = [replace(one, merged=None) for one in self.list.listed]
        self.list.restage(Stage.MERGED, Stage.WAITING)
        self.list.restage(Stage.NOTHING, Stage.WAITING)
        self._file.tell_changed(changed)
        self._go_on()
        self.taken_back.emit()

    def _failed(self, error: BaseException) -> None:
        """Stopped, or something went wrong: what was merged before is in, the rest is looked at again."""
        self._task = None
        if self.list.of(Stage.MERGING):
            self._file.tell_changed(EVERYTHING)
        self.list.restage(Stage.MERGING, Stage.WAITING)
        self.list.restage(Stage.LOOKING, Stage.STOPPED)
        if not isinstance(error, Cancelled) or self.list.of(Stage.MERGED):
            self._file.tell(error)
        self._go_on()


def _looking(file: SessionFile, path: Path, other: bool) -> Steps[Preview]:
    steps = preview_steps(file, path, other_workshop=other)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value
        yield Progress(0, 0, path.name)


def _merging(
    file: SessionFile, wanted: Sequence[Wanted], folder: Path, told: Callable[[MergeStep], None]
) -> Steps[tuple[Merged, ...]]:
    """Between two sources nothing is open: what was typed meanwhile is let in."""
    steps = merge_here(file, wanted, folder)
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            return end.value
        told(step)
        yield Progress(step.done, step.total, step.next, free=True)
