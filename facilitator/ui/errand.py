"""One piece of work in a thread of its own that ends with it: for what belongs to no open file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject, Signal

from facilitator.ui.tasks import Progress, Steps, Worker

T = TypeVar("T")


class Errand(QObject):
    """Runs once and frees itself. ``progressed`` tells the Progress of long work, ``done`` its end, good or bad.

    A parent that goes away meanwhile stops long work and waits for its step: nobody is called then.
    """

    progressed = Signal(object)
    done = Signal()

    def __init__(
        self,
        work: Callable[[], T] | Callable[[], Steps[T]],
        then: Callable[[T], None],
        fails: Callable[[BaseException], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._worker = Worker(self)
        self._worker.progressed.connect(self._tell)
        self._then: Callable[[Any], None] = then
        self._fails = fails
        self._task = self._worker.run(cast("Callable[[], Any]", work), self._good, self._bad)
        # The thread ends after what is queued, which is this work alone.
        self._worker.close(0)
        parent.destroyed.connect(self._abandon)

    def cancel(self) -> None:
        """Asks long work to stop at its next step."""
        self._task.cancel()

    def is_current(self) -> bool:
        """Whether the caller runs in the thread of this errand."""
        return self._worker.is_current()

    def _tell(self, _task: object, progress: Progress) -> None:
        self.progressed.emit(progress)

    def _good(self, result: Any) -> None:
        self._end()
        self._then(result)

    def _bad(self, error: BaseException) -> None:
        self._end()
        self._fails(error)

    def _end(self) -> None:
        self._worker.close()
        self.done.emit()
        self.deleteLater()

    def _abandon(self) -> None:
        self._task.cancel()
        self._worker.close()
