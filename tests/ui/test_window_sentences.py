"""What the window says: nobody in it is sent to the command line for what can be done here."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator.clock import system_clock
from facilitator.errors import FacilitatorError
from facilitator.store.opening import SessionFile, create_file
from facilitator.workspace.capturing import Capture
from facilitator.workspace.editing import edit, resolve
from facilitator.workspace.places import find_session
from facilitator.workspace.record_edits import Part
from facilitator.workspace.showing import load_records

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.open_file import OpenFile


def _capture(file: SessionFile) -> object:
    return Capture(file, None, None, "Ana").keep(["a note"])


def _edit(file: SessionFile) -> object:
    return edit(file, "nothing", [Part("text", "x")], "Ana")


def _two_sessions(file: SessionFile) -> object:
    return find_session(load_records(file), None)


def _resolve(file: SessionFile) -> object:
    item = load_records(file).notes[0].id
    return resolve(file, item, "text", take="none")


@pytest.mark.parametrize("work", [_capture, _edit])
def test_an_empty_file(work: Callable[[SessionFile], object], tmp_path: Path) -> None:
    from facilitator.ui.words import said

    file = create_file(tmp_path / "empty.facilitator", system_clock({}))
    with pytest.raises(FacilitatorError) as told:
        work(file)
    file.close()
    assert "“facilitator" in str(told.value)
    words = said(told.value)
    assert "facilitator" not in words and words.endswith(".") and "; " in words


def test_a_line_typed_into_an_empty_file_says_what_can_be_done_here(
    qtbot: QtBot, open_path: Callable[[Path], OpenFile], tmp_path: Path
) -> None:
    create_file(tmp_path / "empty.facilitator", system_clock({})).close()
    file = open_path(tmp_path / "empty.facilitator")
    with qtbot.waitSignal(file.said, timeout=10_000) as told:
        file.do("Note", lambda held: Capture(held, None, None, "Ana").keep(["a note"]))
    assert told.args == [
        "error",
        "This file holds no session; merge the note-takers’ files into it, or begin a new session.",
    ]


@pytest.mark.parametrize("work", [_two_sessions, _resolve])
def test_a_file_of_several_sessions(
    work: Callable[[SessionFile], object], qtbot: QtBot, open_path: Callable[[Path], OpenFile], demo_folder: Path,
    tmp_path: Path,
) -> None:  # fmt: skip
    import shutil

    file = open_path(Path(shutil.copy(demo_folder / "roundtable.facilitator", tmp_path / "r.facilitator")))
    with qtbot.waitSignal(file.said, timeout=10_000) as told:
        file.ask(work, lambda _: None)
    assert told.args[0] == "error" and "facilitator" not in told.args[1] and "--" not in told.args[1]


def test_every_such_sentence_is_still_said_below() -> None:
    """A sentence that is worded anew there is worded anew here."""
    import facilitator
    from facilitator.ui.words import IN_THE_WINDOW

    root = Path(facilitator.__file__).parent
    paths = [path for folder in ("workspace", "merge") for path in (root / folder).rglob("*.py")]
    nodes = [node for path in paths for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant)}
    for words in IN_THE_WINDOW:
        assert words in texts, words
