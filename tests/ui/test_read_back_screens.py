"""Reading back on a beamer: the same on another screen, chosen by key, closed when it goes; large, and heard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator.ui.pages.read_back.course import Course
from facilitator.workspace.read_back import ReadBack, Reading, State

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from read_back_scene import Scene

    from facilitator.ui.furniture import Furniture
    from facilitator.ui.pages.read_back.beamer import BeamerWindow
    from facilitator.ui.theme.theme import Theme

    Furnish = Callable[..., Furniture]

_LONG = "The participants would exchange records in one format that all agencies can read. " * 12


@pytest.fixture
def scene(qtbot: QtBot, furnish: Furnish, session_path: Path) -> Scene:
    from read_back_scene import Scene

    return Scene(qtbot, furnish(session_path))


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The screens besides that of the window: the one there is stands for a second, as long as its name is in here."""
    from PySide6.QtGui import QGuiApplication, QScreen

    from facilitator.ui.pages.read_back.beamer import Beamer

    there = {"beamer"}

    def others(_: Beamer) -> list[QScreen]:
        return [QGuiApplication.primaryScreen()] if there else []

    monkeypatch.setattr(Beamer, "_others", others)
    return there


def _beamer(scene: Scene) -> BeamerWindow:
    assert scene.page.beamer.window is not None
    return scene.page.beamer.window


def test_where_there_is_another_screen_it_shows_the_same(scene: Scene, second: set[str]) -> None:
    from read_back_scene import CTRL, Key

    scene.start()
    beamer = _beamer(scene)
    assert beamer.isVisible() and beamer.isFullScreen() and not scene.window.isFullScreen()
    assert scene.furniture.header.isVisible()
    name = scene.current.words
    assert name in beamer.board.stage.accessibleName()
    scene.key(Key.Key_Right)
    assert scene.current.words != name and scene.current.words in beamer.board.stage.accessibleName()
    before = beamer.grab().toImage()
    scene.key(Key.Key_A)
    scene.key(Key.Key_End, CTRL)
    scene.type(" and more words than before")
    assert beamer.grab().toImage() != before  # the room sees what is typed
    scene.key(Key.Key_Escape)
    assert beamer.grab().toImage() == before
    scene.key(Key.Key_End)
    assert beamer.board.currentWidget() is beamer.board.closing
    scene.key(Key.Key_Escape)
    assert scene.page.beamer.window is None and scene.furniture.desk.page == "capture"


def test_the_screen_is_chosen_by_key_and_remembered(scene: Scene, second: set[str]) -> None:
    from read_back_scene import Key

    scene.start()
    assert scene.page.bar.buttons["screen"].isVisible()
    scene.key(Key.Key_S)
    assert scene.page.beamer.window is None and scene.window.isFullScreen()
    scene.key(Key.Key_Escape)
    assert not scene.window.isFullScreen()
    scene.start()
    assert scene.page.beamer.window is None and scene.window.isFullScreen()
    scene.key(Key.Key_S)
    assert _beamer(scene).isVisible() and not scene.window.isFullScreen()


def test_a_screen_that_is_unplugged_is_survived(scene: Scene, second: set[str]) -> None:
    from PySide6.QtGui import QGuiApplication

    scene.start()
    assert _beamer(scene).isVisible()
    second.clear()
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.screenRemoved.emit(application.primaryScreen())
    assert scene.page.beamer.window is None and scene.window.isFullScreen()
    assert not scene.page.bar.buttons["screen"].isVisible()


def test_a_closed_beamer_window_leaves_the_reading_here(scene: Scene, second: set[str]) -> None:
    scene.start()
    _beamer(scene).close()
    assert scene.page.beamer.window is None and scene.window.isFullScreen()


def test_closing_the_file_leaves_the_window_as_it_was(scene: Scene) -> None:
    scene.start()
    assert scene.window.isFullScreen()
    scene.furniture.context.actions["file.close"].trigger()
    assert scene.furniture.welcome.isVisible() and not scene.window.isFullScreen()
    assert scene.furniture.header.isVisible()


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 700), (1024, 600)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("words", ["one manual", _LONG, "参加者は共同調査の結果を共有する" * 20, "Ө" * 400])
def test_words_stay_in_their_place(qtbot: QtBot, theme: Theme, size: tuple[int, int], scale: float, words: str) -> None:
    from PySide6.QtCore import QRect, QSize
    from PySide6.QtGui import QFontMetricsF

    from facilitator.ui.pages.read_back.measures import LEAST, WORDS, Measures, broken, fitted, line_high

    theme.scale_to(scale)
    measures = Measures(theme, QSize(*size))
    place = QRect(40, 160, size[0] - 80, size[1] - 380)
    font = fitted(measures, words, place)
    lines = broken(words, font, place.width(), max(1, place.height() // line_high(font)))
    assert measures.text(LEAST) <= font.pixelSize() <= measures.text(WORDS)
    assert len(lines) * line_high(font) <= max(place.height(), line_high(font))
    assert max(QFontMetricsF(font).horizontalAdvance(line.rstrip()) for line in lines) <= place.width() + 1
    if words == "one manual":
        assert font.pixelSize() == measures.text(WORDS)
    shown = "".join("".join(lines).split())
    assert shown == "".join(words.split()) or shown.endswith("…")


@pytest.fixture
def theme(qapp: object) -> Theme:
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.theme.theme import Theme

    assert isinstance(qapp, QApplication)
    return Theme(qapp, "light")


def test_every_button_is_named_and_reached(scene: Scene) -> None:
    from PySide6.QtCore import Qt

    scene.start()
    bar = scene.page.bar
    for name, button in bar.buttons.items():
        assert button.accessibleName() or button.text(), name
        shown = "." not in name and name not in ("keep", "line", "give_up", "read")
        assert not shown or button.focusPolicy() & Qt.FocusPolicy.TabFocus, name
    scene.key(Qt.Key.Key_Tab)
    assert bar.isAncestorOf(scene.focus())
    place = scene.page.course.place
    scene.page.bar.buttons["on"].click()
    assert scene.page.course.place == place + 1


def _list(*states: State) -> ReadBack:
    return ReadBack(
        tuple(Reading((str(at),), "agreement", "words", "words", state=one) for at, one in enumerate(states))
    )


def test_the_course_begins_with_what_is_open() -> None:
    course = Course()
    course.take(_list(State.CONFIRMED, State.OPEN, State.OPEN))
    assert course.place == 1
    course.step(5)
    assert course.place == 3 and course.current is None
    course.step(-9)
    assert course.place == 0


def test_the_course_stays_with_its_reading_wherever_that_moves() -> None:
    course = Course()
    found = _list(State.OPEN, State.OPEN, State.OPEN)
    course.take(found)
    course.step(1)
    course.take(ReadBack((found.readings[1], found.readings[0])))
    assert course.place == 0 and course.current == found.readings[1]
    course.take(ReadBack((found.readings[0],)))  # it was deleted: what stands in its place now
    assert course.current == found.readings[0]
    course.end()
    course.take(found)
    assert course.current is None
    course.take(ReadBack())
    assert course.current is None and course.place == 0
