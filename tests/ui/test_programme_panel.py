"""The programme at the left: real keys and clicks on a real window."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from programme_scene import (
    Shown,
    click,
    current_title,
    focus_list,
    lines,
    panel,
    points_shown,
    row_named,
    show,
    state,
    the_row,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.capture.programme.panel import ProgrammePanel
    from facilitator.ui.pages.capture.state import CaptureState

pytest.importorskip("PySide6")
__all__ = ["panel", "show", "state"]  # fixtures


def test_it_shows_days_slots_points_and_counts(panel: ProgrammePanel) -> None:
    assert lines(panel) == [
        ("day", "Day 1 · Wednesday 28 August", 0),
        ("slot", "13:00–15:00", 26),
        ("slot", "15:30–17:30", 24),
        ("day", "Day 2 · Thursday 29 August", 0),
        ("slot", "09:00–10:20", 45),
        ("point", "Global and regional policies", 11),
        ("point", "Knowledge sharing (platform)", 11),
        ("point", "Technical issues", 5),
        ("point", "Methodologies", 9),
        ("point", "Stakeholder engagement", 9),
        ("slot", "10:40–12:00", 0),
        ("loose", "No point", 2),
    ]
    assert [row.title for row in panel.view.listed.rows if row.running] == ["09:00–10:20"]
    assert panel.head.code.text() == "Session 2.1"
    assert "running" in the_row(panel, "09:00").spoken


def test_capture_begins_in_the_slot_that_runs_and_later_where_it_was(
    panel: ProgrammePanel, example_file: OpenFile, state: CaptureState, context: Context
) -> None:
    from facilitator.ui.pages.capture.programme.panel import ProgrammePanel
    from facilitator.ui.pages.capture.state import CaptureState

    assert current_title(example_file, state) == "How do we link to the global/regional policies?"
    methods = next(point.id for point in example_file.frame.points if point.title == "Methodologies")
    state.show_point(methods)
    later = CaptureState()
    other = ProgrammePanel(context, example_file, later)
    assert later.point == methods
    other.deleteLater()


def test_a_click_shows_a_point_and_leaves_the_focus_in_the_line(
    qtbot: QtBot, panel: ProgrammePanel, example_file: OpenFile, state: CaptureState
) -> None:
    focus = panel.window().focusWidget()
    click(qtbot, panel, "Technical issues")
    assert current_title(example_file, state) == "Technical issues"
    assert panel.window().focusWidget() is focus
    click(qtbot, panel, "No point")
    assert state.point == ""


def test_past_slots_are_folded_and_a_click_opens_them(qtbot: QtBot, panel: ProgrammePanel) -> None:
    assert not the_row(panel, "13:00").open
    click(qtbot, panel, "13:00")
    assert points_shown(panel)[:3] == [
        "Review of NEASPEC projects",
        "National efforts",
        "Bi- and multilateral projects",
    ]
    silent = the_row(panel, "Bi- and")
    assert (silent.detail, silent.silent, silent.count) == ("Not discussed", True, 0)
    click(qtbot, panel, "13:00")
    assert points_shown(panel)[0] == "Global and regional policies"


def test_the_keys_go_through_slots_and_points(
    qtbot: QtBot, panel: ProgrammePanel, example_file: OpenFile, state: CaptureState
) -> None:
    from PySide6.QtCore import Qt

    def press(key: Qt.Key) -> str:
        qtbot.keyClick(panel.view, key)
        row = panel.view.cursor_row()
        assert row is not None
        return row.title

    focus_list(qtbot, panel)
    before = state.point
    assert press(Qt.Key.Key_Down) == "Knowledge sharing (platform)"
    assert state.point == before, "the cursor alone goes nowhere"
    assert press(Qt.Key.Key_Left) == "09:00–10:20"
    assert press(Qt.Key.Key_Up) == "15:30–17:30"
    press(Qt.Key.Key_Right)
    assert "Follow-up activities" in points_shown(panel)
    assert press(Qt.Key.Key_Down) == "Follow-up activities"
    qtbot.keyClick(panel.view, Qt.Key.Key_Space)
    assert current_title(example_file, state) == "Open discussion on follow-up activities"
    assert panel.view.hasFocus()
    press(Qt.Key.Key_Down)
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert current_title(example_file, state) == "Project proposals by experts"
    focus = panel.window().focusWidget()
    assert focus is not None
    assert focus.objectName() == "line", "Enter goes on to writing"
    focus_list(qtbot, panel)
    assert press(Qt.Key.Key_Left) == "15:30–17:30"
    press(Qt.Key.Key_Left)
    assert "Follow-up activities" not in points_shown(panel)
    assert press(Qt.Key.Key_End) == "No point"
    assert press(Qt.Key.Key_Home) == "13:00–15:00"


def test_next_and_previous_point_open_folded_slots(
    panel: ProgrammePanel, example_file: OpenFile, state: CaptureState, context: Context
) -> None:
    context.actions["point.previous"].trigger()
    assert current_title(example_file, state) == "Project proposals by experts"
    assert "Project proposals" in points_shown(panel)
    for _ in range(20):
        context.actions["point.next"].trigger()
    assert current_title(example_file, state).startswith("Stakeholder engagement")


def test_a_point_is_added_behind_the_current_one_and_gets_the_notes(
    qtbot: QtBot, panel: ProgrammePanel, example_file: OpenFile, state: CaptureState, context: Context
) -> None:
    from PySide6.QtCore import Qt

    line = panel.window().focusWidget()
    context.actions["point.add"].trigger()
    field = panel.window().focusWidget()
    qtbot.keyClicks(field, "Corridors")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert panel.window().focusWidget() is line
    qtbot.waitUntil(lambda: current_title(example_file, state) == "Corridors")
    assert points_shown(panel)[:3] == ["Global and regional policies", "Corridors", "Knowledge sharing (platform)"]
    assert example_file.steps.undo_title == "Addition of discussion point"
    example_file.steps.undo()
    qtbot.waitUntil(lambda: "Corridors" not in points_shown(panel))
    assert current_title(example_file, state), "another point shows then"


def test_escape_and_empty_words_add_nothing(
    qtbot: QtBot, panel: ProgrammePanel, example_file: OpenFile, context: Context
) -> None:
    from PySide6.QtCore import Qt

    before = points_shown(panel)
    for typed, key in (("half a title", Qt.Key.Key_Escape), ("   ", Qt.Key.Key_Return)):
        context.actions["point.add"].trigger()
        field = panel.window().focusWidget()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, key)
    assert points_shown(panel) == before
    assert example_file.steps.undo_title == ""


def test_a_korean_title_is_composed_without_losing_its_last_syllable(
    qtbot: QtBot, panel: ProgrammePanel, example_file: OpenFile, context: Context
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QApplication

    context.actions["point.add"].trigger()
    field = panel.window().focusWidget()
    assert field is not None
    QApplication.sendEvent(field, QInputMethodEvent("눈표", []))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.isVisible(), "Enter belongs to the composition"
    done = QInputMethodEvent("", [])
    done.setCommitString("눈표범")
    QApplication.sendEvent(field, done)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "눈표범" in points_shown(panel))
    assert [point.title for point in example_file.frame.points].count("눈표범") == 1


def test_f2_renames_in_the_list_and_shift_f2_from_anywhere(
    qtbot: QtBot, panel: ProgrammePanel, example_file: OpenFile, context: Context
) -> None:
    from PySide6.QtCore import Qt

    focus_list(qtbot, panel)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    qtbot.keyClick(panel.view, Qt.Key.Key_F2)
    field = panel.window().focusWidget()
    assert field is not panel.view
    qtbot.keyClicks(field, "A platform")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: points_shown(panel)[1] == "A platform")
    assert panel.view.hasFocus()
    context.actions["point.rename"].trigger()
    field = panel.window().focusWidget()
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, " of all")
    context.actions["view.line"].trigger()  # leaving the field keeps what was typed
    qtbot.waitUntil(lambda: points_shown(panel)[1] == "A platform of all")
    example_file.steps.undo()
    qtbot.waitUntil(lambda: points_shown(panel)[1] == "A platform")


def test_keys_move_a_point_through_its_slot_and_into_the_next(
    qtbot: QtBot, panel: ProgrammePanel, example_file: OpenFile, context: Context
) -> None:
    click(qtbot, panel, "Stakeholder")
    context.actions["point.up"].trigger()
    qtbot.waitUntil(lambda: points_shown(panel)[-1] == "Methodologies")
    for _ in range(2):
        context.actions["point.down"].trigger()
    qtbot.waitUntil(lambda: the_row(panel, "10:40").count == 9)
    assert row_named(panel, "10:40") < row_named(panel, "Stakeholder")
    for _ in range(3):
        example_file.steps.undo()
    qtbot.waitUntil(lambda: the_row(panel, "10:40").count == 0)
    assert points_shown(panel)[-1].startswith("Stakeholder")


def test_not_discussed_is_refused_with_notes_and_taken_back(
    qtbot: QtBot, panel: ProgrammePanel, example_file: OpenFile, context: Context, state: CaptureState
) -> None:
    with qtbot.waitSignal(example_file.said) as said:
        context.actions["point.not_discussed"].trigger()
    assert said.args == [
        "error",
        "“Global and regional policies” has 11 notes, so it was discussed; move or delete them before you mark it.",
    ]
    context.actions["point.add"].trigger()
    qtbot.keyClicks(panel.window().focusWidget(), "Silence")
    context.actions["view.line"].trigger()
    qtbot.waitUntil(lambda: current_title(example_file, state) == "Silence")
    context.actions["point.not_discussed"].trigger()
    qtbot.waitUntil(lambda: the_row(panel, "Silence").silent)
    context.actions["point.not_discussed"].trigger()
    qtbot.waitUntil(lambda: not the_row(panel, "Silence").silent)


def test_slots_are_swapped_and_swapped_back(
    qtbot: QtBot, panel: ProgrammePanel, example_file: OpenFile, context: Context
) -> None:
    context.actions["slot.swap"].trigger()
    qtbot.waitUntil(lambda: the_row(panel, "10:40").count == 45)
    assert the_row(panel, "09:00").running
    example_file.steps.undo()
    qtbot.waitUntil(lambda: the_row(panel, "10:40").count == 0)


def test_counts_follow_new_notes_in_one_question(
    qtbot: QtBot, panel: ProgrammePanel, example_file: OpenFile, state: CaptureState, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facilitator.ui.pages.capture.programme import counts
    from facilitator.workspace.capturing import Capture
    from facilitator.workspace.coverage import coverage

    asked: list[int] = []
    monkeypatch.setattr(counts, "coverage", lambda file: (asked.append(1), coverage(file))[1])
    point = state.point
    for number in range(5):
        example_file.do("Note", lambda file, n=number: Capture(file, "2.1", point, None).keep([f"line {n}"]))
    qtbot.waitUntil(lambda: the_row(panel, "Global").count == 16)
    assert len(asked) <= 2


def test_several_sessions_are_chosen_from_and_each_remembers_its_point(
    qtbot: QtBot,
    show: Shown,
    open_path: Callable[[Path], OpenFile],
    demo_folder: Path,
    tmp_path: Path,
    state: CaptureState,
) -> None:
    from PySide6.QtCore import Qt

    file = open_path(Path(shutil.copy(demo_folder / "roundtable.facilitator", tmp_path / "r.facilitator")))
    panel = show(file)
    assert panel.head.choice.isVisible()
    assert panel.head.choice.currentText().startswith("Session 2.1")
    click(qtbot, panel, "Methodologies")
    panel.head.choice.setFocus()
    qtbot.keyClick(panel.head.choice, Qt.Key.Key_Down)
    assert panel.head.title.text() == "Conservation of migratory birds"
    birds = state.point
    assert next(point.session for point in file.frame.points if point.id == birds) == state.session
    qtbot.keyClick(panel.head.choice, Qt.Key.Key_Up)
    assert current_title(file, state) == "Methodologies"
    state.show_point(birds)
    assert panel.head.title.text() == "Conservation of migratory birds"


def test_the_running_mark_follows_the_clock(
    qtbot: QtBot, panel: ProgrammePanel, example_file: OpenFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facilitator.clock import Clock

    later = example_file.now() + timedelta(minutes=40)
    monkeypatch.setattr(example_file, "clock", Clock(lambda: later, example_file.clock.entropy))
    panel.view.listed.rows = ()
    panel.counts.ask()
    qtbot.waitUntil(lambda: bool(panel.view.listed.rows))
    assert the_row(panel, "10:40").running
    assert the_row(panel, "09:00").open, "what one reads does not fold by itself"


def test_a_long_title_takes_three_lines_at_most(qtbot: QtBot, panel: ProgrammePanel, context: Context) -> None:
    from facilitator.ui.pages.capture.programme.painting import broken
    from facilitator.ui.theme.theme import Use

    font = context.theme.font(Use.STRONG)
    words = "Stakeholder engagement 이해관계자 참여 заинтересованные стороны оролцогч талууд " * 4
    for text in (words, "x" * 400, "👩‍👩‍👧 " * 200, "Mirror", ""):
        found = broken(text, font, 180)
        assert 1 <= len(found) <= 3
        assert found[-1].endswith("…") == (len(text) > 100)


def test_a_read_only_window_changes_nothing_and_says_so(
    qtbot: QtBot, show: Shown, example_file: OpenFile, open_path: Callable[[Path], OpenFile], context: Context
) -> None:
    second = open_path(example_file.path)
    assert second.read_only
    panel = show(second)
    before = points_shown(panel)
    with qtbot.waitSignal(second.said):
        context.actions["point.add"].trigger()
    with qtbot.waitSignal(second.said):
        context.actions["point.up"].trigger()
    assert points_shown(panel) == before


def test_every_part_can_be_reached_and_has_a_name(panel: ProgrammePanel) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    for widget in panel.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            seen = QAccessible.queryAccessibleInterface(widget)
            assert seen is not None
            assert seen.text(QAccessible.Text.Name), widget
