"""The open file lies in a synchronized folder, or goes away under the window: said, and nothing typed is lost."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from builders import Laptop, dead_descriptors

from facilitator.workspace.files import opened
from facilitator.workspace.showing import load_records

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.furniture import Furniture
    from facilitator.ui.pages.capture.line.line_edit import LineEdit
    from facilitator.ui.pages.capture.page import CapturePage

    Furnish = Callable[..., Furniture]

_WAIT = 20_000
_movable = pytest.mark.skipif(os.name == "nt", reason="Windows neither deletes nor replaces a file that is open")
_descriptors = pytest.mark.skipif(
    not Path("/proc/self/fd").is_dir(), reason="takes the stick away under an open descriptor (Linux)"
)


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Answers the next question where a file goes."""
    from PySide6.QtWidgets import QFileDialog

    def answer(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    return answer


def _page(furniture: Furniture) -> CapturePage:
    from facilitator.ui.pages.capture.page import CapturePage

    page = furniture.desk.page_of("capture")
    assert isinstance(page, CapturePage)
    return page


def _edit(furniture: Furniture) -> LineEdit:
    return _page(furniture).line.edit


def _said(qtbot: QtBot, furniture: Furniture, words: str) -> None:
    qtbot.waitUntil(lambda: words in furniture.messages.sentence, timeout=_WAIT)


def _click(qtbot: QtBot, furniture: Furniture, words: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QPushButton

    found = furniture.messages.findChildren(QPushButton)
    (button,) = [one for one in found if words in one.text() and one.isVisible()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _enter(qtbot: QtBot, furniture: Furniture) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClick(_edit(furniture), Qt.Key.Key_Return)


def _texts(path: Path) -> list[str]:
    with opened(path, Laptop(path, 9).clock) as file:
        return [note.text for note in load_records(file).notes]


def _is_open(furniture: Furniture, path: Path) -> bool:
    file = furniture.desk.file
    return file is not None and file.path == path and furniture.desk.page == "capture"


def test_a_file_in_a_synchronized_folder_is_warned_about_once_and_moved_by_one_button(
    qtbot: QtBot, furnish: Furnish, session_path: Path, tmp_path: Path, saved_as: Callable[[Path], None]
) -> None:
    shared = tmp_path / "Shared"
    (shared / ".stfolder").mkdir(parents=True)
    live = Path(shutil.copy(session_path, shared / "2.1.facilitator"))
    furniture = furnish(live)
    offered: list[str] = []
    furniture.place.offered.connect(lambda offer: offered.append(offer.sentence))
    _said(qtbot, furniture, "Syncthing synchronizes the folder of 2.1.facilitator")
    assert furniture.messages.level == "care"
    qtbot.keyClicks(_edit(furniture), "half a line")
    saved_as(tmp_path / "mine.facilitator")
    _click(qtbot, furniture, "Save a copy elsewhere")
    qtbot.waitUntil(lambda: _is_open(furniture, tmp_path / "mine.facilitator"), timeout=_WAIT)
    _said(qtbot, furniture, "“mine” in ")
    qtbot.waitUntil(lambda: _edit(furniture).line() == "half a line", timeout=_WAIT)
    assert offered == [] or all("synchronizes" in one for one in offered)
    assert len(offered) <= 1
    assert _texts(live) == _texts(session_path)


def test_a_file_elsewhere_is_not_warned_about(qtbot: QtBot, furnish: Furnish, session_path: Path) -> None:
    furniture = furnish(session_path)
    assert furniture.desk.file is not None
    furniture.desk.file.worker.settle()
    assert not furniture.messages.isVisible()


@_movable
@pytest.mark.parametrize(("replaced", "words"), [(False, "was deleted or moved"), (True, "Another file was put in")])
def test_a_file_that_goes_away_is_said_and_work_goes_on_in_a_copy(
    qtbot: QtBot,
    furnish: Furnish,
    session_path: Path,
    demo_folder: Path,
    tmp_path: Path,
    saved_as: Callable[[Path], None],
    replaced: bool,
    words: str,
) -> None:
    before = _texts(session_path)
    furniture = furnish(session_path)
    qtbot.keyClicks(_edit(furniture), "kept before")
    file = furniture.desk.file
    assert file is not None
    with qtbot.waitSignal(file.changed):
        _enter(qtbot, furniture)
    if replaced:
        other = Path(shutil.copy(demo_folder / "2.2.facilitator", tmp_path / "other.facilitator"))
        other.replace(session_path)
    else:
        session_path.unlink()
    qtbot.keyClicks(_edit(furniture), "typed since")
    _enter(qtbot, furniture)  # comes back into the line
    _said(qtbot, furniture, words)
    qtbot.waitUntil(lambda: _edit(furniture).line() == "typed since", timeout=_WAIT)
    assert furniture.status.saved.text() == "Not being kept"
    assert _page(furniture).line.frame.hint.text() == "Not being kept: the file is away"
    assert not furniture.window.close()  # what only the open descriptor holds would be gone
    assert "save a copy elsewhere" in furniture.messages.sentence
    saved_as(tmp_path / "saved.facilitator")
    _click(qtbot, furniture, "Save a copy elsewhere")
    qtbot.waitUntil(lambda: _is_open(furniture, tmp_path / "saved.facilitator"), timeout=_WAIT)
    qtbot.waitUntil(lambda: _edit(furniture).line() == "typed since", timeout=_WAIT)
    assert _page(furniture).line.frame.hint.text() != "Not being kept: the file is away"
    assert furniture.desk.file is not None
    with qtbot.waitSignal(furniture.desk.file.changed):
        _enter(qtbot, furniture)
    assert sorted(_texts(tmp_path / "saved.facilitator")) == sorted([*before, "kept before", "typed since"])
    assert furniture.window.close()


@_movable
def test_a_file_that_comes_back_is_written_again(
    qtbot: QtBot, furnish: Furnish, session_path: Path, tmp_path: Path
) -> None:
    furniture = furnish(session_path)
    away = session_path.rename(tmp_path / "away")
    _said(qtbot, furniture, "was deleted or moved")
    qtbot.keyClicks(_edit(furniture), "typed meanwhile")
    away.rename(session_path)
    _said(qtbot, furniture, "is back; what is typed is kept again")
    assert furniture.status.saved.text().startswith("Saved")
    assert furniture.desk.file is not None
    with qtbot.waitSignal(furniture.desk.file.changed):
        _enter(qtbot, furniture)
    assert "typed meanwhile" in _texts(session_path)


@_movable
def test_words_that_the_copy_does_not_hold_keep_the_window_where_they_stand(
    qtbot: QtBot, furnish: Furnish, session_path: Path, tmp_path: Path, saved_as: Callable[[Path], None]
) -> None:
    furniture = furnish(session_path)
    page = _page(furniture)
    qtbot.waitUntil(lambda: page.notes.feed.settled, timeout=_WAIT)
    session_path.unlink()
    _said(qtbot, furniture, "was deleted or moved")
    row = next(row for row in map(page.notes.model.held.get, page.notes.model.held.ids) if row)
    page.notes.edit.begin(row.id, row.text, lambda: None)
    qtbot.keyClicks(page.notes.edit.editor, " and more")
    saved_as(tmp_path / "saved.facilitator")
    _click(qtbot, furniture, "Save a copy elsewhere")
    _said(qtbot, furniture, "Words stand here that are not in “saved”")
    assert page.unkept() and furniture.desk.file is not None and furniture.desk.file.path == session_path
    _click(qtbot, furniture, "Open “saved”")
    qtbot.waitUntil(lambda: _is_open(furniture, tmp_path / "saved.facilitator"), timeout=_WAIT)


@_descriptors
def test_of_a_stick_that_was_pulled_out_what_the_window_holds_is_saved_as_text(
    qtbot: QtBot, furnish: Furnish, session_path: Path, tmp_path: Path, saved_as: Callable[[Path], None]
) -> None:
    furniture = furnish(session_path)
    page = _page(furniture)
    qtbot.waitUntil(lambda: page.notes.feed.settled, timeout=_WAIT)
    shown = [row.text for row in map(page.notes.model.held.get, page.notes.model.held.ids) if row]
    assert shown
    with dead_descriptors(session_path):
        away = session_path.rename(tmp_path / "away")
        _said(qtbot, furniture, "was deleted or moved, or its stick pulled out")
        qtbot.keyClicks(_edit(furniture), "typed since")
        saved_as(tmp_path / "saved.facilitator")
        _click(qtbot, furniture, "Save a copy elsewhere")
        _said(qtbot, furniture, "no copy of it can be made")
        saved_as(tmp_path / "left.txt")
        _click(qtbot, furniture, "Save as text")
        _said(qtbot, furniture, "is in “left.txt”")
        assert not (tmp_path / "saved.facilitator").exists()
        away.rename(session_path)
    text = (tmp_path / "left.txt").read_text(encoding="utf-8")
    assert text.startswith("typed since\n") and all(words in text for words in shown)
    _said(qtbot, furniture, "is back")


@_descriptors
def test_a_stick_that_was_out_for_a_moment_is_taken_up_again_with_what_was_typed_meanwhile(
    qtbot: QtBot, furnish: Furnish, session_path: Path
) -> None:
    furniture = furnish(session_path)
    first = furniture.desk.file
    with dead_descriptors(session_path):
        _said(qtbot, furniture, "was away for a moment and is there again")
        qtbot.keyClicks(_edit(furniture), "typed meanwhile")
        _click(qtbot, furniture, "Open it again")
        qtbot.waitUntil(lambda: _is_open(furniture, session_path) and furniture.desk.file is not first, timeout=_WAIT)
    qtbot.waitUntil(lambda: _edit(furniture).line() == "typed meanwhile", timeout=_WAIT)
    assert furniture.desk.file is not None and not furniture.desk.file.read_only
    with qtbot.waitSignal(furniture.desk.file.changed):
        _enter(qtbot, furniture)
    assert "typed meanwhile" in _texts(session_path)


@_movable
def test_a_window_whose_file_is_gone_is_closed_at_the_second_asking(
    qtbot: QtBot, furnish: Furnish, session_path: Path
) -> None:
    furniture = furnish(session_path)
    session_path.unlink()
    _said(qtbot, furniture, "was deleted or moved")
    assert not furniture.window.close()
    assert "save a copy elsewhere, or close it again" in furniture.messages.sentence
    assert furniture.window.close()
