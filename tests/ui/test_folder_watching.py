"""A folder is watched from the window: what arrives is merged and said, nothing there is touched, typing goes on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from builders import Laptop, keep, new_laptop, write_template

from facilitator.workspace import files, proving, striking
from facilitator.workspace.arriving_strikes import held_strikes
from facilitator.workspace.files import SessionFile
from facilitator.workspace.kept_backups import kept_backups
from facilitator.workspace.showing import load_records

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.dialogs.strikes import StrikesDialog
    from facilitator.ui.dialogs.watched_folder import WatchedFolderDialog
    from facilitator.ui.folder_watch import FolderWatch
    from facilitator.ui.furniture import Furniture
    from facilitator.ui.open_file import OpenFile

    Furnish = Callable[..., Furniture]

T = TypeVar("T")
_WAIT = 20_000


@pytest.fixture
def ann(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "ann.facilitator", 1, "Ann")


@pytest.fixture
def bo(tmp_path: Path) -> Laptop:
    laptop = new_laptop(tmp_path / "bo.facilitator", 2, "Bo")
    keep(laptop, "Corridors first")
    return laptop


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "STICK"
    folder.mkdir()
    return folder


@pytest.fixture
def watching(
    qtbot: QtBot, furnish: Furnish, ann: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Furniture]:
    """Opens Ann's file and begins to watch the stick by its key."""

    def begin() -> Furniture:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QFileDialog

        furniture = furnish(ann.path)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(furniture.window, Qt.Key.Key_J, held)
        qtbot.waitUntil(furniture.status.watching.isVisible)
        _watch(furniture).timer.setInterval(20)
        return furniture

    return begin


def _watch(furniture: Furniture) -> FolderWatch:
    assert furniture.watching.watch is not None
    return furniture.watching.watch


def _file(furniture: Furniture) -> OpenFile:
    assert furniture.desk.file is not None
    return furniture.desk.file


def _asked(qtbot: QtBot, furniture: Furniture, work: Callable[[SessionFile], T]) -> T:
    found: list[T] = []
    _file(furniture).ask(work, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=_WAIT)
    return found[0]


def _texts(qtbot: QtBot, furniture: Furniture) -> list[str]:
    return [note.text for note in _asked(qtbot, furniture, load_records).notes]


def _said(qtbot: QtBot, furniture: Furniture, words: str) -> None:
    qtbot.waitUntil(lambda: words in furniture.messages.sentence, timeout=_WAIT)


