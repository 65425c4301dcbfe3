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
        self._waiting: list[Callable[[Queue], Queue]] = []
        self._loaded = True

    @property
    def now(self) -> int:
        """The present moment in milliseconds since 1970 UTC."""
        return wall_of(self._file.clock.now())

    def load(self, session: str) -> None:
        """Takes up the queue of a session; steps done before it is there come after it."""
        self.queue = Queue(session)
        self._loaded = not session
        self._waiting.clear()

        def loaded(found: Queue) -> None:
            if not isValid(self) or found.session != self.queue.session or self._loaded:
                return
            self._loaded, self.queue = True, found
            for step in self._waiting:
                self.do(step)
            self._waiting.clear()
            self.changed.emit()

        if session:
            self._file.ask(lambda file: load_queue(file, session), loaded)
        self.changed.emit()

    def do(self, step: Callable[[Queue], Queue]) -> None:
        """Does a step: a function from the queue to the next one."""
        if not self._loaded:
            self._waiting.append(step)
            return
        queue = step(self.queue)
        if queue == self.queue:
            return
        self.queue = queue
        if not self._file.read_only:
            self._file.ask(lambda file: keep_queue(file, queue), _kept)
        self.changed.emit()


def _kept(_: None) -> None:
    pass
