"""The chain from lessons to targets: gaps first and named, mended on the spot by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tagging_scene import WAIT, Chains, Key

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.workspace.chain_rows import BARE_TARGET, NO_HEADING, NO_LESSON, NOT_TAKEN_UP
from facilitator.workspace.tagging import TagChange, apply_tags

OpenPath = Callable[[Path], OpenFile]


@pytest.fixture
def chains(qtbot: QtBot, context: Context, demo_folder: Path, tmp_path: Path, open_path: OpenPath) -> Chains:
    return Chains(qtbot, context, open_path(Path(shutil.copy(demo_folder / "roundtable.facilitator", tmp_path))))


def words(chains: Chains, row: int) -> list[str]:
    return [str(chains.model.index(row, column).data()) for column in range(4)]


def count(chains: Chains, gap: str | None) -> int:
    return int(chains.pane.filter.buttons[gap].text().rpartition(" ")[2])


def test_gaps_come_first_and_are_named(chains: Chains) -> None:
    gaps = [row.gaps for row in chains.model.rows]
    assert gaps[0] == (NO_HEADING,)
    assert gaps[-1] == ()
    assert words(chains, 0)[2] == "No heading"
    spoken = chains.model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Headings: No heading"


def test_one_sort_of_gap_shows_with_its_number(chains: Chains) -> None:
    chains.choose(NOT_TAKEN_UP)
    assert chains.model.rowCount() == count(chains, NOT_TAKEN_UP) > 0
    assert {words(chains, row)[1] for row in range(chains.model.rowCount())} == {"Nothing takes up this lesson"}
    chains.choose(BARE_TARGET)
    assert words(chains, 0)[1] == "No proposal serves this target"
    chains.choose("")
    assert all(not row.gaps for row in chains.model.rows)
    chains.choose(None)
    assert chains.model.rowCount() == count(chains, None)


def test_a_heading_is_given_on_the_spot_and_taken_back(chains: Chains) -> None:
    before, proposal = count(chains, NO_HEADING), chains.model.rows[0].key
    chains.keys(Key.Key_Space)
    dialog = chains.picker(chains.pane.deeds.picking)
    chains.press(dialog.search, "cepa", Key.Key_Return)
    chains.qtbot.waitUntil(lambda: count(chains, NO_HEADING) == before - 1, timeout=WAIT)
    assert "cepa" in chains.tags(proposal)
    assert chains.model.rows[0].key != proposal
    assert chains.view.currentIndex().row() == 0
    chains.undo()
    chains.qtbot.waitUntil(lambda: count(chains, NO_HEADING) == before, timeout=WAIT)
    assert "cepa" not in chains.tags(proposal)


def test_a_lesson_is_taken_up_by_what_is_ticked(chains: Chains) -> None:
    chains.choose(NOT_TAKEN_UP)
    lesson, before = chains.model.rows[0].key, count(chains, NOT_TAKEN_UP)
    chains.pane.focus_first()
    chains.keys(Key.Key_Space)
    dialog = chains.picker(chains.pane.deeds.picking)
    chains.press(dialog.search, Key.Key_Space)  # in an empty field it ticks
    chains.press(dialog.search, Key.Key_Down, Key.Key_Space, Key.Key_Return)
    chains.qtbot.waitUntil(lambda: count(chains, NOT_TAKEN_UP) == before - 1, timeout=WAIT)
    takers = [one.id for one in chains.records().proposals if lesson in one.takes_up]
    assert len(takers) == 2
    assert chains.model.rows[0].key != lesson
    chains.undo()
    chains.qtbot.waitUntil(lambda: count(chains, NOT_TAKEN_UP) == before, timeout=WAIT)


def test_letters_change_a_step_that_is_not_missing(chains: Chains) -> None:
    row = chains.model.rows[0]
    target = row.at("target")[0].id
    chains.keys("t")
    dialog = chains.picker(chains.pane.deeds.picking)
    assert target in dialog.choices.ticked
    chains.press(dialog.search, Key.Key_Space, Key.Key_Return)  # what is ticked stands first
    chains.settle()
    assert target not in chains.tags(row.key)
    chains.keys("l")
    dialog = chains.picker(chains.pane.deeds.picking)
    assert set(chains.record(row.key).takes_up) <= {one for choice in dialog.choices.found for one in choice.ids}
    chains.press(dialog.search, Key.Key_Escape)
    chains.qtbot.waitUntil(lambda: chains.pane.deeds.picking.dialog is None)


def test_a_target_nobody_serves_gets_a_proposal(chains: Chains) -> None:
    chains.choose(BARE_TARGET)
    target = chains.model.rows[0].pieces[3][0].id
    chains.pane.focus_first()
    chains.keys(Key.Key_Space)
    dialog = chains.picker(chains.pane.deeds.picking)
    chains.press(dialog.search, Key.Key_Space, Key.Key_Return)
    chains.settle()
    assert sum(target in one.tags for one in chains.records().proposals) == 1


def test_a_picker_given_up_changes_nothing(chains: Chains) -> None:
    before = chains.records()
    chains.keys(Key.Key_Space)
    dialog = chains.picker(chains.pane.deeds.picking)
    chains.press(dialog.search, Key.Key_Space)
    chains.press(dialog.search, Key.Key_Escape)
    chains.qtbot.waitUntil(lambda: chains.pane.deeds.picking.dialog is None)
    assert chains.records() == before


def test_enter_shows_the_record_and_mends_where_there_is_none(chains: Chains) -> None:
    row = chains.model.rows[0]
    chains.keys(Key.Key_Home, Key.Key_Right)
    with chains.qtbot.waitSignal(chains.pane.record_asked) as told:
        chains.keys(Key.Key_Return)
    assert told.args == [row.key]
    chains.keys(Key.Key_Right, Key.Key_Return)
    dialog = chains.picker(chains.pane.deeds.picking)
    chains.press(dialog.search, Key.Key_Escape)
    chains.qtbot.waitUntil(lambda: chains.pane.deeds.picking.dialog is None)


def test_what_is_tagged_elsewhere_follows_and_not_while_hidden(chains: Chains) -> None:
    before, proposal = count(chains, NO_HEADING), chains.model.rows[0].key
    chains.pane.hide()
    chains.file.do("", lambda file: apply_tags(file, [TagChange(proposal, ("cepa",))]))
    chains.settle()
    assert count(chains, NO_HEADING) == before
    chains.pane.show()
    chains.qtbot.waitUntil(lambda: count(chains, NO_HEADING) == before - 1, timeout=WAIT)


def test_a_sort_that_is_mended_says_so(chains: Chains) -> None:
    chains.choose(NO_LESSON)
    lesson = next(one for one in chains.records().notes if one.kind == "lesson")
    wanted = [TagChange(row.key, taken_up=(lesson.id,)) for row in chains.model.rows]
    chains.file.do("", lambda file: apply_tags(file, wanted))
    chains.qtbot.waitUntil(lambda: chains.model.rowCount() == 0, timeout=WAIT)
    assert not chains.view.isVisible()
    assert any(one.accessibleName() == "Nothing is missing here" for one in chains.pane.findChildren(QWidget))


def test_everything_that_takes_the_focus_has_a_name(chains: Chains) -> None:
    parts = [part for part in chains.pane.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    found = [QAccessible.queryAccessibleInterface(part) for part in parts]
    assert all(one is not None and one.text(QAccessible.Text.Name) for one in found)
    assert len(parts) > 4