def _click(qtbot: QtBot, where: object, words: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractButton, QWidget

    assert isinstance(where, QWidget)
    (button,) = [one for one in where.findChildren(QAbstractButton) if words in one.text() and one.isVisible()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _dialog(qtbot: QtBot, furniture: Furniture) -> WatchedFolderDialog:
    from PySide6.QtCore import Qt

    from facilitator.ui.dialogs.watched_folder import WatchedFolderDialog

    qtbot.mouseClick(furniture.status.watching, Qt.MouseButton.LeftButton)
    dialog = furniture.window.findChild(WatchedFolderDialog)
    assert dialog is not None and dialog.isVisible()
    return dialog


def _strikes(qtbot: QtBot, furniture: Furniture) -> StrikesDialog:
    from facilitator.ui.dialogs.strikes import StrikesDialog

    qtbot.waitUntil(lambda: furniture.window.findChild(StrikesDialog) is not None, timeout=_WAIT)
    return furniture.window.findChild(StrikesDialog)


def test_what_arrives_is_merged_said_and_taken_back(
    qtbot: QtBot, watching: Callable[[], Furniture], ann: Laptop, bo: Laptop, stick: Path
) -> None:
    furniture = watching()
    assert furniture.status.watching.text() == "Watching STICK – 0 files merged"
    before = _asked(qtbot, furniture, proving.digest)
    copy = Path(shutil.copy(bo.path, stick / "bo (conflicted copy).facilitator"))
    whole = copy.read_bytes()
    _said(qtbot, furniture, "bo (conflicted copy).facilitator was merged from STICK: 1 new record.")
    assert furniture.status.watching.text() == "Watching STICK – 1 file merged"
    assert _texts(qtbot, furniture) == ["Corridors first"]
    assert copy.read_bytes() == whole and list(stick.iterdir()) == [copy]
    (backup,) = kept_backups(ann.path, ann.path.parent / "Backups")
    assert "before merge" in backup.path.name and furniture.status.backup.text().startswith("Backup “ann before")
    _click(qtbot, furniture.messages, "Undo this merge")
    _said(qtbot, furniture, "taken back")
    assert _asked(qtbot, furniture, proving.digest) == before
    assert furniture.status.watching.text() == "Watching STICK – 0 files merged"
    keep(bo, "Fires second")
    shutil.copy(bo.path, copy)
    cy = new_laptop(ann.path.parent / "cy.facilitator", 5, "Cy")
    keep(cy, "Roads third")
    shutil.copy(cy.path, stick / "cy.facilitator")
    _said(qtbot, furniture, "cy.facilitator was merged")
    assert _texts(qtbot, furniture) == ["Roads third"]  # what was taken back stays out


def test_a_file_that_changes_comes_again_and_typing_is_let_in(
    qtbot: QtBot, watching: Callable[[], Furniture], ann: Laptop, bo: Laptop, stick: Path
) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.pages.capture.page import CapturePage

    shutil.copy(bo.path, stick / "bo.facilitator")
    furniture = watching()
    page = furniture.desk.page_of("capture")
    assert isinstance(page, CapturePage)
    qtbot.keyClicks(page.line.edit, "typed meanwhile")
    _said(qtbot, furniture, "bo.facilitator was merged")
    qtbot.keyClick(page.line.edit, Qt.Key.Key_Return)
    keep(bo, "Fires second")
    shutil.copy(bo.path, stick / "bo.facilitator")
    qtbot.waitUntil(lambda: "Fires second" in _texts(qtbot, furniture), timeout=_WAIT)
    assert sorted(_texts(qtbot, furniture)) == ["Corridors first", "Fires second", "typed meanwhile"]
    assert furniture.status.watching.text() == "Watching STICK – 1 file merged"
    assert len(kept_backups(ann.path, ann.path.parent / "Backups")) == 1  # each merge can be taken back besides


def test_half_a_file_and_a_stranger_are_refused_and_said_once(
    qtbot: QtBot, watching: Callable[[], Furniture], bo: Laptop, stick: Path, tmp_path: Path
) -> None:
    whole = bo.path.read_bytes()
    half = stick / "bo.facilitator"
    half.write_bytes(whole[: len(whole) // 2])
    furniture = watching()
    offered: list[str] = []
    furniture.watching.offered.connect(lambda offer: offered.append(offer.sentence))
    _said(qtbot, furniture, "Not merged: bo.facilitator is cut short")
    assert furniture.status.watching.text() == "Watching STICK – 0 files merged, 1 refused"
    furniture.messages.hide()
    (tmp_path / "else").mkdir()
    far = tmp_path / "else" / "two-sessions.toml"
    write_template(far.parent, "else-where", "Elsewhere").rename(far)
    stranger = new_laptop(tmp_path / "else" / "zed.facilitator", 4, "Zed")
    keep(stranger, "Of another workshop")
    shutil.copy(stranger.path, stick / "zed.facilitator")
    _said(qtbot, furniture, "belongs to another workshop (“Elsewhere”)")
    assert "--" not in furniture.messages.sentence
    furniture.messages.hide()
    half.write_bytes(whole)
    _said(qtbot, furniture, "bo.facilitator was merged")
    assert furniture.status.watching.text() == "Watching STICK – 1 file merged, 1 refused"
    assert sum("cut short" in one for one in offered) == sum("another workshop" in one for one in offered) == 1


def test_what_is_taken_back_on_the_merge_page_stays_out_too(
    qtbot: QtBot, watching: Callable[[], Furniture], bo: Laptop, stick: Path
) -> None:
    from facilitator.ui.pages.merge.page import MergePage

    furniture = watching()
    furniture.desk.show_page("merge")
    page = furniture.desk.page_of("merge")
    assert isinstance(page, MergePage)
    shutil.copy(bo.path, stick / "bo.facilitator")
    _said(qtbot, furniture, "bo.facilitator was merged")
    qtbot.waitUntil(page.files.foot.back.isEnabled, timeout=_WAIT)
    _click(qtbot, page.files.foot, "Undo this merge")
    _said(qtbot, furniture, "taken back")
    assert furniture.status.watching.text() == "Watching STICK – 0 files merged"
    keep(bo, "Fires second")
    shutil.copy(bo.path, stick / "bo.facilitator")
    (stick / "half.facilitator").write_bytes(bo.path.read_bytes()[:9000])
    qtbot.waitUntil(lambda: "1 refused" in furniture.status.watching.text(), timeout=_WAIT)
    assert _texts(qtbot, furniture) == []


def test_nothing_of_it_is_said_while_the_room_looks_on(
    qtbot: QtBot, watching: Callable[[], Furniture], bo: Laptop, stick: Path
) -> None:
    furniture = watching()
    furniture.desk.show_page("read_back")
    watch = _watch(furniture)
    with qtbot.waitSignal(watch.round_done, timeout=_WAIT):
        shutil.copy(bo.path, stick / "bo.facilitator")
    assert not furniture.messages.isVisible()
    furniture.desk.show_page("capture")
    assert furniture.messages.isVisible() and "bo.facilitator was merged" in furniture.messages.sentence


def test_a_refusal_waits_for_a_merge_that_is_being_read(
    qtbot: QtBot, watching: Callable[[], Furniture], bo: Laptop, stick: Path
) -> None:
    furniture = watching()
    shutil.copy(bo.path, stick / "bo.facilitator")
    _said(qtbot, furniture, "bo.facilitator was merged")
    (stick / "half.facilitator").write_bytes(bo.path.read_bytes()[:9000])
    qtbot.waitUntil(lambda: "1 refused" in furniture.status.watching.text(), timeout=_WAIT)
    assert "bo.facilitator was merged" in furniture.messages.sentence
    furniture.messages.hide()
    _said(qtbot, furniture, "Not merged: half.facilitator")
    assert furniture.messages.isVisible()


def test_several_at_once_are_one_merge_with_one_way_back(
    qtbot: QtBot, watching: Callable[[], Furniture], ann: Laptop, bo: Laptop, stick: Path
) -> None:
    cy = new_laptop(ann.path.parent / "cy.facilitator", 5, "Cy")
    keep(cy, "Roads third")
    for laptop in (bo, cy):
        shutil.copy(laptop.path, stick / laptop.path.name)
    furniture = watching()
    _said(qtbot, furniture, "2 files merged from STICK: bo.facilitator, cy.facilitator.")
    assert sorted(_texts(qtbot, furniture)) == ["Corridors first", "Roads third"]
    _click(qtbot, furniture.messages, "Undo this merge")
    _said(qtbot, furniture, "taken back")
    assert _texts(qtbot, furniture) == []


def test_a_stick_that_is_pulled_out_is_waited_for(
    qtbot: QtBot, watching: Callable[[], Furniture], bo: Laptop, stick: Path
) -> None:
    furniture = watching()
    stick.rmdir()
    qtbot.waitUntil(lambda: furniture.status.watching.text() == "Watching STICK – waiting", timeout=_WAIT)
    dialog = _dialog(qtbot, furniture)
    assert "put the stick in" in dialog.words.text()
    stick.mkdir()
    shutil.copy(bo.path, stick / "bo.facilitator")
    qtbot.waitUntil(lambda: "1 new record" in dialog.list.item(0).text(), timeout=_WAIT)
    assert dialog.words.text() == "Watching STICK – 1 file merged"
    _click(qtbot, dialog, "Stop watching")
    qtbot.waitUntil(lambda: not furniture.status.watching.isVisible())
    assert furniture.watching.watch is None


def test_it_ends_with_the_file_and_is_not_kept(
    qtbot: QtBot, watching: Callable[[], Furniture], furnish: Furnish, ann: Laptop
) -> None:
    furniture = watching()
    assert furniture.desk.leave()
    assert furniture.watching.watch is None and not furniture.status.watching.isVisible()
    furniture.context.remembered.sync()
    assert "STICK" not in (ann.path.parent / "places.ini").read_text()
    again = furnish(ann.path)
    assert not again.status.watching.isVisible()


def test_a_window_that_only_reads_watches_nothing(
    qtbot: QtBot, furnish: Furnish, ann: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QFileDialog

    furnish(ann.path)
    second = furnish(ann.path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    second.context.actions["merge.watch"].trigger()
    _said(qtbot, second, "only reads the file")
    assert second.watching.watch is None


def test_what_others_struck_is_held_back_until_somebody_says_so(
    qtbot: QtBot, watching: Callable[[], Furniture], ann: Laptop, stick: Path
) -> None:
    (item,) = keep(ann, "The den is at Qyzylorda")
    bo = Laptop(Path(shutil.copy(ann.path, ann.path.parent / "bo.facilitator")), 7)
    with files.opened(bo.path, bo.clock) as file:
        striking.redact(file, item, "text", "a den", "Bo")
    furniture = watching()
    shutil.copy(bo.path, stick / "bo.facilitator")
    _said(qtbot, furniture, "Bo struck words in 1 place; here they still stand.")
    assert _texts(qtbot, furniture) == ["The den is at Qyzylorda"]
    assert _asked(qtbot, furniture, proving.check) == []
    _click(qtbot, furniture.messages, "Strike here too")
    dialog = _strikes(qtbot, furniture)
    assert dialog.list.item(0).text() == "Text · Statement · struck by Bo: a den\n“The den is at Qyzylorda”"
    _click(qtbot, dialog, "Hold them back")
    assert len(_asked(qtbot, furniture, held_strikes)) == 1
    window = _dialog(qtbot, furniture)
    qtbot.waitUntil(window.held.isVisible, timeout=_WAIT)
    _click(qtbot, window, "What others struck (1)")
    _click(qtbot, _strikes(qtbot, furniture), "Strike here too")
    _said(qtbot, furniture, "Struck here too.")
    assert _asked(qtbot, furniture, held_strikes) == ()
    assert b"qyzylorda" not in ann.path.read_bytes().lower()
    assert _asked(qtbot, furniture, proving.check) == []
    assert _asked(qtbot, furniture, proving.digest) == _digest(bo)


def _digest(laptop: Laptop) -> str:
    with files.opened(laptop.path, laptop.clock) as file:
        return proving.digest(file)
