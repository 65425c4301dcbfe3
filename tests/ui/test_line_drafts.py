"""What is typed is on disk before Enter, comes back after the power is cut, and is never there twice."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from line_scene import ALT, Key, Scene, open_scene
from pytestqt.qtbot import QtBot

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.line.draft_keeper import EVERY_MS
from facilitator.workspace.drafting import Draft, adopt_drafts, keep_draft, line_drafts

_TYPIST = Path(__file__).with_name("line_typist.py")


@pytest.fixture
def scene(qtbot: QtBot, context: Context, example_file: OpenFile) -> Scene:
    return open_scene(qtbot, context, example_file)


def _on_disk(scene: Scene) -> list[str]:
    return [draft.value for draft in scene.ask(adopt_drafts)]


def test_typing_on_does_not_put_the_draft_off(scene: Scene) -> None:
    assert EVERY_MS <= 2000
    started = 0
    timer = scene.line.drafts.timer
    for letter in "typing never pauses here":
        before = timer.remainingTime()
        scene.type(letter)
        assert timer.isActive()
        assert before == -1 or timer.remainingTime() <= before
        started += before == -1
    assert started == 1
    timer.timeout.emit()
    assert _on_disk(scene) == ["typing never pauses here"]


def test_the_draft_comes_by_itself(scene: Scene) -> None:
    with scene.qtbot.waitSignal(scene.file.kept, timeout=4000):
        scene.type("by itself")
    assert _on_disk(scene) == ["by itself"]


def test_enter_leaves_no_draft(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("first")
    scene.line.drafts.flush()
    assert _on_disk(scene) == ["first"]
    scene.key(Key.Key_Return)
    assert len(scene.new(before)) == 1
    assert _on_disk(scene) == []


def test_rubbed_out_words_leave_no_draft(scene: Scene) -> None:
    scene.type("ab")
    scene.line.drafts.flush()
    for _ in range(2):
        scene.key(Key.Key_Backspace)
    scene.line.drafts.flush()
    assert _on_disk(scene) == []


def test_a_draft_waits_for_the_line_before_it(scene: Scene) -> None:
    scene.type("kept by Enter")
    scene.line.drafts.flush()
    scene.key(Key.Key_Return)
    scene.type("next")
    assert scene.line.keeping.under_way == 1
    scene.line.drafts.timer.timeout.emit()
    assert scene.line.drafts.timer.isActive(), "not before the record is on disk"
    scene.qtbot.waitUntil(lambda: _on_disk(scene) == ["next"])


def test_everything_of_the_line_comes_back(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], scene: Scene
) -> None:
    scene.state.show_point(scene.point("Technical"))
    scene.type("Kim: data #foxes ")
    scene.line.toggle_star()
    scene.key(Key.Key_Down, ALT)
    for _ in range(3):
        scene.key(Key.Key_Right)
    scene.key(Key.Key_Delete)
    scene.line.finish()
    place = scene.file.path
    again = Path(shutil.copy(_closed(scene), place.with_name("again.facilitator")))
    second = open_scene(qtbot, context, open_path(again))
    second.line.restore()
    qtbot.waitUntil(lambda: second.line.edit.line() != "")
    assert second.line.edit.line() == "Kim: data #foxes "
    assert second.line.edit.caret() == len("Kim: data #foxes ")
    assert second.state.point == second.point("Technical")
    assert second.chips() == [("kind", "Statement"), ("star", "Key message"), ("speaker", "Kim ?")]
    before = len(second.records())
    second.key(Key.Key_Return)
    (kept,) = second.new(before)
    assert (kept.tags, kept.starred, kept.point) == ((), True, second.point("Technical"))
    assert _on_disk(second) == []


def test_what_was_typed_meanwhile_stays_behind_it(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], session_path: Path
) -> None:
    first = open_path(session_path)
    first.ask(lambda file: keep_draft(file, "", "line", "unfinished"), lambda _: None)
    first.close()
    scene = open_scene(qtbot, context, open_path(session_path))
    scene.line.restore()
    scene.type("new")
    qtbot.waitUntil(lambda: scene.line.edit.line() == "unfinished\nnew")
    scene.type("er")
    assert scene.line.edit.line() == "unfinished\nnewer"


def test_a_window_that_only_reads_takes_no_draft(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], scene: Scene
) -> None:
    scene.type("mine")
    scene.line.drafts.flush()
    reader = open_scene(qtbot, context, open_path(scene.file.path))
    assert reader.file.read_only
    reader.line.restore()
    reader.ask(lambda _: None)
    assert reader.line.edit.line() == ""
    assert not reader.line.edit.isEnabled()
    assert "only reads" in reader.line.edit.accessibleDescription()
    assert _on_disk(scene) == ["mine"]


def test_an_edit_left_unfinished_is_reported_once(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], session_path: Path
) -> None:
    first = open_path(session_path)
    scene = open_scene(qtbot, context, first)
    note, settled = scene.records()[:2]
    scene.ask(lambda file: keep_draft(file, note.id, "text", "half an edit"))
    scene.ask(lambda file: keep_draft(file, settled.id, "text", settled.text))
    scene.ask(lambda file: keep_draft(file, "gone", "text", "of nothing"))
    first.close()
    again = open_scene(qtbot, context, open_path(session_path))
    with qtbot.waitSignal(again.line.restored_edits) as told:
        again.line.restore()
    found: tuple[Draft, ...] = told.args[0]
    assert [(draft.item, draft.field, draft.value) for draft in found] == [(note.id, "text", "half an edit")]


def test_lines_of_two_earlier_openings_come_one_after_the_other(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], session_path: Path
) -> None:
    for words in ("one", "other"):
        file = open_path(session_path)
        file.ask(lambda f, words=words: keep_draft(f, "", "line", words), lambda _: None)
        file.close()
    scene = open_scene(qtbot, context, open_path(session_path))
    before = len(scene.records())
    scene.line.restore()
    for _ in range(2):
        qtbot.waitUntil(lambda: scene.line.edit.line() != "")
        scene.key(Key.Key_Return)
    assert {kept.text for kept in scene.new(before)} == {"one", "other"}


def test_killed_in_mid_typing_and_started_again(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], session_path: Path
) -> None:
    """A real process types for ever; it is killed without warning while it does."""
    typist = subprocess.Popen(
        [sys.executable, str(_TYPIST), str(session_path)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"},
    )
    assert typist.stdout is not None
    said = [json.loads(typist.stdout.readline()) for _ in range(2)]
    typist.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    typist.wait(10)
    typist.stdout.close()
    kept, words = said[0]["kept"], said[1]["drafted"]
    scene = open_scene(qtbot, context, open_path(session_path))
    assert [record.text for record in scene.records() if "typed by the process" in record.text] == kept
    scene.line.restore()
    qtbot.waitUntil(lambda: scene.line.edit.line() != "")
    assert (words * 9).startswith(scene.line.edit.line())
    assert len(scene.line.edit.line()) > len(words) / 2
    assert len(scene.ask(lambda file: line_drafts(file, adopt_drafts(file)))) == 1


def _closed(scene: Scene) -> Path:
    scene.file.close()
    return scene.file.path
