"""The notes list: what it shows and in which order, who sees the selection, where it is scrolled to."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from notes_scene import PLATFORM, Scene, open_scene, opened_later
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from facilitator.ui.context import Context
from facilitator.ui.open_file import EVERYTHING, OpenFile
from facilitator.ui.pages.capture.notes.rows_model import MIME
from facilitator.workspace.burying import delete_all, restore_all
from facilitator.workspace.listing import Sieve, list_notes
from facilitator.workspace.record_edits import Part, edit_all

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def scene(qtbot: QtBot, context: Context, session_path: Path) -> Iterator[Scene]:
    with opened_later(qtbot, session_path) as file:
        yield open_scene(qtbot, context, file)


def _current(scene: Scene, sieve: Sieve) -> list[str]:
    found = scene.ask(lambda file: list_notes(file, sieve))
    return [key[2] for _, keys in found.groups for key in keys]  # type: ignore[attr-defined]


def test_the_notes_of_the_point_in_order_and_the_head_counts_them(scene: Scene) -> None:
    assert scene.ids == _current(scene, Sieve(point=scene.state.point)) and len(scene.ids) == 11
    assert scene.pane.head.accessibleName() == f"{PLATFORM}, 11 notes"
    scene.note("one more")
    assert scene.texts[-1] == "one more"
    assert scene.pane.head.accessibleName() == f"{PLATFORM}, 12 notes"


def test_all_notes_stand_under_the_heads_of_their_points(scene: Scene) -> None:
    scene.context.actions["view.scope"].trigger()
    scene.settle()
    assert scene.state.everything and scene.ids == _current(scene, Sieve())
    order = scene.pane.model.order
    heads = [order[row].point for row in range(len(order)) if not order.id_at(row)]  # type: ignore[union-attr]
    programme = [point.id for point in scene.file.frame.points if point.id in heads]
    assert heads == [*programme, ""]
    assert scene.pane.model.data(scene.pane.model.index(0, 0)).endswith("notes")
    scene.note("at the end of its group")
    row = order.last_row(scene.state.point)
    assert scene.pane.model.row(row).text == "at the end of its group"  # type: ignore[union-attr]


def test_a_point_without_notes_has_a_head_while_new_notes_go_there(scene: Scene) -> None:
    scene.state.show_everything(True)
    scene.settle()
    filled = {scene.pane.model.order.key(item)[3] for item in scene.ids}  # type: ignore[index]
    empty = next(point.id for point in scene.file.frame.points if point.id not in filled)
    scene.state.show_point(empty)
    scene.settle()
    assert scene.pane.model.order.head_row(empty) >= 0
    (item,) = scene.note("the first here", point=empty)
    head = scene.pane.model.order.head_row(empty)
    assert scene.pane.model.order.row_of(item) == head + 1
    scene.do(lambda file: delete_all(file, [item]))
    assert scene.pane.model.order.head_row(empty) == head and scene.pane.model.order.row_of(item) == -1


def test_only_what_changed_is_asked_for(scene: Scene) -> None:
    fetched: list[object] = []
    scene.pane.model.wanted.connect(fetched.append)
    resets: list[bool] = []
    scene.pane.model.modelReset.connect(lambda: resets.append(True))
    (item,) = scene.note("GAP: no maps")
    scene.do(lambda file: edit_all(file, [item], [Part("text", "no good maps")]))
    assert scene.texts[-1] == "no good maps"
    scene.do(lambda file: delete_all(file, [item]))
    assert item not in scene.ids
    scene.do(lambda file: restore_all(file, [item]))
    assert scene.ids[-1] == item
    assert fetched == [] and resets == []


def test_random_edits_leave_exactly_the_current_records_in_order(scene: Scene) -> None:
    chance = random.Random(7)
    points = [point.id for point in scene.file.frame.points][:6]
    for step in range(40):
        items = _current(scene, Sieve())
        chosen = chance.sample(items, 3)
        what = chance.randrange(6)
        if what == 0:
            scene.note(f"note {step}", point=chance.choice(points))
        elif what == 1:
            scene.do(lambda file, ids=chosen: delete_all(file, ids))
        elif what == 2:
            scene.do(lambda file, ids=chosen: edit_all(file, ids, [Part("kind", chance.choice(["gap", "action"]))]))
        elif what == 3:
            scene.do(lambda file, ids=chosen: edit_all(file, ids, [Part("point", chance.choice(points))]))
        elif what == 4:
            scene.state.show_everything(chance.random() < 0.6)
        else:
            scene.state.show_point(chance.choice(points))
        scene.settle()
        place = None if scene.state.everything else scene.state.point
        assert scene.ids == _current(scene, Sieve(point=place)), f"step {step}, {what}"
        order = scene.pane.model.order
        assert [order.row_of(item) for item in scene.ids] == [row for row in range(len(order)) if order.id_at(row)]


def test_the_selection_is_told_and_outlives_changes(scene: Scene) -> None:
    first, second, third = scene.note("one", "two", "three")
    scene.click(first)
    scene.click(third, SHIFT)
    assert scene.state.selected == (first, second, third)
    scene.click(second, CTRL)
    assert scene.state.selected == (first, third)
    scene.do(lambda file: edit_all(file, [third], [Part("kind", "gap")]))
    assert scene.state.selected == (first, third)
    scene.file.tell_changed(EVERYTHING)
    scene.settle()
    assert scene.state.selected == (first, third)
    scene.state.select((second,))
    assert scene.pane.selection.ids == (second,)
    scene.state.show_point(scene.point("Technical issues"))
    scene.settle()
    assert scene.state.selected == ()


def test_the_list_stays_at_its_end_and_elsewhere_stays_put(scene: Scene) -> None:
    view, bar = scene.pane.view, scene.pane.view.verticalScrollBar()
    scene.note(*(f"filling line {number}" for number in range(30)))
    scene.pane.follower.button.click() if scene.pane.follower.button.isVisible() else None
    assert bar.value() == bar.maximum() > 0
    (last,) = scene.note("still at the end")
    assert bar.value() == bar.maximum() and view.in_sight(scene.pane.model.order.row_of(last))
    assert not scene.pane.follower.button.isVisible()
    bar.setValue(bar.maximum() // 2)
    seen = {item: scene.rect(item).top() for item in scene.ids if scene.rect(item).top() > 0}
    scene.note("below", "and below that")
    assert {item: scene.rect(item).top() for item in seen} == seen
    button = scene.pane.follower.button
    assert button.isVisible() and button.text() == "2 new"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert bar.value() == bar.maximum() and not button.isVisible()


def test_scrolling_up_into_rows_not_measured_yet_moves_nothing_seen(scene: Scene) -> None:
    scene.note(*(f"line {number} {'with many words that wrap ' * (number % 7)}" for number in range(120)))
    bar = scene.pane.view.verticalScrollBar()
    scene.pane.view.forget_heights()
    scene.pane.view.show_end(len(scene.ids) - 1)
    for _ in range(60):
        before = {item: scene.rect(item).top() for item in scene.ids if 0 <= scene.rect(item).top() < 300}
        bar.setValue(bar.value() - 100)
        moved = {scene.rect(item).top() - top for item, top in before.items()}
        assert moved == {100} or bar.value() == 0
    assert bar.value() < bar.maximum() // 2


def test_a_click_on_the_star_stars_and_leaves_the_selection(scene: Scene) -> None:
    one, two = scene.note("one", "two")
    scene.focus(one)
    with scene.qtbot.waitSignal(scene.file.changed):
        QTest.mouseClick(scene.pane.view.viewport(), Qt.MouseButton.LeftButton, pos=scene.star_of(two))
    assert scene.row(two).starred and scene.state.selected == (one,)  # type: ignore[union-attr]
    scene.settle()
    with scene.qtbot.waitSignal(scene.file.changed):
        QTest.mouseClick(scene.pane.view.viewport(), Qt.MouseButton.LeftButton, pos=scene.star_of(two))
    assert not scene.row(two).starred  # type: ignore[union-attr]


def test_keys_go_through_the_list_past_the_heads(scene: Scene) -> None:
    scene.state.show_everything(True)
    scene.settle()
    scene.pane.focus_list()
    scene.press(Qt.Key.Key_Home)
    seen = [*scene.state.selected]
    for _ in range(len(scene.ids) - 1):
        scene.press(Qt.Key.Key_Down)
        seen += scene.state.selected
        row = scene.pane.model.order.row_of(seen[-1])
        assert scene.pane.view.rowViewportPosition(row) >= scene.pane.view.sticky_height()
        assert scene.pane.view.in_sight(row)
    assert seen == scene.ids
    scene.press(Qt.Key.Key_End)
    assert scene.state.selected == (scene.ids[-1],)


def test_letters_in_the_list_do_nothing_and_esc_goes_on(scene: Scene) -> None:
    (item,) = scene.note("one")
    scene.focus(item)
    scene.write("deleted")
    assert scene.state.selected == (item,)
    assert not scene.pane.edit.item


def test_each_row_says_what_it_shows(scene: Scene) -> None:
    scene.note(
        "GAP: Mongolia: no maps of stations #maps #CEPA",
        "Tsas: a question of who pays",
        "ACTION: NIE to call by 30 September 2024",
    )
    model = scene.pane.model
    spoken = [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in range(len(model.order))]
    assert spoken[-3].endswith("Mongolia, Gap, no maps of stations, #maps, #CEPA")
    assert spoken[-2].endswith("Tsas, unknown speaker, Statement, a question of who pays")
    assert spoken[-1].endswith("Action, NIE to call by 30 September 2024, 30 Sep 2024")
    face = QAccessible.queryAccessibleInterface(scene.pane.view)
    assert face.text(QAccessible.Text.Name) == "Notes"
    told = [face.child(at).text(QAccessible.Text.Name) for at in range(face.childCount())]
    assert [name for name in told if name in spoken] == spoken


def test_copied_notes_are_the_lines_as_typed(scene: Scene) -> None:
    first, second = scene.note("GAP: Mongolia: no maps #maps", "two\nlines")
    scene.focus(first)
    scene.click(second, CTRL)
    scene.press(Qt.Key.Key_C, CTRL)
    scene.settle()
    assert QGuiApplication.clipboard().text() == "GAP: Mongolia: no maps #maps\ntwo\nlines"


def test_dragged_notes_carry_their_ids(scene: Scene) -> None:
    first, second = scene.note("one", "two")
    scene.focus(second)
    scene.click(first, CTRL)
    data = scene.pane.model.mimeData(scene.pane.view.selectedIndexes())
    assert data.hasFormat(MIME) and bytes(data.data(MIME).data()).decode().split("\n") == [first, second]


def test_without_notes_the_list_says_what_to_do(qtbot: QtBot, context: Context, example_file: OpenFile) -> None:
    scene = open_scene(qtbot, context, example_file, point=example_file.frame.points[0].title)
    if not scene.ids:
        assert scene.pane.title.empty.isVisible() and scene.pane.title.empty.accessibleName() == "No notes yet"
    scene.note("now there is one", point=example_file.frame.points[0].id)
    assert not scene.pane.title.empty.isVisible()


def test_a_narrow_list_puts_speaker_and_kind_above_the_text(scene: Scene) -> None:
    wide = scene.pane.view.itemDelegate().layout(0, scene.pane.view.row_width)  # type: ignore[attr-defined]
    scene.window.resize(400, 620)
    narrow = scene.pane.view.itemDelegate().layout(0, scene.pane.view.row_width)  # type: ignore[attr-defined]
    assert not wide.columns.stacked and narrow.columns.stacked
    assert narrow.text_at.y() > wide.text_at.y()
    assert scene.pane.view.rowHeight(scene.pane.view.visible_rows()[1]) > 34


def test_the_menu_of_points_stands_in_for_the_hidden_programme(scene: Scene) -> None:
    scene.context.actions["view.programme"].setChecked(False)
    button = scene.pane.head._points_button
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    menu = scene.pane.head._menu
    action = next(one for one in menu.actions() if one.text() == "Technical issues")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert scene.state.point == scene.point("Technical issues")
    menu.close()
    scene.context.actions["view.programme"].setChecked(True)
    assert not button.isVisible()


def test_twenty_thousand_notes_and_only_a_few_hundred_are_fetched(
    qtbot: QtBot, context: Context, open_path: object, session_path: Path
) -> None:
    from facilitator.clock import system_clock
    from facilitator.workspace.capturing import Capture
    from facilitator.workspace.files import opened

    with opened(session_path, system_clock()) as file:
        Capture(file, None, PLATFORM, None).keep(f"line {number} of many" for number in range(20_000))
    scene = open_scene(qtbot, context, open_path(session_path))  # type: ignore[operator]
    assert len(scene.pane.model.order) > 20_000
    bar = scene.pane.view.verticalScrollBar()
    for share in (0.5, 0.0):
        bar.setValue(int(bar.maximum() * share))
        scene.settle()
    assert scene.pane.view.indexAt(QPoint(300, 10)).row() == 0
    assert 0 < len(scene.pane.model.held.ids) <= 700
    assert scene.pane.model.row(0) is not None
    scene.pane.view.selectAll()
    assert len(scene.state.selected) == len(scene.pane.model.order)
    scene.note("one more", point=PLATFORM)
    assert len(scene.state.selected) == len(scene.pane.model.order) - 1


def test_text_of_twice_the_size_measures_every_row_anew(scene: Scene) -> None:
    scene.context.theme.scale_to(2.0)
    view = scene.pane.view
    first, last = view.visible_rows()
    heights = [view.rowHeight(row) for row in range(first, last + 1)]
    assert all(high >= 68 for high in heights)
    assert all(view.is_measured(row) for row in range(first, last + 1))
    scene.context.theme.scale_to(1.0)
    assert all(view.is_measured(row) for row in range(*view.visible_rows()))
    assert view.rowHeight(view.visible_rows()[0]) < 68
