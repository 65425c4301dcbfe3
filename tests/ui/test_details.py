"""The details of a record: every field by keyboard, on what one saw, with conflicts and history."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from facilitator.clock import seeded_clock
from facilitator.domain import ActionItem, Proposal, Record, Records
from facilitator.store import drafts
from facilitator.ui.context import Context
from facilitator.ui.open_file import EVERYTHING, OpenFile
from facilitator.ui.pages.capture.details.day_line import day_words
from facilitator.ui.pages.capture.details.due_field import DueEditor
from facilitator.ui.pages.capture.details.panel import DetailsPanel
from facilitator.ui.pages.capture.details.plain_fields import (
    ChoiceEditor,
    CostEditor,
    SpeakerEditor,
    TextEditor,
    parted_sum,
    whole_sum,
)
from facilitator.ui.pages.capture.details.same_field import RecordLink, SameEditor
from facilitator.ui.pages.capture.details.set_field import SetField
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.workspace import editing, files, record_details
from facilitator.workspace.changed import Changed
from facilitator.workspace.editing import Part
from facilitator.workspace.showing import load_records

Key = Qt.Key
T = TypeVar("T")
E = TypeVar("E")


class Scene:
    """The panel on a file, what is in the file, and hands."""

    def __init__(self, qtbot: QtBot, context: Context, file: OpenFile) -> None:
        self.qtbot, self.context, self.file = qtbot, context, file
        self.state = CaptureState()
        self.panel = DetailsPanel(context, file, self.state)
        qtbot.addWidget(self.panel)
        self.panel.resize(context.theme.px(340), 700)
        self.panel.show()
        qtbot.waitExposed(self.panel)
        self.panel.activateWindow()

    def ask(self, work: Callable[[files.SessionFile], T]) -> T:
        found: list[T] = []
        self.file.ask(work, found.append)
        self.qtbot.waitUntil(lambda: bool(found), timeout=5000)
        return found[0]

    def records(self) -> Records:
        return self.ask(load_records)

    def record(self) -> Record:
        item = self.panel.item
        found = self.ask(lambda file: record_details.details(file, item))
        assert found is not None
        return found.record

    def select(self, *items: str) -> None:
        self.state.select(items)
        if len(items) == 1:
            self.qtbot.waitUntil(lambda: self.panel.item == items[0], timeout=5000)
            self.settle()

    def editor(self, key: str, kind: type[E]) -> E:
        found = self.panel.body.form.editor(key)
        assert isinstance(found, kind)
        return found

    def unfold(self) -> None:
        self.panel.body.form.unfold(True)

    def changes(self, act: Callable[[], object]) -> Changed:
        with self.qtbot.waitSignal(self.file.changed, timeout=5000) as told:
            act()
        self.settle()
        return (told.args or [Changed()])[0]

    def settle(self) -> None:
        """Waits until nothing is being read: a read may ask for one more."""
        for _ in range(3):
            self.ask(lambda _: None)

    def type(self, widget: QWidget, words: str, then: Key | None = None) -> None:
        """Puts the focus in a field and writes over what stands there."""
        widget.setFocus()
        self.qtbot.keyClick(widget, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        write(self.qtbot, widget, words)
        if then is not None:
            self.qtbot.keyClick(widget, then)

    def from_elsewhere(self, item: str, **values: str) -> None:
        """Another program, with a pen of its own, writes into the same file."""
        other = files.open_file(self.file.path, seeded_clock(self.file.clock.now, "elsewhere"))
        try:
            editing.edit(other, item, [Part(name, value) for name, value in values.items()], "박서연")
        finally:
            other.close()
        self.ask(lambda file: file.others_wrote())

    def tell_everyone(self) -> None:
        self.file.tell_changed(EVERYTHING)
        with self.qtbot.waitSignal(self.file.changed, timeout=5000):
            pass
        self.settle()


def write(qtbot: QtBot, widget: QWidget, words: str) -> None:
    """Types Latin letters with keys, everything else as an input method commits it."""
    if words.isascii():
        qtbot.keyClicks(widget, words)
    else:
        compose(widget, "", words)


def compose(widget: QObject, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def scene(qtbot: QtBot, context: Context, example_file: OpenFile) -> Iterator[Scene]:
    yield Scene(qtbot, context, example_file)


def proposal(scene: Scene) -> Proposal:
    return scene.records().proposals[0]


def action(scene: Scene) -> ActionItem:
    return next(one for one in scene.records().actions if one.conflicts)


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
