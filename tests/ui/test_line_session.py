"""A session typed by keyboard alone: thirty lines with completion, corrections, kinds, a star, many scripts."""

from __future__ import annotations

from line_scene import ALT, CTRL, SHIFT, Key, Scene, open_scene
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.domain import ActionItem, Kind
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile

_KEYS = {
    "⇥": (Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    "⏎": (Key.Key_Return, Qt.KeyboardModifier.NoModifier),
    "↓": (Key.Key_Down, Qt.KeyboardModifier.NoModifier),
    "→": (Key.Key_Right, Qt.KeyboardModifier.NoModifier),
    "⎋": (Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    "␡": (Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    "␣": (Key.Key_Space, Qt.KeyboardModifier.NoModifier),
    "⇓": (Key.Key_Down, ALT),
    "⇑": (Key.Key_Up, ALT),
    "¶": (Key.Key_Return, SHIFT),
    "③": (Key.Key_3, CTRL),
    "⑥": (Key.Key_6, CTRL),
    "⑧": (Key.Key_8, CTRL),
    "★": (Key.Key_K, CTRL),
}

# What is pressed, then the kind, the line, the speaker and the tags of the record.
_SESSION = [
    ("mong⇥herders count foxes⏎", "statement", "MNG: herders count foxes", "MNG", ()),
    ("монг⇥манай нутаг #ирв⇥⏎", "statement", "MNG: манай нутаг #snow-leopard ", "MNG", ("snow-leopard",)),
    ("chin⇥东北虎豹国家公园 within seconds⏎", "statement", "CHN: 东北虎豹国家公园 within seconds", "CHN", ()),
    ("중국⇥자료 공유⏎", "statement", "CHN: 자료 공유", "CHN", ()),
    ("Q: who pays after 2026⏎", "question", "Q: who pays after 2026", "", ()),
    ("GAP: jap⇥no metadata for stations⏎", "gap", "GAP: JPN: no metadata for stations", "JPN", ()),
    ("= metadata first, images on request⏎", "agreement", "= metadata first, images on request", "", ()),
    ("⑥photos stay in the park⏎", "agreement", "AGREED: photos stay in the park", "", ()),
    ("one library③ for both★⏎", "good practice", "PRACTICE: one library for both", "", ()),
    ("Kim: data⇓→␣↓⏎⇑ stay⏎", "statement", "Kim: data stay", "rq0s6hmybszrcjtx", ()),
    ("first line¶second line⏎", "statement", "first line\nsecond line", "", ()),
    ("kim⇥in the south⏎", "statement", "KSI: in the south", "rq0s6hmybszrcjtx", ()),
    ("kim↓⇥in the north⏎", "statement", "KBB: in the north", "94hbbwpx79qy3jrv", ()),
    ("no snow #loss-of-snow-cover⏎", "statement", "no snow #loss-of-snow-cover", "", ("loss-of-snow-cover",)),
    ("seen #snow⏎", "statement", "seen #snow", "", ("snow",)),
    ("seen #snow⎋ again⏎", "statement", "seen #snow again", "", ("snow",)),
    ("a #foxes and b #wolves⇓→␡⎋⏎", "statement", "a #foxes and b #wolves", "", ("wolves",)),
    ("near #lepard⇓→␣амур⏎⎋⏎", "statement", "near #lepard", "", ("amur-leopard",)),
    ("ask @оюун⇥later⏎", "statement", "ask @OB later", "", ()),
    ("! рос⇥one photo base⏎", "proposal", "! RUS: one photo base", "RUS", ()),
    ("PROPOSAL: wwf⇥posters¶for schools⏎", "proposal", "PROPOSAL: WWF-Russia: posters\nfor schools", "WWF-Russia", ()),
    ("GAP: between parks⇓␡⎋⏎", "statement", "GAP: between parks", "", ()),
    ("eaaf⇥flyway news⏎", "statement", "EAAFP: flyway news", "EAAFP-secretariat", ()),
    ("B. Ganbold: den sites are secret⏎", "statement", "B. Ganbold: den sites are secret", "", ()),
    ("14:20 back from coffee⏎", "statement", "14:20 back from coffee", "", ()),
    ("https://example.org/a#b⏎", "statement", "https://example.org/a#b", "", ()),
    ("> nie⇥ to list stations by 31 Oct 2024⏎", "action", "> NIE to list stations by 31 Oct 2024", "", ()),
    ("list dens by 10/9⑧⇓→␣10 Sep⏎⎋⏎", "action", "ACTION: list dens by 10/9", "", ()),
    ("DIFFERS: 日⇥原始数据不出园⏎", "differing view", "DIFFERS: JPN: 原始数据不出园", "JPN", ()),
    ("last words of the day ⏎", "statement", "last words of the day ", "", ()),
]  # fmt: skip


def _press(scene: Scene, keys: str) -> None:
    for key in keys:
        if key in _KEYS:
            scene.key(*_KEYS[key])
        else:
            scene.type(key)


def test_thirty_lines_by_keyboard_alone(qtbot: QtBot, context: Context, example_file: OpenFile) -> None:
    scene = open_scene(qtbot, context, example_file)
    context.actions.on("note.star", scene.line.toggle_star)
    for kind in Kind:
        context.actions.on(f"kind.{kind}", lambda kind=kind: scene.line.set_kind(kind))
    context.actions.show_page("capture", file_open=True)
    before = len(scene.records())
    assert len(_SESSION) == 30
    for keys, *_ in _SESSION:
        _press(scene, keys)
        assert scene.line.edit.line() == "", keys
        assert scene.line.edit.hasFocus(), keys
    kept = scene.new(before)
    found = [(one.kind, one.prefix + one.text, one.speaker, one.tags) for one in kept]
    assert found == [tuple(rest) for _, *rest in _SESSION]
    assert [one.text for one in kept if one.starred] == ["one library for both"]
    actions = [one for one in kept if isinstance(one, ActionItem)]
    assert [(one.leads, one.due) for one in actions] == [(("NIE",), "2024-10-31"), ((), "2024-09-10")]
    assert next(one for one in kept if "@OB" in one.text).people == ("c81qqtg6q3vhk9x5",)
    assert {one.point for one in kept} == {scene.state.point}
    for _ in _SESSION:
        with qtbot.waitSignal(example_file.changed):
            example_file.steps.undo()
    assert len(scene.records()) == before
