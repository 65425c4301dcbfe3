"""The details of a record on a file, what is in the file, and hands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.clock import seeded_clock
from facilitator.domain import ActionItem, Proposal, Record, Records
from facilitator.ui.context import Context
from facilitator.ui.open_file import EVERYTHING, OpenFile
from facilitator.ui.pages.capture.details.panel import DetailsPanel
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.workspace import editing, files, record_details
from facilitator.workspace.changed import Changed
from facilitator.workspace.editing import Part
from facilitator.workspace.showing import load_records

Key = Qt.Key
T = TypeVar("T")
E = TypeVar("E")


class Scene:
    """The panel on a file, what is in the file, and hands."""

    def __init__(self, qtbot: QtBot, context: Context, file: OpenFile) -> None:
        self.qtbot, self.context, self.file = qtbot, context, file
        self.state = CaptureState()
        self.panel = DetailsPanel(context, file, self.state)
        qtbot.addWidget(self.panel)
        self.panel.resize(context.theme.px(340), 700)
        self.panel.show()
        qtbot.waitExposed(self.panel)
        self.panel.activateWindow()

    def ask(self, work: Callable[[files.SessionFile], T]) -> T:
        found: list[T] = []
        self.file.ask(work, found.append)
        self.qtbot.waitUntil(lambda: bool(found), timeout=5000)
        return found[0]

    def records(self) -> Records:
        return self.ask(load_records)

    def record(self) -> Record:
        item = self.panel.item
        found = self.ask(lambda file: record_details.details(file, item))
        assert found is not None
        return found.record

    def select(self, *items: str) -> None:
        self.state.select(items)
        if len(items) == 1:
            self.qtbot.waitUntil(lambda: self.panel.item == items[0], timeout=5000)
            self.settle()

    def editor(self, key: str, kind: type[E]) -> E:
        found = self.panel.body.form.editor(key)
        assert isinstance(found, kind)
        return found

    def unfold(self) -> None:
        self.panel.body.form.unfold(True)

    def changes(self, act: Callable[[], object]) -> Changed:
        with self.qtbot.waitSignal(self.file.changed, timeout=5000) as told:
            act()
        self.settle()
        return (told.args or [Changed()])[0]

    def settle(self) -> None:
        """Waits until nothing is being read: a read may ask for one more."""
        for _ in range(3):
            self.ask(lambda _: None)

    def type(self, widget: QWidget, words: str, then: Key | None = None) -> None:
        """Puts the focus in a field and writes over what stands there."""
        widget.setFocus()
        self.qtbot.keyClick(widget, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        write(self.qtbot, widget, words)
        if then is not None:
            self.qtbot.keyClick(widget, then)

    def from_elsewhere(self, item: str, **values: str) -> None:
        """Another program, with a pen of its own, writes into the same file."""
        other = files.open_file(self.file.path, seeded_clock(self.file.clock.now, "elsewhere"))
        try:
            editing.edit(other, item, [Part(name, value) for name, value in values.items()], "박서연")
        finally:
            other.close()
        self.ask(lambda file: file.others_wrote())

    def tell_everyone(self) -> None:
        self.file.tell_changed(EVERYTHING)
        with self.qtbot.waitSignal(self.file.changed, timeout=5000):
            pass
        self.settle()


def write(qtbot: QtBot, widget: QWidget, words: str) -> None:
    """Types Latin letters with keys, everything else as an input method commits it."""
    if words.isascii():
        qtbot.keyClicks(widget, words)
    else:
        compose(widget, "", words)


def compose(widget: QObject, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def proposal(scene: Scene) -> Proposal:
    return scene.records().proposals[0]


def action(scene: Scene) -> ActionItem:
    return next(one for one in scene.records().actions if one.conflicts)
