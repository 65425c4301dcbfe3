"""The actions page and the spreadsheet: out to the leads, back with what they filled in; reminders; what is closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from actions_scene import LATER, TODAY, actions_of, do, labels, make_file, selected, settle, show_page

from facilitator.clock import seeded_clock
from facilitator.workspace.record_edits import Part, edit_all

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.dialogs.import_file import ImportDialog
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.actions.asked_dialog import AskedDialog
    from facilitator.ui.pages.actions.page import ActionsPage


@pytest.fixture
def file(open_path: Callable[[Path], OpenFile], tmp_path: Path) -> OpenFile:
    made = open_path(make_file(tmp_path))
    made.clock = seeded_clock(lambda: LATER, 9)
    return made


@pytest.fixture
def page(qtbot: QtBot, context: Context, file: OpenFile) -> ActionsPage:
    return show_page(qtbot, context, file)


def _sent(qtbot: QtBot, page: ActionsPage, out: Path) -> AskedDialog:
    from facilitator.ui.pages.actions.asked_dialog import AskedDialog

    with qtbot.waitSignal(page.post.sent, timeout=20_000):
        page.post.send(out)
    return page.window().findChildren(AskedDialog)[-1]


def _filled(plan: Path, words: str, values: Mapping[str, object]) -> None:
    """Cells of the rows with these words, in every sheet of the plan."""
    from openpyxl import load_workbook

    workbook = load_workbook(plan)
    for sheet in workbook.worksheets:
        columns = {str(cell.value): cell.column for cell in sheet[1] if cell.value}
        if "Version" not in columns:
            continue
        for row in range(2, sheet.max_row + 1):
            if words in str(sheet.cell(row, columns["Action"]).value):
                for title, value in values.items():
                    sheet.cell(row, columns[title]).value = value  # type: ignore[assignment]
    workbook.save(plan)


def _preview(qtbot: QtBot, page: ActionsPage) -> ImportDialog:
    from facilitator.ui.dialogs.import_file import ImportDialog

    dialog = page.window().findChildren(ImportDialog)[-1]
    qtbot.waitUntil(lambda: not dialog.progress.isVisible(), timeout=20_000)
    return dialog


def _drop(page: ActionsPage, path: Path) -> bool:
    """Drops a file on the page; whether the page took it."""
    from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QApplication

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, button, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), action, data, button, plain)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(50, 50), action, data, button, plain))
    return enter.isAccepted()


def test_the_plan_goes_out_is_filled_in_dropped_shown_and_taken(
    qtbot: QtBot, page: ActionsPage, file: OpenFile, tmp_path: Path
) -> None:
    from PySide6.QtCore import Qt

    plan = tmp_path / "plan.xlsx"
    _sent(qtbot, page, plan).reject()
    _filled(plan, "Circulate", {"Status": "Completed", "Replied": "2024-10-08", "Contact": "Kim Solip"})
    _filled(plan, "Collect", {"Due": "2025-06-30"})
    page.filter.toggle("lead", "MNG")
    settle(qtbot, page, file)
    assert labels(page) == ["REVIEW", "A3"]
    assert _drop(page, plan)
    dialog = _preview(qtbot, page)
    lines: Any = dialog.view
    assert {(one.label, one.column, one.old, one.new) for one in lines.lines} == {
        ("2.1-A1", "Status", "Proposed", "Completed"), ("2.1-A1", "Replied", "–", "8 October 2024"),
        ("2.1-A1", "Contact", "–", "Kim Solip"), ("2.1-A2", "Due", "31 March 2025", "30 June 2025"),
    }  # fmt: skip
    assert actions_of(qtbot, file)["A1"].status == "proposed"
    do(qtbot, page, file, lambda: qtbot.keyClick(dialog.take, Qt.Key.Key_Return))
    qtbot.waitUntil(lambda: sorted(selected(page)) == ["A1", "A2"], timeout=10_000)
    assert labels(page) == ["REVIEW", "A2", "A3", "A4", "DONE", "A1"]
    assert page.focusWidget() is page.view and not page.filter.chips.shown
    model = page.view.rows
    places = model.laid.places
    found = actions_of(qtbot, file)
    assert model.marked == {found["A1"].id, found["A2"].id}
    assert (found["A1"].status, found["A1"].replied, found["A1"].contact, found["A2"].due) == (
        "completed", "2024-10-08", "Kim Solip", "2025-06-30",
    )  # fmt: skip
    assert "from the plan" in model.index(places[found["A1"].id], 1).data(Qt.ItemDataRole.AccessibleTextRole)
    do(qtbot, page, file, file.steps.undo)
    assert labels(page) == ["OVERDUE", "A1", "REVIEW", "A2", "A3", "A4"]
    assert actions_of(qtbot, file)["A1"].contact == ""


def test_what_changed_here_too_is_shown_as_a_clash_before_it_is_taken(
    qtbot: QtBot, page: ActionsPage, file: OpenFile, tmp_path: Path, context: Context
) -> None:
    plan = tmp_path / "plan.xlsx"
    _sent(qtbot, page, plan).reject()
    _filled(plan, "Circulate", {"Contact": "Kim Solip"})
    item = actions_of(qtbot, file)["A1"].id
    part = Part("contact", "Lee")
    do(qtbot, page, file, lambda: file.do("Edit", lambda held: edit_all(held, [item], [part], "Bo")))
    page.post.read(plan)
    dialog = _preview(qtbot, page)
    lines: Any = dialog.view
    assert [one.tone for one in lines.lines] == ["clash"]
    dialog.reject()
    assert not page.view.rows.marked and actions_of(qtbot, file)["A1"].contact == "Lee"


def test_after_it_went_out_those_who_have_it_are_marked_as_asked(
    qtbot: QtBot, page: ActionsPage, file: OpenFile, tmp_path: Path
) -> None:
    from PySide6.QtCore import Qt

    dialog = _sent(qtbot, page, tmp_path / "plan.xlsx")
    assert [tick.text() for tick in dialog.ticks.values()] == [
        "Japan: 1 open action", "Mongolia: 1 open action", "Republic of Korea: 1 open action", "NIE: 1 open action",
    ]  # fmt: skip
    assert dialog.mark.text() == "Mark 3 actions" and dialog.field.key == "asked"
    dialog.ticks["MNG"].setFocus()
    qtbot.keyClick(dialog.ticks["MNG"], Qt.Key.Key_Space)
    assert dialog.mark.text() == "Mark 2 actions"
    do(qtbot, page, file, lambda: qtbot.keyClick(dialog, Qt.Key.Key_Return))
    found = actions_of(qtbot, file)
    assert [found[key].asked for key in sorted(found)] == [TODAY, TODAY, "", ""]
    do(qtbot, page, file, file.steps.undo)
    assert not any(one.asked for one in actions_of(qtbot, file).values())


def test_who_was_asked_before_is_reminded_the_next_time(
    qtbot: QtBot, page: ActionsPage, file: OpenFile, tmp_path: Path, context: Context
) -> None:
    page.view.selectAll()
    do(qtbot, page, file, context.actions["plan.asked"].trigger)
    dialog = _sent(qtbot, page, tmp_path / "plan.xlsx")
    assert dialog.field.key == "reminded"
    do(qtbot, page, file, dialog.mark.click)
    assert [one.reminded for one in actions_of(qtbot, file).values()].count(TODAY) == 3


def test_a_place_that_cannot_be_written_is_said(
    qtbot: QtBot, page: ActionsPage, file: OpenFile, tmp_path: Path
) -> None:
    with qtbot.waitSignal(file.said, timeout=20_000) as told:
        page.post.send(tmp_path / "nowhere" / "plan.xlsx")
    assert told.args[0] == "error" and "There is no folder" in told.args[1]
    assert page.post.working == 0


def test_other_files_are_left_to_the_window(page: ActionsPage, tmp_path: Path) -> None:
    assert not _drop(page, tmp_path / "2.1 Oyun.facilitator")
    assert not _drop(page, tmp_path / "notes.docx")


def test_a_reminder_for_the_lead_is_on_the_clipboard(
    qtbot: QtBot, page: ActionsPage, file: OpenFile, context: Context
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication

    with qtbot.waitSignal(file.said, timeout=10_000) as told:
        context.actions["plan.remind"].trigger()
    assert told.args == ["done", "Copied: a reminder for National Institute of Ecology, of 1 action. Paste it."]
    text = QGuiApplication.clipboard().text()
    assert "2.1-A1  Circulate the form" in text and "30 September 2024 (overdue)" in text
    qtbot.keyClick(page.view, Qt.Key.Key_End)
    with qtbot.waitSignal(file.said, timeout=10_000) as told:
        context.actions["plan.remind"].trigger()
    assert told.args[0] == "care" and QGuiApplication.clipboard().text() == text


def test_a_file_that_another_window_writes_is_only_read_here(
    qtbot: QtBot, context: Context, file: OpenFile, open_path: Callable[[Path], OpenFile], tmp_path: Path
) -> None:
    second = open_path(file.path)
    assert second.read_only
    page = show_page(qtbot, context, second)
    assert labels(page) == ["UNDATED", "A3", "A4", "LATER", "A1", "A2"]
    for name in ("asked", "day", "status"):
        assert not context.actions[f"plan.{name}"].isEnabled()
    assert not page.foot.buttons["plan.asked"].isEnabled()
    assert context.actions["plan.remind"].isEnabled() and page.head.send.isEnabled()
    with qtbot.waitSignal(second.said) as told:
        page.deeds.mark_today("asked")
    assert told.args[0] == "error"
    with qtbot.waitSignal(page.post.sent, timeout=20_000):
        page.post.send(tmp_path / "plan.xlsx")
    from facilitator.ui.pages.actions.asked_dialog import AskedDialog

    assert not page.window().findChildren(AskedDialog)
    assert not any(one.asked for one in actions_of(qtbot, second).values())


def test_a_file_without_actions_says_how_they_come_about(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], tmp_path: Path
) -> None:
    empty = open_path(make_file(tmp_path, ("MN: herders first",)))
    page = show_page(qtbot, context, empty)
    assert page.stack.currentWidget() is page.empty and "ACTION:" in page.empty.accessibleDescription()
    for part in (page.strip, page.filter, page.foot, page.details.pane):
        assert not part.isVisible()
    assert not page.head.send.isEnabled()
    do(qtbot, page, empty, lambda: empty.do("Note", lambda held: _keep(held, "> NIE to circulate the form")))
    assert page.stack.currentWidget() is page.view and labels(page) == ["UNDATED", "A1"]
    assert page.view.isVisible() and page.foot.isVisible() and page.details.pane.isVisible()


def _keep(held: Any, line: str) -> Any:
    from facilitator.workspace.capturing import Capture

    return Capture(held, None, None, "Ana").keep([line])


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, page: ActionsPage, file: OpenFile) -> None:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    page.filter.toggle("lead", "NIE")
    settle(qtbot, page, file)
    seen = 0
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy().value & 1 and widget.isVisible():
            spoken = QAccessible.queryAccessibleInterface(widget)
            assert spoken and spoken.text(QAccessible.Text.Name), widget
            seen += 1
    assert seen > 20


@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (1024, 1.0), (1366, 2.0), (1920, 1.25)])
def test_the_words_of_the_actions_have_room_at_every_size(
    qtbot: QtBot, page: ActionsPage, context: Context, width: int, scale: float
) -> None:
    from facilitator.ui.pages.actions.rows import ACTION, DUE, REMINDED

    context.theme.scale_to(scale)
    page.resize(width, 704)
    qtbot.waitUntil(lambda: page.view.columnWidth(ACTION) >= context.theme.px(250))
    assert page.view.columnWidth(DUE) == context.theme.px(138)
    assert page.view.isColumnHidden(REMINDED) == (width / scale < 700)
    assert page.details.pane.isVisible() == (width / scale >= 1180)
    assert page.view.horizontalScrollBar().maximum() == 0
    context.theme.scale_to(1.0)


def test_in_a_narrow_window_the_details_lie_over_the_table_when_asked_for(
    qtbot: QtBot, page: ActionsPage, context: Context
) -> None:
    from PySide6.QtCore import Qt

    page.resize(1024, 704)
    qtbot.waitUntil(lambda: not page.details.pane.isVisible())
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    area = page.details.panel.body.form.text.area
    qtbot.waitUntil(area.hasFocus)
    assert page.details.pane.isVisible() and page.details.pane.parent() is page
    context.actions["plan.details"].trigger()
    assert not page.details.pane.isVisible() and page.view.hasFocus()
