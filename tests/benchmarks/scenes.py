"""What is done in the window while it is measured; each scene is run in a process of its own.

python -m tests.benchmarks.scenes SCENE FILE prints one object of lists of seconds, or of megabytes.
"""

from __future__ import annotations

import json
import resource
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTableView, QWidget

from facilitator.ui.furniture import Furniture
from facilitator.ui.pages.capture.page import CapturePage
from facilitator.ui.preferences import Preferences
from facilitator.ui.remembered import Remembered
from facilitator.ui.theme.theme import Theme
from facilitator.ui.window import MainWindow
from tests.benchmarks import data

_LINE = "RF: snow leopards crossed the border twice in March #snow-leopard"
_WARM, _LINES = 5, 60
_SEARCHES = ("corridor", "습지", "议题", "herders fences", "migr", "леопарда", "zanthoxylum", "wetlands")
_LIMIT = 60.0
_WAKE_MS = 100


class _Painted(QObject):
    """Counts the paint events a widget has got through."""

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


def _until(application: QApplication, true: Callable[[], bool]) -> None:
    """Waits as a window does, asleep until something happens: a loop that spins would take Python's lock away
    from the thread that reads the file."""
    end = perf_counter() + _LIMIT
    awake = QTimer()
    awake.start(_WAKE_MS)
    while not true():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if perf_counter() > end:
            raise SystemExit("The window did not do what was asked of it in a minute.")


def _press(application: QApplication, key: int, text: str = "") -> None:
    target = application.focusWidget()
    assert target is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        application.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


class _Stage:
    """The window with a file open, the cursor in the capture line."""

    def __init__(self, path: Path) -> None:
        self.application = QApplication([])
        window = MainWindow()
        window.show()
        folder = path.parent
        theme = Theme(self.application, "light")
        self.furniture = Furniture(
            self.application, window, theme, Preferences(folder / "settings.toml"),
            Remembered(folder / "places.ini"), data.clock(99),
        )  # fmt: skip
        begun = perf_counter()
        self.furniture.begin(path)
        _until(self.application, lambda: self._page() is not None)
        page = self._page()
        assert page is not None
        self.page = page
        _until(self.application, lambda: page.notes.model.rowCount() > 0 or not _has_notes(path))
        rows = _Painted(page.notes.view.viewport())
        _until(self.application, lambda: rows.count > 0)
        self.opened = perf_counter() - begun
        _settle(self.application)

    def _page(self) -> CapturePage | None:
        page = self.furniture.desk.page_of("capture")
        return page if isinstance(page, CapturePage) else None

    def close(self) -> None:
        self.furniture.window.close()


def _has_notes(path: Path) -> bool:
    return path.stem != "empty"


def _settle(application: QApplication, seconds: float = 1.0) -> None:
    end = perf_counter() + seconds
    while perf_counter() < end:
        application.processEvents()


def typing(path: Path) -> dict[str, list[float]]:
    """Lines typed letter by letter, each kept with Enter."""
    stage = _Stage(path)
    application, page = stage.application, stage.page
    line = _Painted(page.line.edit.viewport())
    rows = _Painted(page.notes.view.viewport())
    keys: list[float] = []
    enters: list[float] = []
    came: list[int] = []  # how often the list was painted before the note came
    page.notes.feed.came.connect(lambda _: came.append(rows.count))
    for number in range(_WARM + _LINES):
        for letter in f"{_LINE} {number}":
            before, begun = line.count, perf_counter()
            _press(application, 0, letter)
            _until(application, lambda seen=before: line.count > seen)
            keys.append(perf_counter() - begun)
        _press(application, Qt.Key.Key_Escape)
        came.clear()
        begun = perf_counter()
        _press(application, Qt.Key.Key_Return, "\r")
        _until(application, lambda: bool(came) and rows.count > came[0])
        enters.append(perf_counter() - begun)
    stage.close()
    found = {"enter": enters[_WARM:], "key": keys[_WARM * len(_LINE) :]}
    return {**found, "bare_key": _bare_keys(application), "bare_row": _bare_rows(application)}


