"""Every page of the window shown for the first time and again, each after another page; in a process of its own.

python -m tests.benchmarks.page_scene FILE prints {page: {"first", "gap", "again", "blank"}}, lists of seconds.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.ui.desk import Desk
from facilitator.ui.furniture import Furniture
from facilitator.ui.pages.making import PAGES
from facilitator.ui.preferences import Preferences
from facilitator.ui.remembered import Remembered
from facilitator.ui.theme.theme import Theme
from facilitator.ui.turns import take_short_turns
from facilitator.ui.window import MainWindow
from tests.benchmarks import data

_LIMIT, _REST = 120.0, 0.15


class Painted(QObject):
    """Counts how often a page, with all that lies on it, has been painted to the end."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._over)
        return False

    def _over(self) -> None:
        self.count += 1


class Stage:
    """The window with the file open, all pages to be shown."""

    def __init__(self, path: Path) -> None:
        self.application = QApplication([])
        self.window = MainWindow()
        self.window.resize(1366, 768)
        self.window.show()
        places = Preferences(path.parent / "settings.toml"), Remembered(path.parent / "places.ini")
        theme = Theme(self.application, "light")
        self.furniture = Furniture(self.application, self.window, theme, *places, data.clock(99))
        self.furniture.begin(path)
        self.desk: Desk = self.furniture.desk
        self.until(lambda: self.desk.page == "capture")
        self.blank = QWidget()
        self.rest(2.0)

    def until(self, true: Callable[[], bool]) -> float:
        """Waits, asleep between events; the longest time in which no event was served, without the sleep, is given."""
        end, longest = perf_counter() + _LIMIT, 0.0
        awake = QTimer()
        awake.start(1)
        last = perf_counter()
        while not true():
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            now = perf_counter()
            longest, last = max(longest, now - last), now
            if now > end:
                raise SystemExit("The page did not come in two minutes.")
        return longest

    def rest(self, seconds: float = _REST) -> None:
        """Lets the window do what it puts off."""
        end = perf_counter() + seconds
        self.until(lambda: perf_counter() > end)

    def first(self, name: str) -> tuple[float, float]:
        """Seconds until a page is there with what it read, and the longest gap meanwhile."""
        file, told = self.desk.file, list[object]()
        assert file is not None
        begun = perf_counter()
        self.desk.show_page(name)
        shown = perf_counter() - begun
        file.ask(lambda _: None, told.append)  # what the page asked is answered before
        gap = self.until(lambda: bool(told))
        page = self.desk.page_of(name)
        assert page is not None
        painted = Painted(page)
        page.update()
        self.until(lambda: painted.count > 0)
        taken = perf_counter() - begun
        painted.deleteLater()
        return taken, max(gap, shown)

    def again(self, name: str) -> float:
        """Seconds until a page that was there already is painted."""
        page = self.desk.page_of(name)
        assert page is not None
        return self._until_painted(page, lambda: self.desk.show_page(name))

    def empty(self) -> float:
        """The same for a page with nothing on it."""
        return self._until_painted(self.blank, lambda: self.window.show_page(self.blank))

    def _until_painted(self, page: QWidget, show: Callable[[], None]) -> float:
        painted = Painted(page)
        gc.collect()
        begun = perf_counter()
        show()
        self.until(lambda: painted.count > 0)
        taken = perf_counter() - begun
        painted.deleteLater()
        self.rest()
        return taken


def measure(path: Path, runs: int) -> dict[str, dict[str, list[float]]]:
    """All pages of a file, one after another; each is shown again so often, and once before that."""
    take_short_turns()  # as the program does
    stage = Stage(path)
    found: dict[str, dict[str, list[float]]] = {}
    stage.window.show_page(stage.blank)
    stage.rest()
    for name in PAGES:
        first, gap = stage.first(name)
        stage.rest(1.0)
        again: list[float] = []
        blank: list[float] = []
        for _ in range(runs + 1):
            blank.append(_away(stage, name))
            again.append(stage.again(name))
        found[name] = {"first": [first], "gap": [gap], "again": again[1:], "blank": blank[1:]}
    stage.desk.close()
    stage.window.close()
    return found


def _away(stage: Stage, name: str) -> float:
    """Leaves a page as people do, for another one, then for the empty one, which is the floor."""
    stage.desk.show_page("capture" if name != "capture" else "actions")
    stage.rest()
    return stage.empty()


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
