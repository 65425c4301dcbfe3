"""What the tests of the programme share: the panel shown in a window, and how its rows are found and clicked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.capture.programme.panel import ProgrammePanel
    from facilitator.ui.pages.capture.programme.rows import Row
    from facilitator.ui.pages.capture.state import CaptureState

Shown = Callable[["OpenFile"], "ProgrammePanel"]


@pytest.fixture
def state(qapp: object) -> CaptureState:
    from facilitator.ui.pages.capture.state import CaptureState

    return CaptureState()


@pytest.fixture
def show(qtbot: QtBot, context: Context, state: CaptureState) -> Shown:
    """Shows the panel for a file, once its notes are counted."""
    from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget

    from facilitator.ui.pages.capture.programme.panel import ProgrammePanel

    def start(file: OpenFile) -> ProgrammePanel:
        window = context.actions.parent()
        assert isinstance(window, QMainWindow)
        context.actions.show_page("capture", file_open=True)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        panel = ProgrammePanel(context, file, state, body)
        line = QLineEdit(body)
        line.setObjectName("line")
        context.actions.on("view.line", line.setFocus)
        column.addWidget(panel)
        column.addWidget(line)
        window.setCentralWidget(body)
        window.resize(248, 900)
        window.show()
        window.activateWindow()
        line.setFocus()
        # Until the window is the active one, nothing that takes the focus takes it from anything.
        qtbot.waitUntil(line.hasFocus)
        qtbot.waitUntil(lambda: panel.counts.known)
        return panel

    return start


@pytest.fixture
def panel(show: Shown, example_file: OpenFile) -> ProgrammePanel:
    return show(example_file)


def lines(panel: ProgrammePanel) -> list[tuple[str, str, int]]:
    return [(row.kind, row.title, row.count) for row in panel.view.listed.rows]


def row_named(panel: ProgrammePanel, title: str) -> int:
    return next(at for at, row in enumerate(panel.view.listed.rows) if row.title.startswith(title))


def the_row(panel: ProgrammePanel, title: str) -> Row:
    return panel.view.listed.rows[row_named(panel, title)]


def middle(panel: ProgrammePanel, title: str) -> QPoint:
    return panel.view.rect_of(row_named(panel, title)).center()


def click(qtbot: QtBot, panel: ProgrammePanel, title: str) -> None:
    from PySide6.QtCore import Qt

    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(panel, title))


def points_shown(panel: ProgrammePanel) -> list[str]:
    return [row.title for row in panel.view.listed.rows if row.kind == "point"]


def focus_list(qtbot: QtBot, panel: ProgrammePanel) -> None:
    panel.view.setFocus()
    qtbot.waitUntil(panel.view.hasFocus)


def current_title(file: OpenFile, state: CaptureState) -> str:
    return next((point.title for point in file.frame.points if point.id == state.point), "")
