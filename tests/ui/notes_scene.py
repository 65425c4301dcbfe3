"""A notes list in a window, with real keys; and what a person at another laptop does to the same file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from facilitator.clock import seeded_clock
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.pane import NotesPane
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.workspace import files
from facilitator.workspace.capturing import Capture
from facilitator.workspace.changed import Changed
from facilitator.workspace.listing import Row, note_rows

if TYPE_CHECKING:
    from facilitator.workspace.files import SessionFile

PLATFORM = "How do we enhance knowledge sharing? (platform)"
LATER = datetime(2024, 8, 29, 5, 0, tzinfo=UTC)
NO_KEYS = Qt.KeyboardModifier.NoModifier


@dataclass
class Scene:
    qtbot: QtBot
    context: Context
    file: OpenFile
    state: CaptureState
    window: QMainWindow
    pane: NotesPane

    @property
    def ids(self) -> list[str]:
        order = self.pane.model.order
        return [item for row in range(len(order)) if (item := order.id_at(row))]

    @property
    def texts(self) -> list[str]:
        return [row.text for item in self.ids if (row := self.pane.model.held.get(item))]

    def point(self, title: str) -> str:
        return next(point.id for point in self.file.frame.points if point.title == title)

    def settle(self) -> None:
        """Waits until all that was asked of the file is answered."""
        for _ in range(3):
            self.ask(lambda _: True)
        self.qtbot.waitUntil(lambda: self.pane.feed.settled, timeout=10_000)

    def ask(self, work: Callable[[SessionFile], object]) -> object:
        found: list[object] = []
        self.file.ask(work, found.append)
        self.qtbot.waitUntil(lambda: bool(found), timeout=10_000)
        return found[0]

    def row(self, item: str) -> Row | None:
        found = self.ask(lambda file: note_rows(file, [item]))
        assert isinstance(found, tuple)
        return found[0] if found else None

    def do(self, work: Callable[[SessionFile], Changed], title: str = "Step") -> Changed:
        with self.qtbot.waitSignal(self.file.changed) as told:
            self.file.do(title, work)
        self.settle()
        changed = told.args[0]
        assert isinstance(changed, Changed)
        return changed

    def note(self, *lines: str, point: str | None = PLATFORM) -> tuple[str, ...]:
        return self.do(lambda file: Capture(file, None, point, None).keep(lines)).items

    def elsewhere(self, work: Callable[[files.SessionFile], object]) -> None:
        """Somebody else's program writes into the file; then the window looks."""
        other = files.open_file(self.file.path, self.file.clock)
        try:
            work(other)
        finally:
            other.close()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        """A key where the focus is."""
        QTest.keyClick(self.window.focusWidget(), key, modifiers)

    def write(self, text: str) -> None:
        QTest.keyClicks(self.window.focusWidget(), text)

    def focus(self, item: str) -> None:
        """A click on a note: it is selected and the list has the focus."""
        self.click(item)
        assert self.state.selected == (item,)

    def click(self, item: str, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        view = self.pane.view
        at = QPoint(view.row_width // 2, self.rect(item).center().y())
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, at)

    def rect(self, item: str) -> QRect:
        view, model = self.pane.view, self.pane.model
        return view.visualRect(model.index(model.order.row_of(item), 0))

    def star_of(self, item: str) -> QPoint:
        row = self.pane.model.order.row_of(item)
        layout = self.pane.view.itemDelegate().layout(row, self.pane.view.row_width)  # type: ignore[attr-defined]
        return layout.star.center() + self.rect(item).topLeft()


@contextmanager
def opened_later(qtbot: QtBot, path: Path) -> Iterator[OpenFile]:
    """A file open after all of the demo's notes were made, so that new notes are the last."""
    moment = [LATER]

    def now() -> datetime:
        moment[0] += timedelta(milliseconds=1)
        return moment[0]

    file = OpenFile(path, seeded_clock(now, 5))
    ready: list[bool] = []
    file.start(lambda: ready.append(True), lambda error: ready.append(not error))
    try:
        qtbot.waitUntil(lambda: bool(ready), timeout=10_000)
        yield file
    finally:
        file.close()


def open_scene(
    qtbot: QtBot, context: Context, file: OpenFile, point: str | None = PLATFORM, size: tuple[int, int] = (814, 620)
) -> Scene:
    window = context.actions.parent()
    assert isinstance(window, QMainWindow)
    state = CaptureState(window)
    state.point = next((one.id for one in file.frame.points if one.title == point), "")
    pane = NotesPane(context, file, state, window)
    context.actions.show_page("capture", file_open=True)
    for kind in ("gap", "action", "proposal", "statement"):
        context.actions.on(f"kind.{kind}", lambda kind=kind: pane.set_kind(kind) and None)
    context.actions.on("note.star", lambda: pane.toggle_star() and None)
    context.actions.on("edit.undo", file.steps.undo)
    window.setCentralWidget(pane)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    scene = Scene(qtbot, context, file, state, window, pane)
    scene.settle()
    return scene
