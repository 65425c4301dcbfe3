"""A process that types into the capture line until it is killed; it says what is on disk, one JSON object a line."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from facilitator.clock import seeded_clock
from facilitator.ui.action_set import ActionSet
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.line.capture_line import CaptureLine
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.preferences import Preferences
from facilitator.ui.remembered import Remembered
from facilitator.ui.theme.theme import Theme

_KEPT = ("one typed by the process", "two typed by the process")
_WORDS = "and this is never finished "


class Typist(QObject):
    """Keeps two lines, then types letters without a pause."""

    def __init__(self, application: QApplication, path: Path) -> None:
        super().__init__(application)
        window = QMainWindow()
        self.window = window
        places = path.parent
        context = Context(
            Theme(application, "light"),
            ActionSet(window),
            Remembered(places / "places.ini"),
            Preferences(places / "settings.toml"),
        )
        self.file = OpenFile(path, seeded_clock(lambda: datetime(2024, 8, 29, 1, 5, tzinfo=UTC), "typist"), self)
        self.context, self.typed, self.said = context, 0, False
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.letter)
        self.file.start(self.opened, self.fail)

    def fail(self, error: BaseException) -> None:
        raise error

    def opened(self) -> None:
        state = CaptureState(self)
        state.show_session(next(session.id for session in self.file.frame.sessions if session.code == "2.1"))
        self.line = CaptureLine(self.context, self.file, state, self.window)
        self.window.setCentralWidget(self.line)
        self.window.show()
        self.window.activateWindow()
        self.line.focus_line()
        self.line.keeping.kept.connect(self.kept)
        for words in _KEPT:
            QTest.keyClicks(self.line.edit, words + "\r")

    def kept(self) -> None:
        if not self.line.keeping.under_way:
            say({"kept": list(_KEPT)})
            self.file.kept.connect(self.drafted)
            self.timer.start(20)

    def letter(self) -> None:
        QTest.keyClicks(self.line.edit, _WORDS[self.typed % len(_WORDS)])
        self.typed += 1

    def drafted(self) -> None:
        if self.typed and not self.said:
            self.said = True
            say({"drafted": _WORDS})


def say(words: object) -> None:
    print(json.dumps(words), flush=True)


if __name__ == "__main__":
    made = QApplication(sys.argv)
    typist = Typist(made, Path(sys.argv[1]))
    made.exec()
