"""Windows for the tests. They need a Qt that loads: where it does not they are skipped by name, in CI they fail.

Any warning of Qt fails a test. Nothing here waits for time to pass.
"""

from __future__ import annotations

import gc
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from qt_gate import qt_fault
from window_hour import NOW

from facilitator.clock import seeded_clock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.furniture import Furniture
    from facilitator.ui.open_file import OpenFile

Furnish = Callable[..., "Furniture"]
_HERE = Path(__file__).parent
# 10:05 in Incheon on the second day: the slot 09:00–10:20 of both sessions is running.


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    fault = qt_fault()
    for item in items:
        if _HERE not in item.path.parents:
            continue
        if fault is not None:
            item.add_marker(pytest.mark.qt_fault(fault))
        else:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            # What the offscreen platform cannot do is no fault of a window.
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support ", extend=True))


@pytest.fixture(autouse=True)
def _a_qt_that_loads(request: pytest.FixtureRequest) -> None:
    marker = request.node.get_closest_marker("qt_fault")
    if marker is not None and os.environ.get("CI") == "true":
        pytest.fail(f"CI must run the window tests, and Qt cannot load: {marker.args[0]}")
    if marker is not None:
        pytest.skip(f"Qt cannot load: {marker.args[0]}")


@pytest.fixture(autouse=True)
def _nobody_left_behind() -> Iterator[None]:
    """No thread of a file outlives its test. Garbage is collected here alone: a thread that works must not free a
    widget (see facilitator.ui.garbage)."""
    gc.disable()
    yield
    gc.collect()
    ours = [thread for thread in threading.enumerate() if thread.name.startswith("facilitator")]
    for thread in ours:
        thread.join(5)  # an errand under way ends with its work
    gc.enable()
    left = [thread.name for thread in ours if thread.is_alive()]
    assert not left, f"threads still run: {left}"


@pytest.fixture
def pack(demo_folder: Path) -> bytes:
    """The PDF of a paper of eight pages, some of them across."""
    return (demo_folder / "Roundtable pack – 2024-08-29.pdf").read_bytes()


@pytest.fixture
def summary(demo_folder: Path) -> bytes:
    """The PDF of a shorter paper."""
    return (demo_folder / "Session 2.1 – Moderator’s summary – 2024-08-29.pdf").read_bytes()


@pytest.fixture
def session_path(demo_folder: Path, tmp_path: Path) -> Path:
    """A copy of the merged file of session 2.1, with notes of two people and open conflicts."""
    return Path(shutil.copy(demo_folder / "2.1.facilitator", tmp_path / "2.1.facilitator"))


@pytest.fixture
def context(qtbot: QtBot, qapp: object, tmp_path: Path) -> Iterator[Context]:
    """What every part of the window is given, with settings and places of its own."""
    from PySide6.QtCore import QTranslator
    from PySide6.QtWidgets import QApplication, QMainWindow

    from facilitator.ui.action_set import ActionSet
    from facilitator.ui.context import Context
    from facilitator.ui.preferences import Preferences
    from facilitator.ui.remembered import Remembered
    from facilitator.ui.theme.theme import Theme
    from facilitator.ui.words import choose_language

    assert isinstance(qapp, QApplication)
    words: QTranslator = choose_language("en", qapp)
    qapp.installTranslator(words)
    window = QMainWindow()
    qtbot.addWidget(window)
    theme = Theme(qapp, "light")
    yield Context(
        theme,
        ActionSet(window),
        Remembered(tmp_path / "places.ini"),
        Preferences(tmp_path / "settings.toml"),
    )
    qapp.removeTranslator(words)
    theme.deleteLater()


@pytest.fixture
def open_path(qtbot: QtBot) -> Iterator[Callable[[Path], OpenFile]]:
    """Opens session files as the window does, at a fixed moment and with fixed ids; all are closed at the end."""
    from facilitator.ui.open_file import OpenFile

    opened: list[OpenFile] = []

    def start(path: Path) -> OpenFile:
        file = OpenFile(path, seeded_clock(lambda: NOW, len(opened)))
        opened.append(file)
        faults: list[BaseException] = []
        ready: list[bool] = []
        file.start(lambda: ready.append(True), faults.append)
        qtbot.waitUntil(lambda: bool(ready or faults), timeout=10_000)
        if faults:
            raise faults[0]
        return file

    yield start
    for file in opened:
        file.close()


@pytest.fixture
def example_file(open_path: Callable[[Path], OpenFile], session_path: Path) -> OpenFile:
    """The merged file of session 2.1, open."""
    return open_path(session_path)


@pytest.fixture
def roundtable(open_path: Callable[[Path], OpenFile], demo_folder: Path, tmp_path: Path) -> OpenFile:
    """The file of the whole example workshop, open."""
    return open_path(Path(shutil.copy(demo_folder / "roundtable.facilitator", tmp_path / "roundtable.facilitator")))


@pytest.fixture
def furnish(qtbot: QtBot, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Furnish]:
    """Builds whole windows as the program does, with settings and places of their own; all are closed at the end."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.furniture import Furniture
    from facilitator.ui.preferences import Preferences
    from facilitator.ui.remembered import Remembered
    from facilitator.ui.theme.theme import Theme
    from facilitator.ui.window import MainWindow
    from facilitator.ui.words import choose_language

    assert isinstance(qapp, QApplication)
    monkeypatch.setenv("HOME", str(tmp_path))
    choose_language("en", qapp)
    made: list[Furniture] = []

    def build(path: Path | None = None) -> Furniture:
        window = MainWindow()
        window.show()
        theme = Theme(qapp, "light")
        preferences = Preferences(tmp_path / "settings.toml")
        remembered = Remembered(tmp_path / "places.ini")
        furniture = Furniture(qapp, window, theme, preferences, remembered, seeded_clock(lambda: NOW, 90 + len(made)))
        made.append(furniture)
        furniture.begin(path)
        qtbot.waitUntil(
            lambda: furniture.desk.page == "capture" if path else furniture.welcome.isVisible(), timeout=10_000
        )
        return furniture

    yield build
    for furniture in made:
        theme = furniture.context.theme
        furniture.window.close()
        furniture.desk.close()  # a window with words that cannot be written stays open
        furniture.window.deleteLater()
        theme.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
