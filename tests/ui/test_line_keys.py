"""The keys of the capture line: Enter keeps, and everything else that is done without the mouse."""

from __future__ import annotations

import pytest
from line_scene import CTRL, SHIFT, Key, Scene, open_scene
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from facilitator.domain import ActionItem, Kind
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile


@pytest.fixture
def scene(qtbot: QtBot, context: Context, example_file: OpenFile) -> Scene:
    return open_scene(qtbot, context, example_file)


def test_enter_keeps_the_line_at_the_point_and_clears_at_once(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("MNG: herders count foxes #snow-leopard")
    scene.key(Key.Key_Return)
    assert scene.line.edit.line() == ""
    assert scene.chips() == []
    (kept,) = scene.new(before)
    assert (kept.prefix, kept.text, kept.speaker) == ("MNG: ", "herders count foxes #snow-leopard", "MNG")
    assert (kept.point, kept.tags) == (scene.state.point, ("snow-leopard",))
    assert scene.file.steps.undo_title == "New note"


def test_undo_takes_the_whole_record_back_as_one_step(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("GAP: no maps of fences #fences")
    scene.line.toggle_star()
    scene.key(Key.Key_Enter)
    (kept,) = scene.new(before)
    assert kept.starred
    with scene.qtbot.waitSignal(scene.file.changed):
        scene.file.steps.undo()
    assert len(scene.records()) == before
    assert scene.file.steps.undo_title == ""


def test_shift_enter_breaks_the_line_and_it_stays_one_record(scene: Scene) -> None:
    before = len(scene.records())
    one = scene.line.height()
    scene.type("first\nsecond\nthird\nfourth")
    four = scene.line.height()
    scene.type("\nfifth")
    assert one < four == scene.line.height()
    scene.key(Key.Key_Return)
    assert scene.line.height() == one
    assert [kept.text for kept in scene.new(before)] == ["first\nsecond\nthird\nfourth\nfifth"]


def test_quick_enters_keep_their_order(scene: Scene) -> None:
    before = len(scene.records())
    for number in range(8):
        scene.type(f"line {number}")
        scene.key(Key.Key_Return)
    assert [kept.text for kept in scene.new(before)] == [f"line {number}" for number in range(8)]


def test_ten_lines_pasted_are_one_record_at_enter(scene: Scene) -> None:
    before = len(scene.records())
    words = "\n".join(f"pasted {number}" for number in range(10))
    data = QMimeData()
    data.setText(words)
    scene.line.edit.insertFromMimeData(data)
    assert len(scene.records()) == before
    scene.key(Key.Key_Return)
    assert [kept.text for kept in scene.new(before)] == [words]


def test_a_line_without_words_is_not_kept(scene: Scene) -> None:
    before = len(scene.records())
    scene.key(Key.Key_Return)
    scene.type("   ")
    scene.key(Key.Key_Return)
    assert scene.new(before) == []


def test_up_in_the_empty_line_asks_for_the_last_note(scene: Scene) -> None:
    with scene.qtbot.waitSignal(scene.line.up_in_empty):
        scene.key(Key.Key_Up)
    scene.type("words")
    with scene.qtbot.assertNotEmitted(scene.line.up_in_empty):
        scene.key(Key.Key_Up)


def test_escape_clears_nothing(scene: Scene) -> None:
    scene.type("half a thought")
    scene.key(Key.Key_Escape)
    assert scene.line.edit.line() == "half a thought"


@pytest.mark.parametrize("kind", list(Kind))
def test_a_key_for_each_kind_sets_it_and_takes_it_back(scene: Scene, kind: Kind) -> None:
    before = len(scene.records())
    scene.type("MNG: fences cut the way of gazelles")
    scene.line.set_kind(kind)
    scene.type(" north")
    scene.key(Key.Key_Return)
    (kept,) = scene.new(before)
    assert (kept.kind, kept.speaker, kept.text) == (kind, "MNG", "fences cut the way of gazelles north")
    scene.type("open fences")
    scene.line.set_kind(kind)
    scene.line.set_kind(kind)
    assert scene.line.edit.line() == "open fences"


def test_another_kind_takes_the_place_of_the_first(scene: Scene) -> None:
    scene.type("> NIE to send maps")
    scene.line.set_kind(Kind.PROPOSAL)
    assert scene.line.edit.line() == "PROPOSAL: NIE to send maps"
    scene.line.set_kind(Kind.ACTION)
    assert scene.chips() == [("kind", "Action"), ("leads", "NIE")]


def test_undo_in_the_line_undoes_words_and_only_words(scene: Scene) -> None:
    scene.type("ab")
    scene.line.set_kind(Kind.GAP)
    assert scene.line.edit.line() == "GAP: ab"
    scene.key(Key.Key_Z, CTRL)
    assert scene.line.edit.line() == "ab"


def test_the_shortcuts_of_the_window_come_through_the_field(
    qtbot: QtBot, context: Context, example_file: OpenFile
) -> None:
    called: list[str] = []
    for name in ("note.star", "point.add", "edit.undo", "kind.action"):
        context.actions.on(name, lambda name=name: called.append(name))
    context.actions.show_page("capture", file_open=True)
    scene = open_scene(qtbot, context, example_file)
    scene.key(Key.Key_Z, CTRL)
    assert called == ["edit.undo"], "an empty line leaves undo to the window"
    scene.type("words")
    for key in (Key.Key_K, Key.Key_D, Key.Key_8, Key.Key_Z):
        scene.key(key, CTRL)
    assert called == ["edit.undo", "note.star", "point.add", "kind.action"]
    assert scene.line.edit.line() == ""


def test_tab_goes_from_the_line_to_its_chips(scene: Scene) -> None:
    scene.type("plain words here")
    scene.key(Key.Key_Tab)
    assert scene.line.chips.current == 0
    scene.key(Key.Key_Backtab, SHIFT)
    assert scene.line.edit.hasFocus()


def test_letters_outside_the_first_plane_keep_their_marks(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("𠮷野 🐆 says #snow-leopard and more")
    assert ("tags", "snow-leopard") in scene.chips()
    scene.key(Key.Key_Return)
    (kept,) = scene.new(before)
    assert kept.text == "𠮷野 🐆 says #snow-leopard and more"


def test_half_of_a_pair_is_mended(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("bad 🐆 end")
    cursor = scene.line.edit.textCursor()
    cursor.setPosition(len("bad ") + 1)
    cursor.setPosition(len("bad ") + 2, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    scene.key(Key.Key_Return)
    (kept,) = scene.new(before)
    assert kept.text.replace("�", "") == "bad  end"


def test_the_point_shown_at_enter_is_the_place(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("typed under one point")
    scene.state.show_point(scene.point("Technical"))
    scene.key(Key.Key_Return)
    (kept,) = scene.new(before)
    assert kept.point == scene.point("Technical")


def test_support_goes_to_the_record_before(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("! one photo library")
    scene.key(Key.Key_Return)
    scene.type("+1 JPN, ROK")
    assert scene.chips()[0] == ("kind", "For the note before")
    scene.key(Key.Key_Return)
    (kept,) = scene.new(before)
    assert kept.supports == ("JPN", "KOR")


def test_an_action_has_its_fields(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("ACTION: NIE and Mongolia to list all stations by 31 October 2024 #GBF-21")
    assert scene.chips() == [
        ("kind", "Action"),
        ("leads", "NIE"),
        ("leads", "MNG"),
        ("due", "Thu 31 Oct 2024"),
        ("tags", "GBF-21"),
    ]
    scene.key(Key.Key_Return)
    (kept,) = scene.new(before)
    assert isinstance(kept, ActionItem)
    assert (kept.leads, kept.due) == (("NIE", "MNG"), "2024-10-31")


def test_finish_ends_no_line(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("still going")
    scene.line.finish()
    assert scene.line.edit.line() == "still going"
    assert scene.new(before) == []
    assert QGuiApplication.focusObject() is scene.line.edit
