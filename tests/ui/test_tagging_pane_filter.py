"""What of the grid shows, what a screen reader hears of it, and when it is read again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot
from tagging_scene import CTRL, WAIT, Grid, Key

from facilitator.ui.context import Context
from facilitator.ui.open_file import EVERYTHING, OpenFile
from facilitator.ui.pages.roundtable.tagging.pane import TaggingPane
from facilitator.workspace.editing import Part, delete, edit
from facilitator.workspace.tagging import TagChange, apply_tags

OpenPath = Callable[[Path], OpenFile]


@pytest.fixture
def file(demo_folder: Path, tmp_path: Path, open_path: OpenPath) -> OpenFile:
    return open_path(Path(shutil.copy(demo_folder / "roundtable.facilitator", tmp_path)))


@pytest.fixture
def grid(qtbot: QtBot, context: Context, file: OpenFile) -> Grid:
    return Grid(qtbot, context, file)


def narrowed(grid: Grid, rows: int) -> None:
    grid.qtbot.waitUntil(lambda: grid.model.rowCount() == rows, timeout=WAIT)


def test_the_search_narrows_as_one_types_and_enter_goes_back(grid: Grid) -> None:
    everything = grid.model.rowCount()
    grid.keys("/")
    search = grid.pane.bar.search
    grid.qtbot.waitUntil(search.hasFocus)
    grid.press(search, "roofed cor")
    narrowed(grid, 1)
    assert grid.pane.bar.count.text() == f"1 of {everything} records"
    grid.press(search, Key.Key_Return)
    grid.qtbot.waitUntil(grid.view.hasFocus)
    assert grid.model.row(grid.row).label == "2.1-L5"
    grid.press(search, Key.Key_Escape)
    narrowed(grid, everything)
    assert grid.model.row(grid.row).label == "2.1-L5"


def test_nothing_found_says_so_and_shows_everything_again(grid: Grid) -> None:
    everything = grid.model.rowCount()
    grid.press(grid.pane.bar.search, "nowhere at all")
    narrowed(grid, 0)
    button = next(one for one in grid.pane.findChildren(QWidget) if one.property("text") == "Show all records")
    grid.qtbot.waitUntil(button.isVisible)
    grid.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    narrowed(grid, everything)
    assert grid.pane.bar.search.text() == ""


def test_session_and_kind_narrow(grid: Grid) -> None:
    bar = grid.pane.bar
    bar.session.setCurrentIndex(bar.session.findData("2.2"))
    bar.kind.setCurrentIndex(bar.kind.findData("proposal"))
    narrowed(grid, 3)
    assert {grid.model.row(row).label for row in range(3)} == {"2.2-P1", "2.2-P2", "2.2-P3"}
    assert sum(grid.model.counts.get(f"GBF-{number:02}", 0) for number in range(1, 24)) > 0


def test_what_gets_its_tag_under_untagged_only_stays_until_the_filter_changes(grid: Grid) -> None:
    bar = grid.pane.bar
    grid.qtbot.mouseClick(bar.untagged, Qt.MouseButton.LeftButton)
    grid.qtbot.waitUntil(lambda: not any(grid.model.row(row).tags for row in range(grid.model.rowCount())))
    before = grid.shown()
    grid.pane.focus_first()
    grid.keys("cepa", Key.Key_Space)
    grid.settle()
    assert grid.shown() == before
    grid.file.tell_changed(EVERYTHING)
    grid.qtbot.waitUntil(lambda: not grid.pane.feed.stale and grid.model.rowCount() > 0, timeout=WAIT)
    grid.settle()
    assert grid.shown() == before
    bar.kind.setCurrentIndex(bar.kind.findData("statement"))
    bar.kind.setCurrentIndex(0)
    narrowed(grid, len(before) - 1)


def test_the_vocabularies_that_show_are_remembered(grid: Grid, context: Context, qtbot: QtBot) -> None:
    every = grid.model.columnCount()
    grid.keys("cepa")
    grid.qtbot.mouseClick(grid.pane.bar.switches["target"], Qt.MouseButton.LeftButton)
    assert grid.model.columnCount() == every - 23
    assert grid.word == "cepa"
    grid.keys("21")
    assert grid.word == "cepa"
    again = Grid(qtbot, context, grid.file)
    assert again.model.columnCount() == every - 23


def test_just_some_records_show_until_the_chip_is_pressed(grid: Grid) -> None:
    everything, wanted = grid.model.rowCount(), grid.shown()[5:8]
    grid.pane.bar.search.setText("nothing of that")
    grid.pane.show_records(wanted)
    narrowed(grid, 3)
    grid.settle()
    assert grid.shown() == wanted
    assert grid.pane.bar.chip.isVisible()
    grid.press(grid.pane.bar.chip, Key.Key_Delete)
    narrowed(grid, everything)
    assert not grid.pane.bar.chip.isVisible()


def test_records_asked_for_before_the_pane_was_read_show_alone(qtbot: QtBot, context: Context, file: OpenFile) -> None:
    first = Grid(qtbot, context, file)
    wanted = first.shown()[2:4]
    pane = TaggingPane(context, file)
    pane.show_records(wanted)
    qtbot.addWidget(pane, before_close_func=lambda _: file.worker.settle())
    pane.show()
    qtbot.waitUntil(lambda: pane.model.rowCount() == 2, timeout=WAIT)


def test_while_it_is_hidden_nothing_is_read_and_then_everything(grid: Grid) -> None:
    item = grid.shown()[1]
    grid.pane.hide()
    grid.file.do("", lambda file: apply_tags(file, [TagChange(item, ("hooded-crane",))]))
    grid.settle()
    assert "hooded-crane" not in grid.model.row(1).tags
    grid.pane.show()
    grid.qtbot.waitUntil(lambda: "hooded-crane" in grid.model.row(1).tags, timeout=WAIT)


def test_a_text_that_was_changed_and_a_record_that_is_gone_follow(grid: Grid) -> None:
    first, second, third = grid.shown()[:3]
    grid.keys(Key.Key_Down, Key.Key_Down)
    count = grid.model.rowCount()
    grid.file.do("", lambda file: edit(file, first, [Part("text", "Other words altogether")]))
    grid.qtbot.waitUntil(lambda: grid.model.row(0).text.startswith("Other words"), timeout=WAIT)
    grid.file.do("", lambda file: delete(file, second))
    narrowed(grid, count - 1)
    grid.settle()
    assert grid.item == third


def test_every_cell_says_its_record_its_word_and_its_mark(grid: Grid) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    proposal = next(one for one in grid.records().proposals if "GBF-03" in one.tags)
    grid.goes_to(proposal.id)
    grid.keys("3")
    name = grid.model.row(grid.row).label
    title = "Conserve 30% of Land, Waters and Seas"
    assert grid.view.currentIndex().data(role) == f"{name}, Target 3: {title}: tagged"
    grid.keys(Key.Key_Escape, "5")
    assert str(grid.view.currentIndex().data(role)).endswith(": no tag")
    grid.keys(Key.Key_Home)
    assert "takes up" in str(grid.view.currentIndex().data(role))
    found = QAccessible.queryAccessibleInterface(grid.view)
    assert found is not None
    assert found.text(QAccessible.Text.Name) == "Tags of the records"
    head = str(grid.model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole))
    assert head.startswith("Review of previous projects, ")


def test_a_theme_given_by_its_point_is_told_apart_from_a_tag(grid: Grid) -> None:
    assert "review" in grid.model.row(0).by_point
    assert str(grid.model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)).endswith("through its point")
    grid.keys("review", Key.Key_Space)
    assert str(grid.model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)).endswith(": tagged")


def test_everything_that_takes_the_focus_has_a_name(grid: Grid) -> None:
    parts = [grid.pane, *grid.pane.findChildren(QWidget)]
    nameless = [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus and not _name(part)]
    assert not nameless


def _name(part: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(part)
    return found.text(QAccessible.Text.Name) if found else ""


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_rows_are_in_sight_however_large_the_text(grid: Grid, context: Context, scale: float) -> None:
    context.theme.scale_to(scale)
    grid.window.resize(1366, 640)
    grid.qtbot.waitUntil(lambda: grid.view.viewport().height() >= 2 * grid.view.rows.defaultSectionSize(), timeout=WAIT)
    grid.keys(Key.Key_End, how=CTRL)
    assert grid.view.viewport().rect().contains(grid.view.visualRect(grid.view.currentIndex()))
    low = scale == 2.0
    assert grid.pane.bar.columns.isVisible() == low
    assert grid.pane.bar.switches["theme"].isVisible() != low


def test_in_a_low_window_the_vocabularies_stand_in_a_menu(grid: Grid) -> None:
    grid.window.resize(1366, 420)
    grid.qtbot.waitUntil(grid.pane.bar.columns.isVisible, timeout=WAIT)
    every = grid.model.columnCount()
    grid.press(grid.pane.bar.columns, Key.Key_Return)
    (menu,) = grid.pane.bar.findChildren(QMenu)
    grid.press(menu, Key.Key_Down, Key.Key_Return)
    assert grid.model.columnCount() == every - 3
    assert not grid.pane.bar.switches["heading"].isChecked()
