"""The chips under the line: gone through, changed and dropped by keyboard; what is corrected goes into the record."""

from __future__ import annotations

import pytest
from line_scene import ALT, CTRL, Key, Scene, open_scene
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain import ActionItem
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.line.chip_editor import ChoiceEditor, DueEditor
from facilitator.workspace.importing import import_source


@pytest.fixture
def scene(qtbot: QtBot, context: Context, example_file: OpenFile) -> Scene:
    return open_scene(qtbot, context, example_file)


def _into_chip(scene: Scene, number: int) -> None:
    scene.key(Key.Key_Down, ALT)
    for _ in range(number):
        scene.key(Key.Key_Right)
    assert scene.line.chips.current == number


def test_the_row_keeps_its_height(scene: Scene) -> None:
    empty = scene.line.height()
    scene.type("ACTION: NIE to send maps by Fri #GBF-21 @Oyun #one #two #three #four #five #six #seven #eight")
    scene.line.edit.begin_with("x #one #two #three #four #five #six #seven #eight #nine #ten")
    assert scene.line.height() == empty
    hidden = [button for button in scene.line.chips.findChildren(QWidget) if button.isVisible()]
    assert 2 < len(hidden) < 12, "what does not fit is counted in the last chip"


def test_arrows_go_between_chips_and_back_to_the_line(scene: Scene) -> None:
    scene.type("MNG: talk of #snow-leopard")
    _into_chip(scene, 2)
    scene.key(Key.Key_Right)
    assert scene.line.chips.current == 2
    scene.key(Key.Key_Left)
    assert scene.line.chips.current == 1
    scene.key(Key.Key_Up, ALT)
    assert scene.line.edit.hasFocus()
    _into_chip(scene, 0)
    scene.key(Key.Key_Escape)
    assert scene.line.edit.hasFocus()
    scene.key(Key.Key_Down, ALT)
    scene.type("s")
    assert scene.line.edit.line() == "MNG: talk of #snow-leopards"


def test_chips_out_of_sight_come_into_sight(scene: Scene) -> None:
    scene.type("x " + " ".join(f"#tag{letter * 9}" for letter in "abcdefghij"))
    scene.key(Key.Key_Down, ALT)
    for number in range(11):
        button = scene.focus()
        assert button.isVisible()
        assert button.geometry().right() <= scene.line.chips.width()
        assert scene.line.chips.current == number
        scene.key(Key.Key_Right)
    scene.key(Key.Key_Home)
    assert scene.line.chips.current == 0


