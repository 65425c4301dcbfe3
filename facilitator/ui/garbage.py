"""Python's garbage is collected in the window's thread alone, and never so much at once that the window stands still.

Python collects cycles in whichever thread happens to make the next object. Where that is one that makes a paper, and
a widget nobody holds any more is among them, Qt frees it there: its timers cannot be stopped from another thread,
and the program crashes some time later.

A collection walks over everything that may be garbage, which for a file of a million changes takes a third of a
second. So what was walked over is put aside, and not walked over again until a file is closed or nobody has done
anything for a minute. So is what comes in such masses that it can only be what a file holds, which refers to nothing
in circles and goes when nobody holds it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 200
_MOST = 100_000  # objects: it takes some 15 ms to walk over them
QUIET_TURNS = 300  # a minute
_LITTLE = 200  # objects that come in one turn though nobody does anything: clocks that tick


class Garbage(QObject):
    """Takes the collecting over for as long as it lives. Made in the window's thread, once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        self._young = self._before = self._quiet = 0
        self._aside = self._closed = False
        gc.disable()
        self._put_aside()
        timer = QTimer(self)
        timer.setInterval(_EVERY_MS)
        timer.timeout.connect(self.collect)
        timer.start()
        self.destroyed.connect(_give_back)

    def collect(self) -> None:
        """Collects what is due, as Python itself would, as far as that is soon done."""
        made = gc.get_count()[0]
        self._quiet = self._quiet + 1 if made - self._before < _LITTLE else 0
        if self._closed or (self._aside and self._quiet >= QUIET_TURNS):
            self._collect_all()
        elif made > _MOST:
            self._put_aside()
        elif made > self._limits[0]:
            self._collect_young(made)
        self._before = gc.get_count()[0]

    def file_closed(self) -> None:
        """What a file held, and its pages, are garbage now: the next turn walks over everything."""
        self._closed = True

    def _collect_all(self) -> None:
        gc.unfreeze()
        gc.collect()
        self._put_aside()
        self._aside = self._closed = False

    def _collect_young(self, made: int) -> None:
        _, middle, old = gc.get_count()
        self._young += made
        if old > self._limits[2] or self._young > _MOST:
            gc.collect()
            self._put_aside()
        else:
            gc.collect(1 if middle > self._limits[1] else 0)

    def _put_aside(self) -> None:
        gc.freeze()
        self._young, self._aside = 0, True


def _give_back() -> None:
    gc.unfreeze()
    gc.enable()
