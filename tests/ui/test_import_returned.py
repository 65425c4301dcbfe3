"""What went out comes back: a summary corrected in Word, an action plan filled in, dropped or opened in the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from facilitator.clock import seeded_clock
from facilitator.workspace import files
from facilitator.workspace.capturing import Capture
from facilitator.workspace.editing import Part, edit
from facilitator.workspace.papers import compose, export
from facilitator.workspace.showing import load_records

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.domain import Records
    from facilitator.ui.context import Context
    from facilitator.ui.dialogs.import_file import ImportDialog
    from facilitator.ui.open_file import OpenFile

NOW = datetime(2024, 8, 29, 1, 5, tzinfo=UTC)
LINES = (
    "MN: herders first",
    "? Who hosts the platform",
    "> NIE to circulate the form by 30 September 2024",
    "> JP and ROK to collect examples, due 31 March 2025",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A small session of its own."""
    clock = seeded_clock(lambda: NOW, 1)
    made = tmp_path / "2.1.facilitator"
    files.new(made, "neaspec-2024", "2.1", "Ana", clock)
    with files.opened(made, clock) as file:
        Capture(file, None, None, "Ana").keep(LINES)
    return made


@pytest.fixture
def file(open_path: Callable[[Path], OpenFile], path: Path) -> OpenFile:
    return open_path(path)


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, file: OpenFile) -> ImportDialog:
    from facilitator.ui.dialogs.import_file import ImportDialog

    context.theme.apply()
    made = ImportDialog(context, file)
    made.open()
    qtbot.waitUntil(made.isVisible)
    return made


def _export(path: Path, paper: str, name: str) -> Path:
    out = path.with_name(name)
    with files.opened(path, seeded_clock(lambda: NOW, 5)) as file:
        export(file, paper, out)
    return out


def _corrected(path: Path, *pairs: tuple[str, str]) -> Path:
    """The summary as a Word file with words typed over."""
    from docx import Document

    out = _export(path, "summary", "cleared.docx")
    document = Document(str(out))
    for old, new in pairs:
        found = [one for one in document.paragraphs if old in one.text]
        assert found, old
        for paragraph in found:
            text = paragraph.text.replace(old, new)
            for run in paragraph.runs[1:]:
                run.text = ""
            paragraph.runs[0].text = text
    document.save(str(out))
    return out


def _filled(path: Path, words: str, title: str, value: str, *, new: str = "") -> Path:
    """The action plan with a cell typed over in every sheet, and a row added to the last one."""
    from openpyxl import load_workbook

    out = _export(path, "actions", "plan.xlsx")
    workbook = load_workbook(out)
    for sheet in workbook.worksheets:
        columns: dict[str, int] = {str(cell.value): cell.column for cell in sheet[1] if cell.value}
        if "Version" not in columns:
            continue
        for row in range(2, sheet.max_row + 1):
            if words in str(sheet.cell(row, columns["Action"]).value):
                sheet.cell(row, columns[title]).value = value
        if new:
            sheet.cell(sheet.max_row + 1, columns["Action"]).value = new
            new = ""
    workbook.save(out)
    return out