def large(path: Path) -> dict[str, list[float]]:
    """A file with very many notes: opened, searched, merged into."""
    stage = _Stage(path)
    application, page = stage.application, stage.page
    rows = _Painted(page.notes.view.viewport())
    searches: list[float] = []
    for words in (*_SEARCHES, *_SEARCHES):
        told: list[object] = []
        page.notes.model.modelReset.connect(lambda told=told: told.append(None))
        begun = perf_counter()
        page.notes.search(words)
        _until(application, lambda told=told: bool(told))
        painted = rows.count
        _until(application, lambda seen=painted: rows.count > seen)
        searches.append(perf_counter() - begun)
    page.notes.search("")
    gap = _gap_while_merging(stage, path)
    stage.close()
    return {
        "open": [stage.opened],
        "bare_open": [_bare_open(path)],
        "search": searches,
        "bare_row": _bare_rows(application),
        "gap": [gap],
        "bare_gap": [_idle_gap(application)],
    }


def memory(path: Path) -> dict[str, list[float]]:
    """The most memory the window has held, with all notes of the file looked at once."""
    stage = _Stage(path)
    view = stage.page.notes.view
    stage.page.state.show_everything(True)
    _settle(stage.application)
    for _ in range(40):
        _press(stage.application, Qt.Key.Key_PageUp)
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() - view.viewport().height())
        _settle(stage.application, 0.02)
    stage.close()
    return {"megabytes": [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]}


def _gap_while_merging(stage: _Stage, path: Path) -> float:
    """The longest time the window did not serve its events while other files came in."""
    from facilitator.ui.pages.merge.page import MergePage

    other = data.make(path.with_name("other.facilitator"), 21)
    data.spread(other, 2000, 22)
    desk = stage.furniture.desk
    desk.show_page("merge")
    page = desk.page_of("merge")
    assert isinstance(page, MergePage)
    done: list[object] = []
    assert desk.file is not None
    desk.file.changed.connect(lambda changed: done.append(changed) if "everything" in changed.kinds else None)
    page.add_files([other])
    run = stage.furniture.context.actions["merge.run"]
    _until(stage.application, run.isEnabled)
    longest, last = 0.0, perf_counter()
    run.trigger()
    end = perf_counter() + _LIMIT
    while not done and perf_counter() < end:
        stage.application.processEvents()
        now = perf_counter()
        longest, last = max(longest, now - last), now
    if not done:
        raise SystemExit("The merge did not end in a minute.")
    return longest


def _idle_gap(application: QApplication) -> float:
    longest, last, end = 0.0, perf_counter(), perf_counter() + 1.0
    while perf_counter() < end:
        application.processEvents()
        now = perf_counter()
        longest, last = max(longest, now - last), now
    return longest


def _bare_keys(application: QApplication) -> list[float]:
    """A plain text edit, from key to paint."""
    edit = QPlainTextEdit()
    edit.resize(800, 80)
    edit.show()
    edit.setFocus()
    painted = _Painted(edit.viewport())
    _settle(application, 0.3)
    times: list[float] = []
    for letter in _LINE:
        before, begun = painted.count, perf_counter()
        application.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
        _until(application, lambda seen=before: painted.count > seen)
        times.append(perf_counter() - begun)
    return times


def _bare_rows(application: QApplication) -> list[float]:
    """A plain table, from a row put in to its paint."""
    model = QStandardItemModel()
    view = QTableView()
    view.setModel(model)
    view.resize(800, 600)
    view.show()
    painted = _Painted(view.viewport())
    _settle(application, 0.3)
    times: list[float] = []
    for number in range(_LINES):
        before, begun = painted.count, perf_counter()
        model.appendRow(QStandardItem(f"{_LINE} {number}"))
        view.scrollToBottom()
        view.viewport().update()
        _until(application, lambda seen=before: painted.count > seen)
        times.append(perf_counter() - begun)
    return times


def _bare_open(path: Path) -> float:
    """Bare sqlite3 fetching the id and the text of every note."""
    begun = perf_counter()
    connection = sqlite3.connect(path)
    connection.execute("SELECT id, text FROM notes").fetchall()
    connection.close()
    return perf_counter() - begun


SCENES = {"typing": typing, "large": large, "memory": memory}


def main(arguments: list[str]) -> int:
    """Runs a scene on a copy of the file: what is typed is not there the next time."""
    scene, path = arguments[0], Path(arguments[1])
    copy = path.with_name(f"scene-{path.name}") if path.stem != "empty" else path
    if copy != path:
        shutil.copyfile(path, copy)
    print(json.dumps(SCENES[scene](copy)))
    if copy != path:
        copy.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