def test_an_unknown_speaker_is_chosen_among_candidates(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("Kim: data stay here")
    assert scene.chips() == [("kind", "Statement"), ("speaker", "Kim ?")]
    chip = scene.line.chips.chips[1]
    assert chip.dashed
    assert chip.note == "Fits Kim Byeolbit or Kim Solip."
    _into_chip(scene, 1)
    scene.key(Key.Key_Space)
    editor = scene.line.correcting.editor
    assert isinstance(editor, ChoiceEditor)
    assert [choice.row.text for choice in editor.choices[:2]] == ["Kim Byeolbit", "Kim Solip"]
    scene.key(Key.Key_Down)
    scene.key(Key.Key_Return)
    assert scene.chips() == [("kind", "Statement"), ("speaker", "Kim Solip")]
    assert scene.line.chips.current == 1
    scene.key(Key.Key_Escape)
    scene.type(" for good")
    scene.key(Key.Key_Return)
    (kept,) = scene.new(before)
    assert (kept.prefix, kept.text) == ("Kim: ", "data stay here for good")
    assert (kept.speaker, kept.speaker_text) == ("rq0s6hmybszrcjtx", "")


def test_another_tag_by_a_few_letters_of_any_script(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("seen near #lepard today")
    assert scene.line.chips.chips[1].dashed
    _into_chip(scene, 1)
    scene.key(Key.Key_Return)
    scene.type("ирв")
    scene.key(Key.Key_Return)
    scene.key(Key.Key_Escape)
    scene.key(Key.Key_Return)
    (kept,) = scene.new(before)
    assert (kept.text, kept.tags) == ("seen near #lepard today", ("snow-leopard",))


def test_words_nobody_knows_can_be_taken_as_typed(scene: Scene) -> None:
    scene.type("> NIE to send maps")
    _into_chip(scene, 1)
    scene.key(Key.Key_Space)
    scene.type("local schools")
    scene.key(Key.Key_Return)
    assert scene.chips()[1] == ("leads", "local schools")
    assert scene.line.chips.chips[1].read == "NIE"


def test_the_kind_is_chosen_from_its_list(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("collars fail in the cold")
    _into_chip(scene, 0)
    scene.key(Key.Key_Space)
    scene.type("chall")
    scene.key(Key.Key_Return)
    assert scene.chips() == [("kind", "Challenge")]
    scene.key(Key.Key_Escape)
    scene.key(Key.Key_Return)
    (kept,) = scene.new(before)
    assert (kept.kind, kept.prefix, kept.text) == ("challenge", "", "collars fail in the cold")


def test_a_statement_made_an_action_finds_its_lead(scene: Scene) -> None:
    scene.type("NIE to send maps by 31 Oct 2024")
    _into_chip(scene, 0)
    scene.key(Key.Key_Space)
    scene.type("act")
    scene.key(Key.Key_Return)
    assert scene.chips() == [("kind", "Action"), ("leads", "NIE"), ("due", "Thu 31 Oct 2024")]


def test_an_ambiguous_date_is_settled_by_words(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("> NIE to report by 10/9")
    chip = scene.line.chips.chips[2]
    assert (chip.text, chip.dashed) == ("10/9 ?", True)
    assert "two ways" in chip.note
    _into_chip(scene, 2)
    scene.key(Key.Key_Space)
    editor = scene.line.correcting.editor
    assert isinstance(editor, DueEditor)
    scene.type("by 10 Sep")
    assert editor.found.text() == "Tue 10 Sep 2024"
    scene.key(Key.Key_Return)
    assert scene.line.chips.chips[2].text == "Tue 10 Sep 2024"
    scene.key(Key.Key_Escape)
    with scene.qtbot.assertNotEmitted(scene.file.said):
        scene.key(Key.Key_Return)
        (kept,) = scene.new(before)
    assert isinstance(kept, ActionItem)
    assert (kept.due, kept.due_text, kept.prefix + kept.text) == ("2024-09-10", "", "> NIE to report by 10/9")


def test_a_day_is_taken_from_the_calendar_by_keyboard(scene: Scene) -> None:
    scene.type("> NIE to report by 10/9")
    _into_chip(scene, 2)
    scene.key(Key.Key_Space)
    scene.key(Key.Key_Down)
    scene.key(Key.Key_Right)
    scene.key(Key.Key_Return)
    assert scene.line.chips.chips[2].text == "Fri 30 Aug 2024"
    assert scene.line.correcting.editor is None


def test_words_without_a_day_stay_words(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("> NIE to report by 10/9")
    _into_chip(scene, 2)
    scene.key(Key.Key_Space)
    scene.type("before the next SOM")
    scene.key(Key.Key_Return)
    scene.key(Key.Key_Escape)
    scene.key(Key.Key_Return)
    (kept,) = scene.new(before)
    assert isinstance(kept, ActionItem)
    assert (kept.due, kept.due_text) == ("", "before the next SOM")


def test_delete_drops_the_meaning_and_the_words_stay(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("MNG: talk of #snow-leopard and #foxes")
    _into_chip(scene, 3)
    scene.key(Key.Key_Delete)
    assert scene.chips()[-1] == ("tags", "snow-leopard")
    assert scene.line.chips.current == 2
    scene.key(Key.Key_Left)
    scene.key(Key.Key_Delete)
    assert scene.chips() == [("kind", "Statement"), ("tags", "snow-leopard")]
    scene.key(Key.Key_Escape)
    scene.type(" again #foxes")
    scene.key(Key.Key_Return)
    (kept,) = scene.new(before)
    assert (kept.speaker, kept.speaker_text, kept.tags) == ("", "", ("snow-leopard",))
    assert (kept.prefix, kept.text) == ("", "MNG: talk of #snow-leopard and #foxes again #foxes")


def test_a_dropped_keyword_shows_as_words(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("GAP: between two parks")
    _into_chip(scene, 0)
    scene.key(Key.Key_Delete)
    scene.key(Key.Key_Escape)
    scene.key(Key.Key_Return)
    (kept,) = scene.new(before)
    assert (kept.kind, kept.prefix, kept.text) == ("statement", "", "GAP: between two parks")


def test_control_z_in_the_chips_takes_the_last_correction_back(scene: Scene) -> None:
    scene.type("talk of #foxes")
    _into_chip(scene, 1)
    scene.key(Key.Key_Delete)
    assert scene.chips() == [("kind", "Statement")]
    scene.key(Key.Key_Z, CTRL)
    assert scene.chips() == [("kind", "Statement"), ("tags", "foxes")]


def test_a_correction_holds_for_this_line_only(scene: Scene) -> None:
    scene.type("talk of #foxes")
    _into_chip(scene, 1)
    scene.key(Key.Key_Delete)
    scene.key(Key.Key_Escape)
    scene.key(Key.Key_Return)
    scene.type("more on #foxes")
    assert scene.chips() == [("kind", "Statement"), ("tags", "foxes")]


def test_the_star_is_a_chip_that_can_be_dropped(scene: Scene) -> None:
    before = len(scene.records())
    scene.type("this matters")
    scene.line.toggle_star()
    assert ("star", "Key message") in scene.chips()
    _into_chip(scene, 1)
    scene.key(Key.Key_Delete)
    assert scene.chips() == [("kind", "Statement")]
    scene.line.toggle_star()
    scene.line.focus_line()
    scene.key(Key.Key_Return)
    scene.type("this less")
    scene.key(Key.Key_Return)
    assert [kept.starred for kept in scene.new(before)] == [True, False]


def test_an_agreement_that_says_no_is_asked_about(scene: Scene) -> None:
    scene.type("AGREED: there was no consensus on hosting")
    chip = scene.line.chips.chips[0]
    assert chip.dashed
    assert "no agreement" in chip.note


def test_escape_leaves_an_editor_with_nothing_changed(scene: Scene) -> None:
    scene.type("talk of #foxes")
    _into_chip(scene, 1)
    scene.key(Key.Key_Space)
    scene.type("snow")
    scene.key(Key.Key_Escape)
    assert scene.line.correcting.editor is None
    assert scene.chips() == [("kind", "Statement"), ("tags", "foxes")]
    assert scene.line.chips.current == 1


def test_a_click_elsewhere_closes_the_editor(scene: Scene) -> None:
    scene.type("talk of #foxes")
    _into_chip(scene, 1)
    scene.key(Key.Key_Space)
    scene.line.focus_line()
    assert scene.line.correcting.editor is None
    assert scene.line.edit.hasFocus()


def test_everything_has_a_name_for_a_screen_reader(scene: Scene) -> None:
    scene.type("Kim: by #foxes")
    for widget in scene.line.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy().value and widget.focusProxy() is None:
            spoken = QAccessible.queryAccessibleInterface(widget)
            assert spoken is not None
            assert spoken.text(QAccessible.Text.Name), widget
    chip = scene.line.chips.button(scene.line.chips.chips[1])
    assert chip is not None
    assert chip.accessibleName() == "Speaker: Kim ?"
    assert chip.accessibleDescription() == "Fits Kim Byeolbit or Kim Solip."


def test_a_new_roster_is_read_at_once(scene: Scene) -> None:
    scene.type("Ganbold: hello")
    assert ("speaker", "Ganbold ?") in scene.chips()
    path = scene.file.path.with_name("roster.csv")
    path.write_text("Name,Organization\nB. Ganbold,Institute of Deserts\n", encoding="utf-8")
    with scene.qtbot.waitSignal(scene.file.changed):
        scene.file.do("Import", lambda file: import_source(file, path, "2.1", None).changed())
    assert ("speaker", "B. Ganbold") in scene.chips()


def test_tab_finds_the_chips_of_the_next_line_too(scene: Scene) -> None:
    scene.type("x #one #two #three")
    _into_chip(scene, 3)
    scene.key(Key.Key_Escape)
    scene.key(Key.Key_Return)
    scene.type("only words")
    scene.key(Key.Key_Tab)
    assert scene.line.chips.current == 0


def test_a_star_before_the_first_word_shows_and_is_kept(scene: Scene) -> None:
    before = len(scene.records())
    scene.line.toggle_star()
    assert ("star", "Key message") in scene.chips()
    scene.type("this matters")
    scene.key(Key.Key_Return)
    assert [kept.starred for kept in scene.new(before)] == [True]
    assert scene.chips() == []
