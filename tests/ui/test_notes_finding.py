"""Finding notes: the filter and its chips, search over the whole file, find and replace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from notes_scene import PLATFORM, Scene, open_scene, opened_later
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from facilitator.ui.context import Context
from facilitator.ui.dialogs.replace import ReplaceDialog
from facilitator.ui.pages.capture.line.capture_line import CaptureLine
from facilitator.ui.pages.capture.notes.filter_bar import FilterBar

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def scene(qtbot: QtBot, context: Context, session_path: Path) -> Iterator[Scene]:
    with opened_later(qtbot, session_path) as file:
        yield open_scene(qtbot, context, file)


def _menu(scene: Scene) -> QMenu:
    menu = scene.pane.filter_bar.findChild(QMenu)
    assert isinstance(menu, QMenu)
    scene.qtbot.waitUntil(menu.isVisible)
    return menu


def _take(scene: Scene, words: str) -> None:
    menu = _menu(scene)
    while (active := menu.activeAction()) is None or not active.text().startswith(words):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    scene.settle()


def test_filters_by_keyboard_stand_as_chips_that_can_be_taken_away(scene: Scene) -> None:
    bar: FilterBar = scene.pane.filter_bar
    gap, starred = scene.note("GAP: no maps #maps", "GAP: no winter data")
    everything = list(scene.ids)
    scene.press(Qt.Key.Key_F, CTRL | SHIFT)
    assert bar.isVisible() and bar.buttons["kind"].hasFocus()
    scene.press(Qt.Key.Key_Space)
    _take(scene, "Gap")
    assert set(scene.ids) > {gap, starred} and len(scene.ids) == 3
    bar.buttons["tag"].setFocus()
    scene.press(Qt.Key.Key_Space)
    _take(scene, "#maps")
    assert scene.ids == [gap] and [chip.text() for chip in bar.chips.shown] == ["Gap  ×", "#maps  ×"]
    assert scene.pane.head.accessibleName() == f"{PLATFORM}, 1 note"
    (new,) = scene.note("GAP: no sea maps #maps")
    scene.note("STATEMENT of something else")
    assert scene.ids == [gap, new]
    bar.chips.shown[0].setFocus()
    scene.press(Qt.Key.Key_Delete)
    scene.settle()
    assert bar.chips.shown[0].text() == "#maps  ×" and bar.chips.shown[0].hasFocus()
    scene.press(Qt.Key.Key_Return)
    scene.settle()
    assert scene.ids[: len(everything)] == everything and not bar.filtering


def test_speaker_and_star_filters(scene: Scene) -> None:
    bar = scene.pane.filter_bar
    scene.context.actions["view.filter"].trigger()
    bar.buttons["speaker"].click()
    _take(scene, "Russian Federation")
    assert len(scene.ids) == 3
    bar.buttons["starred"].click()
    scene.settle()
    assert scene.ids == [] and scene.pane.title.empty.accessibleName() == "No note passes the filter"
    bar.buttons["starred"].click()
    scene.settle()
    assert len(scene.ids) == 3
    scene.press(Qt.Key.Key_Escape)
    assert scene.pane.view.hasFocus() and bar.isVisible()  # the chip stays in sight while it filters
    bar._close.click()
    scene.settle()
    assert not bar.isVisible() and len(scene.ids) == 11


def test_search_lists_the_whole_file_best_first_and_esc_comes_back_to_the_place(scene: Scene) -> None:
    pane = scene.pane
    items = scene.note(*(f"filling line {number}" for number in range(30)))
    scene.focus(items[20])
    pane.view.verticalScrollBar().setValue(300)
    before = (scene.ids, pane.view.verticalScrollBar().value())
    for words in ("l", "le", "leo", "leopards"):
        pane.search(words)
    scene.settle()
    assert scene.ids and all("leopard" in text.casefold() for text in scene.texts)
    points = {pane.model.held.get(item).point for item in scene.ids}  # type: ignore[union-attr]
    assert len(points) > 1
    layout = pane.view.itemDelegate().layout(0, pane.view.row_width)  # type: ignore[attr-defined]
    title = pane.title_of(pane.model.row(0).point)  # type: ignore[union-attr]
    assert [chip.chip.text for chip in layout.chips][-1] == title
    marked = [
        layout.text.text()[form.start : form.start + form.length]
        for form in layout.text.formats()
        if form.format.background().color() == scene.context.theme.colour("mark")
    ]
    assert marked and all(word.casefold().startswith("leopard") for word in marked)
    pane.focus_list()
    assert scene.state.selected == (scene.ids[0],)
    pane.search("")
    scene.settle()
    assert (scene.ids, pane.view.verticalScrollBar().value()) == before
    assert scene.state.selected == (items[20],)


def test_search_finds_what_is_typed_meanwhile_and_says_when_there_is_nothing(scene: Scene) -> None:
    scene.pane.search("zanthoxylum")
    scene.settle()
    assert scene.ids == [] and scene.pane.title.empty.isVisible()
    assert "zanthoxylum" in scene.pane.title.empty.accessibleDescription()
    (item,) = scene.note("a zanthoxylum by the road", point="Technical issues")
    assert scene.ids == [item] and not scene.pane.title.empty.isVisible()


def _replace(scene: Scene) -> ReplaceDialog:
    scene.context.actions["edit.replace"].trigger()
    dialog = scene.pane.findChild(ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    scene.qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_replace_shows_each_text_and_leaves_out_what_is_not_ticked(scene: Scene) -> None:
    one, two, three = scene.note("a tiger crossed", "the tiger stayed", "tigers")
    dialog = _replace(scene)
    QTest.keyClicks(dialog.words_field, "tiger")
    QTest.keyClicks(dialog.by_field, "leopard")
    scene.qtbot.waitUntil(lambda: dialog.preview.count == 3)
    dialog.whole.click()
    scene.qtbot.waitUntil(lambda: dialog.preview.count == 2)
    dialog.preview.setFocus()
    dialog.preview.setCurrentIndex(dialog.preview.model().index(1, 0))
    QTest.keyClick(dialog.preview, Qt.Key.Key_Space)
    assert dialog.words.text() == "1 text would change."
    with scene.qtbot.waitSignal(scene.file.changed):
        QTest.mouseClick(dialog.replace, Qt.MouseButton.LeftButton)
    scene.settle()
    assert [scene.row(item).text for item in (one, two, three)] == [  # type: ignore[union-attr]
        "a leopard crossed",
        "the tiger stayed",
        "tigers",
    ]
    assert scene.file.steps.undo_title == "Replacement in 1 note"
    scene.qtbot.waitUntil(lambda: dialog.preview.count == 1)
    dialog.reject()


def test_replace_in_the_whole_file(scene: Scene) -> None:
    scene.note("a tiger crossed", point="Technical issues")
    dialog = _replace(scene)
    QTest.keyClicks(dialog.words_field, "a tiger crossed")
    scene.qtbot.waitUntil(lambda: dialog.words.text() == "Nothing to replace.")
    assert not dialog.replace.isEnabled()
    dialog.scope.choose("all")
    dialog.scope.chosen.emit("all")
    scene.qtbot.waitUntil(lambda: dialog.preview.count == 1)
    dialog.reject()


def test_a_note_kept_that_the_filter_hides_is_told_and_gone_to(scene: Scene) -> None:
    bar, held = scene.pane.filter_bar, scene.pane.held_back
    line = CaptureLine(scene.context, scene.file, scene.state, scene.window)
    line.keeping.kept.connect(held.kept)
    line.show()

    def keep(text: str) -> None:
        line.edit.setFocus()
        QTest.keyClicks(line.edit, text)
        with scene.qtbot.waitSignal(line.keeping.kept):
            QTest.keyClick(line.edit, Qt.Key.Key_Return)
        scene.settle()

    scene.state.show_session(next(session.id for session in scene.file.frame.sessions if session.held))
    keep("seen as ever")
    assert not held.button.isVisible()
    bar.toggle("kind", "gap")
    scene.settle()
    keep("GAP: no maps")
    assert not held.button.isVisible()
    keep("hidden one")
    assert held.button.isVisible() and held.button.text() == "1 note kept, hidden by the filter"
    keep("hidden two")
    assert held.button.text() == "2 notes kept, hidden by the filter"
    bar.toggle("kind", "action")
    scene.settle()
    assert not held.button.isVisible()
    keep("hidden three")
    held.button.setFocus()
    QTest.keyClick(held.button, Qt.Key.Key_Space)
    scene.settle()
    assert not bar.filtering and not held.button.isVisible() and scene.pane.view.hasFocus()
    (item,) = scene.state.selected
    assert scene.row(item).text == "hidden three"  # type: ignore[union-attr]
    assert scene.pane.view.in_sight(scene.pane.model.order.row_of(item))


def test_enter_in_the_second_field_replaces_what_is_seen(scene: Scene) -> None:
    (one,) = scene.note("a tiger crossed")
    dialog = _replace(scene)
    QTest.keyClicks(dialog.words_field, "tiger")
    QTest.keyClick(dialog.words_field, Qt.Key.Key_Return)
    scene.qtbot.waitUntil(lambda: dialog.preview.count == 1)
    assert scene.row(one).text == "a tiger crossed"  # type: ignore[union-attr]
    QTest.keyClicks(dialog.by_field, "lynx")
    QTest.keyClick(dialog.by_field, Qt.Key.Key_Return)  # what was typed since is shown first
    scene.settle()
    assert scene.row(one).text == "a tiger crossed"  # type: ignore[union-attr]
    with scene.qtbot.waitSignal(scene.file.changed):
        QTest.keyClick(dialog.by_field, Qt.Key.Key_Return)
    scene.settle()
    assert scene.row(one).text == "a lynx crossed"  # type: ignore[union-attr]
    assert dialog.isVisible()
    dialog.reject()
