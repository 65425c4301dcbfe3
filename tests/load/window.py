"""The window under load, in a process of its own: how long it ever keeps its events waiting, and its memory.

python -m tests.load.window opening FILE · merging FILE SOURCE prints {"seconds", "gap", "own", "megabytes"}: "gap" is
the longest wait by the clock, "own" the longest without the time in which the system gave its thread no core (Linux).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from facilitator.ui.furniture import Furniture
from facilitator.ui.garbage import Garbage
from facilitator.ui.pages.capture.page import CapturePage
from facilitator.ui.pages.merge.page import MergePage
from facilitator.ui.preferences import Preferences
from facilitator.ui.remembered import Remembered
from facilitator.ui.theme.theme import Theme
from facilitator.ui.turns import take_short_turns
from facilitator.ui.window import MainWindow
from tests.benchmarks import data
from tests.load.memory import own_megabytes

_LIMIT = 1800.0
_REST = 4.0  # what the window puts off until nobody types comes within it


class Stage:
    """The window. ``gap`` and ``own`` are the longest time so far in which no event was served: by the clock, and
    without what its thread waited for a core, which other programs on the machine had."""

    def __init__(self, folder: Path) -> None:
        self.application = QApplication([])
        self.window = MainWindow()
        self.window.resize(1366, 768)
        self.window.show()
        garbage = Garbage(self.window)
        take_short_turns()
        places = Preferences(folder / "settings.toml"), Remembered(folder / "places.ini")
        theme = Theme(self.application, "light")
        theme.icon("plus")  # as the program does: the first one loads the icon fonts
        self.furniture = Furniture(self.application, self.window, theme, *places, data.clock(99))
        self.furniture.desk.closed.connect(garbage.file_closed)
        self.gap = self.own = 0.0

    def until(self, true: Callable[[], bool]) -> None:
        """Waits, asleep between events, a millisecond at the most."""
        awake = QTimer()
        awake.start(1)
        end = perf_counter() + _LIMIT
        begun = perf_counter(), _waited()
        while not true():
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            begun = self._note(begun)
            if begun[0] > end:
                raise SystemExit("The window did not do what was asked of it in half an hour.")

    def timed(self, work: Callable[[], object], over: Callable[[], bool]) -> float:
        """Seconds from asking for something until it is there; asking, too, keeps events waiting."""
        begun = perf_counter(), _waited()
        work()
        self._note(begun)
        self.until(over)
        return perf_counter() - begun[0]

    def forget(self) -> None:
        """From here on it is the file's doing."""
        self.gap = self.own = 0.0

    def _note(self, begun: tuple[float, float]) -> tuple[float, float]:
        now = perf_counter(), _waited()
        gap = now[0] - begun[0]
        self.gap, self.own = max(self.gap, gap), max(self.own, gap - (now[1] - begun[1]))
        return now

    def rest(self) -> None:
        """Lets the window do what it puts off, and all that was asked of the file."""
        end = perf_counter() + _REST
        self.until(lambda: perf_counter() > end)
        self.answered()

    def answered(self) -> None:
        """Waits until what has been asked of the file so far is answered."""
        file, told = self.furniture.desk.file, list[object]()
        assert file is not None
        file.ask(lambda _: None, told.append)
        self.until(lambda: bool(told))

    def open(self, path: Path) -> float:
        """Seconds until the notes of a file are there."""

        def shown() -> bool:
            page = self.furniture.desk.page_of("capture")
            return isinstance(page, CapturePage) and page.notes.model.rowCount() > 0

        return self.timed(lambda: self.furniture.begin(path), shown)


def _waited() -> float:
    """Seconds that this thread has been ready and without a core."""
    return int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e9


def opening(path: Path) -> tuple[float, Stage]:
    """Seconds, and the window."""
    stage = Stage(path.parent)
    stage.forget()
    seconds = stage.open(path)
    stage.rest()
    stage.window.close()
    return seconds, stage


def merging(path: Path, source: str) -> tuple[float, Stage]:
    """The same of a source looked at and merged on the merge page; the seconds are those of the merge alone."""
    stage = Stage(path.parent)
    stage.open(path)
    stage.rest()
    desk = stage.furniture.desk
    desk.show_page("merge")
    stage.rest()
    page = desk.page_of("merge")
    assert isinstance(page, MergePage) and desk.file is not None
    run = stage.furniture.context.actions["merge.run"]
    done: list[object] = []
    desk.file.changed.connect(lambda changed: done.append(changed) if "everything" in changed.kinds else None)
    stage.forget()
    stage.timed(lambda: page.add_files([Path(source)]), run.isEnabled)
    seconds = stage.timed(run.trigger, lambda: bool(done))
    stage.rest()
    stage.window.close()
    return seconds, stage


SCENES = {"opening": opening, "merging": merging}


def main(arguments: list[str]) -> int:
    """Runs a scene."""
    name, path, *more = arguments
    seconds, stage = SCENES[name](Path(path), *more)
    print(json.dumps({"seconds": seconds, "gap": stage.gap, "own": stage.own, "megabytes": own_megabytes()}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
