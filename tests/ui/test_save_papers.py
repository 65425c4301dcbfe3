"""Every paper into one folder: what would be written, progress, stopping, places that cannot be written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from facilitator.clock import seeded_clock
from facilitator.store.opening import create_file
from facilitator.workspace import files, paper_folder
from facilitator.workspace.capturing import Capture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.dialogs.save_papers import SavePapersDialog
    from facilitator.ui.open_file import OpenFile

NOW = datetime(2024, 8, 29, 1, 5, tzinfo=UTC)


@pytest.fixture
def file(open_path: Callable[[Path], OpenFile], tmp_path: Path) -> OpenFile:
    """A small session, open."""
    clock = seeded_clock(lambda: NOW, 1)
    path = tmp_path / "2.1.facilitator"
    files.new(path, "neaspec-2024", "2.1", "Ana", clock)
    with files.opened(path, clock) as held:
        Capture(held, None, None, "Ana").keep(["MN: herders first", "> NIE to circulate the form by 30 September 2024"])
    return open_path(path)


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, file: OpenFile, tmp_path: Path) -> SavePapersDialog:
    from facilitator.ui.dialogs.save_papers import SavePapersDialog

    context.theme.apply()
    made = SavePapersDialog(context, file)
    made.open()
    qtbot.waitUntil(made.save.isEnabled, timeout=20_000)
    made.choose(tmp_path / "papers")
    return made


def _gone(dialog: SavePapersDialog) -> list[int]:
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    return ended


def test_what_would_be_written_is_shown_and_written_by_enter(
    qtbot: QtBot, dialog: SavePapersDialog, file: OpenFile, tmp_path: Path
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QLabel

    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Session 2.1 – Slides" in told and "PowerPoint slides, PDF" in told and "Workshop report" in told
    assert dialog.told.text().startswith("12 files") and dialog.focusWidget() is dialog.save
    assert not (tmp_path / "papers").exists()
    with qtbot.waitSignal(file.said, timeout=60_000) as said, qtbot.waitSignal(dialog.finished, timeout=60_000):
        qtbot.keyClick(dialog.save, Qt.Key.Key_Return)
    assert said.args[0] == "done" and "12 files" in said.args[1]
    names = sorted(path.name for path in (tmp_path / "papers").iterdir())
    assert len(names) == 12 and "Session 2.1 – Slides – 2024-08-29.pptx" in names
    assert "Action plan – 2024-08-29.xlsx" in names


def test_the_plan_that_is_saved_can_come_back(
    qtbot: QtBot, dialog: SavePapersDialog, file: OpenFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from openpyxl import load_workbook

    monkeypatch.setitem(paper_folder.USUAL, "summary", ())
    with qtbot.waitSignal(dialog.finished, timeout=60_000):
        dialog.save.click()
    sheets = load_workbook(tmp_path / "papers" / "Action plan – 2024-08-29.xlsx").worksheets
    cells = [str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert any(cell.startswith("plan1 ") for cell in cells)


def _held(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, list[bool]]:
    """Papers wait until the event is set; whether each was written in the window's thread."""
    go_on, main = threading.Event(), list[bool]()
    write = paper_folder.write_all

    def waits(*given: Any) -> Iterator[Any]:
        for step in write(*given):
            main.append(threading.current_thread() is threading.main_thread())
            assert go_on.wait(30)
            yield step

    monkeypatch.setattr(paper_folder, "write_all", waits)
    return go_on, main


def test_it_is_stopped_by_esc_and_what_is_written_stays(
    qtbot: QtBot, dialog: SavePapersDialog, file: OpenFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtCore import Qt

    go_on, main = _held(monkeypatch)
    ended = _gone(dialog)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(main), timeout=20_000)
    assert dialog.progress.isVisible() and not dialog.save.isEnabled()
    with qtbot.waitSignal(file.changed, timeout=10_000):  # the file is free meanwhile
        file.do("Note", lambda held: Capture(held, None, None, "Bo").keep(["typed meanwhile"]))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not ended
    with qtbot.waitSignal(file.said, timeout=20_000) as said:
        go_on.set()
    assert "Stopped" in said.args[1] and main == [False]
    qtbot.waitUntil(lambda: bool(ended))
    assert len(list((tmp_path / "papers").iterdir())) == 1


def test_a_folder_that_cannot_be_made_is_said_and_another_can_be_chosen(
    qtbot: QtBot, dialog: SavePapersDialog, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file")
    dialog.choose(tmp_path / "taken")
    dialog.save.click()
    qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)
    assert dialog.told.text().endswith(".") and "taken" in dialog.told.text() and dialog.isVisible()
    dialog.reject()


def test_a_file_without_a_session_says_what_to_do(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], tmp_path: Path
) -> None:
    from facilitator.ui.dialogs.save_papers import SavePapersDialog

    create_file(tmp_path / "empty.facilitator", seeded_clock(lambda: NOW, 1)).close()
    dialog = SavePapersDialog(context, open_path(tmp_path / "empty.facilitator"))
    dialog.open()
    qtbot.waitUntil(lambda: "holds no session" in dialog.told.text(), timeout=20_000)
    assert not dialog.save.isEnabled()
    dialog.reject()
