"""The merge page on the moderator's file, what its list says of a source, and hands."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.page import MergePage
from facilitator.ui.pages.merge.source_list import Stage
from facilitator.ui.pages.merge.source_words import state_of
from facilitator.workspace.files import SessionFile

WAIT = 20_000
Merge = tuple[MergePage, OpenFile]


def moderator_file(demo_folder: Path, tmp_path: Path) -> Path:
    """The moderator's file: a copy of Oyun's, before anything was merged."""
    return Path(shutil.copy(demo_folder / "2.1 Oyun.facilitator", tmp_path / "2.1 Moderator.facilitator"))


def bada_file(demo_folder: Path, tmp_path: Path) -> Path:
    """A note-taker's file of the same session."""
    return Path(shutil.copy(demo_folder / "2.1 Bada.facilitator", tmp_path / "2.1 Bada.facilitator"))


def opener(qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile]) -> Callable[[Path], Merge]:
    """Shows the page on a file in a window, as the desk does."""

    def made(path: Path) -> Merge:
        file = open_path(path)
        window = context.actions.parent()
        assert isinstance(window, QMainWindow)
        page = MergePage(context, file)
        window.setCentralWidget(page)
        window.resize(1366, 768)
        context.actions.show_page("merge", file_open=True)
        with qtbot.waitExposed(window):
            window.show()
        page.shown()
        qtbot.waitUntil(lambda: page.issues.loaded, timeout=WAIT)
        return page, file

    return made


def settled(qtbot: QtBot, page: MergePage) -> None:
    qtbot.waitUntil(lambda: not page.sources.busy, timeout=WAIT)


def asked(qtbot: QtBot, file: OpenFile, work: Callable[[SessionFile], object]) -> object:
    found: list[object] = []
    file.ask(work, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
    return found[0]


def keys(qtbot: QtBot, page: MergePage, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for one in modifiers:
        held |= one
    qtbot.keyClick(QApplication.focusWidget() or page, key, held)


CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def merge_by_keys(qtbot: QtBot, page: MergePage) -> None:
    page.focus_first()
    with qtbot.waitSignal(page.sources.merged, timeout=WAIT):
        keys(qtbot, page, Qt.Key.Key_Return, CTRL, SHIFT)
    settled(qtbot, page)


def stage(page: MergePage, path: Path) -> Stage:
    found = page.sources.list.find(path)
    assert found
    return found.stage


def words(page: MergePage, file: OpenFile, path: Path) -> str:
    found = page.sources.list.find(path)
    assert found
    return " · ".join(filter(None, state_of(found, file.zone)))
