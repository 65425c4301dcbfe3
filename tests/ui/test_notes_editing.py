"""Editing notes in the list: where they stand, many at once, undone by name; nobody's words are lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from notes_scene import PLATFORM, Scene, open_scene, opened_later
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.row_editor import RowEditor
from facilitator.workspace.burying import delete_all
from facilitator.workspace.drafting import adopt_drafts
from facilitator.workspace.listing import note_rows
from facilitator.workspace.record_edits import Part, edit_all

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def scene(qtbot: QtBot, context: Context, session_path: Path) -> Iterator[Scene]:
    with opened_later(qtbot, session_path) as file:
        yield open_scene(qtbot, context, file)


def _editor(scene: Scene) -> RowEditor:
    editor = scene.pane.edit.editor
    scene.qtbot.waitUntil(editor.hasFocus)
    return editor


def _told(scene: Scene, do: Callable[[], None]) -> None:
    with scene.qtbot.waitSignal(scene.file.changed):
        do()
    scene.settle()


def _text(scene: Scene, item: str) -> str:
    row = scene.row(item)
    assert row is not None
    return row.text


def test_enter_edits_and_enter_keeps_and_undo_names_it(scene: Scene) -> None:
    (item,) = scene.note("one road")
    scene.focus(item)
    scene.press(Qt.Key.Key_Return)
    assert _editor(scene).toPlainText() == "one road"
    scene.write(", two bridges")
    _told(scene, lambda: scene.press(Qt.Key.Key_Return))
    assert _text(scene, item) == "one road, two bridges"
    assert scene.file.steps.undo_title == "Edit of note"
    assert scene.pane.view.hasFocus() and scene.state.selected == (item,)
    _told(scene, scene.file.steps.undo)
    assert _text(scene, item) == "one road"


def test_a_long_text_in_several_scripts_stands_in_the_field_to_its_last_line(scene: Scene) -> None:
    (item,) = scene.note("wetlands 渡り鳥 국가공원 сайгак 国家公园 gypq, " * 12)
    scene.focus(item)
    scene.press(Qt.Key.Key_Return)
    editor = _editor(scene)
    scene.qtbot.waitUntil(lambda: editor.verticalScrollBar().maximum() == 0)
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    assert editor.document().size().height() > 3
    assert editor.cursorRect(cursor).bottom() < editor.viewport().height()


def test_f2_and_double_click_edit_and_esc_gives_up(scene: Scene) -> None:
    (item,) = scene.note("one road")
    scene.focus(item)
    scene.press(Qt.Key.Key_F2)
    _editor(scene)
    scene.write(" thrown away")
    scene.press(Qt.Key.Key_Escape)
    scene.settle()
    assert _text(scene, item) == "one road" and scene.pane.view.hasFocus()
    at = QPoint(300, scene.rect(item).center().y())
    QTest.mouseDClick(scene.pane.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert _editor(scene).toPlainText() == "one road"


def test_the_field_grows_with_its_lines_and_shift_enter_makes_one(scene: Scene) -> None:
    (item,) = scene.note("one road")
    scene.focus(item)
    scene.press(Qt.Key.Key_F2)
    low = _editor(scene).height()
    scene.press(Qt.Key.Key_Return, SHIFT)
    scene.write("second line")
    assert _editor(scene).height() > low
    assert scene.rect(item).height() >= _editor(scene).height()
    _told(scene, lambda: scene.press(Qt.Key.Key_Return))
    assert _text(scene, item) == "one road\nsecond line"


def test_leaving_the_field_keeps_what_was_typed(scene: Scene) -> None:
    one, two = scene.note("one", "two")
    scene.focus(one)
    scene.press(Qt.Key.Key_F2)
    _editor(scene)
    scene.write(" more")
    _told(scene, lambda: scene.click(two))
    assert _text(scene, one) == "one more" and not scene.pane.edit.item
    scene.focus(two)
    scene.press(Qt.Key.Key_F2)
    _editor(scene)
    scene.write(" and on")
    _told(scene, lambda: scene.state.show_point(scene.point("Technical issues")))
    assert _text(scene, two) == "two and on"
    scene.state.show_point(scene.point(PLATFORM))
    scene.settle()
    scene.focus(one)
    scene.press(Qt.Key.Key_F2)
    _editor(scene)
    scene.write(" at the end")
    _told(scene, scene.pane.finish)
    assert _text(scene, one) == "one more at the end"


def test_a_change_that_came_meanwhile_stands_beside_the_edit(scene: Scene) -> None:
    (item,) = scene.note("six roads")
    scene.focus(item)
    scene.press(Qt.Key.Key_F2)
    _editor(scene)
    scene.write(" and one")
    scene.settle()
    scene.elsewhere(lambda file: edit_all(file, [item], [Part("text", "seven roads")]))
    _told(scene, lambda: scene.press(Qt.Key.Key_Return))
    row = scene.row(item)
    assert row is not None and row.disputed == (("text", 2),)


def test_a_note_deleted_meanwhile_keeps_the_words(scene: Scene) -> None:
    (item,) = scene.note("six roads")
    scene.focus(item)
    scene.press(Qt.Key.Key_F2)
    _editor(scene)
    scene.write(" and one")
    scene.settle()
    with scene.qtbot.waitSignal(scene.file.changed, timeout=8000):
        scene.elsewhere(lambda file: delete_all(file, [item]))
    scene.qtbot.waitUntil(lambda: not scene.pane.edit.item)
    scene.settle()
    row = scene.row(item)
    assert row is not None and row.text == "six roads and one" and row.disputed[0][0] == "deleted"


def test_what_is_typed_is_on_disk_before_enter(scene: Scene) -> None:
    (item,) = scene.note("one road")
    scene.focus(item)
    scene.press(Qt.Key.Key_F2)
    _editor(scene)
    scene.write(" unfinished")
    found: list[object] = []

    def drafted() -> bool:
        found[:] = [draft.value for draft in scene.ask(adopt_drafts)]  # type: ignore[attr-defined]
        return found == ["one road unfinished"]

    scene.qtbot.waitUntil(drafted, timeout=4000)
    _told(scene, lambda: scene.press(Qt.Key.Key_Return))
    assert scene.ask(adopt_drafts) == ()


def test_long_typing_is_kept_now_and_then_and_goes_on(scene: Scene) -> None:
    (item,) = scene.note("one road")
    scene.focus(item)
    scene.press(Qt.Key.Key_F2)
    editor = _editor(scene)
    scene.write(", a bridge")
    assert scene.pane.edit._keeping.isActive()
    _told(scene, scene.pane.edit._keeping.timeout.emit)
    assert _text(scene, item) == "one road, a bridge"
    assert scene.pane.edit.item == item and editor.hasFocus()
    scene.write(", a ferry")
    _told(scene, lambda: scene.press(Qt.Key.Key_Return))
    row = scene.row(item)
    assert row is not None and row.text == "one road, a bridge, a ferry" and not row.disputed


def test_an_edit_left_unfinished_by_a_crash_is_kept_at_the_next_start(
    qtbot: QtBot, context: Context, session_path: Path
) -> None:
    from facilitator.workspace.drafting import keep_draft
    from facilitator.workspace.seen_text import seen_text

    with opened_later(qtbot, session_path) as file:
        scene = open_scene(qtbot, context, file)
        (item,) = scene.note("one road")
        seen = scene.ask(lambda f: seen_text(f, item))
        scene.ask(lambda f: keep_draft(f, item, "text", "one road unfini", seen.heads))  # type: ignore[attr-defined]
        scene.pane.close()
    with opened_later(qtbot, session_path) as file:
        scene = open_scene(qtbot, context, file)
        scene.settle()
        assert _text(scene, item) == "one road unfini" and "one road unfini" in scene.texts
        assert scene.file.steps.undo_title == "Unfinished edit"
        assert scene.ask(adopt_drafts) == ()


def test_a_note_without_words_is_not_kept(scene: Scene) -> None:
    (item,) = scene.note("one road")
    scene.focus(item)
    scene.press(Qt.Key.Key_F2)
    _editor(scene).selectAll()
    scene.press(Qt.Key.Key_Delete)
    with scene.qtbot.waitSignal(scene.file.said):
        scene.press(Qt.Key.Key_Return)
    scene.settle()
    assert _text(scene, item) == "one road"


def test_enter_that_ends_a_composition_keeps_the_syllable_and_the_field(scene: Scene) -> None:
    (item,) = scene.note("서식지")
    scene.focus(item)
    scene.press(Qt.Key.Key_F2)
    editor = _editor(scene)
    QApplication.sendEvent(editor, QInputMethodEvent(" 조사하", []))
    scene.press(Qt.Key.Key_Return)  # belongs to the input method
    assert scene.pane.edit.item == item
    commit = QInputMethodEvent()
    commit.setCommitString(" 조사하자")
    QApplication.sendEvent(editor, commit)
    assert editor.toPlainText() == "서식지 조사하자"
    _told(scene, lambda: scene.press(Qt.Key.Key_Return))
    assert _text(scene, item) == "서식지 조사하자"


def test_up_in_an_empty_line_edits_the_last_of_ones_own_wherever_it_is(scene: Scene) -> None:
    there: list[bool] = []
    scene.context.actions.on("view.line", lambda: there.append(True))
    (item,) = scene.note("mine", point="Technical issues")
    scene.pane.filter_bar.toggle("kind", "gap")
    scene.settle()
    scene.pane.edit_last_own()
    scene.qtbot.waitUntil(lambda: scene.pane.edit.item == item)
    assert scene.state.point == scene.point("Technical issues") and item in scene.ids
    scene.write(" indeed")
    _told(scene, lambda: scene.press(Qt.Key.Key_Return))
    assert _text(scene, item) == "mine indeed" and there == [True]


def test_kinds_by_keys_only_while_the_list_has_the_focus(scene: Scene) -> None:
    one, two = scene.note("to list all stations", "to name the valleys")
    scene.focus(one)
    scene.click(two, SHIFT)
    _told(scene, lambda: scene.press(Qt.Key.Key_8, CTRL))
    assert [scene.row(item).kind for item in (one, two)] == ["action", "action"]  # type: ignore[union-attr]
    assert scene.state.selected == (one, two) and scene.file.steps.undo_title == "Change of kind"
    _told(scene, lambda: scene.press(Qt.Key.Key_7, CTRL))
    assert scene.row(one).kind == "proposal"  # type: ignore[union-attr]
    assert _text(scene, one) == "to list all stations"
    _told(scene, scene.file.steps.undo)
    assert scene.row(two).kind == "action"  # type: ignore[union-attr]
    scene.pane.head._filter.setFocus()
    assert not scene.pane.set_kind("gap") and not scene.pane.toggle_star()


def test_the_kind_of_a_note_while_it_is_edited(scene: Scene) -> None:
    (item,) = scene.note("no maps")
    scene.focus(item)
    scene.press(Qt.Key.Key_F2)
    editor = _editor(scene)
    scene.write(" at all")
    _told(scene, lambda: scene.press(Qt.Key.Key_9, CTRL))
    assert scene.row(item).kind == "gap" and editor.toPlainText() == "no maps at all"  # type: ignore[union-attr]
    _told(scene, lambda: scene.press(Qt.Key.Key_Return))
    assert _text(scene, item) == "no maps at all"


def test_star_delete_and_undo_by_keys(scene: Scene) -> None:
    one, two = scene.note("one", "two")
    scene.focus(one)
    scene.click(two, SHIFT)
    _told(scene, lambda: scene.press(Qt.Key.Key_K, CTRL))
    assert scene.row(one).starred and scene.row(two).starred  # type: ignore[union-attr]
    _told(scene, lambda: scene.press(Qt.Key.Key_Delete))
    assert scene.row(one) is None and scene.file.steps.undo_title == "Deletion of 2 notes"
    assert len(scene.state.selected) == 1 and scene.state.selected[0] in scene.ids
    _told(scene, lambda: scene.press(Qt.Key.Key_Z, CTRL))
    assert scene.ids[-2:] == [one, two]


def _dialog(scene: Scene, name: str) -> QDialog:
    found = scene.pane.findChild(QDialog, name)
    assert isinstance(found, QDialog)
    scene.qtbot.waitUntil(found.isVisible)
    return found


def test_moving_to_another_point_by_keyboard(scene: Scene) -> None:
    one, two = scene.note("one", "two")
    scene.focus(one)
    scene.click(two, CTRL)
    scene.press(Qt.Key.Key_M, CTRL | SHIFT)
    field = _dialog(scene, "move_note").points.field  # type: ignore[attr-defined]
    scene.qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "metho")
    QTest.keyClick(field, Qt.Key.Key_Return)
    scene.settle()
    scene.qtbot.waitUntil(lambda: one not in scene.ids)
    assert scene.row(two).point == scene.point("Methodologies")  # type: ignore[union-attr]
    assert scene.file.steps.undo_title == "Move of 2 notes"
    scene.state.show_point(scene.point("Methodologies"))
    scene.settle()
    assert scene.ids[-2:] == [one, two]


def test_deleted_notes_come_back_from_their_list(scene: Scene) -> None:
    one, two = scene.note("one", "two")
    scene.do(lambda file: delete_all(file, [one, two]))
    scene.context.actions["note.restore"].trigger()
    dialog = _dialog(scene, "deleted_notes")
    listed = dialog.list  # type: ignore[attr-defined]
    scene.qtbot.waitUntil(lambda: listed.count() == 2)
    assert listed.hasFocus() and "one" in listed.item(0).text() + listed.item(1).text()
    listed.setCurrentRow(next(row for row in range(2) if ": two" in listed.item(row).text()))
    _told(scene, lambda: QTest.keyClick(listed, Qt.Key.Key_Return))
    scene.qtbot.waitUntil(lambda: listed.count() == 1)
    assert two in scene.ids and one not in scene.ids and scene.file.steps.undo_title == "Restoring of 1 note"
    dialog.reject()


def test_a_file_that_is_only_read_opens_no_field(
    qtbot: QtBot, context: Context, example_file: OpenFile, open_path: Callable[[Path], OpenFile]
) -> None:
    scene = open_scene(qtbot, context, open_path(example_file.path))
    scene.pane.focus_list()
    with qtbot.waitSignal(scene.file.said):
        scene.press(Qt.Key.Key_F2)
    assert not scene.pane.edit.item


def test_rows_are_read_in_the_worker(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    from facilitator.ui.pages.capture.notes import feed, note_reading

    places: list[bool] = []

    def watched(*args: object) -> object:
        places.append(scene.file.worker.is_current())
        return note_rows(*args)  # type: ignore[arg-type]

    for module in (feed, note_reading):
        monkeypatch.setattr(module, "note_rows", watched)
    scene.pane.feed.load()
    scene.settle()
    assert places and all(places)
