"""A full disk, a file nobody may write, a long paste: nothing typed is lost, and the window does not wait."""

from __future__ import annotations

import gc
import sqlite3
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from line_scene import Key, Scene, open_scene
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain import Kind
from facilitator.errors import SessionFileError
from facilitator.ui.context import Context
from facilitator.ui.open_file import EVERYTHING, OpenFile
from facilitator.ui.pages.capture.line import draft_keeper, keeping
from facilitator.workspace.drafting import adopt_drafts
from facilitator.workspace.files import SessionFile


@pytest.fixture
def scene(qtbot: QtBot, context: Context, example_file: OpenFile) -> Scene:
    return open_scene(qtbot, context, example_file)


@contextmanager
def _full_disk(scene: Scene) -> Iterator[None]:
    """The file can grow no more, as on a full disk."""

    def limit(pages: int) -> object:
        return lambda file: file.connection.execute(f"PRAGMA max_page_count={pages}").fetchone()

    scene.ask(limit(1))
    yield
    scene.ask(limit(1_000_000))


def test_words_come_back_when_the_disk_is_full(scene: Scene) -> None:
    before = len(scene.records())
    long = "a long line " * 900
    with _full_disk(scene):
        scene.line.edit.begin_with(f"GAP: {long}")
        scene.line.toggle_star()
        scene.key(Key.Key_Return)
        scene.type("typed since")
        with scene.qtbot.waitSignal(scene.file.said, timeout=5000) as said:
            pass
        assert said.args[0] == "error"
    assert scene.line.edit.line() == f"GAP: {long}\ntyped since"
    assert scene.line.edit.caret() == len(scene.line.edit.line())
    scene.type(" and on")
    scene.key(Key.Key_Return)
    (kept,) = scene.new(before)
    assert kept.prefix + kept.text == f"GAP: {long}\ntyped since and on"
    assert (kept.kind, kept.starred) == (Kind.GAP, True)


def test_several_lines_come_back_in_their_order(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise SessionFileError("The disk is full; free some space.")

    monkeypatch.setattr(keeping, "keep_line", fails)
    said: list[str] = []
    scene.file.said.connect(lambda _level, sentence: said.append(sentence))
    for words in ("one", "two", "three"):
        scene.type(words)
        scene.key(Key.Key_Return)
    scene.type("four")
    assert scene.line.edit.line() == "four"
    scene.qtbot.waitUntil(lambda: not scene.line.keeping.under_way)
    assert scene.line.edit.line() == "one\ntwo\nthree\nfour"
    assert said == ["The disk is full; free some space."] * 3
    scene.line.drafts.flush()
    assert [draft.value for draft in scene.ask(adopt_drafts)] == ["one\ntwo\nthree\nfour"]


def test_a_bug_while_keeping_loses_nothing_either(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise sqlite3.IntegrityError("nobody thought of this")

    monkeypatch.setattr(keeping, "keep_line", breaks)
    with scene.qtbot.waitSignal(scene.file.bug):
        scene.type("words")
        scene.key(Key.Key_Return)
    assert scene.line.edit.line() == "words"


def test_a_draft_that_cannot_be_kept_is_said_once_and_tried_again(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise SessionFileError("The disk is full; free some space.")

    said: list[str] = []
    scene.file.said.connect(lambda _level, sentence: said.append(sentence))
    with monkeypatch.context() as patch:
        patch.setattr(draft_keeper, "keep_line_draft", fails)
        for words in ("one", "two"):
            scene.type(words)
            scene.line.drafts.flush()
            scene.ask(lambda _: None)
    assert said == ["The disk is full; free some space."]
    assert scene.line.drafts.timer.isActive()
    scene.line.drafts.timer.timeout.emit()
    assert [draft.value for draft in scene.ask(adopt_drafts)] == ["onetwo"]


def test_a_point_that_is_gone_keeps_the_words_in_the_line(scene: Scene) -> None:
    scene.type("words")
    scene.state.show_point("nowhere")
    with scene.qtbot.waitSignal(scene.file.said):
        scene.key(Key.Key_Return)
    assert scene.line.edit.line() == "words"


def test_the_window_writes_nothing_itself(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    where: list[bool] = []
    real = keeping.keep_line

    def watched(file: SessionFile, *rest: object) -> object:
        where.append(scene.file.worker.is_current())
        return real(file, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(keeping, "keep_line", watched)
    scene.type("words")
    scene.key(Key.Key_Return)
    scene.new(0)
    assert where == [True]


def test_a_page_of_pasted_text_is_read_beside(scene: Scene) -> None:
    data = QMimeData()
    data.setText("+1 JP, ROK, Mongolia, WWF-Russia " * 3000)
    started = time.perf_counter()
    scene.line.edit.insertFromMimeData(data)
    assert scene.chips() == []
    scene.qtbot.waitUntil(lambda: scene.chips() != [], timeout=20_000)
    assert scene.chips()[0] == ("kind", "For the note before")
    assert time.perf_counter() - started < 20


_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t:#@+1>!? "), max_size=60)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=_TEXT.filter(str.strip))
def test_any_text_and_enter_is_one_record_that_says_just_that(scene: Scene, words: str) -> None:
    line = f"x{words}" if words.lstrip()[:2] in ("+1", "-1") else words
    before = len(scene.records())
    scene.line.edit.begin_with("")
    scene.line.edit.insertPlainText(line)
    typed = scene.line.edit.line()
    assert typed == line.replace("\u2029", "\n")
    scene.key(Key.Key_Return)
    (kept,) = scene.new(before)
    assert kept.prefix + kept.text == typed


def test_a_line_that_is_gone_is_called_no_more(scene: Scene) -> None:
    gone = weakref.ref(scene.line)
    file, window, state = scene.file, scene.window, scene.state
    scene.type("half a line")
    scene.line.names.read()
    scene.line.drafts.flush()
    window.setCentralWidget(QWidget())
    scene.line.deleteLater()
    with scene.qtbot.waitSignal(scene.line.destroyed):
        pass
    del scene.line
    state.show_point("elsewhere")
    with scene.qtbot.waitSignal(file.changed):
        file.tell_changed(EVERYTHING)
    gc.collect()
    assert gone() is None


def test_lines_that_come_back_into_the_empty_line_one_by_one_stay_apart(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise SessionFileError("The disk is full; free some space.")

    monkeypatch.setattr(keeping, "keep_line", fails)
    for words in ("one", "two"):
        scene.type(words)
        scene.key(Key.Key_Return)
    scene.qtbot.waitUntil(lambda: not scene.line.keeping.is_under_way())
    assert scene.line.edit.line() == "one\ntwo"
