"""The actions page: what waits for somebody first, found and marked by keys and clicks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from actions_scene import LATER, TODAY, actions_of, do, labels, make_file, selected, settle, show_page

from facilitator.clock import seeded_clock
from facilitator.workspace.capturing import Capture
from facilitator.workspace.editing import Part, edit
from facilitator.workspace.record_edits import edit_all

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.actions.page import ActionsPage

FIRST = ["OVERDUE", "A1", "REVIEW", "A2", "A3", "A4"]


@pytest.fixture
def file(open_path: Callable[[Path], OpenFile], tmp_path: Path) -> OpenFile:
    made = open_path(make_file(tmp_path))
    made.clock = seeded_clock(lambda: LATER, 9)
    return made


@pytest.fixture
def page(qtbot: QtBot, context: Context, file: OpenFile) -> ActionsPage:
    return show_page(qtbot, context, file)


def test_what_is_overdue_or_due_for_review_stands_first_with_its_count(page: ActionsPage) -> None:
    assert labels(page) == FIRST
    assert selected(page) == ["A1"] and page.view.hasFocus()
    model = page.view.rows
    assert model.index(0, 0).data() == "Overdue 1" and model.index(2, 0).data() == "Due for review 3"
    assert [model.index(1, column).data() for column in range(7)] == [
        "30 Sept 2024, 10 days over", "2.1-A1 Circulate the form", "NIE", "Proposed", "–", "–", "–",
    ]  # fmt: skip
    assert page.strip.open.text() == "4 of 4 actions open" and page.strip.overdue.text() == "1 overdue"
    assert page.strip.review.text() == "3 due for review" and page.strip.completed.text() == "0 completed (0 %)"
    assert page.strip.reviews.text() == "Reviews: 19 Sept 2024, 29 Nov 2024"


def test_asked_reminded_and_replied_are_today_at_the_venue_by_key(
    qtbot: QtBot, page: ActionsPage, file: OpenFile, context: Context
) -> None:
    for field, words in (("asked", "1 asked, no reply"), ("reminded", "1 asked, no reply")):
        do(qtbot, page, file, context.actions[f"plan.{field}"].trigger)
        assert getattr(actions_of(qtbot, file)["A1"], field) == TODAY
        assert page.strip.unanswered.text() == words
    row = page.view.rows
    assert row.index(1, 6).data() == "no reply" and row.index(1, 4).data() == "10 Oct 2024"
    do(qtbot, page, file, context.actions["plan.replied"].trigger)
    assert actions_of(qtbot, file)["A1"].replied == TODAY
    assert page.strip.unanswered.text() == "0 asked, no reply" and row.index(1, 6).data() == "10 Oct 2024"
    assert selected(page) == ["A1"] and page.view.hasFocus()


def test_the_keys_are_those_that_the_buttons_show(qtbot: QtBot, page: ActionsPage, context: Context) -> None:
    from PySide6.QtGui import QKeySequence

    for name, keys in (("plan.asked", "Ctrl+1"), ("plan.replied", "Ctrl+3"), ("plan.status", "Ctrl+T")):
        assert context.actions[name].shortcut() == QKeySequence(keys)
        assert page.foot.buttons[name].accessibleDescription() == keys


def test_many_are_marked_in_one_step_and_undone_in_one(qtbot: QtBot, page: ActionsPage, file: OpenFile) -> None:
    from PySide6.QtCore import Qt

    for _ in range(2):
        qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert selected(page) == ["A1", "A2", "A3"] and page.foot.count.text() == "3 actions selected"
    assert page.details.pane.currentWidget() is page.details.several
    do(qtbot, page, file, lambda: qtbot.mouseClick(page.foot.buttons["plan.asked"], Qt.MouseButton.LeftButton))
    found = actions_of(qtbot, file)
    assert [found[key].asked for key in sorted(found)] == [TODAY, TODAY, TODAY, ""]
    assert page.details.several.values[3].text() == "3 of 3" and selected(page) == ["A1", "A2", "A3"]
    assert file.steps.undo_title == "Day asked of 3 actions"
    do(qtbot, page, file, file.steps.undo)
    assert not any(one.asked for one in actions_of(qtbot, file).values())


def test_what_was_replied_to_goes_to_its_group_and_the_next_one_is_at_hand(
    qtbot: QtBot, page: ActionsPage, file: OpenFile, context: Context
) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert selected(page) == ["A2"]
    do(qtbot, page, file, context.actions["plan.replied"].trigger)
    assert labels(page) == ["OVERDUE", "A1", "REVIEW", "A3", "A4", "LATER", "A2"]
    assert selected(page) == ["A3"]
    do(qtbot, page, file, context.actions["plan.replied"].trigger)
    assert labels(page) == ["OVERDUE", "A1", "REVIEW", "A4", "UNDATED", "A3", "LATER", "A2"] and selected(page) == [
        "A4"
    ]


def test_rows_are_high_and_heads_are_low_wherever_they_come_to_stand(
    qtbot: QtBot, page: ActionsPage, file: OpenFile, context: Context
) -> None:
    def heights() -> bool:
        view, delegate = page.view, page.view.delegate
        low, high = delegate.head_height, delegate.row_height
        wanted = [low if line.isupper() and len(line) > 2 else high for line in labels(page)]
        assert low < high
        return [view.rowHeight(row) for row in range(len(wanted))] == wanted

    assert heights()
    for _ in range(3):
        page.view.select((actions_of(qtbot, file)["A1"].id,))
        for key in ("replied", "asked"):
            do(qtbot, page, file, context.actions[f"plan.{key}"].trigger)
            assert heights()
        do(qtbot, page, file, lambda: page.deeds.set_status("deferred"))
        assert heights()
        do(qtbot, page, file, lambda: page.deeds.set_status("completed"))
        assert heights()
        do(qtbot, page, file, lambda: page.deeds.set_status("proposed"))
        assert heights()
    context.theme.scale_to(1.5)
    assert heights()
    context.theme.scale_to(1.0)


def test_an_edit_in_the_details_keeps_its_action_wherever_it_goes(
    qtbot: QtBot, page: ActionsPage, file: OpenFile
) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    panel = page.details.panel
    qtbot.waitUntil(lambda: panel.body.form.text.area.hasFocus())
    area = panel.body.form.text.area
    assert area.toPlainText() == "NIE to circulate the form by 30 September 2024"
    status = panel.body.form.editor("status").first_widget()
    status.setFocus()
    do(qtbot, page, file, lambda: qtbot.keyClick(status, "c"))
    assert actions_of(qtbot, file)["A1"].status == "completed"
    assert labels(page)[-2:] == ["DONE", "A1"] and selected(page) == ["A1"] and status.hasFocus()
    assert page.strip.completed.text() == "1 completed (25 %)"
    qtbot.keyClick(status, Qt.Key.Key_Escape)
    assert page.view.hasFocus()


def test_the_status_is_chosen_by_keys(qtbot: QtBot, page: ActionsPage, file: OpenFile, context: Context) -> None:
    from PySide6.QtCore import Qt

    context.actions["plan.status"].trigger()
    menu = page.deeds.menu
    assert menu is not None and menu.isVisible()
    assert [entry.isChecked() for entry in menu.actions()] == [True, False, False, False, False, False]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    do(qtbot, page, file, lambda: qtbot.keyClick(menu, Qt.Key.Key_Return))
    assert actions_of(qtbot, file)["A1"].status == "in progress" and labels(page) == FIRST


def test_another_day_is_typed_as_one_says_it(qtbot: QtBot, page: ActionsPage, file: OpenFile, context: Context) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QRadioButton

    from facilitator.ui.pages.actions.day_dialog import DayDialog

    context.actions["plan.day"].trigger()
    (dialog,) = page.window().findChildren(DayDialog)
    qtbot.waitUntil(dialog.line.hasFocus)
    assert dialog.field.key == "asked"
    qtbot.keyClicks(dialog.line, "20 dec 2024")
    assert dialog.meaning.text() == "names no day that has been" and not dialog.take.isEnabled()
    dialog.line.clear()
    qtbot.keyClicks(dialog.line, "5 Oct")
    assert dialog.meaning.text() == "= Sat 5 Oct 2024"
    segment = next(one for one in dialog.field.findChildren(QRadioButton) if one.text() == "Reminded")
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert dialog.field.key == "reminded"
    do(qtbot, page, file, lambda: qtbot.keyClick(dialog, Qt.Key.Key_Return))
    one = actions_of(qtbot, file)["A1"]
    assert (one.asked, one.reminded, one.replied) == ("", "2024-10-05", "")
    context.actions["plan.day"].trigger()
    dialog = page.window().findChildren(DayDialog)[-1]
    dialog.field.choose("reminded")
    do(qtbot, page, file, lambda: qtbot.keyClick(dialog.line, Qt.Key.Key_Return))
    assert actions_of(qtbot, file)["A1"].reminded == ""


def test_a_lead_is_chosen_in_the_menu_and_taken_away_at_its_chip(
    qtbot: QtBot, page: ActionsPage, file: OpenFile
) -> None:
    from PySide6.QtCore import Qt

    qtbot.mouseClick(page.filter.buttons["lead"], Qt.MouseButton.LeftButton)
    menu = page.filter.menu
    assert [entry.text() for entry in menu.actions()] == [
        "Japan  (1)", "Mongolia  (1)", "Republic of Korea  (1)", "NIE  (1)", "No lead  (1)",
    ]  # fmt: skip
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    settle(qtbot, page, file)
    assert labels(page) == ["REVIEW", "A2"] and page.head.count.text() == "1 of 4 actions shown"
    (chip,) = page.filter.chips.shown
    assert chip.text().startswith("Japan")
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    settle(qtbot, page, file)
    assert labels(page) == FIRST and not page.filter.chips.shown


def test_numbers_of_the_summary_filter_when_they_are_pressed(qtbot: QtBot, page: ActionsPage, file: OpenFile) -> None:
    from PySide6.QtCore import Qt

    qtbot.mouseClick(page.strip.overdue, Qt.MouseButton.LeftButton)
    settle(qtbot, page, file)
    assert labels(page) == ["OVERDUE", "A1"]
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    settle(qtbot, page, file)
    assert labels(page) == FIRST


def test_letters_typed_in_the_table_are_searched_for(qtbot: QtBot, page: ActionsPage, file: OpenFile) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClick(page.view, "m")
    assert page.filter.search.hasFocus()
    qtbot.keyClicks(page.filter.search, "eet")
    settle(qtbot, page, file)
    assert labels(page) == ["REVIEW", "A3"] and selected(page) == ["A3"]
    qtbot.keyClicks(page.filter.search, "zz")
    settle(qtbot, page, file)
    assert labels(page) == [] and page.stack.currentWidget() is page.none and page.filter.search.hasFocus()
    qtbot.mouseClick(page.clear, Qt.MouseButton.LeftButton)
    settle(qtbot, page, file)
    assert labels(page) == FIRST and page.filter.search.text() == ""
    qtbot.keyClick(page.filter.search, Qt.Key.Key_Down)
    assert page.view.hasFocus()


def test_heads_are_passed_over_and_home_and_end_reach_the_ends(qtbot: QtBot, page: ActionsPage) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClick(page.view, Qt.Key.Key_Down)
    assert selected(page) == ["A2"]
    qtbot.keyClick(page.view, Qt.Key.Key_End)
    assert selected(page) == ["A4"]
    qtbot.keyClick(page.view, Qt.Key.Key_Home)
    assert selected(page) == ["A1"]
    qtbot.keyClick(page.view, Qt.Key.Key_Up)
    assert selected(page) == ["A1"]
    page.view.selectAll()
    assert selected(page) == ["A1", "A2", "A3", "A4"]


def test_what_others_write_shows_and_the_selection_stays(qtbot: QtBot, page: ActionsPage, file: OpenFile) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClick(page.view, Qt.Key.Key_End)
    line = ["> WWF to draft a leaflet by 1 October 2024"]
    do(qtbot, page, file, lambda: file.do("Note", lambda held: Capture(held, None, None, "Bo").keep(line)))
    assert labels(page) == ["OVERDUE", "A1", "A5", "REVIEW", "A2", "A3", "A4"] and selected(page) == ["A4"]


def test_out_of_sight_nothing_is_read_until_it_is_seen_again(qtbot: QtBot, page: ActionsPage, file: OpenFile) -> None:
    page.finish()
    item = actions_of(qtbot, file)["A1"].id
    with qtbot.waitSignal(file.changed, timeout=10_000):
        file.do("Edit", lambda held: edit(held, item, [Part("status", "completed")], "Bo"))
    file.worker.settle()
    assert not page.feed.working and labels(page) == FIRST
    page.shown()
    settle(qtbot, page, file)
    assert labels(page) == ["REVIEW", "A2", "A3", "A4", "DONE", "A1"]


def test_on_another_day_other_things_are_overdue(qtbot: QtBot, page: ActionsPage, file: OpenFile) -> None:
    from datetime import timedelta

    page.finish()
    file.clock = seeded_clock(lambda: LATER + timedelta(days=180), 9)
    page.shown()
    settle(qtbot, page, file)
    assert labels(page) == ["OVERDUE", "A1", "A2", "REVIEW", "A3", "A4"]


def test_a_confirmation_in_the_room_is_not_the_leads(qtbot: QtBot, page: ActionsPage, file: OpenFile) -> None:
    item = actions_of(qtbot, file)["A1"].id
    model = page.view.rows
    for field, words in (("confirmed", "in the room"), ("lead_confirmed", "room and lead")):
        part = Part(field, "2024-08-29 11:40")
        do(qtbot, page, file, lambda part=part: file.do("Edit", lambda held: edit_all(held, [item], [part])))
        assert model.index(1, 3).data() == f"Proposed, {words}"
    tip = model.index(1, 1).data(3)
    assert "Agreed in the room: 2024-08-29 11:40" in tip and "Confirmed by the lead: 2024-08-29 11:40" in tip
