"""The run sheet: time and speakers, with real keys, clicks and drags."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from run_sheet_scene import Watch, kept, names, shown, strip, tick, typed, watch

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.capture.run_sheet.strip import RunSheet

pytest.importorskip("PySide6")
__all__ = ["strip", "watch"]  # fixtures


@pytest.mark.parametrize(
    ("clock", "big", "first", "second", "tone", "ground"),
    [
        ("09:52:14", "27:46", "left in slot 3", "ends 10:20", "text", "window"),
        ("09:00:00", "80:00", "left in slot 3", "ends 10:20", "text", "window"),
        ("10:15:02", "04:58", "five minutes", "ends 10:20", "care", "caretint"),
        ("10:21:20", "+01:20", "over time", "ended 10:20", "clash", "clashtint"),
        ("10:32:00", "Next 10:40", "slot 4", "in 8 minutes", "text", "window"),
        ("07:25:30", "Next 09:00", "slot 3", "in 1 h 35 min", "text", "window"),
        ("12:30:00", "29 August", "no slot left", "", "text", "window"),
    ],
)
def test_the_time_is_told_in_figures_words_and_colour(
    strip: RunSheet, watch: Watch, clock: str, big: str, first: str, second: str, tone: str, ground: str
) -> None:
    watch.set(clock)
    tick(strip)
    words = strip.timer.words
    assert (words.big, words.first, words.second, words.tone, words.ground) == (big, first, second, tone, ground)
    assert bool(words.icon) == (tone != "text"), "never colour alone"


def test_other_days_are_named(strip: RunSheet, watch: Watch) -> None:
    watch.set("20:00", "2024-08-27")
    tick(strip)
    assert (strip.timer.words.big, strip.timer.words.second) == ("Next 28 Aug", "13:00–15:00")


def test_nothing_moves_while_the_time_runs(qtbot: QtBot, strip: RunSheet, watch: Watch) -> None:
    typed(qtbot, strip, "CHN, MNG")
    strip.next.click()
    places = [(part, part.geometry()) for part in (strip.timer, strip.row.speaker, strip.row.waiting[0], strip.next)]
    widest = strip.timer.words.widest
    for _ in range(500):
        watch.now += timedelta(seconds=1)
        tick(strip)
        assert len(strip.timer.words.big) == len(widest)
    assert strip.row.speaker.time == "08:20"
    assert all(part.geometry() == place for part, place in places)


def test_the_timer_ticks_on_the_second_and_rests_when_hidden(
    qtbot: QtBot, strip: RunSheet, watch: Watch, context: Context
) -> None:
    from PySide6.QtCore import QTimer

    (timer,) = (one for one in strip.findChildren(QTimer) if one.isActive())
    watch.now += timedelta(milliseconds=300)
    tick(strip)
    assert timer.interval() == 700
    strip.fold.click()
    assert not strip.isVisible()
    assert not timer.isActive()
    context.actions["speaker.add"].trigger()
    assert strip.isVisible()
    assert strip.row.field.hasFocus()
    assert timer.isActive()


def test_a_queue_by_keys_alone(
    qtbot: QtBot, strip: RunSheet, watch: Watch, context: Context, example_file: OpenFile
) -> None:
    from PySide6.QtCore import Qt

    actions, window = context.actions, strip.window()
    actions["speaker.add"].trigger()
    assert window.focusWidget() is strip.row.field
    qtbot.keyClicks(strip.row.field, "CHN; mongolia, WWF-Russia")
    qtbot.keyClick(strip.row.field, Qt.Key.Key_Return)
    qtbot.keyClicks(strip.row.field, "Somebody Unheard Of")
    qtbot.keyClick(strip.row.field, Qt.Key.Key_Return)
    assert names(strip) == ["China", "Mongolia", "WWF-Russia", "Somebody Unheard Of"]
    qtbot.keyClick(strip.row.field, Qt.Key.Key_Return)
    focus = window.focusWidget()
    assert focus is not None
    assert focus.objectName() == "line", "Enter in the empty field goes back to writing"
    assert strip.speaker_line() == ""
    actions["speaker.next"].trigger()
    assert (strip.row.speaker.name, names(strip)[0]) == ("China", "Mongolia")
    assert example_file.directory.name(strip.speaker_line()) == "China"
    watch.now += timedelta(minutes=3, seconds=5)
    tick(strip)
    assert strip.row.speaker.time == "03:05"
    actions["speaker.next"].trigger()
    watch.now += timedelta(minutes=1)
    actions["speaker.done"].trigger()
    assert not strip.row.speaker.isVisible()
    assert strip.speaker_line() == ""
    assert "CHN 3" in strip.minutes.text()
    assert "MNG 1" in strip.minutes.text()


def test_a_crash_loses_nothing(
    qtbot: QtBot, strip: RunSheet, watch: Watch, context: Context, example_file: OpenFile
) -> None:
    typed(qtbot, strip, "CHN, MNG, Dr Wang")
    strip.next.click()
    queue = strip.keeper.queue
    assert kept(qtbot, example_file, queue.session) == queue
    watch.now += timedelta(minutes=2)
    again = shown(qtbot, context, example_file)
    qtbot.waitUntil(lambda: again.row.speaker.isVisible())
    assert (again.row.speaker.name, again.row.speaker.time, names(again)) == ("China", "02:00", ["Mongolia", "Dr Wang"])
    assert not example_file.steps.undo_title, "nothing of it is a change"


@pytest.mark.parametrize(
    ("letters", "name"), [("mon", "Mongolia"), ("Mo", "Mongolia"), ("china", "China"), ("wwf", "WWF")]
)
def test_tab_takes_the_suggestion(qtbot: QtBot, strip: RunSheet, letters: str, name: str) -> None:
    from PySide6.QtCore import Qt

    strip.row.field.setFocus()
    qtbot.keyClicks(strip.row.field, letters)
    assert strip.row.field.offers
    qtbot.keyClick(strip.row.field, Qt.Key.Key_Tab)
    assert names(strip)[0].startswith(name)
    assert strip.row.field.text() == ""
    assert strip.row.field.hasFocus()
    qtbot.keyClick(strip.row.field, Qt.Key.Key_Tab)
    assert not strip.row.field.hasFocus(), "Tab goes on where nothing is suggested"


def test_enter_keeps_what_is_typed_unless_the_arrows_went_to_a_suggestion(qtbot: QtBot, strip: RunSheet) -> None:
    from PySide6.QtCore import Qt

    field = strip.row.field
    typed(qtbot, strip, "russ")
    assert names(strip) == ["russ"]
    qtbot.keyClicks(field, "mon")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert names(strip)[-1].startswith("Mon")
    qtbot.keyClicks(field, "ch")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.offers, field.text()) == ((), "ch")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


@pytest.mark.parametrize("word", ["몽골", "中国", "Россия", "日本"])
def test_names_come_in_any_script(qtbot: QtBot, strip: RunSheet, word: str, example_file: OpenFile) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QApplication

    field = strip.row.field
    field.setFocus()
    QApplication.sendEvent(field, QInputMethodEvent(word[:1], []))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert names(strip) == [], "Enter belongs to the composition"
    done = QInputMethodEvent("", [])
    done.setCommitString(word)
    QApplication.sendEvent(field, done)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert names(strip) == [example_file.directory.name(word)]


def test_chips_are_moved_and_removed_by_keys_and_menu(qtbot: QtBot, strip: RunSheet) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QMenu

    typed(qtbot, strip, "A1, B2, C3")
    chip = strip.row.waiting[2]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert names(strip) == ["A1", "C3", "B2"]
    assert strip.row.waiting[1].hasFocus(), "the focus goes with the chip"
    qtbot.keyClick(strip.row.waiting[1], Qt.Key.Key_Delete)
    assert names(strip) == ["A1", "B2"]
    qtbot.mouseClick(strip.row.waiting[1], Qt.MouseButton.LeftButton)
    (menu,) = strip.row.waiting[1].findChildren(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert (strip.row.speaker.name, names(strip)) == ("B2", ["A1"])
    strip.row.speaker.setFocus()
    qtbot.keyClick(strip.row.speaker, Qt.Key.Key_Delete)
    assert strip.speaker_line() == ""


def test_chips_are_dragged_to_order_and_out(qtbot: QtBot, strip: RunSheet) -> None:
    from PySide6.QtCore import QPoint, Qt

    def drag(chip_at: int, to: QPoint) -> None:
        chip = strip.row.waiting[chip_at]
        start = chip.rect().center()
        end = chip.mapFrom(strip, to)
        qtbot.mousePress(chip, Qt.MouseButton.LeftButton, pos=start)
        for share in (0.5, 1.0):
            qtbot.mouseMove(chip, start + (end - start) * share)
            _move(chip, start + (end - start) * share)
        qtbot.mouseRelease(chip, Qt.MouseButton.LeftButton, pos=end)

    typed(qtbot, strip, "A1, B2, C3")
    first = strip.row.waiting[0].mapTo(strip, QPoint(2, 20))
    drag(2, first)
    assert names(strip) == ["C3", "A1", "B2"]
    last = strip.row.waiting[2].mapTo(strip, strip.row.waiting[2].rect().topRight()) + QPoint(-2, 10)
    drag(0, last)
    assert names(strip) == ["A1", "B2", "C3"]
    drag(1, QPoint(first.x(), 200))
    assert names(strip) == ["A1", "C3"]


def _move(widget: object, place: object) -> None:
    from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication, QWidget

    assert isinstance(widget, QWidget)
    assert isinstance(place, QPoint)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(place), QPointF(widget.mapToGlobal(place)), Qt.MouseButton.NoButton, left, none
    )
    QApplication.sendEvent(widget, event)


def test_who_has_no_room_stands_in_a_menu(qtbot: QtBot, strip: RunSheet) -> None:
    typed(qtbot, strip, "Russian Federation, Republic of Korea, WWF-Russia, Delegation with a very long name, Japan")
    shown_names = names(strip)
    assert 0 < len(shown_names) < 5
    assert strip.row.more.text() == f"+{5 - len(shown_names)}"
    right = max(chip.geometry().right() for chip in strip.row.waiting if chip.isVisible())
    assert right < strip.row.more.x() < strip.row.field.x()
    assert strip.row.field.geometry().right() <= strip.row.width()


def test_narrow_windows_say_who_is_next_and_how_many_more(
    qtbot: QtBot, context: Context, example_file: OpenFile, watch: Watch
) -> None:
    strip = shown(qtbot, context, example_file, 960)
    typed(qtbot, strip, "MNG, RUS, CHN, JPN")
    strip.next.click()
    assert (names(strip), strip.row.more.text()) == ([], "Next: Russian Federation, +2")
    assert strip.row.field.geometry().right() <= strip.row.width()


def test_every_chip_tells_the_minutes_of_its_delegation_and_wide_windows_show_them(
    qtbot: QtBot, context: Context, example_file: OpenFile, watch: Watch
) -> None:
    strip = shown(qtbot, context, example_file, 1600)
    typed(qtbot, strip, "MNG, CHN")
    strip.next.click()
    watch.now += timedelta(minutes=9)
    strip.next.click()
    watch.now += timedelta(minutes=6, seconds=30)
    tick(strip)
    assert strip.minutes.isVisible()
    assert strip.minutes.text() == "Speaking time, min:  MNG 9  CHN 6"
    assert "6 minutes in this session" in strip.row.speaker.toolTip()
    typed(qtbot, strip, "MNG")
    assert "9 minutes in this session" in strip.row.waiting[0].toolTip()


def test_sessions_have_queues_of_their_own(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], demo_folder: Path, tmp_path: Path
) -> None:
    file = open_path(Path(shutil.copy(demo_folder / "roundtable.facilitator", tmp_path / "r.facilitator")))
    strip = shown(qtbot, context, file)
    one, two = (session.id for session in list(file.frame.sessions) if session.held and session.kind == "parallel")
    strip.keeper.load(one)
    typed(qtbot, strip, "CHN")
    strip.keeper.load(two)
    typed(qtbot, strip, "MNG")
    qtbot.waitUntil(lambda: names(strip) == ["Mongolia"])
    strip.keeper.load(one)
    qtbot.waitUntil(lambda: names(strip) == ["China"])


def test_every_part_can_be_reached_and_has_a_name(qtbot: QtBot, strip: RunSheet) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    typed(qtbot, strip, "CHN, MNG")
    strip.next.click()
    for widget in strip.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            seen = QAccessible.queryAccessibleInterface(widget)
            assert seen is not None
            assert seen.text(QAccessible.Text.Name), widget


def test_fitting_never_overlaps_and_leaves_nobody_out() -> None:
    from hypothesis import given
    from hypothesis import strategies as st

    from facilitator.ui.pages.capture.run_sheet.fitting import Sizes, fit

    widths = st.integers(40, 300)

    @given(st.integers(300, 2000), st.integers(0, 200), st.lists(widths, max_size=8), st.integers(0, 3))
    def check(width: int, speaker: int, chips: list[int], hidden: int) -> None:
        sizes = Sizes(speaker, 40, 50, 180, (96, 156), 8)
        found = fit(width, sizes, chips, hidden)
        places = [(0, speaker), *zip(found.chips, chips, strict=False), found.more, found.field]
        taken = sorted((left, left + wide) for left, wide in places if wide)
        assert all(before[1] <= after[0] for before, after in pairwise(taken))
        assert (found.more[1] > 0) == (len(found.chips) < len(chips) + hidden)
        if speaker + 50 + 96 + 20 <= width:
            assert found.field[0] + found.field[1] <= width

    check()


def test_enter_takes_the_only_suggestion_but_a_whole_name_wins(qtbot: QtBot, strip: RunSheet) -> None:
    from PySide6.QtCore import Qt

    field = strip.row.field
    typed(qtbot, strip, "mong")
    typed(qtbot, strip, "CHN, Nobody Known, mong")
    assert names(strip)[:1] == ["Mongolia"] and "mong" not in names(strip)
    for _ in range(6):
        strip.next.click()
    qtbot.keyClicks(field, "mong")
    assert len(field.offers) == 1
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert names(strip) == ["mong"], "Esc closes the suggestion: the words are taken"
    qtbot.keyClicks(field, "ch")
    assert len(field.offers) > 1
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert names(strip) == ["mong", "ch"], "of several none is meant"
