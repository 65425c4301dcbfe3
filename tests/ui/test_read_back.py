"""Reading back in the room, by keys, in a real window: confirmed, amended, parked, taken back; and left again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator.store.opening import SessionFile
from facilitator.summary.statements import statements
from facilitator.workspace.capturing import Capture
from facilitator.workspace.papers import compose
from facilitator.workspace.read_back import State
from facilitator.workspace.showing import load_records

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from read_back_scene import Scene

    from facilitator.ui.furniture import Furniture

    Furnish = Callable[..., Furniture]


@pytest.fixture
def scene(qtbot: QtBot, furnish: Furnish, session_path: Path) -> Scene:
    from read_back_scene import Scene

    return Scene(qtbot, furnish(session_path))


def _said(scene: Scene) -> str:
    """The summary, without the note that says when “agreed” is used."""

    def work(file: SessionFile) -> str:
        records = load_records(file)
        session = next(one.id for one in records.sessions if one.held)
        made = compose(records, "summary", session, scene.file.clock.now())
        return "\n".join(one.words for one in statements(made) if one.place != "note")

    return scene.ask(work)


def test_enter_confirms_and_goes_on_and_the_summary_says_agreed(scene: Scene) -> None:
    from read_back_scene import Key

    scene.start()
    while scene.current.is_action or scene.current.state != State.OPEN:
        scene.key(Key.Key_Right)
    one, place = scene.current, scene.page.course.place
    words = one.words.rstrip(".")
    assert f"participants agreed that {words}" not in _said(scene)
    scene.key(Key.Key_Return)
    assert scene.page.course.place == place + 1
    scene.settle()
    stored = scene.stored(one.id)
    assert stored.state == State.CONFIRMED and stored.said is not None
    assert (stored.said.day, stored.said.time) == ("2024-08-29", "10:05")
    assert f"participants agreed that {words}" in _said(scene)


def test_an_action_is_agreed_by_enter_and_taken_on_by_l(scene: Scene) -> None:
    from read_back_scene import Key

    scene.start()
    assert scene.current.is_action and scene.current.lead_said is None
    one = scene.current
    scene.key(Key.Key_L)
    assert scene.current.id == one.id and scene.current.lead_said is not None
    scene.settle()
    stored = scene.stored(one.id)
    assert stored.lead_said is not None and stored.state == State.OPEN
    scene.key(Key.Key_L)
    scene.settle()
    assert scene.stored(one.id).lead_said is None
    scene.key(Key.Key_Return)
    scene.settle()
    assert scene.stored(one.id).state == State.CONFIRMED and scene.stored(one.id).lead_said is None


def test_a_typed_over_and_entered_is_one_step_to_undo(scene: Scene) -> None:
    from read_back_scene import CTRL, SHIFT, Key

    scene.start()
    one = scene.current
    scene.key(Key.Key_A)
    assert scene.page.amending.editor.hasFocus()
    scene.key(Key.Key_End, CTRL)
    scene.type(" and apples")
    scene.key(Key.Key_Return, SHIFT)
    scene.type("a second line, P")
    scene.key(Key.Key_Return)
    assert scene.page.course.place == 2 and not scene.page.amending.editor.isVisible()
    scene.settle()
    stored = scene.stored(one.id)
    assert stored.words == f"{one.words} and apples\na second line, P"
    assert stored.state == State.CONFIRMED and stored.amended
    scene.key(Key.Key_Z, CTRL)
    scene.settle()
    assert scene.stored(one.id) == one
    scene.qtbot.waitUntil(lambda: scene.current == one)  # what was taken back is in front again
    scene.key(Key.Key_Y, CTRL)
    scene.settle()
    assert scene.stored(one.id).words == stored.words


def test_esc_keeps_the_old_words_and_words_alone_are_no_commands(scene: Scene) -> None:
    from read_back_scene import Key

    scene.start()
    one = scene.current
    scene.key(Key.Key_F2)
    scene.type("aplt ")
    assert scene.page.amending.editor.words().endswith("aplt ")
    scene.key(Key.Key_Escape)
    assert scene.furniture.desk.page == "read_back" and scene.page.board.stage.hasFocus()
    scene.settle()
    assert scene.current == one == scene.stored(one.id)


def test_no_words_are_refused_and_the_field_stays(scene: Scene) -> None:
    from read_back_scene import CTRL, Key

    scene.start()
    scene.key(Key.Key_A)
    scene.key(Key.Key_A, CTRL)
    scene.key(Key.Key_Delete)
    scene.key(Key.Key_Return)
    assert scene.page.amending.editor.isVisible()
    assert scene.furniture.messages.isVisible()
    scene.key(Key.Key_Escape)


def test_set_aside_comes_last_and_is_taken_up_again(scene: Scene) -> None:
    from read_back_scene import Key

    scene.start()
    one = scene.current
    scene.key(Key.Key_P)
    found = scene.settle()
    assert found.readings[-1].id == one.id and found.count(State.PARKED) == 1
    assert scene.current.id != one.id
    scene.key(Key.Key_End)
    scene.key(Key.Key_Left)
    assert scene.current.id == one.id
    scene.key(Key.Key_P)
    assert scene.settle().count(State.PARKED) == 0
    assert scene.current == one


def test_take_back(scene: Scene) -> None:
    from read_back_scene import Key

    scene.start()
    scene.key(Key.Key_Home)
    one = scene.current
    assert one.state == State.CONFIRMED
    scene.key(Key.Key_T)
    scene.settle()
    assert scene.stored(one.id).state == State.OPEN and scene.current.id == one.id


def test_a_composition_in_the_field_is_not_cut(scene: Scene) -> None:
    from read_back_scene import CTRL, Key

    scene.start()
    one = scene.current
    scene.key(Key.Key_A)
    scene.key(Key.Key_A, CTRL)
    for preedit in ("ㅎ", "하", "한"):
        scene.compose(preedit)
    for key in (Key.Key_Return, Key.Key_Escape):
        scene.key(key)
    editor = scene.page.amending.editor
    assert editor.isVisible() and editor.composing
    scene.page.resize(scene.page.width(), scene.page.height() - 60)  # the field is placed anew
    assert editor.document().firstBlock().layout().preeditAreaText() == "한"
    scene.compose("", "한글")
    scene.key(Key.Key_Return)
    scene.settle()
    assert scene.stored(one.id).words == "한글"


def test_half_typed_words_are_not_lost_on_leaving(scene: Scene) -> None:
    from read_back_scene import ALT, CTRL, SHIFT, Key

    scene.start()
    one = scene.current
    scene.key(Key.Key_A)
    scene.key(Key.Key_End, CTRL)
    scene.type(" half")
    scene.key(Key.Key_1, ALT, SHIFT)
    assert scene.furniture.desk.page == "capture"
    stored = scene.stored(one.id)
    assert stored.words == f"{one.words} half" and stored.state == State.OPEN


def test_what_is_typed_is_a_draft_within_two_seconds(scene: Scene) -> None:
    from read_back_scene import Key

    from facilitator.store import drafts

    scene.start()
    one = scene.current
    scene.key(Key.Key_A)
    scene.type(" more")

    def kept(file: SessionFile) -> list[str]:
        with file.reading() as connection:
            return [draft.value for draft in drafts.pending(connection) if draft.item == one.id]

    scene.qtbot.waitUntil(lambda: scene.ask(kept) == [f"{one.words} more{one.after}"], timeout=5_000)
    scene.key(Key.Key_Escape)
    scene.qtbot.waitUntil(lambda: scene.ask(kept) == [])


def test_a_refused_step_brings_its_words_back(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    from read_back_scene import Key

    from facilitator.errors import SessionFileError
    from facilitator.ui.pages.read_back import deeds

    def full(*_: object, **__: object) -> None:
        raise SessionFileError("The disk is full; make room.")

    scene.start()
    one = scene.current
    monkeypatch.setattr(deeds, "amend", full)
    scene.key(Key.Key_A)
    scene.type(" kept")
    scene.key(Key.Key_Return)
    scene.qtbot.waitUntil(lambda: scene.page.amending.reading is not None, timeout=5_000)
    assert scene.current.id == one.id
    assert scene.page.amending.editor.words() == f"{one.words} kept" and scene.page.unkept()
    monkeypatch.undo()
    scene.key(Key.Key_Return)
    scene.settle()
    assert scene.stored(one.id).words == f"{one.words} kept"


def test_confirm_that_fails_is_not_shown_as_done(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    from read_back_scene import Key

    from facilitator.errors import SessionFileError
    from facilitator.ui.pages.read_back import deeds

    def full(*_: object, **__: object) -> None:
        raise SessionFileError("The disk is full; make room.")

    scene.start()
    one = scene.current
    monkeypatch.setattr(deeds, "confirm", full)
    scene.key(Key.Key_Return)
    scene.qtbot.waitUntil(lambda: scene.page.course.current == one, timeout=5_000)
    assert scene.furniture.messages.level == "error"


def test_the_end_counts_and_lists_what_is_open(scene: Scene) -> None:
    from read_back_scene import Key

    scene.start()
    scene.key(Key.Key_P)
    found = scene.settle()
    scene.key(Key.Key_End)
    closing = scene.page.board.closing
    assert scene.page.course.current is None and closing.isVisible() and closing.view.hasFocus()
    model = closing.view.model()
    assert model.rowCount() == len(found.still_open)
    assert "parked" in model.index(model.rowCount() - 1, 0).data()
    scene.key(Key.Key_Down)
    scene.key(Key.Key_Return)
    assert scene.current.id == found.still_open[1].id and scene.page.board.stage.hasFocus()


def test_esc_leaves_to_the_page_before_and_the_window_is_as_it_was(scene: Scene) -> None:
    from read_back_scene import ALT, SHIFT, Key

    scene.key(Key.Key_6, ALT, SHIFT)
    assert scene.furniture.desk.page == "papers"
    assert not scene.window.isFullScreen()
    scene.start()
    assert scene.window.isFullScreen()
    assert not scene.furniture.header.isVisible() and not scene.furniture.status.isVisible()
    scene.key(Key.Key_Escape)
    assert scene.furniture.desk.page == "papers"
    assert not scene.window.isFullScreen()
    assert scene.furniture.header.isVisible() and scene.furniture.status.isVisible()
    from facilitator.ui.pages.papers.page import PapersPage

    papers = scene.furniture.desk.page_of("papers")
    assert isinstance(papers, PapersPage)
    scene.qtbot.waitUntil(lambda: not papers.maker.working, timeout=20_000)


def test_lines_captured_meanwhile_are_read_when_it_is_opened_again(scene: Scene) -> None:
    from read_back_scene import Key

    scene.start()
    number = len(scene.page.course.list.readings)
    scene.key(Key.Key_Escape)
    file = scene.file
    file.do("", lambda one: Capture(one, None, None, None).keep(["= roads stay closed in winter"]))
    scene.start()
    assert len(scene.page.course.list.readings) == number + 1


def test_a_file_that_is_only_read_says_so_and_stays_as_it_is(
    qtbot: QtBot, furnish: Furnish, session_path: Path
) -> None:
    from read_back_scene import Key, Scene

    first = furnish(session_path)
    scene = Scene(qtbot, furnish(session_path))
    assert scene.file.read_only and not first.desk.file.read_only  # type: ignore[union-attr]
    scene.start()
    before = scene.page.course.list
    for key in (Key.Key_Return, Key.Key_P, Key.Key_L, Key.Key_A):
        scene.furniture.messages.hide()
        scene.key(key)
        assert scene.furniture.messages.isVisible(), key
        assert scene.page.amending.reading is None
    assert scene.settle() == before
    assert not scene.page.bar.buttons["confirm"].isEnabled()
    scene.key(Key.Key_Right)
    assert scene.current.id != before.readings[0].id


def test_nothing_to_read_is_said_and_esc_leaves(qtbot: QtBot, furnish: Furnish, tmp_path: Path) -> None:
    from read_back_scene import Key, Scene

    from facilitator.clock import system_clock
    from facilitator.store.opening import create_file

    create_file(tmp_path / "empty.facilitator", system_clock({})).close()
    scene = Scene(qtbot, furnish(tmp_path / "empty.facilitator"))
    scene.start()
    assert scene.page.board.empty.isVisible()
    scene.key(Key.Key_A)
    scene.key(Key.Key_Escape)
    assert scene.furniture.desk.page == "capture"


def test_nobody_is_named_on_the_beamer(qtbot: QtBot, furnish: Furnish, session_path: Path, tmp_path: Path) -> None:
    from read_back_scene import Scene

    from facilitator.clock import system_clock
    from facilitator.workspace.files import opened
    from facilitator.workspace.roster_editing import add_participant

    path = Path(shutil.copy(session_path, tmp_path / "named.facilitator"))
    with opened(path, system_clock({})) as file:
        add_participant(file, {"name": "Ana Lopez"})
        Capture(file, None, None, None).keep(["= Ana Lopez would chair the group"])
    scene = Scene(qtbot, furnish(path))
    scene.start()
    shown = [one.words for one in scene.page.course.list.readings]
    assert "[a participant] would chair the group" in shown and not any("Lopez" in words for words in shown)
