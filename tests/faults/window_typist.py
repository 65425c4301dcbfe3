"""The program itself, with a hand at its keys: python -m tests.faults.window_typist FILE LOG SEED.

Starts the window as ``python -m facilitator FILE`` does and types into its capture line, on and on, until the process
is killed. The log has a line for each key: the moment (monotonic seconds), the number of the line, and how much of
it there is.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMetaObject, QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator import __main__
from facilitator.ui.pages.capture.line.line_edit import LineEdit

_KEY_MS = 15


def lines(seed: str) -> Iterator[str]:
    """What is typed: short lines, and some on which one types for seconds."""
    chance, number = random.Random(seed), 0
    while True:
        number += 1
        words = chance.choice((3, 8, 50))
        yield " ".join([f"typed as number {number}", *(f"word{place}" for place in range(words))])


class Typist(QObject):
    """A key at each tick, once the capture line is there."""

    def __init__(self, log: Path, seed: str) -> None:
        super().__init__()
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._lines, self._number, self._left = lines(seed), -1, ""
        self._edit: LineEdit | None = None
        self._typed = 0
        self.timer = QTimer(self)
        self.timer.timeout.connect(self._tick)

    @Slot()
    def begin(self) -> None:
        """In the window's thread."""
        self.timer.start(_KEY_MS)

    def _tick(self) -> None:
        if self._edit is None:
            found = [one for one in QApplication.allWidgets() if isinstance(one, LineEdit) and one.isVisible()]
            self._edit = next((one for one in found if one.isEnabled() and one.hasFocus()), None)
        elif self._left:
            QTest.keyClick(self._edit, self._left[0])
            self._typed, self._left = self._typed + 1, self._left[1:]
            os.write(self._log, f"{time.monotonic()} {self._number} {self._typed}\n".encode())
        else:
            if self._number >= 0:
                QTest.keyClick(self._edit, Qt.Key.Key_Return)
            self._number, self._typed, self._left = self._number + 1, 0, next(self._lines)


def _hand(log: Path, seed: str, made: list[Typist]) -> None:
    """Puts a typist into the window's thread as soon as there is one."""
    while (application := QCoreApplication.instance()) is None:
        time.sleep(0.02)
    made.append(Typist(log, seed))
    made[0].moveToThread(application.thread())
    QMetaObject.invokeMethod(made[0], "begin", Qt.ConnectionType.QueuedConnection)


def main() -> int:
    """Does not come back: it is killed."""
    file, log, seed = sys.argv[1:]
    made: list[Typist] = []
    threading.Thread(target=_hand, args=(Path(log), seed, made), daemon=True).start()
    sys.argv = ["facilitator", file]
    return __main__.main()


if __name__ == "__main__":
    sys.exit(main())
