"""What the tests of the run sheet share: a clock that can be set, the strip in a window, its field and chips."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from facilitator.clock import Clock, seeded_clock

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.capture.run_sheet.strip import RunSheet
    from facilitator.workspace.run_sheet import Queue

SEOUL = ZoneInfo("Asia/Seoul")


@dataclass
class Watch:
    """A clock that can be set."""

    now: datetime = field(default_factory=lambda: datetime(2024, 8, 29, 9, 52, 14, tzinfo=SEOUL))

    def clock(self) -> Clock:
        return seeded_clock(lambda: self.now, 7)

    def set(self, clock: str, day: str = "2024-08-29") -> None:
        self.now = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=SEOUL)


@pytest.fixture
def watch(example_file: OpenFile) -> Watch:
    made = Watch()
    example_file.clock = made.clock()
    return made


@pytest.fixture
def strip(qtbot: QtBot, context: Context, example_file: OpenFile, watch: Watch) -> RunSheet:
    """The strip for session 2.1, 1366 px wide, with its names read."""
    return shown(qtbot, context, example_file)


def shown(qtbot: QtBot, context: Context, file: OpenFile, width: int = 1366) -> RunSheet:
    from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget

    from facilitator.ui.pages.capture.run_sheet.strip import RunSheet
    from facilitator.ui.pages.capture.state import CaptureState

    window = context.actions.parent()
    assert isinstance(window, QMainWindow)
    context.actions.show_page("capture", file_open=True)
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    state = CaptureState(body)
    state.show_session(next(session.id for session in file.frame.sessions if session.held))
    strip = RunSheet(context, file, state, body)
    line = QLineEdit(body)
    line.setObjectName("line")
    context.actions.on("view.line", line.setFocus)
    context.actions.on("view.run_sheet", lambda: strip.setVisible(context.actions["view.run_sheet"].isChecked()))
    context.actions["view.run_sheet"].setChecked(True)
    column.addWidget(strip)
    column.addWidget(line)
    window.setCentralWidget(body)
    window.resize(width, 300)
    window.show()
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.waitUntil(lambda: strip.row.field.completer_ is not None and strip.keeper.loaded)
    return strip


def tick(strip: RunSheet) -> None:
    """What the timer does every second, now."""
    strip._tick()  # pyright: ignore[reportPrivateUsage]


def typed(qtbot: QtBot, strip: RunSheet, words: str) -> None:
    from PySide6.QtCore import Qt

    strip.row.field.setFocus()
    qtbot.keyClicks(strip.row.field, words)
    qtbot.keyClick(strip.row.field, Qt.Key.Key_Return)


def names(strip: RunSheet) -> list[str]:
    return [chip.name for chip in strip.row.waiting if chip.isVisible()]


def kept(qtbot: QtBot, file: OpenFile, session: str) -> Queue:
    from facilitator.workspace.run_sheet import load_queue

    found: list[Queue] = []
    file.ask(lambda opened: load_queue(opened, session), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]
