"""Python's garbage is collected in the window's thread alone.

Python collects cycles in whichever thread happens to make the next object. Where that is one that makes a paper, and
a widget nobody holds any more is among them, Qt frees it there: its timers cannot be stopped from another thread,
and the program crashes some time later.
"""

from __future__ import annotations

import gc
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 200
# A full collection walks over everything a file holds: it may take one part in so many of the time.
_SHARE = 200


class Garbage(QObject):
    """Takes the collecting over for as long as it lives. Made in the window's thread, once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        self._not_before = 0.0
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(_EVERY_MS)
        timer.timeout.connect(self.collect)
        timer.start()
        self.destroyed.connect(gc.enable)

    def collect(self) -> None:
        """Collects what is due, as Python itself would."""
        counts = gc.get_count()
        due = [age for age in (2, 1, 0) if counts[age] > self._limits[age]]
        if not due or counts[0] <= self._limits[0]:
            return
        begun = perf_counter()
        if due[0] < 2:
            gc.collect(due[0])
        elif begun >= self._not_before:
            gc.collect(2)
            ended = perf_counter()
            self._not_before = ended + _SHARE * (ended - begun)
        else:
            gc.collect(1)
