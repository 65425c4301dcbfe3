"""Deciding on the merge page, by keyboard alone: conflicts of every sort, and every choice undone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import Laptop
from deciding_scene import ALT, CTRL, WAIT, Scene, asked, decided, opener, press, text_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.issues import CONFLICT
from facilitator.ui.pages.merge.page import MergePage
from facilitator.workspace import merging, proving
from facilitator.workspace.capturing import Capture
from facilitator.workspace.settling import open_conflicts
from facilitator.workspace.showing import load_records

BASE = "NIE to circulate the draft metadata sheet to the range States."
THIS = "NIE to circulate the draft metadata sheet to the four range States and WWF-Russia by 30 September 2024."
THAT = (
    "NIE and the Secretariat to circulate the draft metadata sheet to the range States by 15 October 2024, in English."
)
BOTH = (
    "NIE and the Secretariat to circulate the draft metadata sheet to the four range States and WWF-Russia by"
    " {} 2024, in English."
)


@pytest.fixture
def scene(demo_folder: Path, tmp_path: Path) -> Scene:
    return Scene(demo_folder, tmp_path)


@pytest.fixture
def show(qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile]) -> Callable[[Scene], MergePage]:
    return opener(qtbot, context, open_path)


def compared(qtbot: QtBot, scene: Scene, count: int) -> None:
    """The comparison has come from the worker."""
    qtbot.waitUntil(lambda: scene.page.deciding.desks.conflict.proposed.text.open_places() == count, timeout=WAIT)


def test_the_picture_a_text_edited_by_both(qtbot: QtBot, scene: Scene, show: Callable[[Scene], MergePage]) -> None:
    item = scene.note(f"ACTION: {BASE}")
    scene.part()
    scene.edit(scene.ann, item, "text", THIS)
    scene.edit(scene.bob, item, "text", THAT)
    scene.join()
    page = show(scene)
    desk = page.deciding.desks.conflict
    compared(qtbot, scene, 1)
    cards = {card.words.text: card.words.marked for card in (desk.this, desk.that)}
    assert cards == {
        THIS: ("four", "and WWF-Russia", "30 September"),
        THAT: ("and the Secretariat", "15 October", ", in English"),
    }
    assert desk.before.text() == BASE and not desk.subject.isVisible()
    assert page.deciding.desks.head.title.text() == "Action, text"
    assert page.deciding.desks.head.count.text() == "1 of 1"
    assert desk.both.text() == "Keep both as two actions"
    qtbot.waitUntil(lambda: len(desk.past.lines()) == 3)
    assert "wrote “NIE to circulate" in desk.past.lines()[0] and "without having seen" in desk.past.lines()[2]
    editor = desk.proposed.text
    assert editor.hasFocus() and not desk.keep.isEnabled()
    assert editor.text() in (BOTH.format("30 September | 15 October"), BOTH.format("15 October | 30 September"))
    press(qtbot, scene, Qt.Key.Key_Return, CTRL)  # a place is open: nothing is kept
    assert asked(qtbot, scene, open_conflicts)
    left = editor.text().partition(" | ")[0].rpartition(" by ")[2]
    press(qtbot, scene, Qt.Key.Key_Left, ALT)
    assert editor.text() == BOTH.format(left) and desk.keep.isEnabled()
    qtbot.keyClicks(editor, " Soon.")
    press(qtbot, scene, Qt.Key.Key_Return, CTRL)
    decided(qtbot, scene, 0)
    assert text_of(qtbot, scene, item) == BOTH.format(left) + " Soon."


def _five_conflicts(scene: Scene) -> tuple[str, str]:
    """In text, due date, tag, deletion and a text in kana; the items of the last two."""
    lines = (
        "Corridors first",
        "ACTION: NIE to map it",
        "Fences #roads",
        "LESSON: ask herders early",
        "渡り鳥を守る必要がある",
    )
    text, action, tag, gone, kana = (scene.note(line) for line in lines)
    scene.part()
    for item, field, here, there in (
        (text, "text", "Corridors now", "Corridors later"),
        (action, "due", "2024-09-30", "2024-10-15"),
        (tag, "tags/roads", "", "2"),
        (gone, "deleted", "", ""),
        (kana, "text", "渡り鳥を守る計画がある", "渡り鳥を調べる必要がある"),
    ):
        scene.edit(scene.ann, item, field, here)
        scene.edit(scene.bob, item, "text" if field == "deleted" else field, there or "ask herders early and often")
    scene.join()
    return gone, kana


def test_five_conflicts_to_the_end_by_keyboard(qtbot: QtBot, scene: Scene, show: Callable[[Scene], MergePage]) -> None:
    gone, kana = _five_conflicts(scene)
    page = show(scene)
    chosen: list[str] = []
    for step in range(5):
        issue = page.deciding.issue
        assert issue and issue.sort == CONFLICT and issue.is_open
        field = issue.key[1]
        chosen.append(field)
        if field == "tags/roads":
            press(qtbot, scene, Qt.Key.Key_3, ALT)
        elif issue.key[0] == kana:
            qtbot.waitUntil(lambda: page.deciding.desks.conflict.choices()["keep"], timeout=WAIT)
            assert page.deciding.desks.conflict.proposed.text.text() == "渡り鳥を調べる計画がある"
            press(qtbot, scene, Qt.Key.Key_Return, CTRL)
        else:
            press(qtbot, scene, Qt.Key.Key_2 if field == "deleted" else Qt.Key.Key_1, ALT)
        decided(qtbot, scene, 4 - step)
    assert sorted(chosen) == ["deleted", "due", "tags/roads", "text", "text"]
    assert asked(qtbot, scene, open_conflicts) == ()
    assert text_of(qtbot, scene, kana) == "渡り鳥を調べる計画がある"
    assert text_of(qtbot, scene, gone) == "ask herders early and often"
    assert page.deciding.lists.conflicts.count.text() == "0 of 5 open"
    assert asked(qtbot, scene, proving.check) == []


def test_deciding_later_and_going_round(qtbot: QtBot, scene: Scene, show: Callable[[Scene], MergePage]) -> None:
    items = [scene.note(line) for line in ("Corridors first", "Bridges first", "Tunnels first")]
    scene.part()
    for laptop in (scene.ann, scene.bob):
        for item in items:
            scene.edit(laptop, item, "text", "now" if laptop is scene.ann else "later")
    scene.join()
    page = show(scene)

    def shown() -> str:
        assert page.deciding.issue
        return page.deciding.issue.key[0]

    first = shown()
    press(qtbot, scene, Qt.Key.Key_4, ALT)
    second = shown()
    press(qtbot, scene, Qt.Key.Key_Down, ALT)
    third = shown()
    assert sorted((first, second, third)) == sorted(items)
    press(qtbot, scene, Qt.Key.Key_Down, ALT)
    assert shown() == first
    press(qtbot, scene, Qt.Key.Key_Up, ALT)
    press(qtbot, scene, Qt.Key.Key_Up, ALT)
    assert shown() == second
    compared(qtbot, scene, 1)
    press(qtbot, scene, Qt.Key.Key_1, ALT)
    decided(qtbot, scene, 2)
    assert shown() == third and page.deciding.desks.conflict.proposed.text.hasFocus()


def test_nothing_is_kept_before_it_is_shown(qtbot: QtBot, scene: Scene, show: Callable[[Scene], MergePage]) -> None:
    items = [scene.note(line) for line in ("Roads are first", "Roads are first")]
    scene.part()
    for laptop in (scene.ann, scene.bob):
        for item in items:
            scene.edit(laptop, item, "text", "Roads were first" if laptop is scene.ann else "Roads are first now")
    scene.join()
    page = show(scene)
    desk = page.deciding.desks.conflict
    qtbot.waitUntil(lambda: desk.choices()["keep"], timeout=WAIT)
    page.deciding.go(1)
    assert not desk.choices()["keep"] and desk.proposed.text.text() == ""
    press(qtbot, scene, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.choices()["keep"], timeout=WAIT)
    assert len(page.issues.all_open()) == 2


def test_both_kept_and_undone_from_the_ticked_entry(
    qtbot: QtBot, scene: Scene, show: Callable[[Scene], MergePage]
) -> None:
    item, other = scene.note("Corridors first"), scene.note("Bridges first")
    scene.part()
    for laptop, text in ((scene.ann, "now"), (scene.bob, "later")):
        scene.edit(laptop, item, "text", f"Corridors {text}")
        scene.edit(laptop, other, "text", f"Bridges {text}")
    scene.join()
    page = show(scene)
    shown = page.deciding.issue
    assert shown
    count = len(asked(qtbot, scene, load_records).notes)  # type: ignore[attr-defined]
    press(qtbot, scene, Qt.Key.Key_3, ALT)
    decided(qtbot, scene, 1)
    assert len(asked(qtbot, scene, load_records).notes) == count + 1  # type: ignore[attr-defined]
    press(qtbot, scene, Qt.Key.Key_1, ALT)
    decided(qtbot, scene, 0)
    view = page.deciding.lists.conflicts.view
    view.setFocus()
    rows = [str(view.model().index(row, 0).data()) for row in range(2)]
    row = next(at for at, text in enumerate(rows) if "both kept" in text)
    view.setCurrentIndex(view.model().index(row, 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert page.deciding.desks.decided.button.hasFocus()
    qtbot.keyClick(page.deciding.desks.decided.button, Qt.Key.Key_Space)
    decided(qtbot, scene, 1)
    (waiting,) = page.issues.all_open()
    assert waiting.key == shown.key
    assert len(asked(qtbot, scene, load_records).notes) == count  # type: ignore[attr-defined]


def test_a_choice_is_one_step_of_undo(qtbot: QtBot, scene: Scene, show: Callable[[Scene], MergePage]) -> None:
    item = scene.note("Corridors first")
    scene.part()
    for laptop, text in ((scene.ann, "Corridors now"), (scene.bob, "Corridors later")):
        scene.edit(laptop, item, "text", text)
    scene.join()
    page = show(scene)
    compared(qtbot, scene, 1)
    press(qtbot, scene, Qt.Key.Key_2, ALT)
    decided(qtbot, scene, 0)
    assert scene.file.steps.undo_title == "Settlement of text"
    press(qtbot, scene, Qt.Key.Key_Z, CTRL)
    decided(qtbot, scene, 1)
    assert page.issues.listed(CONFLICT)[0].is_open


def test_a_key_pressed_twice_decides_once(qtbot: QtBot, scene: Scene, show: Callable[[Scene], MergePage]) -> None:
    item = scene.note(f"ACTION: {BASE}")
    scene.part()
    scene.edit(scene.ann, item, "due", "2024-11-15")
    scene.edit(scene.bob, item, "due", "2024-12-13")
    scene.join()
    subject = show(scene).deciding.desks.conflict.subject
    assert subject.isVisible() and subject.text() == BASE
    sentences: list[str] = []
    scene.file.said.connect(lambda _, sentence: sentences.append(sentence))
    for _ in range(2):
        press(qtbot, scene, Qt.Key.Key_1, ALT)
    decided(qtbot, scene, 0)
    assert asked(qtbot, scene, open_conflicts) in ([], ())
    assert sentences == []


@pytest.mark.parametrize("deletes", ["ann", "bob"])
def test_enter_never_lets_a_deletion_stand_against_an_edit(
    qtbot: QtBot, scene: Scene, show: Callable[[Scene], MergePage], deletes: str
) -> None:
    item = scene.note("Corridors first")
    scene.part()
    one, other = (scene.ann, scene.bob) if deletes == "ann" else (scene.bob, scene.ann)
    scene.edit(one, item, "deleted", "")
    scene.edit(other, item, "text", "Corridors now")
    scene.join()
    show(scene)
    press(qtbot, scene, Qt.Key.Key_Space)
    decided(qtbot, scene, 0)
    assert text_of(qtbot, scene, item) == "Corridors now"


def test_more_than_two_versions(qtbot: QtBot, scene: Scene, show: Callable[[Scene], MergePage]) -> None:
    item = scene.note("Corridors first")
    scene.part()
    carl = Laptop(scene.bob.path.with_name("carl.facilitator"), 13)
    shutil.copy(scene.ann.path, carl.path)
    for laptop, text in ((scene.ann, "Corridors now"), (scene.bob, "Corridors later"), (carl, "Corridors never")):
        scene.edit(laptop, item, "text", text)
    scene.join()
    merging.merge(scene.ann.path, [carl.path], scene.ann.clock)
    page = show(scene)
    desk = page.deciding.desks.conflict
    assert desk.that.chooser.isVisible() and desk.that.chooser.count() == 2
    desk.that.chooser.setFocus()
    qtbot.keyClick(desk.that.chooser, Qt.Key.Key_Down)
    assert desk.conflict and desk.right == desk.conflict.versions[2]
    wanted = desk.conflict.versions[2].value
    qtbot.waitUntil(lambda: desk.that.words.marked != (), timeout=WAIT)
    press(qtbot, scene, Qt.Key.Key_2, ALT)
    decided(qtbot, scene, 0)
    assert text_of(qtbot, scene, item) == wanted


def test_what_is_typed_into_the_proposed_text_stays(
    qtbot: QtBot, scene: Scene, show: Callable[[Scene], MergePage]
) -> None:
    item = scene.note("Corridors first")
    scene.part()
    for laptop, text in ((scene.ann, "Corridors now"), (scene.bob, "Corridors later")):
        scene.edit(laptop, item, "text", text)
    scene.join()
    page = show(scene)
    compared(qtbot, scene, 1)
    editor = page.deciding.desks.conflict.proposed.text
    qtbot.keyClicks(editor, "soon")  # in place of what is to be chosen
    assert editor.text() == "Corridors soon"
    with qtbot.waitSignal(page.issues.changed, timeout=WAIT):
        scene.file.do("Note", lambda f: Capture(f, None, None, None).keep(["Typed elsewhere meanwhile"]))
    assert editor.text() == "Corridors soon" and editor.hasFocus()
    press(qtbot, scene, Qt.Key.Key_Return, CTRL)
    decided(qtbot, scene, 0)
    assert text_of(qtbot, scene, item) == "Corridors soon"


def test_a_composition_is_not_cut_short(qtbot: QtBot, scene: Scene, show: Callable[[Scene], MergePage]) -> None:
    item = scene.note("渡り鳥を守る必要がある")
    scene.part()
    for laptop, text in ((scene.ann, "渡り鳥を守る計画がある"), (scene.bob, "渡り鳥を調べる必要がある")):
        scene.edit(laptop, item, "text", text)
    scene.join()
    page = show(scene)
    desk = page.deciding.desks.conflict
    qtbot.waitUntil(lambda: desk.choices()["keep"], timeout=WAIT)
    editor = desk.proposed.text
    QApplication.sendEvent(editor, QInputMethodEvent("すぐ", []))
    press(qtbot, scene, Qt.Key.Key_Return, CTRL)
    end = QInputMethodEvent()
    end.setCommitString("。すぐ")
    QApplication.sendEvent(editor, end)
    assert editor.text() == "渡り鳥を調べる計画がある。すぐ"
    assert asked(qtbot, scene, open_conflicts) != ()
    press(qtbot, scene, Qt.Key.Key_Return, CTRL)
    decided(qtbot, scene, 0)
    assert text_of(qtbot, scene, item) == "渡り鳥を調べる計画がある。すぐ"


def test_every_control_has_a_name(qtbot: QtBot, scene: Scene, show: Callable[[Scene], MergePage]) -> None:
    item = scene.note("Corridors first")
    scene.part()
    for laptop, text in ((scene.ann, "Corridors now"), (scene.bob, "Corridors later")):
        scene.edit(laptop, item, "text", text)
    scene.join()
    page = show(scene)
    compared(qtbot, scene, 1)
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget
    desk = page.deciding.desks.conflict
    assert "Only here:" in desk.this.words.accessibleDescription()
