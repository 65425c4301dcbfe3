"""The matrix of the roundtable page by real keys and clicks, on the whole example workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from roundtable_scene import cell_texts, make_page, read

from facilitator.workspace.capturing import Capture
from facilitator.workspace.files import SessionFile

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.roundtable.page import RoundtablePage


@pytest.fixture
def page(qtbot: QtBot, context: Context, roundtable: OpenFile) -> RoundtablePage:
    """The page, read, with the focus in the matrix."""
    return make_page(qtbot, context, roundtable)


def _place(page: RoundtablePage) -> tuple[int, int]:
    index = page.desk.matrix.currentIndex()
    return index.row(), index.column()


def test_themes_stand_by_sessions_with_how_they_read(page: RoundtablePage) -> None:
    from PySide6.QtCore import Qt

    model = page.desk.matrix.cells
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert heads == ["2.1 Big feline species", "2.2 Migratory birds", "Reading"]
    assert cell_texts(page, 2)[:2] == [
        "Knowledge sharing (platform), 2.1: 10 notes, differing, common",
        "Knowledge sharing (platform), 2.2: 9 notes, 1 starred, differing, common",
    ]
    assert cell_texts(page, 3)[1] == "Technical issues, 2.2: Not on the programme of 2.2"
    assert cell_texts(page, 3)[2].startswith("Technical issues, reading: Specific to 2.1. Not on the programme of 2.2")
    assert cell_texts(page, 1)[0].startswith("Global and regional policies, 2.1: 10 notes, 1 to read back")
    assert page.head.facts.text() == "4 note-takers, 2 sessions, 187 records"


def test_arrows_move_as_in_a_table_and_enter_opens_the_records(qtbot: QtBot, page: RoundtablePage) -> None:
    from PySide6.QtCore import Qt

    matrix, pane = page.desk.matrix, page.desk.cell
    qtbot.waitUntil(matrix.hasFocus)
    assert _place(page) == (0, 0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(matrix, key)
    assert _place(page) == (2, 1)
    qtbot.keyClick(matrix, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(pane.list.rows.rows) == 9)
    qtbot.waitUntil(pane.list.hasFocus)
    assert pane.title.text() == "Knowledge sharing (platform) · 2.2" and pane.isVisible()
    assert not page.desk.lists.isVisible()
    qtbot.keyClick(pane.list, Qt.Key.Key_Down)
    wanted = pane.list.rows.rows[1].item
    with qtbot.waitSignal(page.record_asked) as asked:
        qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert asked.args == [wanted]
    qtbot.keyClick(pane.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(matrix.hasFocus)
    assert page.desk.lists.isVisible() and _place(page) == (2, 1)


def test_a_click_opens_a_cell_and_another_click_another(qtbot: QtBot, page: RoundtablePage) -> None:
    from PySide6.QtCore import Qt

    matrix, pane = page.desk.matrix, page.desk.cell
    for row, column, count in ((0, 0, 21), (0, 1, 37), (5, 2, 16)):
        box = matrix.visualRect(matrix.cells.index(row, column))
        qtbot.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
        qtbot.waitUntil(lambda count=count: len(pane.list.rows.rows) == count)
        assert matrix.delegate.open_at == (row, column)
    assert pane.title.text() == "Stakeholder engagement · all sessions"
    qtbot.mouseClick(pane.back, Qt.MouseButton.LeftButton)
    assert matrix.delegate.open_at is None and page.desk.lists.isVisible()


def test_an_empty_cell_says_why_it_is_empty(qtbot: QtBot, page: RoundtablePage) -> None:
    from PySide6.QtCore import Qt

    page.desk.matrix.setCurrentIndex(page.desk.matrix.cells.index(3, 1))
    qtbot.keyClick(page.desk.matrix, Qt.Key.Key_Return)
    assert not page.desk.cell.list.isVisible() and not page.desk.cell.tag.isEnabled()
    assert page.desk.matrix.hasFocus()
    qtbot.keyClick(page.desk.matrix, Qt.Key.Key_Escape)
    assert page.desk.lists.isVisible()


def test_filters_show_the_themes_that_read_so_and_keep_the_place(qtbot: QtBot, page: RoundtablePage) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QRadioButton

    matrix = page.desk.matrix
    matrix.setCurrentIndex(matrix.cells.index(4, 1))
    buttons = page.head.readings.findChildren(QRadioButton)
    assert [button.text() for button in buttons] == ["All 8", "Common 5", "Specific 1", "Differing 4"]
    shown: list[int] = []
    for button in buttons:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        shown.append(matrix.cells.rowCount())
    assert shown == [8, 5, 1, 4]
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert "specific" not in {one.value for row in matrix.cells.rows for one in row.readings}
    matrix.setCurrentIndex(matrix.cells.index(3, 1))
    assert matrix.cells.rows[3].title == "Methodologies"
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert _place(page) == (4, 1)


def test_a_cell_that_a_filter_hides_is_closed(qtbot: QtBot, page: RoundtablePage) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QRadioButton

    qtbot.keyClick(page.desk.matrix, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.desk.is_open and len(page.desk.cell.list.rows.rows) == 21)
    qtbot.mouseClick(page.head.readings.findChildren(QRadioButton)[2], Qt.MouseButton.LeftButton)
    assert not page.desk.is_open and page.desk.lists.isVisible()


def _keep(file: SessionFile, text: str) -> object:
    return Capture(file, "2.2", None, None).keep([text])


def test_it_follows_the_file_and_keeps_its_place(qtbot: QtBot, page: RoundtablePage, roundtable: OpenFile) -> None:
    matrix = page.desk.matrix
    matrix.setCurrentIndex(matrix.cells.index(5, 1))
    scrolled = matrix.verticalScrollBar().value()
    before = page.feed.desk
    with qtbot.waitSignal(page.feed.renewed, timeout=10_000):
        roundtable.do("Note", lambda file: _keep(file, "One more thing on cranes"))  # type: ignore[arg-type,return-value]
    assert page.feed.desk is not before
    assert cell_texts(page, 7)[1] == "Other matters, 2.2: 2 notes"
    assert _place(page) == (5, 1) and matrix.verticalScrollBar().value() == scrolled and matrix.hasFocus()


def test_the_open_cell_follows_the_file(qtbot: QtBot, page: RoundtablePage, roundtable: OpenFile) -> None:
    from PySide6.QtCore import Qt

    matrix, rows = page.desk.matrix, page.desk.cell.list.rows
    matrix.setCurrentIndex(matrix.cells.index(7, 1))
    qtbot.keyClick(matrix, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(rows.rows) == 1)
    held = rows.rows[0].item
    with qtbot.waitSignal(page.feed.renewed, timeout=10_000):
        roundtable.do("Note", lambda file: _keep(file, "= One more agreement"))  # type: ignore[arg-type,return-value]
    qtbot.waitUntil(lambda: len(rows.rows) == 2)
    assert rows.rows[page.desk.cell.list.currentIndex().row()].item == held  # the new one stands before it
    assert page.desk.cell.list.hasFocus()


def test_out_of_sight_nothing_is_read_until_it_is_seen_again(
    qtbot: QtBot, page: RoundtablePage, roundtable: OpenFile
) -> None:
    page.finish()
    told: list[object] = []
    page.feed.renewed.connect(told.append)
    with qtbot.waitSignal(roundtable.changed):
        roundtable.do("Note", lambda file: _keep(file, "One more thing on cranes"))  # type: ignore[arg-type,return-value]
    assert not page.feed.working and not told
    page.shown()
    qtbot.waitUntil(lambda: len(told) == 1, timeout=10_000)
    page.finish()
    page.shown()
    assert not page.feed.working  # nothing changed since


def test_the_level_of_naming_people_holds(qtbot: QtBot, page: RoundtablePage, context: Context) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClick(page.desk.matrix, Qt.Key.Key_Return)
    rows = page.desk.cell.list.rows
    qtbot.waitUntil(lambda: len(rows.rows) == 21)
    assert any(one.who == "China" for one in rows.rows)
    with qtbot.waitSignal(page.feed.renewed, timeout=10_000):
        context.preferences.set("attribution", "none")
    views = ("statement", "differing view", "recommendation")
    qtbot.waitUntil(lambda: not any(one.who for one in rows.rows if one.kind in views), timeout=10_000)
    read(qtbot, page)


def test_who_comes_back_from_a_record_is_among_the_records_again(qtbot: QtBot, page: RoundtablePage) -> None:
    from PySide6.QtCore import Qt

    records = page.desk.cell.list
    qtbot.keyClick(page.desk.matrix, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(records.rows.rows) == 21)
    qtbot.keyClick(records, Qt.Key.Key_Down)
    page.finish()
    page.head.setFocus()
    page.shown()
    page.focus_first()
    assert records.hasFocus() and records.currentIndex().row() == 1


def test_every_cell_is_spoken_to_a_screen_reader(page: RoundtablePage) -> None:
    from PySide6.QtGui import QAccessible

    spoken = QAccessible.queryAccessibleInterface(page.desk.matrix)
    assert spoken is not None and spoken.text(QAccessible.Text.Name) == "Themes and sessions"
    names = [spoken.child(at).text(QAccessible.Text.Name) for at in range(spoken.childCount())]
    assert set(cell_texts(page, 0) + cell_texts(page, 7)) <= set(names)
    assert {"Methodologies", "2.2 Migratory birds", "Reading"} <= set(names)


def test_text_of_twice_the_size_keeps_the_heads_and_the_words(
    qtbot: QtBot, page: RoundtablePage, context: Context
) -> None:
    high = page.desk.matrix.rowHeight(0)
    context.theme.scale_to(2.0)
    qtbot.waitUntil(lambda: page.desk.matrix.rowHeight(0) >= 2 * 72)
    assert page.desk.matrix.rowHeight(0) > high
    assert page.desk.matrix.verticalHeader().width() == context.theme.px(132)
