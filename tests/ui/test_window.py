"""The whole window by real keys: it opens where one writes, every action works, nothing is left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from facilitator.workspace.files import opened
from facilitator.workspace.showing import load_records

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.furniture import Furniture
    from facilitator.ui.pages.capture.page import CapturePage

ROOT = Path(__file__).resolve().parents[2]
Furnish = Callable[..., "Furniture"]


def _capture(furniture: Furniture) -> CapturePage:
    from facilitator.ui.pages.capture.page import CapturePage

    page = furniture.desk.page_of("capture")
    assert isinstance(page, CapturePage)
    return page


def _type(qtbot: QtBot, furniture: Furniture, text: str) -> None:
    widget = furniture.window.focusWidget()
    assert widget is not None
    qtbot.keyClicks(widget, text)


def _keep(qtbot: QtBot, furniture: Furniture, text: str) -> None:
    from PySide6.QtCore import Qt

    assert furniture.desk.file is not None
    _type(qtbot, furniture, text)
    with qtbot.waitSignal(furniture.desk.file.changed):
        qtbot.keyClick(furniture.window.focusWidget(), Qt.Key.Key_Return)


def test_a_first_start_shows_the_welcome_page_ready_to_type(qtbot: QtBot, furnish: Furnish) -> None:
    furniture = furnish()
    assert furniture.welcome.isVisible()
    qtbot.waitUntil(lambda: furniture.window.focusWidget() is not None)
    assert furniture.welcome.isAncestorOf(furniture.window.focusWidget())


def test_a_named_file_opens_with_the_cursor_in_the_capture_line(
    qtbot: QtBot, furnish: Furnish, session_path: Path
) -> None:
    furniture = furnish(session_path)
    page = _capture(furniture)
    assert page.line.isAncestorOf(furniture.window.focusWidget())
    _keep(qtbot, furniture, "RF: written at once #GBF-4")
    assert furniture.desk.file is not None
    with opened(session_path, furniture.desk.file.clock) as file:
        note = next(one for one in load_records(file).notes if one.text.startswith("written at once"))
    assert (note.speaker, note.tags) == ("RUS", ("GBF-04",))


def test_a_file_that_does_not_open_says_so_and_the_window_stays(qtbot: QtBot, furnish: Furnish, tmp_path: Path) -> None:
    path = tmp_path / "torn.facilitator"
    path.write_bytes(b"SQLite format 3\0 and then nothing")
    furniture = furnish()
    with qtbot.waitSignal(furniture.desk.broken) as told:
        furniture.desk.open(path)
    assert told.args[0] == path and "torn.facilitator" in told.args[1]
    assert furniture.messages.level == "error" and "torn.facilitator" in furniture.messages.sentence
    assert furniture.welcome.isVisible()


def test_undo_is_named_in_the_menu(qtbot: QtBot, furnish: Furnish, session_path: Path) -> None:
    furniture = furnish(session_path)
    undo = furniture.context.actions["edit.undo"]
    assert not undo.isEnabled()
    _keep(qtbot, furniture, "Something hasty")
    assert undo.isEnabled() and undo.text() != "&Undo"
    assert furniture.desk.file is not None
    with qtbot.waitSignal(furniture.desk.file.changed):
        undo.trigger()
    assert not undo.isEnabled()
    assert furniture.context.actions["edit.redo"].isEnabled()


def test_the_window_comes_back_as_it_was(qtbot: QtBot, furnish: Furnish, session_path: Path) -> None:
    first = furnish(session_path)
    first.context.actions["view.details"].trigger()
    first.window.resize(780, 600)  # the offscreen screen has 800 × 800
    size = first.window.size()
    first.window.close()
    first.context.remembered.sync()
    second = furnish(session_path)
    assert not _capture(second).details.isVisible()
    assert str(session_path.resolve()) in [str(one) for one in second.context.remembered.recent()]
    place = second.context.remembered.place("window")
    assert place is not None and second.window.restoreGeometry(place)
    assert second.window.size() == size


def test_text_size_and_theme_hold_at_once_and_at_the_next_start(
    qtbot: QtBot, furnish: Furnish, session_path: Path
) -> None:
    furniture = furnish(session_path)
    for _ in range(9):
        furniture.context.actions["view.larger"].trigger()
    assert furniture.context.theme.scale == 2.0
    furniture.context.actions["view.theme"].trigger()
    assert furniture.context.theme.dark
    furniture.context.actions["view.normal"].trigger()
    assert furniture.context.theme.scale == 1.0
    second = furnish()
    assert second.context.preferences["theme"] == "dark"


def test_every_action_does_something_without_a_fault(
    qtbot: QtBot, furnish: Furnish, session_path: Path, nothing_chosen: None
) -> None:
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.actions import ACTIONS
    from facilitator.ui.pages.making import PAGES

    furniture = furnish(session_path)
    desk, actions = furniture.desk, furniture.context.actions
    bugs: list[object] = []
    desk.bug.connect(bugs.append)
    left_out = {"file.quit", "file.close", "file.new", "file.example"}  # another file, or none, would be open then
    done: set[str] = set()
    for page in (*PAGES, "read_back"):
        desk.show_page(page)
        _answered(qtbot, furniture)  # what it asked of the file has come
        for action in (one for one in ACTIONS if one.id not in left_out):
            if action.id in done and action.page in ("", "file"):
                continue  # the same everywhere
            desk.show_page(page)
            if actions[action.id].isEnabled():
                actions[action.id].trigger()
                done.add(action.id)
            _close_dialogs(qtbot)
            QApplication.processEvents()
    for name in ("file.new", "file.quit"):
        actions[name].trigger()
    missing = {one.id for one in ACTIONS} - done - left_out
    # What needs something selected, or something to come in, is tried in the tests of its page.
    assert missing <= _NEED_MORE, missing - _NEED_MORE
    assert not bugs


_NEED_MORE = {
    "edit.redo", "note.edit", "note.move", "note.delete", "speaker.next", "speaker.done", "merge.run", "merge.remove",
    "merge.show", "merge.undo", "merge.receipt", "conflict.all",
    "conflict.both", "conflict.keep", "conflict.previous", "conflict.next",
    "conflict.this", "conflict.that", "conflict.later", "paper.next", "paper.previous", "paper.save", "edit.undo",
    "slot.swap", "point.up", "point.down",
}  # fmt: skip


@pytest.fixture
def nothing_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """File dialogs answer that nothing was chosen."""
    from PySide6.QtWidgets import QFileDialog

    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_, **__: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")


def _answered(qtbot: QtBot, furniture: Furniture) -> None:
    assert furniture.desk.file is not None
    for _ in range(3):
        found: list[bool] = []
        furniture.desk.file.ask(lambda _: True, found.append)
        qtbot.waitUntil(lambda found=found: bool(found), timeout=20_000)


def _close_dialogs(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QApplication, QDialog

    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
    for widget in QApplication.topLevelWidgets():
        popup = QApplication.activePopupWidget()
        if popup is widget:
            widget.close()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_every_control_that_takes_the_focus_has_a_name(qtbot: QtBot, furnish: Furnish, session_path: Path) -> None:
    from facilitator.ui.pages.making import PAGES

    furniture = furnish()
    nameless = set(_nameless(furniture.window))
    furniture.desk.open(session_path)
    qtbot.waitUntil(lambda: furniture.desk.page == "capture")
    for page in (*PAGES, "read_back"):
        furniture.desk.show_page(page)
        nameless |= set(_nameless(furniture.window))
    assert not nameless


def _nameless(window: QWidget) -> Iterator[str]:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible() or not widget.isEnabled():
            continue
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is None or not spoken.text(QAccessible.Text.Name).strip():
            yield f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"


def test_closing_a_file_frees_its_pages(qtbot: QtBot, furnish: Furnish, session_path: Path) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.pages.making import PAGES

    furniture = furnish(session_path)
    for page in (*PAGES, "read_back", "capture"):
        furniture.desk.show_page(page)
    destroyed: list[str] = []
    for page in (*PAGES, "read_back"):
        furniture.desk.page_of(page).destroyed.connect(lambda _=None, name=page: destroyed.append(name))
    furniture.desk.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sorted(destroyed) == sorted((*PAGES, "read_back"))


def test_a_second_program_only_reads(qtbot: QtBot, furnish: Furnish, session_path: Path, tmp_path: Path) -> None:
    holder = _program(session_path, tmp_path)
    lock = session_path.with_name(f".{session_path.name}.open")
    try:
        _until(lock.exists)
        furniture = furnish(session_path)
        assert furniture.desk.file is not None and furniture.desk.file.read_only
        assert not _capture(furniture).line.edit.isEnabled() or _capture(furniture).line.edit.isReadOnly()
    finally:
        holder.kill()
        holder.wait()


def test_words_typed_two_seconds_before_a_kill_are_there_again(
    qtbot: QtBot, furnish: Furnish, session_path: Path, tmp_path: Path
) -> None:
    program = subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "ui" / "typing_program.py"), str(session_path), "not yet fini"],
        env=_environment(tmp_path), cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert program.stdout is not None
    typed = json.loads(program.stdout.readline())
    time.sleep(max(0.0, typed["at"] + 2.0 - time.monotonic()))  # the promise is two seconds
    program.send_signal(signal.SIGKILL)
    program.communicate()
    furniture = furnish(session_path)
    edit = _capture(furniture).line.edit
    qtbot.waitUntil(lambda: edit.toPlainText() == "not yet fini", timeout=5000)
    assert edit.textCursor().atEnd() and edit.hasFocus()


def _program(path: Path, home: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "facilitator", str(path)], env=_environment(home), cwd=ROOT)


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.parametrize("arguments", [[], ["a.facilitator"]])
def test_without_a_screen_one_sentence_says_so(tmp_path: Path, arguments: list[str]) -> None:
    environment = {
        name: value
        for name, value in _environment(tmp_path).items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    run = subprocess.run(
        [sys.executable, "-m", "facilitator", *arguments], env=environment, cwd=ROOT, capture_output=True, text=True,
        check=False, timeout=60,
    )  # fmt: skip
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1 and "screen" in run.stderr


def test_f6_goes_from_the_line_to_the_notes(qtbot: QtBot, furnish: Furnish, session_path: Path) -> None:
    furniture = furnish(session_path)
    page = _capture(furniture)
    furniture.context.actions["view.next_pane"].trigger()
    assert furniture.window.focusWidget() is page.notes.view


def test_esc_closes_the_message_and_clears_nothing(qtbot: QtBot, furnish: Furnish, session_path: Path) -> None:
    from PySide6.QtCore import Qt

    furniture = furnish(session_path)
    _type(qtbot, furniture, "half a line")
    furniture.messages.say("error", "Something went wrong; try again.")
    qtbot.keyClick(furniture.window.focusWidget(), Qt.Key.Key_Escape)
    assert furniture.messages.isHidden()
    assert _capture(furniture).line.frame.edit.toPlainText() == "half a line"


def test_a_note_kept_in_the_line_that_the_filter_hides_is_told_in_the_list(
    qtbot: QtBot, furnish: Furnish, session_path: Path
) -> None:
    furniture = furnish(session_path)
    notes = _capture(furniture).notes
    notes.filter_bar.toggle("kind", "gap")
    _keep(qtbot, furniture, "nothing of a gap")
    qtbot.waitUntil(notes.held_back.button.isVisible)
    undo = furniture.context.actions["edit.undo"]
    qtbot.waitUntil(undo.isEnabled)
    undo.trigger()
    qtbot.waitUntil(notes.held_back.button.isHidden)
