"""*Settle all that is left* on the merge page: asked once, done, and taken back in one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from deciding_scene import WAIT, Scene, decided, opener, text_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.page import MergePage
from facilitator.ui.pages.merge.settling_all import SettleAllDialog


@pytest.fixture
def scene(demo_folder: Path, tmp_path: Path) -> Scene:
    return Scene(demo_folder, tmp_path)


@pytest.fixture
def show(qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile]) -> Callable[[Scene], MergePage]:
    return opener(qtbot, context, open_path)


def dialog(qtbot: QtBot, page: MergePage) -> SettleAllDialog:
    qtbot.waitUntil(lambda: bool(page.findChildren(SettleAllDialog)), timeout=WAIT)
    (found,) = page.findChildren(SettleAllDialog)
    return found


def test_all_is_settled_after_a_question_and_taken_back_in_one_step(
    qtbot: QtBot, scene: Scene, show: Callable[[Scene], MergePage], context: Context
) -> None:
    items = [scene.note("Corridors first"), scene.note("Bridges came early")]
    scene.part()
    for laptop, text in ((scene.ann, "now"), (scene.bob, "later")):
        scene.edit(laptop, items[0], "text", f"Corridors {text}")
    scene.edit(scene.ann, items[1], "text", "Bridges came late")
    scene.edit(scene.bob, items[1], "deleted", "yes")
    scene.join()
    page = show(scene)
    decided(qtbot, scene, 2)
    action = context.actions["conflict.all"]
    action.trigger()
    asking = dialog(qtbot, page)
    assert asking.settle.hasFocus() or asking.settle.isDefault()
    qtbot.keyClick(asking, Qt.Key.Key_Escape)
    decided(qtbot, scene, 2)
    qtbot.waitUntil(lambda: not page.findChildren(SettleAllDialog), timeout=WAIT)
    action.trigger()
    with qtbot.waitSignal(page.backed_up, timeout=WAIT) as backup:
        qtbot.keyClick(dialog(qtbot, page), Qt.Key.Key_Return)
    assert backup.args[0].path.is_file()
    decided(qtbot, scene, 0)
    assert text_of(qtbot, scene, items[1]) == "Bridges came late"
    assert not action.isEnabled()
    assert scene.file.steps.undo_title == "Settlement of all conflicts"
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=WAIT)
    context.actions["edit.undo"].trigger()
    decided(qtbot, scene, 2)
