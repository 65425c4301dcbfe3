"""Tagging in a grid by keyboard: marks, several rows at once, typing to a column, free tags, undo."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tagging_scene import CTRL, SHIFT, WAIT, Grid, Key

from facilitator.errors import FacilitatorError
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.roundtable.tagging import feed
from facilitator.workspace.tagging import TagChange, apply_tags

OpenPath = Callable[[Path], OpenFile]


@pytest.fixture
def grid(qtbot: QtBot, context: Context, demo_folder: Path, tmp_path: Path, open_path: OpenPath) -> Grid:
    return Grid(qtbot, context, open_path(Path(shutil.copy(demo_folder / "roundtable.facilitator", tmp_path))))


def test_space_tags_at_once_and_the_file_has_it(grid: Grid) -> None:
    grid.keys("spoon")
    assert grid.word == "black-faced-spoonbill"
    item, count = grid.item, grid.model.counts["black-faced-spoonbill"]
    grid.keys(Key.Key_Space)
    assert grid.word in grid.model.row(grid.row).tags  # before the worker is asked
    assert grid.model.counts[grid.word] == count + 1
    assert grid.word in grid.tags(item)
    grid.undo()
    assert grid.word not in grid.model.row(grid.row).tags
    assert grid.model.counts[grid.word] == count
    assert grid.word not in grid.tags(item)


def test_two_marks_in_quick_succession_both_stay(grid: Grid) -> None:
    item = grid.item
    grid.keys("spoon", Key.Key_Space, "snow", Key.Key_Space, Key.Key_Right, Key.Key_Space)
    wanted = {"black-faced-spoonbill", "snow-leopard", "white-naped-crane"}
    assert wanted <= grid.model.row(0).tags
    grid.settle()
    assert wanted <= grid.model.row(0).tags
    assert wanted <= grid.tags(item)


def test_all_rows_selected_get_the_tag_in_one_step(grid: Grid) -> None:
    grid.keys("hooded")
    grid.keys(Key.Key_Down, Key.Key_Down, how=SHIFT)
    grid.keys(Key.Key_Left, "hooded")  # going along the row and typing keep the rows
    assert grid.view.choice.rows() == [0, 1, 2]
    ids = grid.shown()[:3]
    grid.keys(Key.Key_Space)
    assert all("hooded-crane" in grid.tags(one) for one in ids)
    grid.keys(Key.Key_Space)
    assert not any("hooded-crane" in grid.tags(one) for one in ids)
    grid.undo()
    assert all("hooded-crane" in grid.tags(one) for one in ids)
    grid.undo()
    assert not any("hooded-crane" in grid.tags(one) for one in ids)


def test_a_tag_some_have_is_given_to_the_rest(grid: Grid) -> None:
    grid.keys("hooded", Key.Key_Space)
    grid.keys(Key.Key_Down, how=SHIFT)
    grid.keys(Key.Key_Space)
    assert all("hooded-crane" in grid.model.row(row).tags for row in (0, 1))
    grid.keys(Key.Key_Delete)
    assert not any("hooded-crane" in grid.model.row(row).tags for row in (0, 1))


def test_rows_far_apart_are_selected_with_ctrl(grid: Grid) -> None:
    grid.keys("cepa")
    grid.keys(Key.Key_Down, Key.Key_Down, how=CTRL)
    grid.keys(Key.Key_Space, how=CTRL)
    assert grid.view.choice.rows() == [0, 2]
    grid.keys(Key.Key_Space)
    assert ["cepa" in grid.model.row(row).tags for row in range(3)] == [True, False, True]
    assert grid.view.choice.rows() == [0, 2]
    grid.keys(Key.Key_Escape)
    assert grid.view.choice.rows() == [2]


def test_all_that_shows_is_selected_with_ctrl_a(grid: Grid) -> None:
    grid.keys(Key.Key_A, how=CTRL)
    assert len(grid.view.choice.rows()) == grid.model.rowCount()


@pytest.mark.parametrize(
    ("typed", "key"), [("4", "GBF-04"), ("21", "GBF-21"), ("ramsar", "Ramsar"), ("leop", "amur-leopard")]
)
def test_letters_go_to_a_column_and_are_shown(grid: Grid, typed: str, key: str) -> None:
    grid.keys(typed)
    assert grid.word == key
    assert typed in grid.view.corner.words
    grid.keys(Key.Key_Escape)
    assert grid.view.corner.words == ""


def test_letters_that_mean_nothing_are_told(grid: Grid) -> None:
    before = grid.view.currentIndex().column()
    grid.keys("zz")
    assert grid.view.corner.words == "No column “zz”"
    assert grid.view.currentIndex().column() == before
    grid.keys(Key.Key_Backspace)
    assert "z" in grid.view.corner.words
    grid.keys(Key.Key_Backspace)
    assert grid.view.corner.words == ""


def test_home_end_and_pages(grid: Grid) -> None:
    last = grid.model.rowCount() - 1
    grid.keys(Key.Key_End)
    assert grid.view.currentIndex().column() == grid.model.columnCount() - 1
    grid.keys(Key.Key_End, how=CTRL)
    assert grid.row == last
    grid.keys(Key.Key_PageUp)
    assert 0 < grid.row < last - 3
    grid.keys(Key.Key_Home, how=CTRL)
    assert grid.row == 0
    grid.keys(Key.Key_Home)
    assert grid.view.currentIndex().column() == 0
    grid.keys(Key.Key_Right, how=CTRL)
    grid.keys(Key.Key_Right, how=CTRL)
    assert grid.word == "strategy-2026-2030"


def test_the_name_of_the_last_column_is_in_sight_at_the_end(grid: Grid) -> None:
    grid.keys(Key.Key_End)
    assert grid.view.columns.reach(grid.model.columnCount() - 1) <= grid.view.viewport().width()


def test_a_click_marks_a_cell_and_a_click_on_a_record_selects_it(grid: Grid) -> None:
    grid.click(3, 2)
    assert grid.word in grid.model.row(3).tags
    head = grid.view.rows
    at = head.viewport().rect().center()
    at.setY(head.sectionViewportPosition(5) + 4)
    grid.qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, SHIFT, at)
    assert grid.view.choice.rows() == [3, 4, 5]
    grid.click(4, 3)
    assert all(grid.model.column(3).key in grid.model.row(row).tags for row in (3, 4, 5))  # type: ignore[union-attr]


def test_a_click_on_a_leaning_name_goes_to_its_column(grid: Grid) -> None:
    head = grid.view.columns
    place = head.sectionViewportPosition(3) + head.sectionSize(3) // 2
    at = head.rect().topLeft()
    at.setX(place + 30)
    at.setY(head.measures().names - 48)
    assert head.column_at(at) == 3
    grid.qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert grid.view.currentIndex().column() == 3


def test_a_free_tag_is_added_in_its_field_and_taken_away(grid: Grid) -> None:
    item, line = grid.item, grid.pane.foot.free.line
    grid.keys("#")
    grid.qtbot.waitUntil(line.hasFocus)
    grid.press(line, "two words", Key.Key_Return)
    assert "two-words" in grid.tags(item)
    assert [chip.member for chip in grid.pane.foot.free.chips] == ["two-words"]
    grid.press(line, Key.Key_Escape)
    grid.qtbot.waitUntil(grid.view.hasFocus)
    grid.press(grid.pane.foot.free.chips[0], Key.Key_Delete)
    assert grid.tags(item) == set()


def test_a_free_word_that_is_a_word_of_a_vocabulary_is_that(grid: Grid) -> None:
    line = grid.pane.foot.free.line
    grid.keys("#")
    grid.press(line, "Panthera uncia", Key.Key_Return)
    assert "snow-leopard" in grid.model.row(0).tags


def test_what_the_file_refuses_is_mended(grid: Grid, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise FacilitatorError("The disk is full; make room.")

    monkeypatch.setattr(feed, "apply_tags", refuse)
    grid.keys("spoon")
    with grid.qtbot.waitSignal(grid.file.said, timeout=WAIT) as told:
        grid.keys(Key.Key_Space)
        assert grid.word in grid.model.row(0).tags
    assert told.args == ["error", "The disk is full; make room."]
    grid.qtbot.waitUntil(lambda: grid.word not in grid.model.row(0).tags, timeout=WAIT)


def test_a_file_that_is_only_read_shows_no_mark_that_is_not_in_it(grid: Grid) -> None:
    grid.file.read_only = True
    grid.keys("spoon", Key.Key_Space)
    grid.qtbot.waitUntil(lambda: grid.word not in grid.model.row(0).tags, timeout=WAIT)


def test_the_lessons_a_proposal_takes_up_are_ticked(grid: Grid) -> None:
    made = grid.records()
    proposal = next(one for one in made.proposals if not one.takes_up)
    grid.goes_to(proposal.id)
    grid.keys(Key.Key_T, how=CTRL)
    dialog = grid.picker(grid.pane.deeds.picking)
    grid.press(dialog.search, "corrals", Key.Key_Return)
    grid.qtbot.waitUntil(lambda: grid.pane.deeds.picking.dialog is None)
    lesson = next(one for one in made.notes if "corrals" in one.text)
    assert grid.record(proposal.id).takes_up == (lesson.id,)
    assert grid.model.data(grid.model.index(grid.row, 0)) == "2.1-L5"
    grid.undo()
    assert grid.record(proposal.id).takes_up == ()
    assert grid.model.data(grid.model.index(grid.row, 0)) == ""


def test_nothing_changes_where_the_list_is_only_looked_at(grid: Grid) -> None:
    linked = next(one for one in grid.records().proposals if one.takes_up)
    grid.goes_to(linked.id)
    grid.keys(Key.Key_Home, Key.Key_Space)
    dialog = grid.picker(grid.pane.deeds.picking)
    assert dialog.choices.ticked
    grid.press(dialog.search, Key.Key_Return)
    grid.qtbot.waitUntil(lambda: grid.pane.deeds.picking.dialog is None)
    assert grid.record(linked.id).takes_up == linked.takes_up


def test_enter_asks_for_the_record(grid: Grid) -> None:
    with grid.qtbot.waitSignal(grid.pane.record_asked) as told:
        grid.keys(Key.Key_Down, Key.Key_Return)
    assert told.args == [grid.shown()[1]]


def test_what_another_tags_meanwhile_shows_and_the_place_stays(grid: Grid) -> None:
    grid.keys(Key.Key_Down, Key.Key_Down, "spoon")
    other, here = grid.shown()[4], grid.item
    grid.file.do("", lambda file: apply_tags(file, [TagChange(other, ("hooded-crane",))]))
    grid.qtbot.waitUntil(lambda: "hooded-crane" in grid.model.row(4).tags, timeout=WAIT)
    assert (grid.item, grid.word) == (here, "black-faced-spoonbill")
