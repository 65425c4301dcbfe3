"""Input methods: a composition is never cut, and Enter at its end makes one record with its last syllable once."""

from __future__ import annotations

import pytest
from line_scene import CTRL, Key, Scene, open_scene
from pytestqt.qtbot import QtBot

from facilitator.domain import Kind
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.workspace.drafting import adopt_drafts

HANGUL = ("ㅎ", "하", "한", "한ㄱ", "한그", "한글")


@pytest.fixture
def scene(qtbot: QtBot, context: Context, example_file: OpenFile) -> Scene:
    return open_scene(qtbot, context, example_file)


def test_korean_composed_letter_by_letter_then_enter(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("ROK: ")
    for preedit in HANGUL[:3]:
        scene.compose(preedit)
    scene.compose("", "한")
    for preedit in ("ㄱ", "그", "글"):
        scene.compose(preedit)
    scene.compose("", "글")
    scene.key(Key.Key_Return)
    (kept,) = scene.new(before)
    assert (kept.prefix + kept.text, kept.speaker) == ("ROK: 한글", "KOR")
    assert scene.line.edit.line() == ""


def test_japanese_kana_becomes_kanji(scene: Scene) -> None:
    before = len(scene.records())
    for preedit in ("ゆ", "ゆき", "ゆきひ", "ゆきひょう", "雪豹"):
        scene.compose(preedit)
        assert scene.line.edit.line() == ""
    scene.compose("", "雪豹")
    scene.type(" seen twice")
    scene.key(Key.Key_Return)
    assert [kept.text for kept in scene.new(before)] == ["雪豹 seen twice"]


def test_enter_while_composing_belongs_to_the_input_method(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("소식: ")
    scene.compose("한")
    for key in (Key.Key_Return, Key.Key_Enter, Key.Key_Tab, Key.Key_Escape):
        scene.key(key)
    assert scene.new(before) == []
    assert scene.line.edit.composing
    scene.compose("", "한")
    scene.key(Key.Key_Return)
    assert [kept.text for kept in scene.new(before)] == ["소식: 한"]


def test_completion_waits_for_the_end_of_a_composition(scene: Scene) -> None:
    scene.compose("국")
    assert scene.offered() == []
    scene.compose("", "국립")
    assert scene.offered() == ["NIE"]
    scene.compose("생")
    assert scene.offered() == []
    scene.key(Key.Key_Tab)
    assert scene.line.edit.line() == "국립"
    scene.compose("", "생")
    assert scene.offered() == ["NIE"]
    scene.key(Key.Key_Tab)
    assert scene.line.edit.line() == "NIE: "


def test_neither_chips_nor_marks_nor_kind_keys_cut_a_composition(scene: Scene) -> None:
    scene.type("MNG: talk of #snow-leopard ")
    scene.compose("눈표")
    scene.line.set_kind(Kind.GAP)
    scene.line.reading.forget()
    scene.line.marks.rehighlight()
    assert scene.line.edit.composing
    block = scene.line.edit.document().firstBlock()
    assert block.layout().preeditAreaText() == "눈표"
    scene.compose("", "눈표범")
    assert scene.line.edit.line() == "MNG: talk of #snow-leopard 눈표범"


def test_a_draft_is_saved_beside_a_composition(scene: Scene) -> None:
    scene.type("words before ")
    scene.compose("한")
    scene.line.drafts.flush()
    (draft,) = scene.ask(adopt_drafts)
    assert draft.value == "words before "
    assert scene.line.edit.document().firstBlock().layout().preeditAreaText() == "한"
    scene.compose("", "한글")
    assert scene.line.edit.line() == "words before 한글"


def test_shortcuts_of_the_window_wait_too(qtbot: QtBot, context: Context, example_file: OpenFile) -> None:
    called: list[str] = []
    context.actions.on("note.star", lambda: called.append("star"))
    context.actions.show_page("capture", file_open=True)
    scene = open_scene(qtbot, context, example_file)
    scene.type("words ")
    scene.key(Key.Key_Home)
    scene.compose("한")
    scene.key(Key.Key_K, CTRL)
    assert (called, scene.line.edit.line(), scene.line.edit.composing) == ([], "words ", True)
    scene.compose("", "한")
    scene.key(Key.Key_K, CTRL)
    assert (called, scene.line.edit.line()) == (["star"], "한words ")


def test_words_that_come_back_wait_for_the_end_of_a_composition(scene: Scene) -> None:
    from facilitator.workspace.reading_line import Typed

    scene.type("now ")
    scene.compose("한")
    scene.line.returned.take(Typed("came back"))
    assert scene.line.edit.line() == "now "
    assert scene.line.current().typed.line == "came back\nnow "
    scene.compose("", "한")
    assert scene.line.edit.line() == "came back\nnow 한"
