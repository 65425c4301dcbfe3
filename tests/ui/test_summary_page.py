"""The summary page: parts, sentences written by keyboard, sources, the real pages beside them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from summary_page_scene import do, go, key, pages_text, sentences, settle, show_page, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.summary.page import SummaryPage

_PLATFORM = "Knowledge sharing (platform)"


@pytest.fixture
def file(open_path: Callable[[Path], OpenFile], demo_folder: Path, tmp_path: Path) -> OpenFile:
    """The file of the whole example workshop, open."""
    return open_path(Path(shutil.copy(demo_folder / "roundtable.facilitator", tmp_path / "roundtable.facilitator")))


@pytest.fixture
def page(qtbot: QtBot, context: Context, file: OpenFile) -> SummaryPage:
    """The page on session 2.1, at the point on the platform."""
    made = show_page(qtbot, context, file)
    go(made, _PLATFORM)
    made.sentences.focus_sentences()
    settle(qtbot, made)
    return made


def _words(page: SummaryPage) -> str:
    row = page.sentences.current
    assert row is not None
    return row.text


def test_the_twelve_parts_stand_in_their_order_with_the_points_below_theirs(page: SummaryPage) -> None:
    rows = page.parts.list.rows.rows
    assert [row.number for row in rows if row.number] == [str(number) for number in range(1, 13)]
    assert [row.title for row in rows if row.number][:6] == [
        "Header", "Conduct of the session", "Key messages", "Presentations", "Discussion points", "Lessons",
    ]  # fmt: skip
    points = [row.title for row in rows if row.is_point]
    assert _PLATFORM in points and points[-1] == "Other matters raised"
    at = next(at for at, row in enumerate(rows) if row.title == "Discussion points")
    assert rows[at + 1].is_point


def test_words_minutes_and_pages_stand_against_the_goal(page: SummaryPage) -> None:
    desk = page.showing.desk
    assert desk is not None
    head = page.parts.length
    assert head.words.text() == f"{desk.words:,} words" and desk.words > 900
    assert head.minutes.text() == f"{desk.minutes} min read aloud"
    assert head.goal.text() == "Goal 1,000–1,200 words"
    assert head.pages.text() == f"{page.preview.view.page_count} pages"
    assert 0.5 < head.bar.filled < 1.0


def test_a_sentence_is_written_in_its_place_and_stands_on_the_pages(
    qtbot: QtBot, page: SummaryPage, file: OpenFile, tmp_path: Path
) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClick(page.sentences.view, Qt.Key.Key_Down)
    assert page.sentences.view.currentIndex().row() == 1
    qtbot.keyClick(page.sentences.view, Qt.Key.Key_Return)
    write(qtbot, page, "It was emphasized that consent came first.")
    assert _words(page) == "It was emphasized that consent came first."
    assert page.sentences.view.hasFocus()
    settle(qtbot, page)
    assert sentences(page)[1] == "It was emphasized that consent came first."
    assert "It was emphasized that consent came first." in pages_text(page)
    assert "open to neighbouring protected areas at once" not in pages_text(page)
    page.paper_deeds.save(_made(page), tmp_path / "out.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "out.pdf").is_file(), timeout=10_000)
    assert "emphasized that consent came first" in " ".join(_pdf_words(tmp_path / "out.pdf").split())
    assert file.steps.undo_title == "Edit of a sentence"


def _made(page: SummaryPage):  # type: ignore[no-untyped-def]
    made = page.showing.pages.paper.current
    assert made is not None
    return made


def _pdf_words(path: Path) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return "\n".join(one.get_textpage().get_text_bounded() for one in document)
    finally:
        document.close()


def test_f2_begins_esc_gives_up_and_nothing_is_kept(qtbot: QtBot, page: SummaryPage, file: OpenFile) -> None:
    from PySide6.QtCore import Qt

    before = sentences(page)
    key(qtbot, page.sentences.view, "F2")
    editor = page.sentences.edit.editor
    qtbot.waitUntil(editor.hasFocus)
    assert editor.words() == before[0] and page.sentences.edit.editor.isVisible()
    qtbot.keyClicks(editor, " and more")
    assert page.unkept()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible() and page.sentences.view.hasFocus()
    assert sentences(page) == before and not page.unkept()
    assert file.steps.undo_title == ""


def test_leaving_the_page_keeps_what_is_typed(qtbot: QtBot, page: SummaryPage) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClick(page.sentences.view, Qt.Key.Key_Return)
    editor = page.sentences.edit.editor
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, " Kept at leaving.")
    page.finish()
    assert not page.unkept()
    page.shown()
    settle(qtbot, page)
    assert sentences(page)[0].endswith("Kept at leaving.")


def test_an_unused_note_is_added_by_ctrl_enter(qtbot: QtBot, page: SummaryPage, file: OpenFile) -> None:
    row = page.sentences.current
    marked = page.unused.list.current
    assert row is not None and marked is not None
    before = {one.id for one in page.unused.list.rows.sources}
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        key(qtbot, page.sentences.view, "Ctrl+Return")
    settle(qtbot, page)
    after = page.sentences.current
    assert after is not None and after.key == row.key
    assert [chip.record for chip in after.chips] == [*(chip.record for chip in row.chips), marked.id]
    left = {one.id for one in page.unused.list.rows.sources}
    assert marked.id in before - left and left < before  # what is told in more words leaves others out, or in
    file.steps.undo()
    qtbot.waitUntil(lambda: marked.id in [one.id for one in page.unused.list.rows.sources], timeout=20_000)
    settle(qtbot, page)


def test_ctrl_down_marks_the_next_record_while_one_writes(qtbot: QtBot, page: SummaryPage) -> None:
    from PySide6.QtCore import Qt

    key(qtbot, page.sentences.view, "Ctrl+Shift+Return")
    editor = page.sentences.edit.editor
    qtbot.waitUntil(editor.hasFocus)
    first = page.unused.list.current
    key(qtbot, editor, "Ctrl+Down")
    second = page.unused.list.current
    assert first is not None and second is not None and first.id != second.id
    qtbot.keyClicks(editor, "A pilot was asked for before 2026.")
    key(qtbot, editor, "Ctrl+Return")
    assert editor.hasFocus() and editor.words() == "A pilot was asked for before 2026."
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert _words(page) == "A pilot was asked for before 2026."
    row = page.sentences.current
    assert row is not None and [chip.record for chip in row.chips] == [second.id]
    assert page.sentences.view.currentIndex().row() == 1
    assert "A pilot was asked for before 2026." in pages_text(page)


def test_a_sentence_without_a_note_says_so(qtbot: QtBot, page: SummaryPage) -> None:
    key(qtbot, page.sentences.view, "Ctrl+Shift+Return")
    write(qtbot, page, "Several delegations asked for a pilot.")
    settle(qtbot, page)
    row = page.sentences.current
    assert row is not None and row.text == "Several delegations asked for a pilot."
    assert next(fault.text for fault in row.faults) == "No note supports this sentence"
    assert "No note supports this sentence" in row.spoken()


def test_sentences_move_by_keys_and_by_drag(qtbot: QtBot, page: SummaryPage) -> None:
    from PySide6.QtCore import QPoint, Qt

    first, second, third = sentences(page)
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        key(qtbot, page.sentences.view, "Alt+Shift+Down")
    settle(qtbot, page)
    assert sentences(page) == [second, first, third]
    assert _words(page) == first
    view = page.sentences.view
    start, end = view.rect_of(1).topLeft() + QPoint(8, 12), view.rect_of(0).topLeft() + QPoint(8, 3)
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(view.viewport(), start - QPoint(0, 20))
        _drag(view, start, end)
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    settle(qtbot, page)
    assert sentences(page) == [first, second, third]


def _drag(view: object, start: object, end: object) -> None:
    """A move with the button held, which the robot does not send."""
    from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QAbstractItemView, QApplication

    assert isinstance(view, QAbstractItemView) and isinstance(start, QPoint) and isinstance(end, QPoint)
    for place in (start - QPoint(0, 15), end):
        at = QPointF(place)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            QPointF(view.viewport().mapToGlobal(place)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view.viewport(), event)


def test_delete_removes_a_sentence_and_undo_brings_it_back(qtbot: QtBot, page: SummaryPage, file: OpenFile) -> None:
    before = sentences(page)
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        key(qtbot, page.sentences.view, "Ctrl+Del")
    settle(qtbot, page)
    assert sentences(page) == before[1:]
    file.steps.undo()
    qtbot.waitUntil(lambda: sentences(page) == before, timeout=20_000)
    settle(qtbot, page)


def test_the_arrows_go_through_the_sources_and_enter_shows_the_record(qtbot: QtBot, page: SummaryPage) -> None:
    from PySide6.QtCore import Qt

    view, asked = page.sentences.view, list[str]()
    page.record_asked.connect(asked.append)
    row = page.sentences.current
    assert row is not None and len(row.chips) == 2
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked == [row.chips[1].record]
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    settle(qtbot, page)
    after = page.sentences.current
    assert after is not None and [chip.record for chip in after.chips] == [row.chips[0].record]
    assert after.text == row.text


def test_the_star_of_a_source_is_the_records_own(qtbot: QtBot, page: SummaryPage) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClick(page.sentences.view, Qt.Key.Key_Right)
    chip = page.sentences.view.keys.chip
    assert chip is not None and not chip.starred
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        key(qtbot, page.sentences.view, "Ctrl+K")
    settle(qtbot, page)
    found = [one for row in page.sentences.view.rows.rows for one in row.chips if one.record == chip.record]
    assert found and all(one.starred for one in found) and "starred" in found[0].spoken()


def test_a_composed_word_in_the_editor_is_the_input_methods(qtbot: QtBot, page: SummaryPage) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QApplication

    key(qtbot, page.sentences.view, "Ctrl+Shift+Return")
    editor = page.sentences.edit.editor
    qtbot.waitUntil(editor.hasFocus)
    QApplication.sendEvent(editor, QInputMethodEvent("공동", []))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert editor.isVisible() and editor.composing
    done = QInputMethodEvent()
    done.setCommitString("공동 조사를 제안하였다.")
    QApplication.sendEvent(editor, done)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert _words(page) == "공동 조사를 제안하였다."
    assert "공동 조사를" in pages_text(page)


def test_a_very_long_sentence_wraps_in_its_row_and_in_its_field(qtbot: QtBot, page: SummaryPage) -> None:
    from PySide6.QtCore import Qt

    words = "Тост, Тосон Бумбын нуруу and 图们江 " * 60
    qtbot.keyClick(page.sentences.view, Qt.Key.Key_Return)
    editor = page.sentences.edit.editor
    qtbot.waitUntil(editor.hasFocus)
    editor.setPlainText(words)
    view = page.sentences.view
    assert editor.height() > 10 * editor.fontMetrics().lineSpacing() // 2
    assert editor.geometry().bottom() <= view.rect_of(0).bottom() or editor.height() >= view.viewport().height() // 2
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert sentences(page)[0] == " ".join(words.split()) or sentences(page)[0] == words.strip()
    assert view.delegate.layout_of(0).text.lineCount() > 10


def test_what_another_hand_changes_shows_and_typing_goes_on(qtbot: QtBot, page: SummaryPage, file: OpenFile) -> None:
    from PySide6.QtCore import Qt

    from facilitator.workspace.summary_writing import write_sentence

    qtbot.keyClick(page.sentences.view, Qt.Key.Key_Return)
    editor = page.sentences.edit.editor
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, " still typing")
    part = page.sentences.part
    assert part is not None
    session, other = page.sentences.session, part.sentences[2].key
    do(qtbot, page, lambda one: write_sentence(one, session, part.key, other, "Another hand wrote this."))
    assert sentences(page)[2] == "Another hand wrote this."
    assert editor.hasFocus() and editor.words().endswith(" still typing")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert sentences(page)[0].endswith("still typing") and sentences(page)[2] == "Another hand wrote this."


def test_the_pages_follow_while_one_types_and_forget_what_is_given_up(qtbot: QtBot, page: SummaryPage) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClick(page.sentences.view, Qt.Key.Key_Return)
    editor = page.sentences.edit.editor
    qtbot.waitUntil(editor.hasFocus)
    kept = page.showing.pages.paper.current
    qtbot.keyClicks(editor, " Unmistakably.")
    qtbot.waitUntil(lambda: "Unmistakably." in pages_text(page), timeout=20_000)
    assert editor.hasFocus() and page.showing.pages.paper.current is kept, "a trial is not what is printed"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Unmistakably." not in pages_text(page), timeout=20_000)
    settle(qtbot, page)


def test_what_is_printed_has_the_sentence_that_is_being_written(
    qtbot: QtBot, page: SummaryPage, context: Context, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QFileDialog

    out = tmp_path / "summary.pdf"

    def chosen(*_: object) -> tuple[str, str]:
        return str(out), "PDF (*.pdf)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    qtbot.keyClick(page.sentences.view, Qt.Key.Key_Return)
    qtbot.waitUntil(page.sentences.edit.editor.hasFocus)
    qtbot.keyClicks(page.sentences.edit.editor, " Unmistakably.")
    key(qtbot, page.sentences.edit.editor, "Ctrl+Shift+S")
    qtbot.waitUntil(out.is_file, timeout=20_000)
    settle(qtbot, page)
    assert "Unmistakably." in " ".join(_pdf_words(out).split())
