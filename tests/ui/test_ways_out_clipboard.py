"""What leaves the window for other programs, by the clipboard or a drag, names nobody whom the papers would not."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator.workspace.capturing import Capture

if TYPE_CHECKING:
    from notes_scene import Scene
    from PySide6.QtWidgets import QAbstractItemView
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.furniture import Furniture
    from facilitator.ui.open_file import OpenFile

    Furnish = Callable[..., Furniture]

LINES = (
    "GAP: Kedr Tayozhny: no maps, as Oyun Boroo said #maps",
    "Mongolia: wells",
    "Lee Haessal to ask Tsuruno Hane",
    "> Kedr Tayozhny to map by 30 September 2024",
)
COPIED = {
    "named": "\n".join(LINES),
    "delegation": "GAP: Russian Federation: no maps, as [a participant] said #maps\nMongolia: wells\n"
    "[a participant] to ask [a participant]\n> [a participant] to map by 30 September 2024",
    "none": "GAP: no maps, as [a participant] said #maps\nwells\n"
    "[a participant] to ask [a participant]\n> [a participant] to map by 30 September 2024",
}
# Page → a list that stands there once it has read the file.
PAGES = {"capture": "NotesView", "merge": "IssueView", "summary": "SentenceView", "roundtable": "MatrixView",
         "actions": "ActionView", "papers": "PaperList"}  # fmt: skip


@pytest.fixture
def scene(qtbot: QtBot, context: Context, session_path: Path) -> Iterator[Scene]:
    from notes_scene import open_scene, opened_later

    with opened_later(qtbot, session_path) as file:
        yield open_scene(qtbot, context, file)


def _copied() -> str:
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.clipboard().text()


def _choose(scene: Scene, items: tuple[str, ...]) -> None:
    from PySide6.QtCore import Qt

    scene.focus(items[0])
    for item in items[1:]:
        scene.click(item, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("level", COPIED)
def test_notes_are_copied_as_the_papers_would_name_people(scene: Scene, level: str) -> None:
    from PySide6.QtCore import Qt

    scene.context.preferences.set("attribution", level)
    _choose(scene, scene.note(*LINES))
    scene.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    scene.settle()
    assert _copied() == COPIED[level]


def test_words_picked_out_by_hand_are_copied_as_they_stand(scene: Scene) -> None:
    """A field is where one writes: what a person marks in it is theirs to move."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    scene.context.preferences.set("attribution", "none")
    (item,) = scene.note("as Oyun Boroo said")
    scene.focus(item)
    scene.press(Qt.Key.Key_Return)
    scene.qtbot.waitUntil(lambda: bool(scene.pane.edit.item))
    QTest.keyClick(scene.pane.edit.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(scene.pane.edit.editor, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert _copied() == "as Oyun Boroo said"


def test_a_drag_of_notes_carries_ids_and_no_words(scene: Scene) -> None:
    items = scene.note(*LINES)
    _choose(scene, items)
    data = scene.pane.model.mimeData(scene.pane.view.selectedIndexes())
    (kind,) = data.formats()
    assert kind == "application/x-facilitator-records"
    assert bytes(data.data(kind).data()).decode().split("\n") == list(items)
    assert not (data.hasText() or data.hasHtml() or data.hasUrls())


@pytest.fixture
def furniture(furnish: Furnish, demo_folder: Path, tmp_path: Path) -> Furniture:
    path = shutil.copy(demo_folder / "roundtable.facilitator", tmp_path / "roundtable.facilitator")
    return furnish(Path(path))


def _people(file: OpenFile) -> list[str]:
    return [form for one in file.frame.participants for form in (one.name, *one.aliases)]


def _lists(furniture: Furniture) -> list[QAbstractItemView]:
    from PySide6.QtWidgets import QAbstractItemView

    found = furniture.window.findChildren(QAbstractItemView)
    return [one for one in found if one.isVisible() and one.model() and one.model().rowCount()]


def _places(view: QAbstractItemView) -> list[tuple[int, int]]:
    from PySide6.QtWidgets import QTableView

    wide = min(4, view.model().columnCount()) if isinstance(view, QTableView) else 1
    return [(row, column) for row in range(min(8, view.model().rowCount())) for column in range(wide)]


def test_no_list_of_any_page_puts_a_name_on_the_clipboard(qtbot: QtBot, furniture: Furniture) -> None:
    """Qt's lists copy the current row by themselves; here only what is fit for others may."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest

    from facilitator.ui.dialogs.bug_report import BugReport

    file = furniture.desk.file
    assert file is not None
    kept: list[object] = []
    file.ask(lambda session: Capture(session, "2.1", None, None).keep(LINES), kept.append)
    qtbot.waitUntil(lambda: bool(kept), timeout=10_000)
    furniture.context.preferences.set("attribution", "none")
    people, tried, taken = _people(file), dict[str, int](), list[str]()
    for page, wanted in PAGES.items():
        furniture.context.actions[f"page.{page}"].trigger()
        qtbot.waitUntil(lambda page=page: furniture.desk.page == page)
        qtbot.waitUntil(
            lambda wanted=wanted: wanted in [type(one).__name__ for one in _lists(furniture)], timeout=20_000
        )
        for view in _lists(furniture):
            if view.dragEnabled():
                dragged = view.model().mimeData([view.model().index(0, 0)])
                assert dragged is None or all("facilitator" in kind for kind in dragged.formats()), view
            for row, column in _places(view):
                view.setFocus()
                view.setCurrentIndex(view.model().index(row, column))
                QGuiApplication.clipboard().clear()
                QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
                done: list[bool] = []
                file.ask(lambda _: True, done.append)
                qtbot.waitUntil(lambda done=done: bool(done), timeout=20_000)
                taken.append(_copied())
                tried[type(view).__name__] = tried.get(type(view).__name__, 0) + 1
    assert furniture.window.findChildren(BugReport) == []
    assert tried.keys() >= set(PAGES.values())
    assert any(taken), "the notes, the sentences of a summary and the matrix can be copied"
    assert [name for name in people for words in taken if name in words] == []


def test_a_list_in_a_dialog_copies_nothing(qtbot: QtBot, furniture: Furniture) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QListWidget

    from facilitator.ui.widgets.dialog import Dialog

    dialog = Dialog(furniture.context.theme, "People", furniture.window)
    shown = QListWidget(dialog)
    shown.addItem("Oyun Boroo")
    dialog.body.addWidget(shown)
    with qtbot.waitExposed(dialog):
        dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    shown.setFocus()
    shown.setCurrentRow(0)
    QGuiApplication.clipboard().setText("before")
    QTest.keyClick(shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert _copied() == "before"
    dialog.close()


def test_a_message_can_be_copied_still(qtbot: QtBot, furniture: Furniture) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLabel

    furniture.messages.say("care", "The file is in a folder that syncs.")
    label = next(one for one in furniture.window.findChildren(QLabel) if "syncs" in one.text() and one.isVisible())
    furniture.window.activateWindow()
    qtbot.waitUntil(furniture.window.isActiveWindow)
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    label.setFocus()
    label.setSelection(0, 8)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert _copied() == "The file"


def test_a_published_copy_is_not_named_after_the_one_who_took_the_notes(
    qtbot: QtBot, furnish: Furnish, demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QFileDialog

    from facilitator.ui.dialogs.publish_copy import PublishDialog

    path = shutil.copy(demo_folder / "2.1 Oyun.facilitator", tmp_path / "2.1 Oyun Boroo.facilitator")
    made = furnish(Path(path))
    proposed: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: (proposed.append(given[2]), ("", ""))[1])
    made.context.actions["file.publish"].trigger()
    (dialog,) = made.window.findChildren(PublishDialog)
    dialog.make.click()
    assert [Path(one).name for one in proposed] == ["Session 2.1 for everybody.facilitator"]
    dialog.close()
