"""Screens plugged in and out: faked in the window of the test, and real ones in a program of their own."""

from __future__ import annotations

import ctypes.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from projector_scene import Room, activate, plug, room
from test_projector_placing import BEAMER, LAPTOP, THIRD, Box

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.furniture import Furniture
    from facilitator.ui.projector.placing import Spot

pytest.importorskip("PySide6")
HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def _spots(**boxes: Box) -> list[Spot]:
    from PySide6.QtCore import QRect

    from facilitator.ui.projector.placing import Spot

    return [Spot(name, QRect(*box), QRect(*box)) for name, box in boxes.items()]


@pytest.fixture
def scene(qtbot: QtBot, furnish: Callable[..., Furniture], session_path: Path) -> Room:
    return room(qtbot, furnish(session_path))


def test_unplugged_it_becomes_a_window_and_goes_back_when_plugged_in(scene: Room, qtbot: QtBot) -> None:
    window = scene.furniture.window
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    screens: Any = plug(scene.furniture, _spots(laptop=LAPTOP, beamer=BEAMER), "laptop")
    projector = scene.show()
    assert (projector.standing.filled, projector.isFullScreen()) == ("beamer", True)
    screens.listed = _spots(laptop=LAPTOP)
    screens.changed.emit()
    assert (projector.standing.filled, projector.isFullScreen(), projector.isVisible()) == ("", False, True)
    assert projector.minimumWidth() < window.width(), "it can be dragged off"
    screens.listed = _spots(laptop=LAPTOP, third=THIRD, beamer=BEAMER)
    screens.changed.emit()
    assert (projector.standing.filled, projector.isFullScreen()) == ("third", True)
    qtbot.waitUntil(window.isActiveWindow)


def test_the_screen_chosen_is_remembered_by_its_name(scene: Room, qtbot: QtBot) -> None:
    screens: Any = plug(scene.furniture, _spots(laptop=LAPTOP, beamer=BEAMER, third=THIRD), "laptop")
    scene.do("projector.next_screen")
    projector = scene.shown
    assert projector.standing.filled == "beamer", "the first time it shows it"
    scene.do("projector.next_screen")
    assert projector.standing.filled == "third"
    scene.do("projector.show")
    scene.show()
    assert scene.shown.standing.filled == "third"
    screens.listed = _spots(laptop=LAPTOP, beamer=BEAMER)
    screens.changed.emit()
    assert scene.shown.standing.filled == "beamer"
    screens.listed = _spots(laptop=LAPTOP, beamer=BEAMER, third=THIRD)
    screens.changed.emit()
    assert scene.shown.standing.filled == "third", "plugged in again it goes back"


def test_the_window_moved_onto_its_screen_finds_it_gone_to_the_other(scene: Room, qtbot: QtBot) -> None:
    screens: Any = plug(scene.furniture, _spots(laptop=LAPTOP, beamer=BEAMER), "laptop")
    projector = scene.show()
    screens.main_on = "beamer"
    scene.furniture.window.move(30, 40)
    scene.wait(lambda: projector.standing.filled == "laptop")


