"""The summary page: parts frozen, pasted, marked; several sessions; drafts; narrow windows; files only read."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from summary_page_scene import do, go, key, pages_text, sentences, settle, show_page, write

from facilitator.clock import seeded_clock
from facilitator.workspace import files
from facilitator.workspace.record_edits import Part, edit_all

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.summary.page import SummaryPage

NOW = datetime(2024, 8, 29, 1, 5, tzinfo=UTC)
_PLATFORM = "Knowledge sharing (platform)"


@pytest.fixture
def path(demo_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_folder / "roundtable.facilitator", tmp_path / "roundtable.facilitator"))


@pytest.fixture
def file(open_path: Callable[[Path], OpenFile], path: Path) -> OpenFile:
    """The file of the whole example workshop, open."""
    return open_path(path)


@pytest.fixture
def said(file: OpenFile) -> list[str]:
    """What the window says."""
    heard: list[str] = []

    def hear(_level: str, sentence: str) -> None:
        heard.append(sentence)

    file.said.connect(hear)
    return heard


@pytest.fixture
def page(qtbot: QtBot, context: Context, file: OpenFile) -> SummaryPage:
    made = show_page(qtbot, context, file)
    go(made, _PLATFORM)
    made.sentences.focus_sentences()
    settle(qtbot, made)
    return made


def _mark(page: SummaryPage, title: str = _PLATFORM) -> tuple[str, str]:
    row = next(row for row in page.parts.list.rows.rows if row.title == title)
    return row.icon, row.said


def _did(qtbot: QtBot, page: SummaryPage, context: Context, action: str) -> None:
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        context.actions[action].trigger()
    settle(qtbot, page)


def test_a_frozen_part_says_by_whom_and_refuses_to_be_written_until_it_thaws(
    qtbot: QtBot, page: SummaryPage, context: Context, file: OpenFile, said: list[str]
) -> None:
    from PySide6.QtCore import Qt

    before = sentences(page)
    _did(qtbot, page, context, "summary.freeze")
    icon, words = _mark(page)
    assert icon == "snowflake" and f"cleared by {file.author} on 29 Aug 2024" in words
    assert page.sentences.head.banner.isVisible() and page.sentences.head.banner.button.text() == "Thaw"
    assert all(row.frozen and not row.editable for row in page.sentences.view.rows.rows)
    qtbot.keyClick(page.sentences.view, Qt.Key.Key_Return)
    key(qtbot, page.sentences.view, "Ctrl+Return")
    assert said == ["This part is frozen, so its words stand; thaw it first to write in it."] * 2
    assert not page.sentences.edit.editor.isVisible()
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        qtbot.mouseClick(page.sentences.head.banner.button, Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    assert _mark(page)[0] != "snowflake" and not page.sentences.head.banner.isVisible()
    assert sentences(page) == before
    qtbot.keyClick(page.sentences.view, Qt.Key.Key_Return)
    write(qtbot, page, "Written after the thaw.")
    settle(qtbot, page)
    assert sentences(page)[0] == "Written after the thaw."


def test_a_part_goes_stale_when_a_note_behind_it_changes_and_can_be_said_to_hold(
    qtbot: QtBot, page: SummaryPage
) -> None:
    from PySide6.QtCore import Qt

    row = page.sentences.current
    assert row is not None
    qtbot.keyClick(page.sentences.view, Qt.Key.Key_Return)
    write(qtbot, page, "The moderator wrote this.")
    settle(qtbot, page)
    assert _mark(page)[1].endswith("in your own words")
    note = row.chips[0].record
    do(qtbot, page, lambda one: edit_all(one, [note], [Part("text", "said something else altogether")]))
    icon, words = _mark(page)
    assert icon == "history" and "notes changed after this was written" in words
    assert any("notes changed after it was written" in one.text for one in page.parts.missing.rows.rows)
    assert sentences(page)[0] == "The moderator wrote this."
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        qtbot.mouseClick(page.sentences.head.banner.button, Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    assert _mark(page)[0] != "history"
    assert sentences(page)[0] == "The moderator wrote this."


def test_a_part_is_given_back_to_its_notes(qtbot: QtBot, page: SummaryPage, context: Context) -> None:
    from PySide6.QtCore import Qt

    before = sentences(page)
    qtbot.keyClick(page.sentences.view, Qt.Key.Key_Return)
    write(qtbot, page, "Words to be given back.")
    settle(qtbot, page)
    assert sentences(page)[0] == "Words to be given back."
    _did(qtbot, page, context, "summary.compose")
    assert sentences(page) == before and "Words to be given back." not in pages_text(page)


def test_cleared_text_is_pasted_with_a_preview_of_what_changes(
    qtbot: QtBot, page: SummaryPage, context: Context, file: OpenFile
) -> None:
    from facilitator.ui.pages.summary.paste_dialog import PasteDialog

    go(page, "Key messages")
    settle(qtbot, page)
    before = sentences(page)
    context.actions["summary.paste"].trigger()
    dialog = page.window().findChild(PasteDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.told.text() == "The words are those that stand there.", timeout=10_000)
    pasted = dialog.area.toPlainText().replace("would remain the basis", "would stay the basis")
    dialog.area.setPlainText(f"{pasted}\n- One message more.")
    qtbot.waitUntil(lambda: len(dialog.changes.shown) == 2, timeout=10_000)
    assert dialog.changes.shown[1].after == "One message more." and dialog.changes.shown[1].before == ""
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        key(qtbot, dialog.area, "Ctrl+Return")
    settle(qtbot, page)
    assert _mark(page, "Key messages")[0] == "snowflake"
    assert len(sentences(page)) == len(before) + 1 and sentences(page)[-1] == "One message more."
    kept = [row for row in page.sentences.view.rows.rows if row.text == before[2]]
    assert kept and kept[0].chips, "a sentence nobody changed keeps its sources"
    file.steps.undo()
    qtbot.waitUntil(lambda: sentences(page) == before, timeout=20_000)
    settle(qtbot, page)
    assert _mark(page, "Key messages")[0] == "check"


def test_another_session_is_chosen_and_remembered(
    qtbot: QtBot, page: SummaryPage, context: Context, file: OpenFile
) -> None:
    from PySide6.QtCore import Qt

    choice = page.parts.session
    assert [choice.itemText(at)[:3] for at in range(choice.count())] == ["2.1", "2.2"]
    choice.setFocus()
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        qtbot.keyClick(choice, Qt.Key.Key_Down)
    settle(qtbot, page)
    assert page.showing.desk is not None and page.showing.desk.code == "2.2"
    assert "migratory birds" in pages_text(page)
    assert context.remembered.text(f"summary/session/{file.path.name}") == page.sentences.session
    from facilitator.ui.pages.summary.page import SummaryPage as Again

    other = Again(context, file)
    qtbot.addWidget(other)
    assert other.showing.feed.session == page.sentences.session


def test_what_is_missing_leads_to_its_place(qtbot: QtBot, page: SummaryPage) -> None:
    from PySide6.QtCore import Qt

    action = next(one for one in page.showing.desk.part("actions").sources)  # type: ignore[union-attr]
    do(qtbot, page, lambda one: edit_all(one, [action.id], [Part("leads", "")]))
    rows = page.parts.missing.rows.rows
    at = next(at for at, row in enumerate(rows) if row.record == action.id)
    asked: list[str] = []
    page.record_asked.connect(asked.append)
    page.parts.missing.setFocus()
    page.parts.missing.setCurrentIndex(page.parts.missing.rows.index(at))
    qtbot.keyClick(page.parts.missing, Qt.Key.Key_Return)
    assert asked == [action.id]


def test_what_fitting_to_time_leaves_out_is_listed_struck_through_and_in_words(qtbot: QtBot, page: SummaryPage) -> None:
    desk = page.showing.desk
    assert desk is not None and desk.trimmed
    page.unused.choose("trimmed")
    rows = page.unused.list.rows.sources
    assert [row.id for row in rows] == [one.id for one in desk.trimmed]
    assert page.unused.list.struck and "left out for length" in page.unused.list.rows.row(0).spoken()
    assert page.unused.which.currentText() == f"left out for length: {len(desk.trimmed)}"


def test_a_sentence_under_way_is_on_disk_and_stands_open_again_after_a_crash(
    qtbot: QtBot, page: SummaryPage, context: Context, path: Path, open_path: Callable[[Path], OpenFile]
) -> None:
    from facilitator.ui.pages.summary.sentence_draft import left_unfinished

    key(qtbot, page.sentences.view, "Ctrl+Shift+Return")
    editor = page.sentences.edit.editor
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "Half a sentence")
    drafted: list[object] = []
    page.file.kept.connect(drafted.append)
    qtbot.waitUntil(lambda: bool(drafted), timeout=5000)
    copied = Path(shutil.copy(path, path.with_name("after the crash.facilitator")))
    with files.opened(copied, seeded_clock(page.file.clock.now, 77)) as crashed:
        found = left_unfinished(crashed)
    assert [text for _, text in found] == ["Half a sentence"] and found[0][0].new
    page.sentences.edit.give_up()
    again = show_page(qtbot, context, open_path(copied))
    qtbot.waitUntil(lambda: again.sentences.edit.place is not None, timeout=20_000)
    assert again.sentences.edit.editor.words() == "Half a sentence"
    assert again.sentences.part is not None and again.sentences.part.title == _PLATFORM
    again.sentences.edit.keep()
    settle(qtbot, again)
    assert "Half a sentence" in sentences(again)


def test_a_file_that_is_only_read_shows_everything_and_takes_nothing(
    qtbot: QtBot, context: Context, file: OpenFile, said: list[str]
) -> None:
    from PySide6.QtCore import Qt

    file.read_only = True
    page = show_page(qtbot, context, file)
    go(page, _PLATFORM)
    page.sentences.focus_sentences()
    assert sentences(page) and not page.sentences.can_write
    qtbot.keyClick(page.sentences.view, Qt.Key.Key_Return)
    assert not page.sentences.edit.editor.isVisible()
    assert said == ["This window only reads the file; close the other window to write here."]
    assert not page.sentences.head.add.isEnabled()


def test_in_a_narrow_window_the_pages_fold_away_with_a_switch(
    qtbot: QtBot, page: SummaryPage, context: Context
) -> None:
    assert page.preview.isVisible() and context.actions["summary.preview"].isChecked()
    page.window().resize(1024, 700)
    qtbot.waitUntil(lambda: not page.preview.isVisible(), timeout=5000)
    assert not context.actions["summary.preview"].isChecked()
    assert page.preview.view not in page.panes()
    key(qtbot, page.sentences.view, "F4")
    assert page.preview.isVisible() and page.sentences.head.preview.isChecked()
    key(qtbot, page.sentences.view, "F4")
    assert not page.preview.isVisible()


def test_ctrl_p_prints_this_summary_as_long_as_the_page_shows(
    qtbot: QtBot, page: SummaryPage, context: Context
) -> None:
    from facilitator.ui.dialogs.print_paper import PrintPaperDialog

    elsewhere: list[str] = []
    page.finish()
    context.actions.on("paper.print", lambda: elsewhere.append("papers"))
    page.shown()
    settle(qtbot, page)
    key(qtbot, page.sentences.view, "Ctrl+P")
    dialog = page.window().findChild(PrintPaperDialog)
    assert dialog is not None and not elsewhere
    dialog.reject()
    page.finish()
    context.actions["paper.print"].trigger()
    assert elsewhere == ["papers"]


def test_every_action_of_the_page_does_something_or_says_why_not(
    qtbot: QtBot, page: SummaryPage, context: Context, said: list[str]
) -> None:
    from PySide6.QtWidgets import QDialog

    from facilitator.ui.actions import ACTIONS

    go(page, "Note")
    names = [action.id for action in ACTIONS if action.page == "summary"]
    assert len(names) == 20 and all(context.actions[name].isEnabled() for name in names)
    for name in ("summary.edit", "summary.add", "summary.thaw", "summary.freeze", "summary.compose", "summary.paste"):
        before = len(said)
        context.actions[name].trigger()
        assert len(said) == before + 1, name
    context.actions["summary.word"].trigger()
    for dialog in page.window().findChildren(QDialog):
        dialog.reject()


def test_a_file_without_a_session_says_what_to_do(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], tmp_path: Path
) -> None:
    from facilitator.ui.widgets.empty import EmptyState

    path = tmp_path / "empty.facilitator"
    files.new_empty(path, seeded_clock(lambda: NOW, 4))
    page = show_page(qtbot, context, open_path(path))
    shown = [one for one in page.findChildren(EmptyState) if one.isVisible()]
    assert [one.accessibleName() for one in shown] == ["No summary yet"]
    assert not page.parts.isVisible() and not page.unkept()


def test_the_twelve_parts_are_there_before_the_first_note(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], tmp_path: Path
) -> None:
    from facilitator.workspace.capturing import Capture

    path = tmp_path / "new.facilitator"
    files.new(path, "neaspec-2024", "2.1", "Oyun", seeded_clock(lambda: NOW, 4))
    page = show_page(qtbot, context, open_path(path))
    assert len([row for row in page.parts.list.rows.rows if row.number]) == 12
    assert not page.parts.session.isVisible(), "one session needs no choice"
    assert page.parts.missing.rows.rows and page.parts.missing.isVisible()
    do(qtbot, page, lambda one: Capture(one, "2.1", None, None).keep(["Mongolia: herders keep diaries of tracks"]))
    go(page, "Other matters raised")
    settle(qtbot, page)
    assert sentences(page) == ["Herders keep diaries of tracks."]


def test_a_point_nobody_took_up_is_marked_by_its_key_and_says_so(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], tmp_path: Path
) -> None:
    from facilitator.workspace.capturing import Capture

    path = tmp_path / "new.facilitator"
    files.new(path, "neaspec-2024", "2.1", "Oyun", seeded_clock(lambda: NOW, 4))
    page = show_page(qtbot, context, open_path(path))
    do(qtbot, page, lambda one: Capture(one, "2.1", None, None).keep(["Mongolia: herders keep diaries of tracks"]))
    row = next(row for row in page.parts.list.rows.rows if row.is_point and row.title == _PLATFORM)
    page.showing.show_part(row.key)
    assert page.sentences.part is not None and page.sentences.part.can_mark
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        key(qtbot, page.parts.list, "Ctrl+Shift+N")
    settle(qtbot, page)
    assert _mark(page)[0] == "cancel" and "not discussed" in _mark(page)[1]
    assert page.sentences.part is not None and page.sentences.part.marked
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        key(qtbot, page.parts.list, "Ctrl+Shift+N")
    settle(qtbot, page)
    assert page.sentences.part is not None and not page.sentences.part.marked
