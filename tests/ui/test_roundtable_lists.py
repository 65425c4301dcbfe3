"""The lists beside the matrix, the views, the pack, and files of one session or none."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roundtable_scene import make_page, read

from facilitator.workspace.capturing import Capture
from facilitator.workspace.files import SessionFile

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.furniture import Furniture
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.roundtable.page import RoundtablePage


@pytest.fixture
def roundtable_path(demo_folder: Path, tmp_path: Path) -> Path:
    """A copy of the file of the whole example workshop."""
    return Path(shutil.copy(demo_folder / "roundtable.facilitator", tmp_path / "roundtable.facilitator"))


@pytest.fixture
def roundtable(open_path: Callable[[Path], OpenFile], roundtable_path: Path) -> OpenFile:
    """The file, open."""
    return open_path(roundtable_path)


@pytest.fixture
def page(qtbot: QtBot, context: Context, roundtable: OpenFile) -> RoundtablePage:
    """The page, read, with the focus in the matrix."""
    return make_page(qtbot, context, roundtable)


def _rows(page: RoundtablePage, name: str) -> list[str]:
    return [row.text for row in page.desk.lists.sections[name].list.rows.rows]


def test_proposals_and_actions_are_open_and_the_others_folded(page: RoundtablePage) -> None:
    sections = page.desk.lists.sections
    assert {name: (one.fold.count, one.list.isVisible()) for name, one in sections.items()} == {
        "proposals": (6, True), "actions": (12, True), "lessons": (19, False), "questions": (12, False),
    }  # fmt: skip
    first = sections["proposals"].list.rows.rows[0]
    assert (first.text, first.below, first.chip.text, first.tail) == (
        "Photo register of known individuals (pilot)", "Secretariat · CHN MNG RUS · USD 130,000", "For elaboration",
        "2.1",
    )  # fmt: skip
    disputed = sections["proposals"].list.rows.rows[3]
    # Which of the two stands is decided by their ids.
    assert disputed.below.endswith(("USD 310,000, cost in conflict", "USD 240,000, cost in conflict")) and disputed.sign


def test_a_section_is_folded_by_key_and_stays_so(
    qtbot: QtBot, page: RoundtablePage, context: Context, roundtable: OpenFile
) -> None:
    from PySide6.QtCore import Qt

    lessons = page.desk.lists.sections["lessons"]
    qtbot.keyClick(lessons.fold, Qt.Key.Key_Return)
    assert lessons.list.isVisible() and lessons.fold.accessibleName() == "Lessons, 19, open"
    assert _rows(page, "lessons")[0] == "Successes"
    qtbot.keyClick(page.desk.lists.sections["proposals"].fold, Qt.Key.Key_Left)
    again = make_page(qtbot, context, roundtable)
    opened = [name for name, one in again.desk.lists.sections.items() if one.list.isVisible()]
    assert opened == ["actions", "lessons"]


def test_actions_stand_by_lead_or_by_date_and_the_choice_is_kept(
    qtbot: QtBot, page: RoundtablePage, context: Context
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QRadioButton

    assert _rows(page, "actions")[:2] == ["China", "Suggest how to report stretches of one corridor"]
    qtbot.mouseClick(page.desk.lists.order.findChildren(QRadioButton)[1], Qt.MouseButton.LeftButton)
    assert _rows(page, "actions")[0] == "September 2024"
    first = page.desk.lists.sections["actions"].list.rows.rows[1]
    assert first.text == "Mongolia: Revise the warden proposal with valleys and a budget"
    assert (first.before, first.chip.text, first.chip.lit) == ("20 Sep 2024", "Agreed", True)
    assert _rows(page, "actions")[-2] == "In words" and context.remembered.text("roundtable/actions") == "date"


def test_keys_go_past_heads_and_enter_goes_to_the_record(qtbot: QtBot, page: RoundtablePage) -> None:
    from PySide6.QtCore import Qt

    shown = page.desk.lists.sections["actions"].list
    shown.setFocus()
    met: list[str] = []
    page.record_asked.connect(met.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Up):
        qtbot.keyClick(shown, key)
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    items = [row.item for row in shown.rows.rows if row.item]
    assert met == [items[1], items[2], items[-1], items[0], items[0]]  # the first was current when it got the focus
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert page.desk.matrix.hasFocus()


def _keep(file: SessionFile, text: str) -> object:
    return Capture(file, "2.1", None, None).keep([text])


def test_what_is_without_lead_or_date_is_plainly_marked(
    qtbot: QtBot, page: RoundtablePage, roundtable: OpenFile
) -> None:
    from PySide6.QtCore import Qt

    assert not page.desk.facts.incomplete.isVisible() and page.desk.facts.questions.text() == "9 open questions"
    with qtbot.waitSignal(page.feed.renewed, timeout=10_000):
        roundtable.do("Note", lambda file: _keep(file, "> translate the sheet"))  # type: ignore[arg-type,return-value]
    assert page.desk.facts.incomplete.text() == "1 action without who or when"
    head, row = page.desk.lists.sections["actions"].list.rows.rows[-2:]
    assert head.text == "No lead" and head.sign and head.is_head and row.before == "No date" and row.sign
    assert row.spoken.startswith("No date, Translate the sheet")
    page.desk.lists.sections["actions"].fold.setChecked(False)
    qtbot.mouseClick(page.desk.facts.incomplete, Qt.MouseButton.LeftButton)
    assert page.desk.lists.sections["actions"].list.hasFocus()
    qtbot.mouseClick(page.desk.facts.questions, Qt.MouseButton.LeftButton)
    assert page.desk.lists.sections["questions"].list.hasFocus()


def test_f6_goes_round_the_panes(qtbot: QtBot, page: RoundtablePage) -> None:
    from PySide6.QtCore import Qt

    desk, lists = page.desk, page.desk.lists.sections
    assert list(page.panes()) == [desk.matrix, lists["proposals"].list, lists["actions"].list, page.head]
    qtbot.keyClick(desk.matrix, Qt.Key.Key_Return)
    assert list(page.panes()) == [desk.matrix, desk.cell, page.head]


def test_a_narrow_window_has_the_lists_below_one_at_a_time(qtbot: QtBot, page: RoundtablePage) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QRadioButton

    lists = page.desk.lists
    page.resize(1000, 700)
    qtbot.waitUntil(lambda: page.desk.orientation() == Qt.Orientation.Vertical)
    assert [name for name, one in lists.sections.items() if one.isVisible()] == ["proposals"]
    tabs = lists.tabs.findChildren(QRadioButton)
    assert [tab.text() for tab in tabs] == ["Proposals 6", "Actions 12", "Lessons 19", "Open questions 12"]
    qtbot.mouseClick(tabs[2], Qt.MouseButton.LeftButton)
    assert lists.sections["lessons"].list.isVisible() and not lists.sections["proposals"].isVisible()
    assert page.minimumSizeHint().width() <= 1000
    page.resize(1366, 700)
    qtbot.waitUntil(lambda: page.desk.orientation() == Qt.Orientation.Horizontal)
    assert lists.sections["proposals"].list.isVisible() and not lists.tabs.isVisible()


@given(st.lists(st.integers(0, 2000), max_size=6), st.integers(-50, 4000))
def test_room_is_shared_fairly(wants: list[int], room: int) -> None:
    from facilitator.ui.pages.roundtable.side_lists import shares

    given_ = shares(wants, room)
    assert all(0 <= got <= want for got, want in zip(given_, wants, strict=True))
    assert sum(given_) == min(sum(wants), max(room, 0))
    short = [got for got, want in zip(given_, wants, strict=True) if got < want]
    assert not short or max(given_) - min(short) <= 1


def test_the_chosen_view_shows_and_a_cell_is_tagged_there(qtbot: QtBot, page: RoundtablePage, context: Context) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClick(page.desk.matrix, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.desk.cell.ids()) == 21)
    context.actions["roundtable.tag"].trigger()
    tagging = page.views.tagging
    assert tagging is not None and tagging.isVisible() and page.head.views.key == "tagging"
    assert not page.head.readings.isVisible()
    qtbot.waitUntil(lambda: tagging.isAncestorOf(page.focusWidget() or page))
    context.actions["roundtable.matrix"].trigger()
    assert page.desk.isVisible() and page.head.readings.isVisible() and page.head.views.key == "matrix"


def test_one_session_alone_says_what_is_missing(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], session_path: Path
) -> None:
    from PySide6.QtCore import Qt

    page = make_page(qtbot, context, open_path(session_path))
    assert page.desk.alone.isVisible() and "2.1 alone" in page.desk.alone.words.text()
    assert not page.head.readings.isVisible() and page.desk.matrix.cells.columnCount() == 2
    with qtbot.waitSignal(page.page_asked) as asked:
        qtbot.mouseClick(page.desk.alone.merge, Qt.MouseButton.LeftButton)
    assert asked.args == ["merge"]


def test_without_a_session_it_says_what_to_do(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], tmp_path: Path
) -> None:
    from PySide6.QtCore import Qt

    from facilitator.clock import system_clock
    from facilitator.store.opening import create_file

    create_file(tmp_path / "empty.facilitator", system_clock({})).close()
    page = make_page(qtbot, context, open_path(tmp_path / "empty.facilitator"))
    assert not page.desk.isVisible() and not page.head.pack.isEnabled()
    with qtbot.waitSignal(page.page_asked):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    for name in ("matrix", "tagging", "chain", "tag", "pack"):
        context.actions[f"roundtable.{name}"].trigger()
    assert page.views.tagging is None


def test_more_sessions_scroll_sideways_and_the_themes_stay(qtbot: QtBot, page: RoundtablePage) -> None:
    matrix, desk = page.desk.matrix, page.feed.desk
    assert desk is not None
    sessions = tuple(replace(desk.sessions[0], id=f"s{n}", code=f"2.{n}") for n in range(6))
    rows = tuple(replace(row, cells=row.cells * 3) for row in desk.themes)
    assert matrix.horizontalScrollBar().maximum() == 0
    matrix.show_rows(rows, sessions)
    bar = matrix.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    head, before = matrix.verticalHeader(), matrix.visualRect(matrix.cells.index(0, 0)).left()
    bar.setValue(bar.maximum())
    assert matrix.visualRect(matrix.cells.index(0, 0)).left() < before and head.x() == 0 and head.isVisible()
    assert all(matrix.columnWidth(column) >= 200 for column in range(6))


def test_ctrl_p_means_the_pack_here_and_what_it_meant_elsewhere(
    qtbot: QtBot, page: RoundtablePage, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.dialogs.print_paper import PrintPaperDialog

    page.finish()
    called: list[str] = []
    context.actions.on("paper.print", lambda: called.append("elsewhere"))
    page.shown()
    context.actions["paper.print"].trigger()
    assert page.printing.working and not page.head.pack.isEnabled() and not called

    def dialog() -> PrintPaperDialog | None:
        found = QApplication.topLevelWidgets()
        return next((one for one in found if isinstance(one, PrintPaperDialog) and one.isVisible()), None)

    qtbot.waitUntil(lambda: dialog() is not None, timeout=30_000)
    shown = dialog()
    assert shown is not None and page.head.pack.isEnabled()
    shown.reject()
    page.finish()
    context.actions["paper.print"].trigger()
    assert called == ["elsewhere"]


def test_from_a_cell_to_the_note_and_back_among_the_records(
    qtbot: QtBot, furnish: Callable[..., Furniture], roundtable_path: Path
) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.pages.roundtable.page import RoundtablePage

    furniture = furnish(roundtable_path)
    desk, window, key = furniture.desk, furniture.window, Qt.Key
    furniture.context.actions["page.roundtable"].trigger()
    page = desk.page_of("roundtable")
    assert isinstance(page, RoundtablePage)
    read(qtbot, page)
    qtbot.waitUntil(page.desk.matrix.hasFocus)
    for pressed in (key.Key_Down, key.Key_Return):
        qtbot.keyClick(window.focusWidget(), pressed)
    records = page.desk.cell.list
    qtbot.waitUntil(lambda: records.hasFocus() and len(records.rows.rows) == 10)
    qtbot.keyClick(records, key.Key_Down)
    qtbot.keyClick(records, key.Key_Return)
    qtbot.waitUntil(lambda: desk.page == "capture")
    furniture.context.actions["page.roundtable"].trigger()
    assert records.hasFocus() and records.currentIndex().row() == 1
    read(qtbot, page)


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, page: RoundtablePage) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    for name in page.desk.lists.sections:
        page.desk.lists.open(name)
    page.focus_first()
    qtbot.keyClick(page.desk.matrix, Qt.Key.Key_Return)
    read(qtbot, page)
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy().value & 1:
            spoken = QAccessible.queryAccessibleInterface(widget)
            assert spoken and spoken.text(QAccessible.Text.Name), widget
