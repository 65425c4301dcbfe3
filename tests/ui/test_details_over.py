"""In a narrow window the details lie over the notes: nothing beside them moves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


def _small(tmp_path: Path) -> Path:
    from datetime import UTC, datetime

    from facilitator.clock import seeded_clock
    from facilitator.workspace import files
    from facilitator.workspace.capturing import Capture

    clock = seeded_clock(lambda: datetime(2024, 8, 29, 1, 5, tzinfo=UTC), 1)
    path = tmp_path / "2.1.facilitator"
    files.new(path, "neaspec-2024", "2.1", "Ana", clock)
    with files.opened(path, clock) as held:
        Capture(held, None, None, "Ana").keep(["JP: a note"])
    return path


def _corner(page: QWidget, widget: QWidget) -> QPoint:
    from PySide6.QtCore import QPoint

    return widget.mapTo(page, QPoint(0, 0))


def test_f4_lays_the_details_over_the_notes_and_beside_them_where_there_is_room(
    qtbot: QtBot, furnish: Callable[..., Any], tmp_path: Path
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    furniture = furnish(_small(tmp_path))
    window, page = furniture.window, furniture.desk.page_of("capture")

    def press(key: Qt.Key) -> None:
        qtbot.keyClick(window, key)
        QApplication.processEvents()

    window.resize(1366, 768)
    qtbot.waitUntil(lambda: page.details.isVisible() and page.width() == 1366)
    beside = page.details.width()
    assert _corner(page, page.details).x() > _corner(page, page.notes).x() + page.notes.width() - 2
    window.resize(1150, 700)
    qtbot.waitUntil(lambda: not page.details.isVisible())
    QApplication.processEvents()
    notes = page.notes.geometry()
    press(Qt.Key.Key_F4)
    qtbot.waitUntil(page.details.isVisible)
    assert page.notes.geometry() == notes
    assert _corner(page, page.notes).x() < _corner(page, page.details).x() < page.width()
    assert _corner(page, page.details).x() + page.details.width() == page.width()
    assert _corner(page, page.details).y() + page.details.height() <= _corner(page, page.line).y(), "the line is free"
    press(Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: _corner(page, page.notes).x() == 0)
    assert _corner(page, page.details).x() + page.details.width() == page.width()
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_F4)
    assert not page.details.isVisible()
    press(Qt.Key.Key_F4)
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: page.details.isVisible() and page.width() == 1366)
    assert page.splitter.indexOf(page.details) == 2
    assert abs(page.details.width() - beside) <= 2