def _records(qtbot: QtBot, file: OpenFile) -> Records:
    found: list[Records] = []
    file.ask(load_records, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    return found[0]


def _cleared(records: Records) -> dict[str, str]:
    document = compose(records, "summary", None, NOW)
    return {part.key: part.cleared for part in document.parts if part.cleared}


def _read(qtbot: QtBot, dialog: ImportDialog, source: Path) -> Any:
    dialog.choose(source)
    qtbot.waitUntil(lambda: not dialog.progress.isVisible(), timeout=20_000)
    return dialog.view


def test_a_corrected_paper_is_shown_part_by_part_and_what_is_ticked_is_taken_by_keys(
    qtbot: QtBot, dialog: ImportDialog, file: OpenFile, path: Path
) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.pages.merge.marked_text import MarkedText

    source = _corrected(path, ("the platform", "the new platform"), ("erders first", "ERDERS LAST"))
    view = _read(qtbot, dialog, source)
    titles = [box.tick.text() for box in view.parts]
    assert len(titles) >= 2 and view.told.text().startswith("Session 2.1 – Moderator’s summary: ")
    shown = view.findChildren(MarkedText)
    assert any("new" in " ".join(one.marked) for one in shown) and any("ERDERS LAST" in one.text for one in shown)
    assert dialog.take.text() == f"Take {len(titles)} parts" and dialog.focusWidget() is dialog.take
    assert not _cleared(_records(qtbot, file))
    chosen = next(box for box in view.parts if any("new platform" in one.after for one in box.change.differences))
    for box in view.parts:
        if box is not chosen:
            box.tick.setFocus()
            qtbot.keyClick(box.tick, Qt.Key.Key_Space)
    assert dialog.take.text() == "Take 1 part"
    with qtbot.waitSignal(file.said, timeout=20_000) as told, qtbot.waitSignal(dialog.finished, timeout=20_000):
        qtbot.keyClick(chosen.tick, Qt.Key.Key_Return)
    assert told.args[0] == "done" and "1 part stand" in told.args[1].replace("stands", "stand")
    assert set(_cleared(_records(qtbot, file))) == {chosen.change.key}
    assert file.steps.undo_title.startswith("Corrections of Session 2.1")
    with qtbot.waitSignal(file.changed, timeout=20_000):
        file.steps.undo()
    assert not _cleared(_records(qtbot, file))


def test_with_nothing_ticked_nothing_can_be_taken(qtbot: QtBot, dialog: ImportDialog, path: Path) -> None:
    from PySide6.QtCore import QPoint, Qt

    view = _read(qtbot, dialog, _corrected(path, ("the platform", "the new platform")))
    assert len(view.parts) == 1
    (box,) = view.parts
    at = QPoint(box.tick.height() // 2, box.tick.height() // 2)
    qtbot.mouseClick(box.tick, Qt.MouseButton.LeftButton, pos=at)
    assert not dialog.take.isEnabled()
    qtbot.mouseClick(box.tick, Qt.MouseButton.LeftButton, pos=at)
    assert dialog.take.isEnabled()
    dialog.reject()


def test_records_that_changed_meanwhile_are_said(
    qtbot: QtBot, dialog: ImportDialog, file: OpenFile, path: Path
) -> None:
    source = _corrected(path, ("the platform", "the new platform"))
    with qtbot.waitSignal(file.changed, timeout=10_000):
        file.do("Note", lambda held: Capture(held, None, None, "Bo").keep(["? And who pays for it"]))
    view = _read(qtbot, dialog, source)
    (box,) = view.parts
    assert "have changed since" in box.tick.accessibleDescription()
    dialog.reject()


def test_a_paper_that_nobody_changed_says_so(qtbot: QtBot, dialog: ImportDialog, path: Path) -> None:
    view = _read(qtbot, dialog, _corrected(path))
    assert "nothing in it was changed" in view.told.text() and not dialog.take.isEnabled()
    dialog.reject()


def test_another_word_file_is_still_a_transcript(qtbot: QtBot, dialog: ImportDialog, path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("JP: camera traps in 12 sites")
    document.save(str(path.with_name("meeting.docx")))
    _read(qtbot, dialog, _corrected(path, ("the platform", "the new platform")))
    _read(qtbot, dialog, path.with_name("meeting.docx"))
    assert dialog.view is dialog.found and dialog.found.isVisible()
    assert dialog.found.lines.rowCount() == 1 and dialog.take.text() == "Import"
    dialog.reject()


def test_a_filled_plan_is_shown_and_taken(qtbot: QtBot, dialog: ImportDialog, file: OpenFile, path: Path) -> None:
    from PySide6.QtCore import Qt

    source = _filled(path, "irculate", "Contact", "Kim Solip", new="a new list of sites")
    view = _read(qtbot, dialog, source)
    rows = [(line.column, line.new) for line in view.lines]
    assert ("Contact", "Kim Solip") in rows and ("", "a new list of sites") in rows
    assert "1 change" in view.told.text() and "1 new action" in view.told.text()
    assert view.table.item(0, 3).text() in ("Kim Solip", "a new list of sites")
    before = len(_records(qtbot, file).actions)
    assert dialog.focusWidget() is dialog.take
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        qtbot.keyClick(dialog.take, Qt.Key.Key_Return)
    actions = _records(qtbot, file).actions
    assert len(actions) == before + 1 and [one.contact for one in actions if "circulate" in one.text] == ["Kim Solip"]
    assert file.steps.undo_title == "Action plan"


def test_a_cell_that_was_changed_here_too_is_a_conflict_that_is_said(
    qtbot: QtBot, dialog: ImportDialog, file: OpenFile, path: Path
) -> None:
    source = _filled(path, "irculate", "Contact", "Kim Solip")
    action = next(one for one in _records(qtbot, file).actions if "circulate" in one.text)
    with qtbot.waitSignal(file.changed, timeout=10_000):
        file.do("Edit", lambda held: edit(held, action.id, [Part("contact", "Lee")], "Bo"))
    view = _read(qtbot, dialog, source)
    (line,) = view.lines
    assert line.tone == "clash" and "Lee" in line.remark and "1 conflict" in view.told.text()
    dialog.reject()


def test_it_can_be_dropped_on_the_window(qtbot: QtBot, furnish: Callable[..., Any], path: Path) -> None:
    from facilitator.ui.dialogs.import_file import ImportDialog

    source = _corrected(path, ("the platform", "the new platform"))
    furniture = furnish(path)
    furniture.window.dropped.emit([source])
    (dialog,) = furniture.window.findChildren(ImportDialog)
    qtbot.waitUntil(lambda: dialog.take.isEnabled(), timeout=20_000)
    assert dialog.take.text() == "Take 1 part"
    dialog.reject()


def test_everything_that_takes_the_focus_has_a_name(qtbot: QtBot, dialog: ImportDialog, path: Path) -> None:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    for source in (_corrected(path, ("the platform", "the new one")), _filled(path, "irculate", "Contact", "Kim")):
        _read(qtbot, dialog, source)
        for widget in dialog.findChildren(QWidget):
            if widget.focusPolicy().value & 1 and widget.isVisible():
                spoken = QAccessible.queryAccessibleInterface(widget)
                assert spoken and spoken.text(QAccessible.Text.Name), widget
    dialog.reject()
