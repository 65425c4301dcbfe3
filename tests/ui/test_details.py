"""The details of a record: every field by keyboard, on what one saw, with conflicts and history."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from details_scene import Key, Scene, action, compose, proposal
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.store import drafts
from facilitator.ui.context import Context
from facilitator.ui.open_file import EVERYTHING, OpenFile
from facilitator.ui.pages.capture.details.panel import DetailsPanel
from facilitator.ui.pages.capture.details.plain_fields import (
    ChoiceEditor,
    CostEditor,
    SpeakerEditor,
    TextEditor,
)
from facilitator.ui.pages.capture.details.set_field import SetField


@pytest.fixture
def scene(qtbot: QtBot, context: Context, example_file: OpenFile) -> Iterator[Scene]:
    yield Scene(qtbot, context, example_file)


def test_nothing_selected_says_so(scene: Scene) -> None:
    assert scene.panel.body.currentIndex() == 2
    assert not scene.panel.head.kind.isVisible()


def test_a_proposal_shows_all_of_its_fields(scene: Scene) -> None:
    one = proposal(scene)
    scene.select(one.id)
    form = scene.panel.body.form
    assert scene.panel.head.kind.text() == "Proposal"
    assert scene.editor("text", TextEditor).area.toPlainText() == one.text
    assert scene.editor("speaker", SpeakerEditor).line.text() == "NEASPEC secretariat"
    assert [chip.text() for chip in scene.editor("species", SetField).row.chips] == [
        "Snow leopard",
        "Amur tiger",
        "Amur leopard",
    ]
    assert [chip.text() for chip in scene.editor("range_states", SetField).row.chips] == ["CHN", "MNG", "RUS"]
    assert scene.editor("cost", CostEditor).amount.text() == "130,000"
    assert scene.editor("status", ChoiceEditor).choice.currentText() == "For elaboration"
    assert {"title", "sites", "duration", "target", "heading", "point"} <= set(form.shown())
    assert "translation" not in form.shown() and "due" not in form.shown()
    scene.qtbot.mouseClick(form.findChild(QWidget, "more"), Qt.MouseButton.LeftButton)
    assert {"translation", "language", "confirmed", "verbatim", "people", "reservations"} <= set(form.shown())
    assert scene.context.remembered.text("details/more") == "1"


def test_ctrl_z_takes_back_what_was_typed_then_is_left_to_the_window(scene: Scene) -> None:
    scene.select(proposal(scene).id)
    for key in ("text", "duration"):
        area = scene.editor(key, TextEditor).area
        area.setFocus()
        scene.qtbot.keyClicks(area, "x")
        scene.qtbot.keyClick(area, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert not area.dirty
        undo = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        undo.ignore()
        QApplication.sendEvent(area, undo)
        assert not undo.isAccepted()


def test_text_is_kept_at_enter_given_up_at_esc_and_kept_when_left(scene: Scene) -> None:
    scene.select(proposal(scene).id)
    area = scene.editor("text", TextEditor).area
    scene.type(area, "one register", Key.Key_Escape)
    assert area.toPlainText() == proposal(scene).text
    scene.changes(lambda: scene.type(area, "one register", Key.Key_Return))
    assert scene.record().text == "one register"
    assert scene.file.steps.undo_title == "Edit of note"
    area.setFocus()
    scene.qtbot.keyClick(area, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    scene.qtbot.keyClicks(area, ", two")
    scene.qtbot.keyClick(area, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    scene.qtbot.keyClicks(area, "lines")
    scene.changes(lambda: scene.qtbot.keyClick(area, Key.Key_Tab))
    assert scene.record().text == "one register, two\nlines"


def test_an_unfinished_text_is_on_disk_before_enter_and_no_draft_after_it(scene: Scene) -> None:
    one = proposal(scene)
    scene.select(one.id)
    area = scene.editor("text", TextEditor).area

    def kept() -> list[str]:
        return [draft.value for draft in scene.ask(lambda file: drafts.pending(file.connection))]

    scene.type(area, "one register")
    scene.qtbot.waitUntil(lambda: kept() == ["one register"], timeout=5000)
    scene.qtbot.keyClick(area, Key.Key_Escape)
    assert kept() == []
    scene.type(area, "two registers")
    scene.qtbot.waitUntil(lambda: kept() == ["two registers"], timeout=5000)
    scene.changes(lambda: scene.qtbot.keyClick(area, Key.Key_Return))
    assert kept() == [] and scene.record().text == "two registers"


def test_a_text_is_never_emptied(scene: Scene) -> None:
    one = proposal(scene)
    scene.select(one.id)
    area = scene.editor("text", TextEditor).area
    scene.type(area, " ", Key.Key_Return)
    assert area.toPlainText() == one.text == scene.record().text


def test_what_was_typed_is_kept_when_another_record_is_selected(scene: Scene) -> None:
    first, second = scene.records().proposals[:2]
    scene.select(first.id)
    duration = scene.editor("duration", TextEditor).area
    scene.type(duration, "3 winters")
    scene.changes(lambda: scene.state.select((second.id,)))
    found = {one.id: one.duration for one in scene.records().proposals}
    assert (found[first.id], found[second.id]) == ("3 winters", second.duration)


def test_enter_that_ends_a_composition_is_not_the_end_of_the_field(scene: Scene) -> None:
    scene.select(proposal(scene).id)
    area = scene.editor("text", TextEditor).area
    area.setFocus()
    scene.qtbot.keyClick(area, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    compose(area, "표범")
    scene.qtbot.keyClick(area, Key.Key_Return)
    assert scene.file.steps.undo_title == ""
    compose(area, "", "표범")
    scene.changes(lambda: scene.qtbot.keyClick(area, Key.Key_Return))
    assert scene.record().text == "표범"


def test_everything_that_takes_the_focus_has_a_name(scene: Scene) -> None:
    scene.select(action(scene).id)
    scene.unfold()
    for widget in scene.panel.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            spoken = QAccessible.queryAccessibleInterface(widget)
            assert spoken is not None and spoken.text(QAccessible.Text.Name), widget


def test_tab_goes_from_the_text_through_the_rows_from_the_top(scene: Scene) -> None:
    scene.select(action(scene).id)
    form = scene.panel.body.form
    form.text.first_widget().setFocus()
    order: list[str] = []
    while not form.findChild(QWidget, "more").hasFocus():
        focus = QApplication.focusWidget()
        assert focus is not None
        order += [key for key in form.shown() if form.editor(key).isAncestorOf(focus)]
        scene.qtbot.keyClick(focus, Key.Key_Tab)
    assert list(dict.fromkeys(order)) == [key for key in form.shown() if key != "same"]


def test_no_row_moves_when_a_field_gets_the_focus(scene: Scene) -> None:
    scene.select(action(scene).id)
    form = scene.panel.body.form
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    before = [form.editor(key).geometry() for key in form.shown()]
    for key in ("due", "status", "leads"):
        form.editor(key).first_widget().setFocus()
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        assert [form.editor(one).geometry() for one in form.shown()] == before


def test_a_panel_leaves_nothing_behind(scene: Scene, tmp_path: Path) -> None:
    shutil.copy(scene.file.path, tmp_path / "other.facilitator")
    gone: list[bool] = []
    panel = DetailsPanel(scene.context, scene.file, scene.state)
    panel.destroyed.connect(lambda: gone.append(True))
    panel.deleteLater()
    scene.qtbot.waitUntil(lambda: bool(gone))
    scene.select(proposal(scene).id)
    scene.file.tell_changed(EVERYTHING)
    scene.ask(lambda _: None)
