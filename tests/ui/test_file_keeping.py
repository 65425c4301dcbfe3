"""What keeps a file safe and sends it on, by menu: hand-over, a copy for everybody, backups, a broken file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator.workspace.kept_backups import kept_backups

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.dialogs.backups import BackupsDialog
    from facilitator.ui.furniture import Furniture

    Furnish = Callable[..., Furniture]


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Answers the next question where a file goes."""
    from PySide6.QtWidgets import QFileDialog

    def answer(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    return answer


def _text(furniture: Furniture) -> str:
    return furniture.messages.sentence


def _write(qtbot: QtBot, furniture: Furniture, line: str) -> None:
    from facilitator.workspace.capturing import Capture

    file = furniture.desk.file
    assert file is not None
    with qtbot.waitSignal(file.changed):
        file.do("Note", lambda opened: Capture(opened, None, None, None).keep([line]))


def _ids(path: Path) -> set[bytes]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return {key for (key,) in connection.execute("SELECT id FROM change")}


def _trigger(furniture: Furniture, name: str) -> None:
    furniture.context.actions[name].trigger()


def test_a_pack_for_the_stick(
    qtbot: QtBot, furnish: Furnish, session_path: Path, saved_as: Callable[[Path], None], tmp_path: Path
) -> None:
    furniture = furnish(session_path)
    saved_as(tmp_path / "stick")
    _trigger(furniture, "file.pack")
    qtbot.waitUntil(lambda: "ready for the stick" in _text(furniture))
    assert _ids(tmp_path / "stick.facilitator") == _ids(session_path)


def test_a_copy_for_everybody(
    qtbot: QtBot, furnish: Furnish, session_path: Path, saved_as: Callable[[Path], None], tmp_path: Path
) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.dialogs.publish_copy import PublishDialog

    furniture = furnish(session_path)
    saved_as(tmp_path / "all.facilitator")
    _trigger(furniture, "file.publish")
    dialog = furniture.window.findChild(PublishDialog)
    dialog.level.setCurrentIndex(dialog.level.findData("none"))
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "for everybody" in _text(furniture))
    with closing(sqlite3.connect(tmp_path / "all.facilitator")) as connection:
        assert connection.execute("SELECT count(*) FROM change WHERE author<>''").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM notes WHERE speaker<>''").fetchone() == (0,)


def test_every_hour_in_which_something_was_written_leaves_a_backup(
    qtbot: QtBot, furnish: Furnish, session_path: Path
) -> None:
    furniture = furnish(session_path)
    folder = session_path.parent / "Backups"
    assert furniture.keeping.hourly.isActive() and furniture.keeping.hourly.interval() == 60 * 60 * 1000
    furniture.keeping.hourly.timeout.emit()
    _write(qtbot, furniture, "Corridors first")
    furniture.keeping.hourly.timeout.emit()
    qtbot.waitUntil(lambda: len(kept_backups(session_path, folder)) == 1)
    furniture.keeping.hourly.timeout.emit()  # nothing new since
    _write(qtbot, furniture, "Roads second")
    (made,) = kept_backups(session_path, folder)
    assert "hourly" in made.path.name


def _dialog(qtbot: QtBot, furniture: Furniture) -> BackupsDialog:
    from facilitator.ui.dialogs.backups import BackupsDialog

    _trigger(furniture, "file.backups")
    dialog = furniture.window.findChild(BackupsDialog)
    qtbot.waitUntil(lambda: "Looking" not in dialog.words.text())
    return dialog


def test_going_back_to_a_backup_and_what_was_is_kept(qtbot: QtBot, furnish: Furnish, session_path: Path) -> None:
    from PySide6.QtCore import Qt

    furniture = furnish(session_path)
    before = _ids(session_path)
    dialog = _dialog(qtbot, furniture)
    assert dialog.list.count() == 0 and not dialog.restore.isEnabled()
    qtbot.mouseClick(dialog.made, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    dialog.reject()
    _write(qtbot, furniture, "A line too many")
    after = _ids(session_path)
    dialog = _dialog(qtbot, furniture)
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "is as it was" in _text(furniture), timeout=15_000)
    qtbot.waitUntil(lambda: furniture.desk.file is not None and furniture.desk.page == "capture")
    assert _ids(session_path) == before
    (kept,) = [one for one in kept_backups(session_path, session_path.parent / "Backups") if "restore" in one.path.name]
    assert _ids(kept.path) == after


def test_backups_that_hold_struck_words_are_named_and_deleted(
    qtbot: QtBot, furnish: Furnish, session_path: Path
) -> None:
    from PySide6.QtCore import Qt

    from facilitator.workspace.showing import load_records
    from facilitator.workspace.striking import redact

    furniture = furnish(session_path)
    dialog = _dialog(qtbot, furniture)
    qtbot.mouseClick(dialog.made, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert dialog.struck.isHidden()
    dialog.reject()
    file = furniture.desk.file
    assert file is not None
    with qtbot.waitSignal(file.changed):
        file.do("", lambda opened: redact(opened, load_records(opened).notes[0].id, None, "a den"))
    dialog = _dialog(qtbot, furniture)
    assert "struck since" in dialog.list.item(0).text()
    qtbot.mouseClick(dialog.struck, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.list.count() == 0)
    assert kept_backups(session_path, session_path.parent / "Backups") == ()
    dialog.reject()


def test_a_broken_file_is_offered_to_be_saved(
    qtbot: QtBot, furnish: Furnish, session_path: Path, saved_as: Callable[[Path], None], tmp_path: Path
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QPushButton

    data = session_path.read_bytes()
    session_path.write_bytes(data[: len(data) * 8 // 10])
    furniture = furnish()
    furniture.desk.open(session_path)
    qtbot.waitUntil(lambda: "cut short" in _text(furniture))
    saved_as(tmp_path / "saved.facilitator")
    (button,) = [one for one in furniture.messages.findChildren(QPushButton) if "Save what" in one.text()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "came back" in _text(furniture), timeout=15_000)
    assert furniture.desk.file is not None and furniture.desk.file.path == tmp_path / "saved.facilitator"
    assert len(_ids(tmp_path / "saved.facilitator")) > 100
