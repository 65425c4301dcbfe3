"""The speaker queue of the session that shows: on disk after every step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from facilitator.ui.open_file import OpenFile
from facilitator.workspace.run_sheet import Queue, keep_queue, load_queue, wall_of


class QueueKeeper(QObject):
    """``changed`` tells that ``queue`` is another one."""

    changed = Signal()

    def __init__(self, file: OpenFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.queue = Queue()
        self._steps: list[Callable[[Queue], Queue]] | None = None

    @property
    def now(self) -> int:
        """The present moment in milliseconds since 1970 UTC."""
        return wall_of(self._file.clock.now())

    @property
    def loaded(self) -> bool:
        """Whether the queue is as it was left, and not still being read."""
        return self._steps is None

    def load(self, session: str) -> None:
        """Takes up the queue of a session; steps done before it is there come after it, and are not lost."""
        self.queue = Queue(session)
        steps: list[Callable[[Queue], Queue]] | None = [] if session else None
        self._steps = steps

        def loaded(found: Queue) -> None:
            if not isValid(self):
                return
            queue = found
            for step in steps or ():
                queue = step(queue)
            if queue != found:
                self._keep(queue)
            if self._steps is steps:  # else another session shows by now
                self._steps, self.queue = None, queue
                self.changed.emit()

        if session:
            self._file.ask(lambda file: load_queue(file, session), loaded)
        self.changed.emit()

    def do(self, step: Callable[[Queue], Queue]) -> None:
        """Does a step: a function from the queue to the next one."""
        if self._steps is not None:
            self._steps.append(step)
            return
        queue = step(self.queue)
        if queue != self.queue:
            self.queue = queue
            self._keep(queue)
            self.changed.emit()

    def _keep(self, queue: Queue) -> None:
        if not self._file.read_only:
            self._file.ask(lambda file: keep_queue(file, queue), _kept)


def _kept(_: None) -> None:
    pass
