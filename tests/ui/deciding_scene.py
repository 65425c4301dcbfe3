"""A moderator's file in which two people disagree, the merge page on it, and hands."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from builders import Laptop
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.page import MergePage
from facilitator.workspace import editing, files, merging
from facilitator.workspace.capturing import Capture
from facilitator.workspace.editing import Part
from facilitator.workspace.files import SessionFile
from facilitator.workspace.showing import load_records

WAIT = 20_000
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Scene:
    """A moderator's file in which Ann and Bob disagree, and the page on it."""

    def __init__(self, demo: Path, folder: Path) -> None:
        self.ann = Laptop(Path(shutil.copy(demo / "2.1 Oyun.facilitator", folder / "2.1.facilitator")), 11)
        self.bob = Laptop(folder / "bob.facilitator", 12)
        self.page: MergePage
        self.file: OpenFile

    def note(self, line: str) -> str:
        with files.opened(self.ann.path, self.ann.clock) as file:
            return Capture(file, None, None, "Ann").keep([line]).items[0]

    def part(self) -> None:
        shutil.copy(self.ann.path, self.bob.path)

    def edit(self, laptop: Laptop, item: str, field: str, value: str) -> None:
        author = "Ann" if laptop is self.ann else "Bob"
        with files.opened(laptop.path, laptop.clock) as file:
            if field == "deleted":
                editing.delete(file, item, author)
            else:
                editing.edit(file, item, [Part(field, value)], author)

    def join(self) -> None:
        merging.merge(self.ann.path, [self.bob.path], self.ann.clock)


def opener(qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile]) -> Callable[[Scene], MergePage]:
    """Shows the page on the moderator's file in a window, as the desk does."""

    def made(scene: Scene) -> MergePage:
        scene.file = open_path(scene.ann.path)
        window = context.actions.parent()
        assert isinstance(window, QMainWindow)
        page = scene.page = MergePage(context, scene.file)
        window.setCentralWidget(page)
        window.resize(1366, 768)
        context.actions.on("edit.undo", scene.file.steps.undo)
        context.actions.show_page("merge", file_open=True)
        with qtbot.waitExposed(window):
            window.show()
        page.shown()
        qtbot.waitUntil(lambda: page.issues.loaded, timeout=WAIT)
        page.focus_first()
        return page

    return made


def press(qtbot: QtBot, scene: Scene, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget() or scene.page, key, held)


def asked(qtbot: QtBot, scene: Scene, work: Callable[[SessionFile], object]) -> object:
    found: list[object] = []
    scene.file.ask(work, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
    return found[0]


def text_of(qtbot: QtBot, scene: Scene, item: str) -> str | None:
    records = asked(qtbot, scene, load_records)
    every = (*records.notes, *records.proposals, *records.actions)  # type: ignore[attr-defined]
    return next((one.text for one in every if one.id == item), None)


def decided(qtbot: QtBot, scene: Scene, open_ones: int) -> None:
    qtbot.waitUntil(lambda: len(scene.page.issues.all_open()) == open_ones, timeout=WAIT)
