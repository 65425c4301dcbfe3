"""The program itself, typing by itself into the file named: killed by a test in the midst of it.

python typing_program.py FILE WORDS prints when the last letter was typed, by the clock of time.monotonic.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

import facilitator.app


def _type_when_there(application: QApplication, words: str) -> None:
    line = application.focusWidget()
    if line is None or line.accessibleName() == "" or not line.inherits("QPlainTextEdit"):
        QTimer.singleShot(50, lambda: _type_when_there(application, words))
        return
    for letter in words:
        application.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
    print(json.dumps({"at": time.monotonic()}), flush=True)


class _Application(QApplication):
    def exec(self) -> int:  # type: ignore[override]
        QTimer.singleShot(200, lambda: _type_when_there(self, sys.argv[2]))
        return super().exec()


if __name__ == "__main__":
    facilitator.app.QApplication = _Application  # type: ignore[misc]
    facilitator.app.main([sys.argv[1]])
