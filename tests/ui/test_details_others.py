"""The details and what others do: conflicts, history, the same record twice, many at once, a disk that refuses."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from details_scene import Key, Scene, action, proposal
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain import ActionItem
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.details.plain_fields import CostEditor, TextEditor
from facilitator.ui.pages.capture.details.same_field import RecordLink, SameEditor
from facilitator.workspace import editing, files, record_details
from facilitator.workspace.editing import Part


@pytest.fixture
def scene(qtbot: QtBot, context: Context, example_file: OpenFile) -> Iterator[Scene]:
    yield Scene(qtbot, context, example_file)


def test_a_conflict_is_settled_by_taking_a_version(scene: Scene) -> None:
    one = action(scene)
    scene.select(one.id)
    (card,) = scene.panel.body.cards
    assert card.title == "Due date has two versions"
    other = card.conflict.versions[1].value
    scene.changes(lambda: scene.qtbot.mouseClick(card.buttons[1], Qt.MouseButton.LeftButton))
    found = scene.record()
    assert isinstance(found, ActionItem) and found.due == other != one.due and found.conflicts == ()
    assert scene.panel.body.cards == []
    with scene.qtbot.waitSignal(scene.file.changed):
        scene.file.steps.undo()
    scene.qtbot.waitUntil(lambda: len(scene.panel.body.cards) == 1)


def test_versions_of_a_text_are_marked_and_merged(scene: Scene) -> None:
    one = proposal(scene)
    scene.select(one.id)
    scene.from_elsewhere(one.id, text=one.text + " for good")
    area = scene.editor("text", TextEditor).area
    scene.changes(lambda: scene.type(area, "quite " + one.text, Key.Key_Return))
    (card,) = scene.panel.body.cards
    assert card.title == "Text has two versions"
    shown = " ".join(label.text() for label in card.findChildren(QLabel))
    assert f"quite {one.text} for good" in shown and "text-decoration: underline" in shown
    scene.changes(lambda: scene.qtbot.mouseClick(card.buttons[2], Qt.MouseButton.LeftButton))
    assert scene.record().text == f"quite {one.text} for good"


def test_what_is_being_typed_is_not_overwritten_and_nothing_is_lost(scene: Scene) -> None:
    one = proposal(scene)
    scene.select(one.id)
    duration = scene.editor("duration", TextEditor).area
    scene.type(duration, "3 winters")
    scene.from_elsewhere(one.id, duration="5 years", sites="one site")
    scene.tell_everyone()
    sites = scene.editor("sites", TextEditor).area
    scene.qtbot.waitUntil(lambda: sites.toPlainText() == "one site")
    assert duration.toPlainText() == "3 winters"
    scene.changes(lambda: scene.qtbot.keyClick(duration, Key.Key_Return))
    (card,) = scene.panel.body.cards
    assert {version.value for version in card.conflict.versions} == {"3 winters", "5 years"}


def test_history_is_told_newest_first(scene: Scene) -> None:
    one = proposal(scene)
    scene.select(one.id)
    editor = scene.editor("cost", CostEditor)
    scene.changes(lambda: scene.type(editor.amount, "210000", Key.Key_Return))
    history = scene.panel.body.history
    more = next(button for button in history.findChildren(QWidget) if button.focusPolicy() & Qt.FocusPolicy.TabFocus)
    scene.qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    lines = history.lines()
    assert len(lines) > 8 and not more.isVisible()
    assert [line for line in lines if line.endswith(" set cost to USD 210,000")], lines
    assert lines[-1].endswith("Bada P. wrote it")


def test_records_that_say_the_same_are_shown_gone_to_and_parted(scene: Scene) -> None:
    one = next(note for note in scene.records().notes if note.same_as)
    scene.select(one.id)
    editor = scene.editor("same", SameEditor)
    assert editor.links() == one.same_as
    link = editor.findChildren(RecordLink)[0]
    scene.qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    scene.qtbot.waitUntil(lambda: scene.panel.item == one.same_as[0])
    assert scene.state.selected == one.same_as
    assert editor.links() == (one.id,)
    part = next(button for button in editor.findChildren(QWidget) if button.property("record") == one.id)
    scene.changes(lambda: scene.qtbot.mouseClick(part, Qt.MouseButton.LeftButton))
    assert scene.record().same_as == () and editor.links() == ()


def test_many_records_at_once(scene: Scene) -> None:
    notes = scene.records().notes[:3]
    scene.state.select(tuple(note.id for note in notes))
    body = scene.panel.body
    scene.qtbot.waitUntil(lambda: body.currentIndex() == 1)
    assert scene.panel.head.kind.text() == "Several kinds"
    row = body.several.tags.row  # type: ignore[attr-defined]
    scene.qtbot.mouseClick(row.add, Qt.MouseButton.LeftButton)
    scene.qtbot.keyClicks(row.line, "follow-up")
    scene.changes(lambda: scene.qtbot.keyClick(row.line, Key.Key_Return))
    scene.changes(lambda: scene.qtbot.mouseClick(scene.panel.head.star, Qt.MouseButton.LeftButton))
    point = body.several.point.choice
    point.setFocus()
    scene.changes(lambda: scene.qtbot.keyClick(point, Key.Key_End))
    ids = {note.id for note in notes}
    found = [note for note in scene.records().notes if note.id in ids]
    assert all("follow-up" in note.tags and note.starred for note in found)
    assert {note.point for note in found} == {point.itemData(point.count() - 1)}
    assert scene.file.steps.undo_title == "Move of notes"


def test_a_deleted_record_can_be_restored(scene: Scene) -> None:
    one = proposal(scene)
    scene.select(one.id)
    scene.changes(lambda: scene.file.do("Deletion", lambda file: editing.delete(file, one.id)))
    body = scene.panel.body
    assert body.currentIndex() == 2 and body.restore.isVisible()
    scene.changes(lambda: scene.qtbot.mouseClick(body.restore, Qt.MouseButton.LeftButton))
    assert body.currentIndex() == 0 and scene.panel.item == one.id


def test_only_what_changed_is_read_again(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = scene.records().notes[:2]
    scene.select(first.id)
    threads: list[str] = []
    real = record_details.details

    def counted(file: files.SessionFile, item: str) -> record_details.Details | None:
        threads.append(threading.current_thread().name)
        return real(file, item)

    monkeypatch.setattr(record_details, "details", counted)
    scene.changes(lambda: scene.file.do("x", lambda file: editing.edit(file, second.id, [Part("text", "other")])))
    assert threads == []
    scene.changes(lambda: scene.file.do("x", lambda file: editing.edit(file, first.id, [Part("text", "this")])))
    assert threads == ["facilitator-file"]


def test_a_file_that_may_only_be_read_shows_again_what_it_has(
    qtbot: QtBot, context: Context, example_file: OpenFile, open_path: Callable[[Path], OpenFile]
) -> None:
    reading = open_path(example_file.path)
    assert reading.read_only
    scene = Scene(qtbot, context, reading)
    one = proposal(scene)
    scene.select(one.id)
    duration = scene.editor("duration", TextEditor).area
    scene.type(duration, "3 winters", Key.Key_Return)
    qtbot.waitUntil(lambda: duration.toPlainText() == one.duration)


def _grow_to(pages: int) -> Callable[[files.SessionFile], object]:
    """One page: the disk is full."""
    return lambda file: file.connection.execute(f"PRAGMA max_page_count={pages}").fetchone()


def test_what_the_disk_refuses_is_set_once_there_is_room_whatever_is_shown_then(scene: Scene) -> None:
    first, second = scene.records().proposals[:2]
    said: list[str] = []
    scene.file.said.connect(lambda _level, sentence: said.append(sentence))
    scene.select(first.id)
    long = "3 winters " * 900
    area = scene.editor("duration", TextEditor).area
    scene.ask(_grow_to(1))
    area.setFocus()
    area.insertPlainText(long)
    scene.select(second.id)
    scene.qtbot.waitUntil(lambda: scene.panel.deeds.unkept)
    scene.panel.finish()
    scene.settle()
    assert len(said) == 1 and scene.panel.deeds.unkept
    scene.ask(_grow_to(1_000_000))
    scene.changes(scene.panel.finish)
    assert long.strip() in next(one.duration for one in scene.records().proposals if one.id == first.id)
    assert not scene.panel.deeds.unkept


def test_a_later_edit_takes_the_place_of_one_the_disk_refused(scene: Scene) -> None:
    item = scene.records().proposals[0].id
    scene.select(item)
    area = scene.editor("duration", TextEditor).area
    scene.ask(_grow_to(1))
    scene.type(area, "3 winters")
    area.insertPlainText(" and more" * 900)
    scene.qtbot.keyClick(area, Key.Key_Return)
    scene.qtbot.waitUntil(lambda: scene.panel.deeds.unkept)
    scene.ask(_grow_to(1_000_000))
    scene.changes(lambda: scene.type(area, "4 winters", Key.Key_Return))
    scene.panel.finish()
    scene.settle()
    found = next(one for one in scene.records().proposals if one.id == item)
    assert found.duration == "4 winters"
    assert "duration" not in {conflict.field for conflict in scene.records().conflicts if conflict.item == item}
