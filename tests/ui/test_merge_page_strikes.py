"""What others struck, on the merge page: named in the dry run, asked about, struck here too or held back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from window_hour import NOW

from facilitator.clock import seeded_clock
from facilitator.workspace import files, proving, striking
from facilitator.workspace.capturing import Capture
from facilitator.workspace.files import SessionFile
from facilitator.workspace.showing import load_records

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.dialogs.strikes import StrikesDialog
    from facilitator.ui.furniture import Furniture
    from facilitator.ui.pages.merge.page import MergePage

    Furnish = Callable[..., Furniture]

T = TypeVar("T")
_WAIT = 20_000


@pytest.fixture
def struck(session_path: Path, tmp_path: Path) -> Path:
    """A copy of the file in which Bo struck the text of its first note."""
    path = Path(shutil.copy(session_path, tmp_path / "struck.facilitator"))
    with files.opened(path, seeded_clock(lambda: NOW, 77)) as file:
        striking.redact(file, load_records(file).notes[0].id, "text", "a den", "Bo")
    return path


@pytest.fixture
def merging(qtbot: QtBot, furnish: Furnish, session_path: Path, struck: Path) -> Furniture:
    """The window on the merge page, Bo's file looked at."""
    furniture = furnish(session_path)
    furniture.desk.show_page("merge")
    page = _page(furniture)
    page.add_files([struck])
    qtbot.waitUntil(lambda: not page.sources.busy, timeout=_WAIT)
    return furniture


def _page(furniture: Furniture) -> MergePage:
    from facilitator.ui.pages.merge.page import MergePage

    page = furniture.desk.page_of("merge")
    assert isinstance(page, MergePage)
    return page


def _asked(qtbot: QtBot, furniture: Furniture, work: Callable[[SessionFile], T]) -> T:
    found: list[T] = []
    assert furniture.desk.file is not None
    furniture.desk.file.ask(work, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=_WAIT)
    return found[0]


def _first_text(qtbot: QtBot, furniture: Furniture) -> str:
    return _asked(qtbot, furniture, load_records).notes[0].text


def _merge(qtbot: QtBot, furniture: Furniture) -> StrikesDialog:
    """Presses Merge, which asks."""
    from PySide6.QtCore import Qt

    from facilitator.ui.dialogs.strikes import StrikesDialog

    page = _page(furniture)
    qtbot.mouseClick(page.files.foot.run, Qt.MouseButton.LeftButton)
    dialog = page.findChild(StrikesDialog)
    assert dialog is not None and dialog.isVisible() and not page.sources.busy
    return dialog


def _state(furniture: Furniture) -> str:
    from facilitator.ui.pages.merge.source_words import state_of

    page = _page(furniture)
    assert furniture.desk.file is not None
    (source,) = page.sources.list.listed
    return " · ".join(filter(None, state_of(source, furniture.desk.file.zone)))


def test_it_is_named_before_anything_is_written_and_cancel_writes_nothing(qtbot: QtBot, merging: Furniture) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.dialogs.strikes import StrikesDialog
    from facilitator.ui.pages.merge.incoming_dialog import IncomingDialog

    page, text = _page(merging), _first_text(qtbot, merging)
    before = _asked(qtbot, merging, proving.digest)
    assert _state(merging) == "Dry run · strikes words in 1 place"
    qtbot.keyClick(page.files.table, Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
    listed = page.findChild(IncomingDialog)
    assert listed.list.model().index(0, 0).data() == f"Struck · Presentation · Text · Bo: a den: {text}"
    assert listed.list.model().rowCount() == 1
    qtbot.keyClick(listed, Qt.Key.Key_Escape)
    dialog = _merge(qtbot, merging)
    assert text[:40] in dialog.list.item(0).text() and "struck by Bo: a den" in dialog.list.item(0).text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.findChild(StrikesDialog) is None)
    assert _asked(qtbot, merging, proving.digest) == before
    assert _state(merging) == "Dry run · strikes words in 1 place"


def test_it_can_be_held_back(qtbot: QtBot, merging: Furniture) -> None:
    from PySide6.QtCore import Qt

    text = _first_text(qtbot, merging)
    dialog = _merge(qtbot, merging)
    with qtbot.waitSignal(_page(merging).sources.merged, timeout=_WAIT):
        qtbot.mouseClick(dialog.hold, Qt.MouseButton.LeftButton)
    assert _first_text(qtbot, merging) == text
    assert _state(merging).endswith("1 redaction held back")
    assert merging.messages.level == "care" and "still stands here" in merging.messages.sentence
    _page(merging).add_files([_page(merging).sources.list.listed[0].path])
    qtbot.waitUntil(lambda: not _page(merging).sources.busy, timeout=_WAIT)
    assert text[:40] in _merge(qtbot, merging).list.item(0).text()  # asked anew


def test_enter_strikes_here_too_and_the_backup_that_still_holds_it_is_named_and_deleted(
    qtbot: QtBot, merging: Furniture, session_path: Path
) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.dialogs.backups import BackupsDialog

    text = _first_text(qtbot, merging).encode()
    assert text in session_path.read_bytes()
    dialog = _merge(qtbot, merging)
    with qtbot.waitSignal(_page(merging).sources.merged, timeout=_WAIT):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert text not in session_path.read_bytes()
    assert merging.messages.level == "care" and "still holds what was struck" in merging.messages.sentence
    merging.context.actions["file.backups"].trigger()
    backups = merging.window.findChild(BackupsDialog)
    qtbot.waitUntil(lambda: backups.list.count() == 1, timeout=_WAIT)
    assert "still holds 1 text struck since" in backups.list.item(0).text()
    qtbot.mouseClick(backups.struck, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: backups.list.count() == 0, timeout=_WAIT)
    assert list((session_path.parent / "Backups").iterdir()) == []
    backups.reject()


def test_where_the_words_stand_here_besides_is_told_when_they_are_struck(
    qtbot: QtBot, furnish: Furnish, session_path: Path, struck: Path
) -> None:
    from PySide6.QtCore import Qt

    with files.opened(session_path, seeded_clock(lambda: NOW, 78)) as file:
        first = load_records(file).notes[0].text
        (mine,) = Capture(file, None, None, "Ann").keep([f"heard again: {first}"]).items
    furniture = furnish(session_path)
    furniture.desk.show_page("merge")
    _page(furniture).add_files([struck])
    qtbot.waitUntil(lambda: not _page(furniture).sources.busy, timeout=_WAIT)
    assert _state(furniture).endswith("strikes words in 1 place · they stand in 1 more place here")
    dialog = _merge(qtbot, furniture)
    with qtbot.waitSignal(_page(furniture).sources.merged, timeout=_WAIT):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert f"stand in 1 more place; “facilitator redact” strikes them: {mine} text." in furniture.messages.sentence
