"""Files opened in haste, and a file that cannot be written when the window is to be closed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pytestqt.qtbot import QtBot

from facilitator.workspace.files import opened
from facilitator.workspace.showing import load_records

if TYPE_CHECKING:
    from facilitator.ui.furniture import Furniture
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.capture.page import CapturePage

Furnish = Callable[..., "Furniture"]
LONG = "a long line " * 900


def _capture(furniture: Furniture) -> CapturePage:
    from facilitator.ui.pages.capture.page import CapturePage

    page = furniture.desk.page_of("capture")
    assert isinstance(page, CapturePage)
    return page


def _file(furniture: Furniture) -> OpenFile:
    assert furniture.desk.file is not None
    return furniture.desk.file


def _let_grow(qtbot: QtBot, file: OpenFile, pages: int) -> None:
    """One page: the disk is full."""
    found: list[object] = []
    file.ask(lambda held: held.connection.execute(f"PRAGMA max_page_count={pages}").fetchone(), found.append)
    qtbot.waitUntil(lambda: bool(found))


def _texts(path: Path, furniture: Furniture) -> list[str]:
    with opened(path, _file(furniture).clock) as file:
        return [note.text for note in load_records(file).notes]


def test_a_file_opened_twice_in_haste_can_be_written(qtbot: QtBot, furnish: Furnish, session_path: Path) -> None:
    furniture = furnish()
    with qtbot.waitSignal(furniture.desk.opened):
        furniture.desk.open(session_path)
        furniture.desk.open(session_path)
    _file(furniture).worker.settle()
    assert not _file(furniture).read_only


def test_of_two_files_opened_in_haste_the_last_stays(
    qtbot: QtBot, furnish: Furnish, session_path: Path, demo_folder: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(demo_folder / "2.2.facilitator", tmp_path / "other.facilitator"))
    furniture = furnish()
    opened_files: list[OpenFile] = []
    furniture.desk.opened.connect(opened_files.append)
    with qtbot.waitSignal(furniture.desk.opened):
        furniture.desk.open(session_path)
        furniture.desk.open(other)
    assert [file.path for file in opened_files] == [other]
    with qtbot.waitSignal(furniture.desk.opened):
        furniture.desk.open(session_path)
    assert not _file(furniture).read_only


def test_a_window_closed_while_a_file_is_being_opened_leaves_nothing_behind(
    qtbot: QtBot, furnish: Furnish, session_path: Path
) -> None:
    furniture = furnish()
    furniture.desk.open(session_path)
    furniture.window.close()
    assert not session_path.with_name(f".{session_path.name}.open").exists()


def test_a_window_with_words_that_cannot_be_written_stays_open_once(
    qtbot: QtBot, furnish: Furnish, session_path: Path
) -> None:
    from PySide6.QtCore import Qt

    furniture = furnish(session_path)
    said: list[str] = []
    furniture.desk.said.connect(lambda _level, sentence: said.append(sentence))
    edit = _capture(furniture).line.edit
    _let_grow(qtbot, _file(furniture), 1)
    edit.begin_with(LONG)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.keyClicks(edit, "and this")
    assert not furniture.window.close()
    assert "stays open" in said[-1]
    assert edit.line() == f"{LONG}\nand this"
    _let_grow(qtbot, _file(furniture), 1_000_000)
    with qtbot.waitSignal(_file(furniture).changed):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert f"{LONG}\nand this".strip() in [text.strip() for text in _texts(session_path, furniture)]
    assert furniture.window.close()


def test_who_closes_again_is_let_go(qtbot: QtBot, furnish: Furnish, session_path: Path) -> None:
    furniture = furnish(session_path)
    _let_grow(qtbot, _file(furniture), 1)
    _capture(furniture).line.edit.begin_with(LONG)
    assert not furniture.window.close()
    assert furniture.window.close()


def test_another_file_does_not_take_the_place_of_unwritten_words(
    qtbot: QtBot, furnish: Furnish, session_path: Path, demo_folder: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(demo_folder / "2.2.facilitator", tmp_path / "other.facilitator"))
    furniture = furnish(session_path)
    _let_grow(qtbot, _file(furniture), 1)
    _capture(furniture).line.edit.begin_with(LONG)
    said: list[str] = []
    furniture.desk.said.connect(lambda _level, sentence: said.append(sentence))
    furniture.desk.open(other)
    qtbot.waitUntil(lambda: any("stays open" in sentence for sentence in said))
    assert _file(furniture).path == session_path
    assert _capture(furniture).line.edit.line() == LONG


def test_an_undo_that_the_disk_refuses_can_be_done_later(qtbot: QtBot, furnish: Furnish, session_path: Path) -> None:
    from PySide6.QtCore import Qt

    furniture = furnish(session_path)
    file = _file(furniture)
    for words in ("one", LONG):
        _capture(furniture).line.edit.begin_with(words)
        with qtbot.waitSignal(file.changed):
            qtbot.keyClick(_capture(furniture).line.edit, Qt.Key.Key_Return)
    with qtbot.waitSignal(file.changed):
        file.steps.undo()
    assert file.steps.redo_title
    _let_grow(qtbot, file, 1)
    with qtbot.waitSignal(file.said):
        file.steps.redo()
    assert file.steps.redo_title
    _let_grow(qtbot, file, 1_000_000)
    with qtbot.waitSignal(file.changed):
        file.steps.redo()
    assert any(text.startswith("a long line") for text in _texts(session_path, furniture))
