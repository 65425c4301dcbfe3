"""What is read back before the room keeps to the level of attribution that a person chose, as papers do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator.workspace.capturing import Capture
from facilitator.workspace.read_back import Reading, read_back
from facilitator.workspace.record_edits import Part, edit_all

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from read_back_scene import Scene

    from facilitator.ui.furniture import Furniture

    Furnish = Callable[..., Furniture]

AGREED = "AGREED: Oyun Boroo and Lee Haessal would draft one manual"


@pytest.fixture
def scene(qtbot: QtBot, furnish: Furnish, session_path: Path) -> Scene:
    """With an agreement and an action that name people in words, lead, day and confirmation."""
    from read_back_scene import Scene

    made = Scene(qtbot, furnish(session_path))
    lines = (AGREED, "> Kim Byeolbit to ask Tsuruno Hane before Amsel Wiesengrund is back")
    agreed, action = made.ask(lambda file: Capture(file, "2.1", None, None).keep(lines)).items
    marks = [Part("confirmed", "2024-08-29 10:00, Oyun Boroo")]
    made.ask(lambda file: edit_all(file, [agreed], marks))
    marks = [Part("lead_confirmed", "Kim Byeolbit"), Part("due_text", "when Amsel Wiesengrund is back")]
    made.ask(lambda file: edit_all(file, [action], marks))
    return made


def _told(scene: Scene) -> str:
    """All that the board in the window says or paints, reading by reading."""
    from PySide6.QtWidgets import QWidget
    from read_back_scene import Key

    told: list[str] = []
    scene.key(Key.Key_Home)
    for _ in range(len(scene.page.course.list.readings) + 1):
        board = scene.page.board
        told += [part.accessibleName() + part.accessibleDescription() for part in (board, *board.findChildren(QWidget))]
        told += _painted(scene.page.course.current)
        scene.key(Key.Key_Right)
    return "\n".join(told)


def _painted(reading: Reading | None) -> list[str]:
    from facilitator.ui.pages.read_back.sayings import facts

    if reading is None:
        return []
    return [reading.words, reading.session, reading.point, *(one.text for line in facts(reading) for one in line)]


@pytest.mark.parametrize("level", ["named", "delegation", "constituency", "none"])
def test_nobody_is_named_before_the_room_below_the_level(scene: Scene, level: str) -> None:
    from read_back_scene import Key

    scene.furniture.context.preferences.set("attribution", level)
    scene.key(Key.Key_F5)
    scene.qtbot.waitUntil(lambda: scene.furniture.desk.page == "read_back")
    asked = scene.ask(lambda file: read_back(file, level))
    scene.qtbot.waitUntil(lambda: scene.page.course.list == asked, timeout=10_000)
    told = _told(scene)
    people = [form for one in scene.file.frame.participants for form in (one.name, *one.aliases)]
    found = sorted({name for name in people if name in told})
    assert found == (["Amsel Wiesengrund", "Kim Byeolbit", "Lee Haessal", "Oyun Boroo", "Tsuruno Hane"]
                     if level == "named" else [])  # fmt: skip


def test_another_level_shows_at_once(scene: Scene) -> None:
    from read_back_scene import Key

    context = scene.furniture.context
    context.preferences.set("attribution", "named")
    scene.key(Key.Key_F5)
    scene.qtbot.waitUntil(lambda: scene.furniture.desk.page == "read_back")
    scene.qtbot.waitUntil(lambda: "Oyun Boroo" in repr([one.words for one in scene.page.course.list.readings]))
    context.preferences.set("attribution", "none")
    scene.qtbot.waitUntil(lambda: "Oyun Boroo" not in repr([one.words for one in scene.page.course.list.readings]))


def test_the_window_on_the_beamer_is_not_named_after_the_file(scene: Scene) -> None:
    from facilitator.ui.pages.read_back.beamer import BeamerWindow

    window = BeamerWindow(scene.furniture.context.theme, scene.window)
    assert window.windowTitle() == "Read back – facilitator"
