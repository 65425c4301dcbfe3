"""The tagging grid or the chain on the demo's roundtable file, what the file says, and hands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain import Record, Records
from facilitator.ui.context import Context
from facilitator.ui.dialogs.choose_records import ChooseRecords
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.roundtable.tagging.chain_pane import ChainPane
from facilitator.ui.pages.roundtable.tagging.pane import TaggingPane
from facilitator.ui.pages.roundtable.tagging.picking import Picking
from facilitator.workspace.files import SessionFile
from facilitator.workspace.showing import load_records

T = TypeVar("T")
Key = Qt.Key
How = Qt.KeyboardModifier
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
WAIT = 10_000


class Desk:
    """A pane in a window, with another part that can take the focus."""

    def __init__(self, qtbot: QtBot, file: OpenFile, pane: QWidget) -> None:
        self.qtbot, self.file = qtbot, file
        self.window = QMainWindow()
        self.window.setCentralWidget(pane)
        qtbot.addWidget(self.window, before_close_func=lambda _: file.worker.settle())
        self.window.resize(1366, 700)
        self.window.show()
        self.window.activateWindow()

    def settle(self) -> None:
        """Waits until nothing is being read: a read may ask for one more."""
        for _ in range(4):
            self.ask(lambda _: None)

    def ask(self, work: Callable[[SessionFile], T]) -> T:
        found: list[T] = []
        self.file.ask(work, found.append)
        self.qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
        return found[0]

    def records(self) -> Records:
        return self.ask(load_records)

    def record(self, item: str) -> Record:
        made = self.records()
        return next(one for one in (*made.notes, *made.proposals, *made.actions) if one.id == item)

    def tags(self, item: str) -> set[str]:
        return set(self.record(item).tags)

    def undo(self) -> None:
        with self.qtbot.waitSignal(self.file.changed, timeout=WAIT):
            self.file.steps.undo()
        self.settle()

    def picker(self, picking: Picking) -> ChooseRecords:
        self.qtbot.waitUntil(lambda: picking.dialog is not None, timeout=WAIT)
        assert picking.dialog is not None
        self.qtbot.waitExposed(picking.dialog)
        return picking.dialog

    def press(self, widget: QWidget, *keys: Key | str, how: How = PLAIN) -> None:
        for key in keys:
            if isinstance(key, str):
                self.qtbot.keyClicks(widget, key)
            else:
                self.qtbot.keyClick(widget, key, how)


class Grid(Desk):
    """The tagging pane, read."""

    def __init__(self, qtbot: QtBot, context: Context, file: OpenFile) -> None:
        self.pane = TaggingPane(context, file)
        super().__init__(qtbot, file, self.pane)
        self.view, self.model = self.pane.view, self.pane.model
        qtbot.waitUntil(lambda: self.model.rowCount() > 0, timeout=WAIT)
        self.pane.focus_first()
        qtbot.waitUntil(self.view.hasFocus, timeout=WAIT)

    def keys(self, *keys: Key | str, how: How = PLAIN) -> None:
        self.press(self.view, *keys, how=how)

    @property
    def row(self) -> int:
        return self.view.currentIndex().row()

    @property
    def item(self) -> str:
        return self.model.row(self.row).id

    @property
    def word(self) -> str:
        column = self.model.column(self.view.currentIndex().column())
        return column.key if column else ""

    def shown(self) -> list[str]:
        return [self.model.row(row).id for row in range(self.model.rowCount())]

    def goes_to(self, item: str) -> None:
        self.view.choice.go(self.model.rows_of((item,))[0], 1)

    def click(self, row: int, column: int, how: How = PLAIN) -> None:
        at: QPoint = self.view.visualRect(self.model.index(row, column)).center()
        self.qtbot.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, how, at)


class Chains(Desk):
    """The chain pane, read."""

    def __init__(self, qtbot: QtBot, context: Context, file: OpenFile) -> None:
        self.pane = ChainPane(context, file)
        super().__init__(qtbot, file, self.pane)
        self.view, self.model = self.pane.view, self.pane.model
        qtbot.waitUntil(lambda: self.model.rowCount() > 0, timeout=WAIT)
        self.pane.focus_first()
        qtbot.waitUntil(self.view.hasFocus, timeout=WAIT)

    def keys(self, *keys: Key | str, how: How = PLAIN) -> None:
        self.press(self.view, *keys, how=how)

    def choose(self, gap: str | None) -> None:
        button = self.pane.filter.buttons[gap]
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
