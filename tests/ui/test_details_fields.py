"""Each field of a record in the details, by keyboard: speakers, chips, dates, choices, sums."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from details_scene import Key, Scene, action, proposal, write
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain import ActionItem, Proposal
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.details.day_line import day_words
from facilitator.ui.pages.capture.details.due_field import DueEditor
from facilitator.ui.pages.capture.details.plain_fields import (
    ChoiceEditor,
    CostEditor,
    SpeakerEditor,
    parted_sum,
    whole_sum,
)
from facilitator.ui.pages.capture.details.set_field import SetField


@pytest.fixture
def scene(qtbot: QtBot, context: Context, example_file: OpenFile) -> Iterator[Scene]:
    yield Scene(qtbot, context, example_file)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("mong", "Mongolia"),
        ("俄", "Russian Federation"),
        ("국립", "National Institute of Ecology"),
        ("白芦", "Bai Luwei"),
    ],
)
def test_a_speaker_by_completion_in_every_script(scene: Scene, typed: str, name: str) -> None:
    scene.select(scene.records().notes[0].id)
    line = scene.editor("speaker", SpeakerEditor).line
    scene.type(line, typed)
    assert line.suggestions()[0].startswith(name)
    scene.changes(lambda: scene.qtbot.keyClick(line, Key.Key_Tab))
    assert line.text() == name
    assert scene.file.directory.name(scene.record().speaker) == name
    assert scene.file.steps.undo_title == "Edit of speaker"


def test_a_speaker_nobody_knows_stays_as_typed(scene: Scene) -> None:
    scene.select(scene.records().notes[0].id)
    line = scene.editor("speaker", SpeakerEditor).line
    scene.changes(lambda: scene.type(line, "Дорж гуай", Key.Key_Return))
    assert (scene.record().speaker, scene.record().speaker_text) == ("Дорж гуай", "")
    scene.changes(lambda: scene.type(line, "rok", Key.Key_Return))
    assert scene.record().speaker == "KOR"
    scene.changes(lambda: scene.type(line, " ", Key.Key_Return))
    assert scene.record().speaker == ""


def test_chips_are_added_by_completion_and_removed_by_keys(scene: Scene) -> None:
    one = proposal(scene)
    scene.select(one.id)
    row = scene.editor("range_states", SetField).row
    row.add.setFocus()
    scene.qtbot.keyClick(row.add, Key.Key_J)
    assert row.line.hasFocus()
    assert row.line.suggestions() == ("Japan",)
    scene.changes(lambda: scene.qtbot.keyClick(row.line, Key.Key_Tab))
    assert [chip.text() for chip in row.chips] == ["CHN", "MNG", "RUS", "JPN"]
    assert row.line.hasFocus() and row.line.text() == ""
    scene.qtbot.keyClick(row.line, Key.Key_Escape)
    scene.qtbot.waitUntil(lambda: not row.line.isVisible())
    scene.qtbot.keyClick(row.add, Key.Key_Left)
    scene.qtbot.keyClick(row.chips[3], Key.Key_Left)
    assert row.chips[2].hasFocus()
    scene.changes(lambda: scene.qtbot.keyClick(row.chips[2], Key.Key_Delete))
    assert [chip.text() for chip in row.chips] == ["CHN", "MNG", "JPN"]
    assert row.chips[2].hasFocus()
    found = scene.record()
    assert isinstance(found, Proposal) and found.range_states == ("CHN", "MNG", "JPN")
    assert scene.file.steps.undo_title == "Edit of Range States"


def test_a_chip_is_removed_with_its_cross(scene: Scene) -> None:
    scene.select(proposal(scene).id)
    row = scene.editor("species", SetField).row
    chip = row.chips[0]
    cross = QPoint(chip.width() - scene.context.theme.px(9), chip.height() // 2)
    scene.changes(lambda: scene.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross))
    assert "snow-leopard" not in scene.record().tags
    assert {"platform", "GBF-21"} <= set(scene.record().tags)


def test_free_tags_in_any_script(scene: Scene) -> None:
    scene.select(scene.records().notes[0].id)
    row = scene.editor("tags", SetField).row
    scene.qtbot.mouseClick(row.add, Qt.MouseButton.LeftButton)
    for words in ("#시민과학", "데이터 공유"):
        write(scene.qtbot, row.line, words)
        scene.changes(lambda: scene.qtbot.keyClick(row.line, Key.Key_Return))
    write(scene.qtbot, row.line, "ирвэс")
    scene.changes(lambda: scene.qtbot.keyClick(row.line, Key.Key_Return))
    assert set(scene.record().tags) >= {"시민과학", "데이터 공유", "snow-leopard"}
    assert "species" in scene.panel.body.form.shown()


@pytest.mark.parametrize(
    ("typed", "due", "words"),
    [("by Fri", "2024-08-30", "Fri"), ("30 Sep", "2024-09-30", ""), ("before SOM", "", "before SOM"), (" ", "", "")],
)
def test_a_due_date_in_words(scene: Scene, typed: str, due: str, words: str) -> None:
    one = next(one for one in scene.records().actions if not one.conflicts)
    scene.select(one.id)
    editor = scene.editor("due", DueEditor)
    scene.changes(lambda: scene.type(editor.line, typed, Key.Key_Return))
    found = scene.record()
    assert isinstance(found, ActionItem)
    assert (found.due, found.due_text) == (due, words)
    assert editor.line.text() == (day_words(due) or words)
    assert scene.file.steps.undo_title == "Edit of due date"


def test_a_due_date_says_what_it_means_while_one_types(scene: Scene) -> None:
    one = action(scene)
    scene.select(one.id)
    editor = scene.editor("due", DueEditor)
    scene.type(editor.line, "2025-03")
    assert editor.caption.text() == "= Mon 31 Mar 2025"
    scene.type(editor.line, "before SOM")
    assert editor.caption.text() == "names no day; kept as words"
    scene.qtbot.keyClick(editor.line, Key.Key_Escape)
    assert editor.line.text() == day_words(one.due)


def test_a_due_date_from_the_calendar(scene: Scene) -> None:
    one = action(scene)
    scene.select(one.id)
    editor = scene.editor("due", DueEditor)
    scene.qtbot.mouseClick(editor.calendar_button, Qt.MouseButton.LeftButton)
    assert editor.popup is not None
    view = editor.popup.calendar.findChild(QWidget, "qt_calendar_calendarview")
    scene.qtbot.keyClick(view, Key.Key_Right)
    scene.changes(lambda: scene.qtbot.keyClick(view, Key.Key_Return))
    found = scene.record()
    assert isinstance(found, ActionItem) and date.fromisoformat(found.due) - date.fromisoformat(one.due) == timedelta(1)


def test_status_point_and_wording_are_chosen(scene: Scene) -> None:
    one = action(scene)
    scene.select(one.id)
    scene.unfold()
    status = scene.editor("status", ChoiceEditor).choice
    status.setFocus()
    before = status.currentIndex()
    scene.changes(lambda: scene.qtbot.keyClick(status, Key.Key_Down))
    found = scene.record()
    assert isinstance(found, ActionItem) and found.status == status.itemData(before + 1)
    point = scene.editor("point", ChoiceEditor).choice
    point.setFocus()
    scene.changes(lambda: scene.qtbot.keyClick(point, Key.Key_Home))
    assert scene.record().point == ""
    wording = scene.editor("verbatim", ChoiceEditor).choice
    wording.setFocus()
    scene.changes(lambda: scene.qtbot.keyClick(wording, Key.Key_End))
    assert scene.record().verbatim


def test_cost_with_currency(scene: Scene) -> None:
    scene.select(proposal(scene).id)
    editor = scene.editor("cost", CostEditor)
    scene.changes(lambda: scene.type(editor.amount, "210 000", Key.Key_Return))
    scene.changes(lambda: scene.type(editor.currency, "krw", Key.Key_Tab))
    found = scene.record()
    assert isinstance(found, Proposal) and (found.cost, found.currency) == ("210000", "KRW")
    assert (editor.amount.text(), editor.currency.text()) == ("210,000", "KRW")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("180,000", "180000"), ("1 234 567", "1234567"), ("1.5 million", "1.5 million"), ("12,5", "12,5"), ("", "")],
)
def test_sums_as_typed(typed: str, stored: str) -> None:
    assert whole_sum(typed) == stored
    assert whole_sum(parted_sum(stored)) == stored


def test_kind_and_star_in_the_head(scene: Scene) -> None:
    scene.select(scene.records().notes[0].id)
    head = scene.panel.head
    scene.changes(lambda: scene.qtbot.mouseClick(head.star, Qt.MouseButton.LeftButton))
    assert scene.record().starred and head.starred
    scene.qtbot.keyClick(head.kind, Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    scene.qtbot.keyClick(menu, Key.Key_Down)
    scene.changes(lambda: scene.qtbot.keyClick(menu, Key.Key_Return))
    assert scene.record().kind != "presentation"
    assert scene.file.steps.undo_title == "Change of kind"


def test_the_cross_hides_the_panel(scene: Scene) -> None:
    action = scene.context.actions["view.details"]
    calls: list[bool] = []
    scene.context.actions.on("view.details", lambda: calls.append(action.isChecked()))
    scene.context.actions.show_page("capture", file_open=True)
    action.setChecked(True)
    scene.qtbot.mouseClick(scene.panel.head.cross, Qt.MouseButton.LeftButton)
    assert calls == [False]
