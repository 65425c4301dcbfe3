"""Edits in place that cannot be written: the words stand again where they were typed, and are kept once they can be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from notes_scene import Scene, open_scene, opened_later
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.ui.context import Context
from facilitator.workspace.drafting import adopt_drafts
from facilitator.workspace.files import SessionFile

LONG = " and much more" * 900


@pytest.fixture
def scene(qtbot: QtBot, context: Context, session_path: Path) -> Iterator[Scene]:
    with opened_later(qtbot, session_path) as file:
        yield open_scene(qtbot, context, file)


@contextmanager
def _full_disk(scene: Scene) -> Iterator[None]:
    """The file can grow no more, as on a full disk."""

    def limit(pages: int) -> object:
        return lambda file: file.connection.execute(f"PRAGMA max_page_count={pages}").fetchone()

    scene.ask(limit(1))
    yield
    scene.ask(limit(1_000_000))


def _begin(scene: Scene, item: str) -> None:
    scene.pane.editing.edit(item)
    scene.settle()
    assert scene.pane.edit.item == item


def _text(scene: Scene, item: str) -> str:
    row = scene.row(item)
    assert row is not None
    return row.text


def _said(scene: Scene) -> list[str]:
    said: list[str] = []
    scene.file.said.connect(lambda _level, sentence: said.append(sentence))
    return said


def _enter(scene: Scene) -> None:
    scene.press(Qt.Key.Key_Return)
    scene.settle()


def test_an_edit_that_fails_while_another_one_is_under_way_comes_back_after_it(scene: Scene) -> None:
    one, two = scene.note("one", "two")
    edit = scene.pane.edit
    said = _said(scene)
    with _full_disk(scene):
        _begin(scene, one)
        edit.editor.insertPlainText(LONG)
        scene.press(Qt.Key.Key_Return)
        _begin(scene, two)
        scene.write(" bridges")
        scene.qtbot.waitUntil(lambda: len(said) == 1)
        assert edit.unkept
    _enter(scene)
    scene.qtbot.waitUntil(lambda: edit.item == one)
    _enter(scene)
    assert (_text(scene, one), _text(scene, two)) == (f"one{LONG}", "two bridges")
    assert not edit.unkept


def test_a_text_that_could_not_be_kept_on_the_way_is_kept_at_enter(scene: Scene) -> None:
    (item,) = scene.note("one")
    said = _said(scene)
    edit = scene.pane.edit
    with _full_disk(scene):
        _begin(scene, item)
        edit._keeping.setInterval(1)
        edit.editor.insertPlainText(LONG)
        scene.qtbot.waitUntil(lambda: bool(said))
        edit._keeping.stop()
        edit._keeping.setInterval(30_000)
        scene.settle()
        assert edit.unkept
    _enter(scene)
    assert _text(scene, item) == f"one{LONG}"


def test_a_draft_that_could_not_be_kept_is_tried_again_and_said_once(scene: Scene) -> None:
    (item,) = scene.note("one")
    said = _said(scene)

    def drafts(file: SessionFile) -> list[str]:
        return [draft.value for draft in adopt_drafts(file)]

    edit = scene.pane.edit
    with _full_disk(scene):
        _begin(scene, item)
        edit._drafting.setInterval(1)
        edit.editor.insertPlainText(LONG)
        scene.qtbot.waitUntil(lambda: bool(said))
        for _ in range(3):
            scene.settle()
    scene.qtbot.waitUntil(lambda: scene.ask(drafts) == [f"one{LONG}"])
    assert len(said) == 1


@pytest.mark.parametrize("text", ["données\u00a0: oui", "one\u2028two", "one\r\ntwo", "one\rtwo"])
def test_looking_at_a_note_in_its_field_is_no_edit(scene: Scene, text: str) -> None:
    (item,) = scene.note(text)
    before = scene.file.steps.undo_title
    _begin(scene, item)
    _enter(scene)
    assert _text(scene, item) == text
    assert scene.file.steps.undo_title == before == "Step"


@pytest.mark.parametrize("text", ["données\u00a0: oui", "one\u2028two"])
def test_what_was_not_touched_in_a_text_stays_as_it_was(scene: Scene, text: str) -> None:
    (item,) = scene.note(text)
    _begin(scene, item)
    scene.write("!")
    _enter(scene)
    assert _text(scene, item) == f"{text}!"
