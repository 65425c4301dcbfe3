"""One worker thread that owns the open file: work goes in, results come back to the window's thread.

Work is a function without arguments. Long work is a generator that yields Progress and returns its
result; between two steps it can be cancelled, and waiting short work is let through where it says so.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from inspect import isgenerator
from queue import SimpleQueue
from typing import Any, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from facilitator.ui.answering import answer

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` steps (total 0: unknown). ``free`` says that no transaction is open just now."""

    done: int
    total: int
    text: str = ""
    free: bool = False


Steps = Generator[Progress, None, T]


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """A piece of work under way. ``then`` gets its result, ``fails`` its error, in the window's thread."""

    work: Callable[[], Any]
    then: Callable[[Any], None]
    fails: Callable[[BaseException], None]
    cancelled: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Asks long work to stop at its next step; nothing of the step under way is kept."""
        self.cancelled.set()


def _nothing(_: object) -> None:
    pass


class Cancelled(Exception):  # noqa: N818 (no error: somebody wanted it)
    """Long work was stopped by a person."""


class _Gone:
    """Whether the window's side of a worker is gone while its thread still works; then nobody is told anything."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._marked = False

    def mark(self) -> None:
        """Called as the object goes; waits until what is just being told is told."""
        with self._lock:
            self._marked = True

    def unless(self, tell: Callable[[], object]) -> None:
        """Tells, if somebody is there."""
        with self._lock:
            if not self._marked:
                tell()


class Worker(QObject):
    """The thread. ``progressed`` tells (task, Progress) of long work, ``busy`` when it begins and ends."""

    progressed = Signal(object, object)
    busy = Signal(object, bool)
    _ended = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[Task | None] = SimpleQueue()
        self._gone = _Gone()
        self.destroyed.connect(self._gone.mark)
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._serve, name="facilitator-file", daemon=True)
        self._thread.start()

    def run(
        self,
        work: Callable[[], T] | Callable[[], Steps[T]],
        then: Callable[[T], None],
        fails: Callable[[BaseException], None],
    ) -> Task:
        """Queues work; ``then`` or ``fails`` is called in the thread of this object."""
        task = Task(work, cast("Callable[[Any], None]", then), fails)
        self._queue.put(task)
        return task

    def settle(self, seconds: float = 10.0) -> None:
        """Waits for what is queued, and hands out its results before it returns."""
        done = threading.Event()
        self._queue.put(Task(done.set, _nothing, _nothing))
        done.wait(seconds)
        QCoreApplication.sendPostedEvents(self)

    def close(self, seconds: float = 10.0) -> None:
        """Finishes what is queued and ends the thread."""
        self._queue.put(None)
        self._thread.join(seconds)

    def is_current(self) -> bool:
        """Whether the caller runs in the worker thread."""
        return threading.current_thread() is self._thread

    def _serve(self) -> None:
        while (task := self._queue.get()) is not None:
            self._do(task)

    def _do(self, task: Task) -> None:
        try:
            result = task.work()
            if isgenerator(result):
                result = self._steps(task, cast("Steps[Any]", result))
        except BaseException as error:
            self._gone.unless(lambda error=error: self._ended.emit(task, None, error))
        else:
            self._gone.unless(lambda: self._ended.emit(task, result, None))

    def _steps(self, task: Task, steps: Steps[Any]) -> Any:
        self._gone.unless(lambda: self.busy.emit(task, True))
        try:
            while True:
                if task.cancelled.is_set():
                    steps.close()
                    raise Cancelled
                try:
                    step = next(steps)
                except StopIteration as end:
                    return end.value
                self._gone.unless(lambda step=step: self.progressed.emit(task, step))
                if step.free:
                    self._let_through()
        finally:
            self._gone.unless(lambda: self.busy.emit(task, False))

    def _let_through(self) -> None:
        """What was typed meanwhile does not wait for the end of long work."""
        waiting: list[Task | None] = []
        while not self._queue.empty():
            waiting.append(self._queue.get())
        for task in waiting:
            if task is None:
                self._queue.put(None)
            else:
                self._do(task)

    def _deliver(self, task: Task, result: object, error: BaseException | None) -> None:
        if error is None:
            answer(task.then, result)
        else:
            answer(task.fails, error)
