"""A file that is opened: its page is made a part at each turn of the event loop, and shown when it is whole."""

from __future__ import annotations

import gc
import shutil
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

Furnish = Callable[..., Any]


def _half_made() -> list[QWidget]:
    """Capture pages that are in no window yet."""
    from PySide6.QtWidgets import QApplication

    return [widget for widget in QApplication.topLevelWidgets() if widget.objectName() == "capture"]


def _turns(owner: QObject) -> list[int]:
    """Grows by one at each turn of the event loop in which the window could have done something else."""
    from PySide6.QtCore import QTimer

    turns: list[int] = []
    timer = QTimer(owner)
    timer.timeout.connect(lambda: turns.append(len(_half_made())))
    timer.start(0)
    return turns


def test_events_are_served_while_the_page_is_made_and_the_page_before_it_stays(
    qtbot: QtBot, furnish: Furnish, session_path: Path
) -> None:
    furniture = furnish()
    turns = _turns(furniture.window)
    seen: list[bool] = []
    furniture.desk.opened.connect(lambda _: seen.append(furniture.welcome.isVisible()))
    furniture.desk.open(session_path)
    qtbot.waitUntil(lambda: furniture.desk.page == "capture", timeout=10_000)
    assert sum(turns) >= 8 and seen == [True]
    page = furniture.desk.page_of("capture")
    assert page.isVisible() and page.line.edit.hasFocus() and not _half_made()


def test_another_file_opened_meanwhile_is_the_one_that_shows(
    qtbot: QtBot, furnish: Furnish, session_path: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copyfile(session_path, tmp_path / "other.facilitator"))
    furniture = furnish()
    furniture.desk.open(session_path)
    qtbot.waitUntil(lambda: bool(_half_made()), timeout=10_000)
    furniture.desk.open(other)
    qtbot.waitUntil(lambda: furniture.desk.page == "capture", timeout=10_000)
    assert furniture.desk.file.path == other
    qtbot.waitUntil(lambda: not _half_made())
    furniture.desk.open(session_path)
    qtbot.waitUntil(lambda: furniture.desk.file is not None and furniture.desk.file.path == session_path)
    assert not furniture.desk.file.read_only  # the first try gave it free


def test_the_window_may_be_closed_meanwhile(qtbot: QtBot, furnish: Furnish, session_path: Path) -> None:
    furniture = furnish()
    furniture.desk.open(session_path)
    qtbot.waitUntil(lambda: bool(_half_made()), timeout=10_000)
    furniture.window.close()
    qtbot.waitUntil(lambda: not _half_made())
    assert furniture.desk.file is None and not furniture.window.isVisible()


def test_from_one_file_to_another_no_page_comes_between(
    qtbot: QtBot, furnish: Furnish, session_path: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copyfile(session_path, tmp_path / "other.facilitator"))
    furniture = furnish(session_path)
    turns = _turns(furniture.window)
    furniture.desk.open(other)
    qtbot.waitUntil(lambda: furniture.desk.file is not None and furniture.desk.file.path == other, timeout=10_000)
    assert sum(turns) == 0 and furniture.desk.page_of("capture").isVisible()


def test_a_part_that_cannot_be_made_is_told_and_none_follows(qtbot: QtBot) -> None:
    from PySide6.QtCore import QObject

    from facilitator.ui.parted import PartedWork

    done: list[object] = []

    def parts() -> Any:
        done.append("one")
        yield
        raise ValueError("two")

    owner = QObject()
    PartedWork(parts(), lambda: done.append("all"), done.append, owner)
    qtbot.waitUntil(lambda: len(done) > 1)
    assert done[0] == "one" and isinstance(done[1], ValueError) and len(done) == 2


def test_nothing_holds_what_a_closed_file_held(qtbot: QtBot, furnish: Furnish, session_path: Path) -> None:
    furniture = furnish(session_path)
    model = weakref.ref(furniture.desk.page_of("capture").notes.model)
    assert model() is not None and furniture.context.actions["view.line"].isEnabled()
    assert furniture.desk.leave()

    def gone() -> bool:
        gc.collect()
        return model() is None

    qtbot.waitUntil(gone)
    furniture.desk.open(session_path)
    qtbot.waitUntil(lambda: furniture.desk.page == "capture", timeout=10_000)
    assert furniture.context.actions["view.line"].isEnabled()