def test_a_window_by_its_own_key_stays_one_until_screens_change(scene: Room, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    screens: Any = plug(scene.furniture, _spots(laptop=LAPTOP, beamer=BEAMER), "laptop")
    projector = scene.show()
    qtbot.waitUntil(scene.furniture.window.isActiveWindow)
    activate(qtbot, projector)
    qtbot.keyClick(projector, Qt.Key.Key_F11)
    assert not projector.isFullScreen()
    projector.standing._make_room()  # the main window was moved about on its own screen
    assert not projector.isFullScreen()
    screens.changed.emit()
    assert projector.isFullScreen()


def test_on_one_screen_it_stays_where_it_was_dragged_and_comes_back_into_sight(scene: Room, qtbot: QtBot) -> None:
    screens: Any = plug(scene.furniture, _spots(laptop=LAPTOP), "laptop")
    projector = scene.show()
    projector.setGeometry(100, 90, 500, 300)
    screens.changed.emit()
    assert projector.geometry().getRect() == (100, 90, 500, 300)
    projector.setGeometry(2000, 90, 500, 300)  # its screen has gone
    screens.changed.emit()
    assert scene.furniture.window.screen().availableGeometry().contains(projector.geometry().center())
    assert not projector.isFullScreen()


def test_with_one_screen_it_is_a_window_and_that_is_said(scene: Room, qtbot: QtBot) -> None:
    said: list[tuple[str, str]] = []
    scene.furniture.desk.said.connect(lambda level, sentence: said.append((level, sentence)))
    plug(scene.furniture, _spots(laptop=LAPTOP), "laptop")
    projector = scene.show()
    assert (projector.standing.filled, projector.isFullScreen()) == ("", False)
    assert [level for level, _ in said] == ["done"]
    scene.do("projector.next_screen")
    assert said[-1] == ("care", "There is no other screen free for the projector.")


def test_two_screens_of_one_make_are_told_apart() -> None:
    from PySide6.QtCore import QRect

    from facilitator.ui.projector.screens import named

    class Screen:
        def __init__(self, left: int) -> None:
            self._left = left

        def name(self) -> str:
            return "LG"

        def geometry(self) -> QRect:
            return QRect(self._left, 0, 100, 100)

    right, left = Screen(100), Screen(0)
    assert named([right, left]) == {"LG": left, "LG 2": right}  # type: ignore[list-item,comparison-overlap]


# Real screens


def _run(path: Path, *arguments: str, **environment: str) -> dict[str, dict[str, Any]]:
    found = subprocess.run(
        [sys.executable, str(HERE / "projector_program.py"), str(path), *arguments],
        env={**os.environ, **environment}, cwd=ROOT, capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    assert "Traceback" not in found.stderr, found.stderr
    return {told["step"]: told for told in map(json.loads, found.stdout.splitlines())}


def test_it_fills_the_second_of_two_screens_and_changes_with_the_window(session_path: Path, tmp_path: Path) -> None:
    screens = [
        {"name": name, "x": box[0], "y": box[1], "width": box[2], "height": box[3], "logicalDpi": 96, "dpr": 1}
        for name, box in (("laptop", LAPTOP), ("beamer", BEAMER))
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    told = _run(session_path, QT_QPA_PLATFORM=f"offscreen:configfile={config}", HOME=str(tmp_path))
    shown, moved = told["shown"], told["window moved"]
    assert (shown["screen"], shown["full"], tuple(shown["place"])) == ("beamer", True, BEAMER)
    assert (shown["active"], shown["focus"]) == (True, "capture-line")
    assert (moved["screen"], moved["full"], tuple(moved["place"])) == ("laptop", True, LAPTOP)


@pytest.fixture
def display() -> Iterator[str]:
    """An X server with room for two monitors."""
    server = shutil.which("Xvfb")
    if server is None or not ctypes.util.find_library("Xrandr"):
        pytest.skip("needs Xvfb and libXrandr")
    read, write = os.pipe()
    running = subprocess.Popen(
        [server, "-displayfd", str(write), "-screen", "0", "3286x1080x24", "+extension", "RANDR"],
        pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    if not number:
        running.wait(10)
        pytest.skip("Xvfb does not start")
    yield f":{number}"
    running.terminate()
    running.wait(10)


def test_a_monitor_pulled_out_of_a_running_program(display: str, session_path: Path, tmp_path: Path) -> None:
    told = _run(session_path, "unplug", QT_QPA_PLATFORM="xcb", DISPLAY=display, HOME=str(tmp_path))
    shown, gone, back = told["shown"], told["unplugged"], told["plugged"]
    assert (shown["screen"], shown["full"], tuple(shown["place"])) == ("beamer", True, BEAMER)
    assert (gone["screen"], gone["full"]) == ("", False)
    left, top, wide, high = gone["place"]
    assert left >= 0 and top >= 0 and left + wide <= LAPTOP[2] and top + high <= LAPTOP[3]
    assert (back["screen"], back["full"], tuple(back["place"])) == ("beamer", True, BEAMER)
    assert told["window moved"]["screen"] == "laptop"
