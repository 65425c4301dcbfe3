"""The import dialog: what a file would bring is shown first, then it comes in and is undone as one step."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator.workspace.showing import load_records

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.domain import Records
    from facilitator.ui.context import Context
    from facilitator.ui.dialogs.import_file import ImportDialog
    from facilitator.ui.open_file import OpenFile

MEETING = """## Corridors
JP: camera traps in 12 sites
Agreed: one database for tigers 호랑이
Zzz: herders keep a diary 牧民
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "meeting.md"
    path.write_text(MEETING, encoding="utf-8")
    return path


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, example_file: OpenFile) -> ImportDialog:
    from facilitator.ui.dialogs.import_file import ImportDialog

    context.theme.apply()
    made = ImportDialog(context, example_file)
    made.open()
    qtbot.waitUntil(made.isVisible)
    return made


def _records(qtbot: QtBot, file: OpenFile) -> Records:
    found: list[Records] = []
    file.ask(load_records, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=5000)
    return found[0]


def _read(qtbot: QtBot, dialog: ImportDialog, source: Path) -> None:
    dialog.choose(source)
    qtbot.waitUntil(lambda: not dialog.progress.isVisible(), timeout=10_000)


def test_it_is_shown_then_imported_by_enter_then_undone(
    qtbot: QtBot, dialog: ImportDialog, example_file: OpenFile, source: Path
) -> None:
    from PySide6.QtCore import Qt

    before = _records(qtbot, example_file)
    assert dialog.focusWidget() is dialog.browse and not dialog.take.isEnabled()
    _read(qtbot, dialog, source)
    assert _records(qtbot, example_file) == before
    told = dialog.found.told.text()
    assert "3 new records" in told and "1 new point: Corridors." in told and "Zzz" in told
    assert dialog.found.lines.rowCount() == 3
    assert dialog.found.lines.item(0, 1).text() == "Japan"
    assert dialog.focusWidget() is dialog.take
    with qtbot.waitSignal(example_file.changed, timeout=10_000) as changed, qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog.take, Qt.Key.Key_Return)
    assert changed.args[0].kinds == {"record", "point"}
    assert len(_records(qtbot, example_file).notes) == len(before.notes) + 3
    assert example_file.steps.undo_title == "Import"
    with qtbot.waitSignal(example_file.changed, timeout=10_000):
        example_file.steps.undo()
    assert _records(qtbot, example_file) == before


def test_reading_runs_neither_in_the_window_nor_where_the_file_is(
    qtbot: QtBot, dialog: ImportDialog, example_file: OpenFile, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facilitator.ui.dialogs import import_reading

    seen: list[tuple[bool, bool]] = []
    read = import_reading.read_plan

    def watched(*given: object) -> object:
        seen.append((threading.current_thread() is threading.main_thread(), example_file.worker.is_current()))
        return read(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(import_reading, "read_plan", watched)
    _read(qtbot, dialog, source)
    assert seen == [(False, False)]
    dialog.reject()


def test_the_same_file_again_brings_nothing_and_cannot_be_taken(
    qtbot: QtBot, context: Context, dialog: ImportDialog, example_file: OpenFile, source: Path
) -> None:
    from facilitator.ui.dialogs.import_file import ImportDialog

    _read(qtbot, dialog, source)
    with qtbot.waitSignal(example_file.changed, timeout=10_000):
        dialog.take.click()
    again = ImportDialog(context, example_file)
    again.open()
    _read(qtbot, again, source)
    assert "Nothing new" in again.found.told.text() and "3 records" in again.found.told.text()
    assert not again.take.isEnabled()
    again.reject()


def test_a_file_that_cannot_be_read_is_said_and_another_can_be_chosen(
    qtbot: QtBot, dialog: ImportDialog, source: Path, tmp_path: Path
) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"no workbook")
    _read(qtbot, dialog, tmp_path / "x.xlsx")
    assert dialog.found.told.text().endswith(".") and not dialog.take.isEnabled()
    assert dialog.focusWidget() is dialog.browse
    _read(qtbot, dialog, source)
    assert dialog.take.isEnabled()
    dialog.reject()


def test_only_the_file_chosen_last_counts(qtbot: QtBot, dialog: ImportDialog, source: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("JP: one line\n", encoding="utf-8")
    dialog.choose(source)
    dialog.choose(other)
    qtbot.waitUntil(lambda: not dialog.progress.isVisible(), timeout=10_000)
    assert dialog.found.lines.rowCount() == 1 and dialog.source.text() == "other.txt"
    dialog.reject()


def test_the_session_can_be_chosen_where_there_are_several(
    qtbot: QtBot,
    context: Context,
    open_path: Callable[[Path], OpenFile],
    demo_folder: Path,
    source: Path,
    tmp_path: Path,
) -> None:
    import shutil

    from facilitator.ui.dialogs.import_file import ImportDialog

    file = open_path(Path(shutil.copy(demo_folder / "roundtable.facilitator", tmp_path / "r.facilitator")))
    dialog = ImportDialog(context, file)
    dialog.open()
    assert dialog.session.isEnabled() and dialog.session.count() == 2
    dialog.session.setCurrentIndex(1)
    _read(qtbot, dialog, source)
    with qtbot.waitSignal(file.changed, timeout=10_000) as changed:
        dialog.take.click()
    code = {session.id: session.code for session in file.frame.sessions}
    made = [note for note in _records(qtbot, file).notes if note.id in changed.args[0].items]
    assert {code[note.session] for note in made} == {"2.2"}


def test_a_window_that_only_reads_shows_and_does_not_take(
    qtbot: QtBot, context: Context, example_file: OpenFile, open_path: Callable[[Path], OpenFile], source: Path
) -> None:
    from facilitator.ui.dialogs.import_file import ImportDialog

    dialog = ImportDialog(context, open_path(example_file.path))
    dialog.open()
    _read(qtbot, dialog, source)
    assert dialog.found.lines.rowCount() == 3 and not dialog.take.isEnabled()
    dialog.reject()
