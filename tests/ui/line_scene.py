"""A capture line in a window over the example, and the keys a note-taker presses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain import ActionItem, Note, Proposal, Records
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.line.capture_line import CaptureLine
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.workspace.files import SessionFile
from facilitator.workspace.showing import load_records

T = TypeVar("T")
Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@dataclass
class Scene:
    """One opening of a file with a capture line in it."""

    qtbot: QtBot
    file: OpenFile
    state: CaptureState
    line: CaptureLine
    window: QMainWindow

    def type(self, text: str) -> None:
        """Types: ASCII by keys, anything else as an input method commits it, line breaks by Shift+Enter."""
        for character in text:
            if character == "\n":
                self.key(Key.Key_Return, SHIFT)
            elif character.isascii():
                self.qtbot.keyClicks(self.focus(), character)
            else:
                self.compose("", character)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self.qtbot.keyClick(self.focus(), key, modifiers)

    def compose(self, preedit: str, commit: str = "") -> None:
        """One step of an input method."""
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(self.focus(), event)

    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        return widget

    def ask(self, work: Callable[[SessionFile], T]) -> T:
        found: list[T] = []
        self.file.ask(work, found.append)
        self.qtbot.waitUntil(lambda: bool(found), timeout=10_000)
        return found[0]

    def records(self) -> list[Note | Proposal | ActionItem]:
        """Every record of the file, in order."""
        all_of: Records = self.ask(load_records)
        return sorted((*all_of.notes, *all_of.proposals, *all_of.actions), key=lambda record: record.order)

    def new(self, since: int) -> list[Note | Proposal | ActionItem]:
        """The records after the first ``since``, once everything under way is on disk."""
        self.qtbot.waitUntil(lambda: not self.line.keeping.under_way, timeout=10_000)
        return self.records()[since:]

    def chips(self) -> list[tuple[str, str]]:
        return [(chip.field, chip.text) for chip in self.line.chips.chips]

    def offered(self) -> list[str]:
        return [offer.inserted for offer in self.line.suggestions.offers]

    def point(self, beginning: str) -> str:
        return next(point.id for point in self.file.frame.points if point.title.startswith(beginning))


def open_scene(qtbot: QtBot, context: Context, file: OpenFile) -> Scene:
    """Shows the line for session 2.1, its cursor in it, the names for completion read."""
    window = context.actions.parent()
    assert isinstance(window, QMainWindow)
    state = CaptureState(window)
    state.show_session(next(session.id for session in file.frame.sessions if session.code == "2.1"))
    state.show_point(next(point.id for point in file.frame.points if "platform" in point.title))
    centre = QWidget(window)
    column = QVBoxLayout(centre)
    line = CaptureLine(context, file, state, centre)
    column.addStretch(1)
    column.addWidget(line)
    window.setCentralWidget(centre)
    window.resize(900, 480)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    scene = Scene(qtbot, file, state, line, window)
    if not file.read_only:
        line.focus_line()
        qtbot.waitUntil(line.edit.hasFocus)
    scene.ask(lambda _: None)
    return scene
