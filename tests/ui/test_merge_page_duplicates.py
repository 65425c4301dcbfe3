"""Duplicates on the merge page, by keyboard alone: linked, told apart, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from deciding_scene import ALT, CTRL, WAIT, Scene, asked, decided, opener, press
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.issues import CONFLICT, DUPLICATE
from facilitator.ui.pages.merge.page import MergePage
from facilitator.workspace import files, proving
from facilitator.workspace.capturing import Capture
from facilitator.workspace.duplicates import possible_duplicates
from facilitator.workspace.showing import load_records


@pytest.fixture
def scene(demo_folder: Path, tmp_path: Path) -> Scene:
    return Scene(demo_folder, tmp_path)


@pytest.fixture
def show(qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile]) -> Callable[[Scene], MergePage]:
    return opener(qtbot, context, open_path)


def test_duplicates_come_first_and_are_linked_or_told_apart(
    qtbot: QtBot, scene: Scene, show: Callable[[Scene], MergePage]
) -> None:
    clash = scene.note("Something else")
    scene.note("The same leopard was counted twice on both sides of the border")
    scene.note("Дикие животные гибнут на железной дороге зимой")
    scene.part()
    with files.opened(scene.bob.path, scene.bob.clock) as file:
        capture = Capture(file, None, None, "Bob")
        capture.keep(
            ["Same leopard counted twice, both sides of the border", "Зимой дикие животные гибнут на железных дорогах"]
        )
    scene.edit(scene.ann, clash, "text", "Something now")
    scene.edit(scene.bob, clash, "text", "Something later")
    scene.join()
    page = show(scene)
    pairs = page.issues.listed(DUPLICATE)
    assert len(pairs) == 2 and page.deciding.issue and page.deciding.issue.sort == DUPLICATE
    desk = page.deciding.desks.pair
    assert desk.one.words.marked
    before = asked(qtbot, scene, proving.digest)
    press(qtbot, scene, Qt.Key.Key_2, ALT)
    decided(qtbot, scene, 2)
    assert asked(qtbot, scene, proving.digest) == before  # remembered here, told nobody
    assert page.deciding.issue and page.deciding.issue.sort == DUPLICATE
    linked = page.deciding.issue.key
    press(qtbot, scene, Qt.Key.Key_1, ALT)
    decided(qtbot, scene, 1)
    assert page.deciding.issue and page.deciding.issue.sort == CONFLICT
    records = asked(qtbot, scene, load_records)
    found = {note.id: note.same_as for note in records.notes if note.id in linked}  # type: ignore[attr-defined]
    assert {*found} == {*linked} and any(found.values())
    assert asked(qtbot, scene, possible_duplicates) == ()
    press(qtbot, scene, Qt.Key.Key_Z, CTRL)
    decided(qtbot, scene, 2)
    assert [one.key for one in page.issues.listed(DUPLICATE) if one.is_open] == [linked]


def test_not_the_same_is_taken_back_from_the_ticked_entry(
    qtbot: QtBot, scene: Scene, show: Callable[[Scene], MergePage]
) -> None:
    scene.note("The same leopard was counted twice on both sides of the border")
    scene.part()
    with files.opened(scene.bob.path, scene.bob.clock) as file:
        Capture(file, None, None, "Bob").keep(["Same leopard counted twice, both sides of the border"])
    scene.join()
    page = show(scene)
    press(qtbot, scene, Qt.Key.Key_2, ALT)
    decided(qtbot, scene, 0)
    qtbot.waitUntil(page.deciding.desks.decided.on.hasFocus, timeout=WAIT)  # the next key takes nothing back
    press(qtbot, scene, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert page.deciding.desks.decided.button.hasFocus()
    press(qtbot, scene, Qt.Key.Key_Space)
    decided(qtbot, scene, 1)
    assert asked(qtbot, scene, possible_duplicates)
