"""The projector with the window it belongs to: what it shows, when, and to whom it leaves the keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from projector_scene import Room, activate, room

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.furniture import Furniture

pytest.importorskip("PySide6")


@pytest.fixture
def scene(qtbot: QtBot, furnish: Callable[..., Furniture], session_path: Path) -> Room:
    return room(qtbot, furnish(session_path))


def test_it_shows_point_time_speakers_and_lists_and_leaves_the_keys_to_the_capture_line(
    scene: Room, qtbot: QtBot
) -> None:
    window = scene.furniture.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    scene.queue("Mongolia", "RF", "WWF-Russia")
    scene.do("speaker.next")
    projector = scene.show()
    qtbot.waitUntil(window.isActiveWindow)
    focus = window.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, "AGREED: not yet")
    scene.at("09:54:55")
    sheet = projector.sheet
    assert sheet.head.part.session == "Session 2.1  ·  Conservation of big feline species"
    assert sheet.head.part.clock == "09:54"
    assert (sheet.time.part.big, sheet.time.part.first, sheet.time.part.second) == (
        "25:05", "left in this slot", "until 10:20",
    )  # fmt: skip
    assert (sheet.floor.part.speaker, sheet.floor.part.time) == ("Mongolia", "02:41")
    assert sheet.floor.part.waiting == ("Russian Federation", "WWF-Russia")
    assert "One manual for winter track surveys" in scene.text()
    assert "NEASPEC, Incheon, 28–29 August 2024" in scene.text()
    assert "not yet" not in scene.text(), "no draft"
    assert projector.windowTitle().startswith("Projector – Session 2.1")


def test_it_follows_the_point_and_the_queue_while_another_page_is_in_front(scene: Room) -> None:
    projector = scene.show()
    scene.furniture.desk.show_page("merge")
    frame = scene.page.programme  # the page lives on behind the other
    assert frame is not None
    file = scene.furniture.desk.file
    assert file is not None
    for point in file.frame.points:
        scene.page.state.show_point(point.id)
        assert projector.sheet.topic.part.title == point.title
        kind = "Presentation" if point.kind == "presentation" else "Discussion point"
        assert projector.sheet.topic.part.label == kind
    scene.queue("China", "Mongolia")
    assert projector.sheet.floor.part.waiting == ("China", "Mongolia")
    scene.page.run_sheet.acts.next()
    assert projector.sheet.floor.part.speaker == "China"


def test_a_line_shows_when_it_is_kept_and_goes_when_it_is_taken_back(scene: Room, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    projector = scene.show()
    window = scene.furniture.window
    window.activateWindow()
    scene.page.line.focus_line()
    line = window.focusWidget()
    assert line is not None
    before = projector.sheet.lists.columns[0].number
    qtbot.keyClicks(line, "AGREED: we count twice a year")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    scene.wait(lambda: "We count twice a year" in scene.text())
    assert projector.sheet.lists.columns[0].number == before + 1
    qtbot.keyClicks(line, "ACTION: NIE to count the stations by 31 October 2024")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    scene.wait(lambda: "Count the stations (National Institute of Ecology, by 31 October 2024)" in scene.text())
    scene.do("edit.undo")
    scene.wait(lambda: "Count the stations" not in scene.text())
    scene.do("edit.undo")
    scene.wait(lambda: "twice a year" not in scene.text())


@pytest.mark.parametrize(
    ("clock", "big", "words", "tone"),
    [
        ("10:15:02", "04:58", "five minutes, until 10:20", "care"),
        ("10:21:20", "+01:20", "over time, ended 10:20", "clash"),
        ("10:32:00", "10:40", "in 8 minutes", "text"),
        ("12:30:00", "13:00", "in 30 minutes", "text"),
        ("20:00:00", "29 August", "no slot left", "text"),
    ],
)
def test_the_time_is_told_calmly(scene: Room, clock: str, big: str, words: str, tone: str) -> None:
    projector = scene.show()
    scene.at(clock)
    part = projector.sheet.time.part
    assert part.big == big
    assert ", ".join(text for text in (part.first, part.second) if text) == words
    assert part.tone == tone
    assert bool(part.icon) == (tone != "text"), "never colour alone"


def test_in_a_break_it_says_what_comes_next(scene: Room) -> None:
    projector = scene.show()
    scene.at("10:32:00")
    assert projector.sheet.topic.part.label == "Break now, then"
    assert projector.sheet.topic.part.title == "Session 2.1: Conservation of big feline species"
    scene.at("12:30:00")
    assert projector.sheet.topic.part.label == "Lunch now, then"
    assert projector.sheet.topic.part.title.startswith("Session 3: Roundtable discussion")
    scene.at("20:00:00", "2024-08-27")
    assert (projector.sheet.time.part.big, projector.sheet.time.part.first) == ("10:10", "28 August")


def test_another_level_takes_the_names_away_at_once(scene: Room) -> None:
    projector = scene.show()
    scene.queue("Oyun B.", "Mongolia", "Somebody Unheard Of")
    scene.do("speaker.next")
    preferences = scene.furniture.context.preferences
    preferences.set("attribution", "named")
    scene.wait(lambda: projector.sheet.floor.part.speaker == "Oyun Boroo (NEASPEC secretariat)")
    assert projector.sheet.floor.part.waiting == ("Mongolia", "Somebody Unheard Of")
    preferences.set("attribution", "none")
    assert "Oyun" not in scene.text(), "nothing of the old level stays while names are made ready"
    scene.wait(lambda: projector.sheet.floor.part.crowd == "2 speakers")
    assert projector.sheet.floor.part.speaker == "A participant"
    assert "Mongolia" not in projector.sheet.floor.spoken()
    preferences.set("attribution", "constituency")
    scene.wait(lambda: projector.sheet.floor.part.waiting == ("Member States", "A participant"))
    preferences.set("attribution", "delegation")
    scene.wait(lambda: projector.sheet.floor.part.waiting == ("Mongolia", "A participant"))


def test_lists_and_colours_are_its_own(scene: Room) -> None:
    from facilitator.ui.theme.tokens import DARK, LIGHT

    projector = scene.show()
    actions, preferences = scene.furniture.context.actions, scene.furniture.context.preferences
    assert actions["projector.lists"].isChecked()
    scene.do("projector.lists")
    assert not projector.sheet.lists.isVisible()
    assert "winter track surveys" not in scene.text()
    assert preferences["projector_lists"] == "off"
    scene.do("projector.lists")
    assert projector.sheet.lists.isVisible()
    assert "winter track surveys" in scene.text()
    scene.furniture.context.theme.choose("dark")

    def ground() -> str:
        return projector.grab().toImage().pixelColor(3, 3).name().upper()

    assert ground() == LIGHT.surface
    scene.do("projector.dark")
    assert ground() == DARK.surface
    preferences.set("projector_theme", "light")
    assert not actions["projector.dark"].isChecked()


def test_its_keys_are_those_of_the_window_and_esc_closes_it_alone(scene: Room, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    projector = scene.show()
    actions = scene.furniture.context.actions
    scene.queue("China", "Mongolia")
    activate(qtbot, projector)
    QTest.keyClick(projector.windowHandle(), Qt.Key.Key_F8)
    assert projector.sheet.floor.part.speaker == "China"
    QTest.keyClick(projector.windowHandle(), Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert not projector.sheet.lists.isVisible()
    QTest.keyClick(projector.windowHandle(), Qt.Key.Key_Escape)
    assert scene.furniture.projector.shown is None
    assert not actions["projector.show"].isChecked()
    assert scene.furniture.window.isVisible()
    scene.show()
    assert actions["projector.show"].isChecked()
    scene.do("projector.show")
    assert scene.furniture.projector.shown is None


def test_it_goes_with_the_file_and_with_the_window(scene: Room, qtbot: QtBot) -> None:
    from shiboken6 import isValid

    projector = scene.show()
    scene.do("file.close")
    assert scene.furniture.projector.shown is None
    qtbot.waitUntil(lambda: not isValid(projector))
    assert not scene.furniture.context.actions["projector.show"].isEnabled()
    scene.furniture.window.close()


def test_closing_the_window_closes_it(scene: Room) -> None:
    from PySide6.QtWidgets import QApplication

    projector = scene.show()
    scene.furniture.window.close()
    assert projector not in [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert scene.furniture.projector.shown is None


def test_a_second_repaints_the_figures_and_nothing_else(scene: Room, qtbot: QtBot) -> None:
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QPaintEvent

    projector = scene.show()
    projector.resize(1920, 1080)

    class Paints(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.areas: list[tuple[str, int]] = []

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QPaintEvent):
                area = sum(rect.width() * rect.height() for rect in event.region())
                self.areas.append((type(watched).__name__, area))
            return False

    scene.at("09:52:20")
    qtbot.wait(50)  # what is still to be painted
    paints = Paints()
    for panel in projector.sheet.children():
        panel.installEventFilter(paints)
    scene.at("09:52:21")
    qtbot.waitUntil(lambda: bool(paints.areas))
    assert {name for name, _ in paints.areas} == {"TimePanel"}
    assert sum(area for _, area in paints.areas) < 1920 * 1080 / 20


def test_the_mouse_goes_after_three_seconds_and_comes_back(scene: Room, qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint, Qt, QTimer
    from PySide6.QtTest import QTest

    projector = scene.show()
    QTest.mouseMove(projector.windowHandle(), QPoint(30, 30))
    QTest.mouseMove(projector.windowHandle(), QPoint(40, 40))
    (still,) = [one for one in projector.findChildren(QTimer) if one.interval() == 3000]
    qtbot.waitUntil(still.isActive)
    assert projector.cursor().shape() == Qt.CursorShape.ArrowCursor
    still.timeout.emit()
    assert projector.cursor().shape() == Qt.CursorShape.BlankCursor
    QTest.mouseMove(projector.windowHandle(), QPoint(50, 60))
    qtbot.waitUntil(lambda: projector.cursor().shape() == Qt.CursorShape.ArrowCursor)


def test_screen_readers_are_told_what_each_part_shows(scene: Room) -> None:
    projector = scene.show()
    sheet = projector.sheet
    scene.queue("China")
    assert projector.accessibleName() == projector.windowTitle()
    for panel in (sheet.head, sheet.topic, sheet.time, sheet.floor, sheet.lists, sheet.foot):
        assert panel.accessibleName() == panel.spoken() != ""
    told = sheet.time.accessibleName()
    scene.at("09:52:15")
    assert sheet.time.accessibleName() == told, "not every second"
