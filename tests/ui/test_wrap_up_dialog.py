"""The wrap-up list and the dialog for slot times, by keys and clicks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.dialogs.slot_times import SlotTimesDialog
    from facilitator.ui.dialogs.wrap_up import WrapUpDialog
    from facilitator.ui.open_file import OpenFile

pytest.importorskip("PySide6")


@pytest.fixture
def went() -> list[tuple[str, str]]:
    """Where the list led."""
    return []


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, example_file: OpenFile, went: list[tuple[str, str]]) -> WrapUpDialog:
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.dialogs.wrap_up import WrapUpDialog

    window = context.actions.parent()
    assert isinstance(window, QWidget)
    window.show()
    made = WrapUpDialog(context, example_file, window, lambda kind, item: went.append((kind, item)))
    made.open()
    qtbot.waitUntil(lambda: bool(made.list.listed.rows))
    return made


def heads(dialog: WrapUpDialog) -> list[str]:
    return [row.text for row in dialog.list.listed.rows if row.loose is None]


def test_it_shows_the_slot_first_then_the_whole_file(qtbot: QtBot, dialog: WrapUpDialog) -> None:
    from PySide6.QtCore import Qt

    assert heads(dialog) == ["1 unknown speaker", "2 notes without a point", "1 item with conflicts"]
    segment = dialog.scope.children()[-1]
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert heads(dialog) == ["2 unknown speakers", "2 notes without a point", "1 item with conflicts"]


def test_the_keys_go_from_row_to_row_and_enter_opens(
    qtbot: QtBot, dialog: WrapUpDialog, went: list[tuple[str, str]]
) -> None:
    from PySide6.QtCore import Qt

    def chosen() -> str:
        row = dialog.list.chosen()
        assert row is not None
        return row.text

    assert dialog.list.hasFocus()
    assert chosen() == "Tsas"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    first = dialog.list.chosen()
    assert chosen().startswith("the report")
    qtbot.keyClick(dialog.list, Qt.Key.Key_End)
    assert chosen().startswith("RF with CN")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Home)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert first is not None
    assert first.loose is not None
    assert went == [("record", first.loose.id)]


@pytest.mark.parametrize(("downs", "kind"), [(0, "speaker"), (3, "conflict")])
def test_each_row_opens_what_it_names(
    qtbot: QtBot, dialog: WrapUpDialog, went: list[tuple[str, str]], downs: int, kind: str
) -> None:
    from PySide6.QtCore import Qt

    for _ in range(downs):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    dialog.open_button.click()
    assert [where for where, _ in went] == [kind]


def test_a_silent_point_is_marked_right_there_and_leaves_the_list(
    qtbot: QtBot, dialog: WrapUpDialog, example_file: OpenFile
) -> None:
    from PySide6.QtCore import Qt

    from facilitator.workspace.programme import add_point

    slot = next(one for one in example_file.frame.slots if one.id == dialog._slot.id)  # type: ignore[union-attr]
    assert not dialog.mark.isEnabled()
    for title in ("Silence", "Rest"):
        example_file.do("Add", lambda file, name=title: add_point(file, slot.session, name, slot.id))
    qtbot.waitUntil(lambda: "2 discussion points without notes" in heads(dialog))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Home)
    assert dialog.mark.isEnabled()
    qtbot.keyClick(dialog.list, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: "1 discussion point without notes" in heads(dialog))
    row = dialog.list.chosen()
    assert row is not None
    assert row.text == "Rest", "the next one is chosen"
    dialog.mark.click()
    qtbot.waitUntil(lambda: heads(dialog)[0] == "1 unknown speaker")
    assert not dialog.mark.isEnabled()
    example_file.steps.undo()
    qtbot.waitUntil(lambda: "1 discussion point without notes" in heads(dialog))


def test_a_finished_file_says_so(qtbot: QtBot, dialog: WrapUpDialog) -> None:
    from facilitator.workspace.wrapping_up import WrapUp

    dialog._found = WrapUp()  # pyright: ignore[reportPrivateUsage]
    dialog._show()  # pyright: ignore[reportPrivateUsage]
    assert dialog.empty.isVisible()
    assert not dialog.open_button.isEnabled()


def test_thousands_are_counted_and_not_all_listed() -> None:
    from facilitator.ui.dialogs.wrap_up_rows import MOST, rows_of
    from facilitator.workspace.wrapping_up import Loose, Matter, WrapUp

    many = WrapUp(tuple(Loose(Matter.POINTLESS, str(number), f"note {number}") for number in range(5000)))
    rows = rows_of(many)
    assert (rows[0].text, rows[-1].text, len(rows)) == ("5000 notes without a point", "and 4800 more", MOST + 2)


# Slot times


@pytest.fixture
def times(qtbot: QtBot, context: Context, example_file: OpenFile) -> SlotTimesDialog:
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.dialogs.slot_times import SlotTimesDialog

    window = context.actions.parent()
    assert isinstance(window, QWidget)
    window.show()
    session = next(one.id for one in example_file.frame.sessions if one.held)
    slot = next(one.id for one in example_file.frame.slots if one.session == session and one.start == "09:00")
    made = SlotTimesDialog(context, example_file, slot, window)
    made.open()
    return made


def spans(file: OpenFile) -> list[str]:
    session = next(one.id for one in file.frame.sessions if one.held)
    return [f"{one.start}–{one.end}" for one in file.frame.slots if one.session == session]


def test_a_click_and_enter_make_a_slot_longer_and_move_the_day(
    qtbot: QtBot, times: SlotTimesDialog, example_file: OpenFile
) -> None:
    from PySide6.QtCore import Qt

    assert (times.start.text(), times.end.text()) == ("09:00", "10:20")
    times.activateWindow()
    qtbot.waitUntil(times.end.hasFocus)  # a real screen gives the focus a moment later
    times.quick[1].click()
    times.shift.click()
    assert (times.end.text(), times.preview.text()) == ("10:30", "10:40–12:00 becomes 10:50–12:10")
    qtbot.keyClick(times.end, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: spans(example_file)[2:] == ["09:00–10:30", "10:50–12:10"])
    example_file.steps.undo()
    qtbot.waitUntil(lambda: spans(example_file)[2:] == ["09:00–10:20", "10:40–12:00"])


def test_times_are_typed_and_stepped_and_faults_are_said_while_typing(
    qtbot: QtBot, times: SlotTimesDialog, example_file: OpenFile
) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClick(times.end, Qt.Key.Key_Up)
    qtbot.keyClick(times.end, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(times.end, Qt.Key.Key_Down)
    assert times.end.text() == "10:21"
    times.end.selectAll()
    qtbot.keyClicks(times.end, "8")
    assert times.fault.text().startswith("The end must be after the start")
    assert not times.keep.isEnabled()
    times.end.selectAll()
    qtbot.keyClicks(times.end, "noon")
    assert times.fault.text() == "“noon” is no time; write it as 10:20."
    times.end.selectAll()
    qtbot.keyClicks(times.end, "1045")
    assert (times.fault.text(), times.keep.isEnabled()) == ("", True)
    with qtbot.waitSignal(example_file.said) as said:
        times.keep.click()
    assert said.args == ["care", "The slots 09:00–10:45 and 10:40–12:00 overlap now; change the times of one."]
    qtbot.waitUntil(lambda: spans(example_file)[2] == "09:00–10:45")


def test_another_slot_can_be_chosen_in_the_dialog(qtbot: QtBot, times: SlotTimesDialog) -> None:
    from PySide6.QtCore import Qt

    times.slot.setFocus()
    qtbot.keyClick(times.slot, Qt.Key.Key_Down)
    assert (times.start.text(), times.shift.isEnabled()) == ("10:40", False)
