"""More fields in the details: what is told of a lesson, and who was asked about an action and when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from facilitator.clock import seeded_clock
from facilitator.domain import LESSON_FIELDS
from facilitator.workspace import files, record_details
from facilitator.workspace.capturing import Capture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.capture.details.panel import DetailsPanel
    from facilitator.ui.pages.capture.state import CaptureState

T = TypeVar("T")
NOW = datetime(2024, 8, 29, 1, 5, tzinfo=UTC)
LINES = ("LESSON: herders must be asked first", "> NIE to circulate the form", "JP: a plain note")


class Scene:
    """The panel on a small file."""

    def __init__(
        self, qtbot: QtBot, panel: DetailsPanel, file: OpenFile, state: CaptureState, items: tuple[str, ...]
    ) -> None:
        self.qtbot, self.panel, self.file = qtbot, panel, file
        self.state = state
        self.lesson, self.action, self.note = items
        self.form = panel.body.form

    def ask(self, work: Callable[[Any], T]) -> T:
        found: list[T] = []
        self.file.ask(work, found.append)
        self.qtbot.waitUntil(lambda: bool(found), timeout=5000)
        return found[0]

    def select(self, item: str) -> None:
        self.state.select((item,))
        self.qtbot.waitUntil(lambda: self.panel.item == item, timeout=5000)
        for _ in range(3):
            self.ask(lambda _: None)

    def record(self) -> Any:
        found = self.ask(lambda file: record_details.details(file, self.panel.item))
        assert found is not None
        return found.record

    def type(self, key: str, words: str) -> None:
        """Types into a field and presses Enter; the change is waited for."""
        from PySide6.QtCore import Qt

        widget = self.form.editor(key).first_widget()
        widget.setFocus()
        self.qtbot.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(widget, words)
        with self.qtbot.waitSignal(self.file.changed, timeout=5000):
            self.qtbot.keyClick(widget, Qt.Key.Key_Return)
        for _ in range(3):
            self.ask(lambda _: None)


@pytest.fixture
def scene(qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], tmp_path: Path) -> Scene:
    from facilitator.ui.pages.capture.details.panel import DetailsPanel
    from facilitator.ui.pages.capture.state import CaptureState

    clock = seeded_clock(lambda: NOW, 1)
    path = tmp_path / "2.1.facilitator"
    files.new(path, "neaspec-2024", "2.1", "Ana", clock)
    with files.opened(path, clock) as held:
        items = Capture(held, None, None, "Ana").keep(LINES).items
    context.theme.apply()
    file, state = open_path(path), CaptureState()
    panel = DetailsPanel(context, file, state)
    qtbot.addWidget(panel)
    panel.resize(context.theme.px(340), 900)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return Scene(qtbot, panel, file, state, tuple(items))


def test_what_is_told_of_a_lesson_is_folded_away_and_typed_by_keys(scene: Scene) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QPushButton

    scene.select(scene.lesson)
    assert not [key for key in scene.form.shown() if key.startswith("lesson/")]
    more = scene.form.findChild(QPushButton, "more")
    assert isinstance(more, QPushButton) and more.text() == "More of this lesson"
    scene.qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert [key for key in scene.form.shown() if key.startswith("lesson/")] == [
        f"lesson/{one}" for one in LESSON_FIELDS
    ]
    lefts = {scene.form.editor(key).x() for key in scene.form.shown()}
    assert len(lefts) == 1 and lefts.pop() <= 100  # values stand where they stood before
    scene.type("lesson/project", "Snow leopard 2020")
    scene.type("lesson/happened", "nobody came")
    assert dict(scene.record().lesson) == {"project": "Snow leopard 2020", "happened": "nobody came"}
    assert scene.file.steps.undo_title == "Edit of lesson"
    scene.qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert {"lesson/project", "lesson/happened"} == {one for one in scene.form.shown() if one.startswith("lesson/")}
    assert "set project of the lesson to Snow leopard 2020" in "\n".join(scene.panel.body.history.lines())


def test_who_was_asked_and_when_stands_with_the_action(scene: Scene) -> None:
    from facilitator.ui.pages.capture.details.day_line import day_words

    scene.select(scene.action)
    assert "contact" not in scene.form.shown()
    scene.form.unfold(True)
    scene.type("contact", "kim@example.org")
    scene.type("asked", "30 Sep")
    scene.type("replied", "2 October 2024")
    record = scene.record()
    assert (record.contact, record.asked, record.replied) == ("kim@example.org", "2024-09-30", "2024-10-02")
    assert scene.form.editor("asked").first_widget().text() == day_words("2024-09-30")
    scene.form.unfold(False)
    assert {"contact", "asked", "replied"} <= set(scene.form.shown()) and "reminded" not in scene.form.shown()


def test_words_that_name_no_day_are_said_and_not_kept(scene: Scene) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.pages.capture.details.day_line import day_words

    scene.select(scene.action)
    scene.form.unfold(True)
    scene.type("asked", "30 Sep")
    editor = scene.form.editor("asked")
    line = editor.first_widget()
    scene.qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    scene.qtbot.keyClicks(line, "some day")
    assert "names no day" in line.accessibleDescription() and editor.dirty
    scene.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == day_words("2024-09-30") and scene.record().asked == "2024-09-30"


def test_other_notes_have_none_of_it_and_tab_goes_from_the_top(scene: Scene) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QApplication, QPushButton, QWidget

    for item in (scene.lesson, scene.action, scene.note):
        scene.select(item)
        scene.form.unfold(True)
        own = [key for key in scene.form.shown() if key.startswith("lesson/") or key in ("contact", "asked")]
        assert bool(own) == (item != scene.note)
        more = scene.form.findChild(QPushButton, "more")
        assert isinstance(more, QPushButton)
        scene.form.text.first_widget().setFocus()
        order: list[str] = []
        while not more.hasFocus():
            focus = QApplication.focusWidget()
            assert isinstance(focus, QWidget)
            spoken = QAccessible.queryAccessibleInterface(focus)
            assert spoken and spoken.text(QAccessible.Text.Name), focus
            order += [key for key in scene.form.shown() if scene.form.editor(key).isAncestorOf(focus)]
            scene.qtbot.keyClick(focus, Qt.Key.Key_Tab)
        assert list(dict.fromkeys(order)) == [key for key in scene.form.shown() if key != "same"]
