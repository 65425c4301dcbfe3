"""Completion in the line: every script and form, Tab takes, Enter never does."""

from __future__ import annotations

import pytest
from line_scene import Key, Scene, open_scene
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile


@pytest.fixture
def scene(qtbot: QtBot, context: Context, example_file: OpenFile) -> Scene:
    return open_scene(qtbot, context, example_file)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("mong", "MNG: "),
        ("монг", "MNG: "),
        ("モン", "MNG: "),
        ("蒙", "MNG: "),
        ("Кедр", "KT: "),
        ("таеж", "KT: "),
        ("MNG: seen on #ирв", "MNG: seen on #snow-leopard "),
        ("#雪", "#snow-leopard "),
        ("ask @оюун", "ask @OB "),
        ("+1 JP, russ", "+1 JP, RUS"),
        ("> nie and mong", "> nie and MNG"),
        ("ACTION: NIE to send maps with wwf", "ACTION: NIE to send maps with WWF-Russia"),
    ],
)
def test_tab_takes_the_best_in_any_script(scene: Scene, typed: str, line: str) -> None:
    scene.type(typed)
    scene.key(Key.Key_Tab)
    assert scene.line.edit.line() == line
    assert scene.offered() == []
    assert scene.line.edit.hasFocus()


def test_enter_keeps_the_line_with_the_list_open(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("they spoke of #snow")
    assert scene.offered()
    scene.key(Key.Key_Return)
    assert not scene.line.suggestions.showing
    assert [kept.text for kept in scene.new(before)] == ["they spoke of #snow"]


def test_arrows_choose_while_the_list_is_open(scene: Scene) -> None:
    scene.type("kim")
    assert scene.offered() == ["KBB", "KSI"]
    scene.key(Key.Key_Down)
    scene.key(Key.Key_Tab)
    assert scene.line.edit.line() == "KSI: "
    assert ("speaker", "Kim Solip") in scene.chips()


def test_escape_closes_until_the_next_word(scene: Scene) -> None:
    scene.type("#sno")
    scene.key(Key.Key_Escape)
    assert scene.offered() == []
    scene.type("w")
    assert scene.offered() == []
    scene.type(" #sno")
    assert scene.offered() == ["#snow-leopard"]
    assert scene.line.edit.line() == "#snow #sno"


def test_a_click_takes_and_the_cursor_stays_in_the_line(scene: Scene) -> None:
    scene.type("#snow")
    scene.line.suggestions.popup.taken.emit(0)
    assert scene.line.edit.line() == "#snow-leopard "
    assert scene.line.edit.hasFocus()


def test_what_is_used_most_comes_first_and_counts_this_line(scene: Scene) -> None:
    for _ in range(40):
        scene.type("KSI: yes")
        scene.key(Key.Key_Escape)
        scene.key(Key.Key_Return)
    scene.type("kim")
    assert scene.offered() == ["KSI", "KBB"]
    assert scene.line.suggestions.popup.row(0).tail == "40 notes"


def test_a_free_tag_of_the_file_is_offered(scene: Scene) -> None:
    scene.type("no snow here #loss-of-snow-cover")
    scene.key(Key.Key_Return)
    scene.new(0)
    scene.line.names.read()
    scene.ask(lambda _: None)
    scene.type("again #cover")
    assert scene.offered() == ["#loss-of-snow-cover"]


def test_the_list_opens_above_the_box_and_inside_it(scene: Scene) -> None:
    scene.type("a long line so that the word stands far to the right of the box, well beyond its middle #snow")
    popup, frame = scene.line.suggestions.popup, scene.line.frame
    top = frame.mapToGlobal(QPoint(0, 0))
    assert popup.isVisible()
    assert popup.y() + popup.height() <= top.y()
    assert popup.x() + popup.width() <= top.x() + frame.width()
    assert scene.line.edit.hasFocus()


def test_moving_away_or_leaving_the_line_closes_the_list(scene: Scene) -> None:
    scene.type("seen #snow")
    for _ in range(4):
        scene.key(Key.Key_Left)
    assert not scene.line.suggestions.showing
    scene.key(Key.Key_End)
    scene.type("-")
    assert scene.line.suggestions.showing
    scene.line.chips.enter()
    assert not scene.line.suggestions.showing


def test_nothing_is_offered_inside_a_word(scene: Scene) -> None:
    scene.type("MNG: #snowy")
    scene.key(Key.Key_Left)
    scene.key(Key.Key_Backspace)
    assert scene.line.edit.line() == "MNG: #snoy"
    assert scene.offered() == []
