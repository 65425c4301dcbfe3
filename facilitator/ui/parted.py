"""Work of the window that takes too long for one turn of its event loop: a part of it at each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer


def do_all(parts: Iterator[None]) -> None:
    """Does all parts now."""
    deque(parts, maxlen=0)


class PartedWork(QObject):
    """Does the parts one after the other, and serves events in between; ``then`` is called after the last.

    ``fails`` gets the error of a part that raised one: none follows then. Whoever deletes it stops the work.
    """

    def __init__(
        self,
        parts: Iterator[None],
        then: Callable[[], None],
        fails: Callable[[Exception], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._parts, self._then, self._fails = parts, then, fails
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(0)

    def stop(self) -> None:
        """No part follows, and nobody is called."""
        self._timer.stop()

    def _go_on(self) -> None:
        try:
            next(self._parts)
        except StopIteration:
            self.stop()
            self._then()
        except Exception as error:
            self.stop()
            self._fails(error)
