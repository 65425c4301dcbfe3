"""Which lessons a record takes up, in the details: ticked in a list, gone to, taken away, undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.domain import Records
from facilitator.ui.context import Context
from facilitator.ui.dialogs.choose_records import ChooseRecords
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.details.panel import DetailsPanel
from facilitator.ui.pages.capture.details.same_field import RecordLink
from facilitator.ui.pages.capture.details.takes_field import TakesUpEditor
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.widgets.buttons import IconButton
from facilitator.workspace.files import SessionFile
from facilitator.workspace.showing import load_records

T = TypeVar("T")
Key = Qt.Key


class Scene:
    """The panel on the first proposal that takes up nothing."""

    def __init__(self, qtbot: QtBot, context: Context, file: OpenFile) -> None:
        self.qtbot, self.file, self.state = qtbot, file, CaptureState()
        self.panel = DetailsPanel(context, file, self.state)
        qtbot.addWidget(self.panel, before_close_func=lambda _: file.worker.settle())
        self.panel.resize(340, 700)
        self.panel.show()
        made = self.records()
        self.proposal = next(one.id for one in made.proposals if not one.takes_up)
        self.lessons = [one for one in made.notes if one.kind == "lesson"]
        self.show(self.proposal)

    def show(self, item: str) -> None:
        self.state.select((item,))
        self.qtbot.waitUntil(lambda: self.panel.item == item, timeout=5000)

    def ask(self, work: Callable[[SessionFile], T]) -> T:
        found: list[T] = []
        self.file.ask(work, found.append)
        self.qtbot.waitUntil(lambda: bool(found), timeout=5000)
        return found[0]

    def records(self) -> Records:
        return self.ask(load_records)

    def taken(self, item: str) -> set[str]:
        made = self.records()
        everything = (*made.notes, *made.proposals, *made.actions)
        return set(next(one.takes_up for one in everything if one.id == item))

    @property
    def editor(self) -> TakesUpEditor:
        found = self.panel.body.form.editor("takes_up")
        assert isinstance(found, TakesUpEditor)
        return found

    def open(self) -> ChooseRecords:
        self.qtbot.keyClick(self.editor.add, Key.Key_Return)
        self.qtbot.waitUntil(lambda: self.panel.lessons.dialog is not None, timeout=5000)
        assert self.panel.lessons.dialog is not None
        return self.panel.lessons.dialog

    def take(self, *texts: str) -> None:
        dialog = self.open()
        for text in texts:
            dialog.search.clear()
            self.qtbot.keyClicks(dialog.search, text)
            self.qtbot.keyClick(dialog.search, Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
        with self.qtbot.waitSignal(self.file.changed, timeout=5000):
            self.qtbot.keyClick(dialog.search, Key.Key_Return)
        for _ in range(3):
            self.ask(lambda _: None)


@pytest.fixture
def scene(qtbot: QtBot, context: Context, example_file: OpenFile) -> Scene:
    return Scene(qtbot, context, example_file)


def test_a_proposal_always_shows_what_it_takes_up(scene: Scene) -> None:
    assert "takes_up" in scene.panel.body.form.shown()
    assert scene.editor.links() == ()


def test_lessons_are_ticked_by_keyboard_and_undone_in_one_step(scene: Scene) -> None:
    first, second = scene.lessons[0], scene.lessons[1]
    scene.take(first.text[:24], second.text[:24])
    assert scene.taken(scene.proposal) == {first.id, second.id}
    scene.qtbot.waitUntil(lambda: set(scene.editor.links()) == {first.id, second.id})
    with scene.qtbot.waitSignal(scene.file.changed, timeout=5000):
        scene.file.steps.undo()
    assert scene.taken(scene.proposal) == set()
    scene.qtbot.waitUntil(lambda: scene.editor.links() == (), timeout=5000)


def test_what_is_ticked_already_can_be_taken_away_in_the_list(scene: Scene) -> None:
    lesson = scene.lessons[0]
    scene.take(lesson.text[:24])
    dialog = scene.open()
    assert dialog.choices.ticked == {lesson.id}
    scene.qtbot.keyClick(dialog.search, Key.Key_Space)
    with scene.qtbot.waitSignal(scene.file.changed, timeout=5000):
        scene.qtbot.keyClick(dialog.search, Key.Key_Return)
    assert scene.taken(scene.proposal) == set()


def test_a_lesson_is_gone_to_and_taken_away_beside_its_words(scene: Scene) -> None:
    lesson = scene.lessons[0]
    scene.take(lesson.text[:24])
    link = scene.editor.findChildren(RecordLink)[-1]
    assert lesson.text[:20] in link.accessibleName()
    with scene.qtbot.waitSignal(scene.file.changed, timeout=5000):
        scene.qtbot.keyClick(scene.editor.findChildren(IconButton)[-1], Key.Key_Return)
    assert scene.taken(scene.proposal) == set()
    scene.take(lesson.text[:24])
    scene.qtbot.mouseClick(scene.editor.findChildren(RecordLink)[-1], Qt.MouseButton.LeftButton)
    assert scene.state.selected == (lesson.id,)


def test_a_record_is_not_offered_to_itself(scene: Scene) -> None:
    lesson = scene.lessons[0].id
    scene.show(lesson)
    scene.panel.body.form.unfold(True)
    dialog = scene.open()
    assert dialog.choices.found
    assert lesson not in [item for one in dialog.choices.found for item in one.ids]
    scene.qtbot.keyClick(dialog.search, Key.Key_Escape)
    scene.qtbot.waitUntil(lambda: scene.panel.lessons.dialog is None)


def test_a_list_given_up_changes_nothing(scene: Scene) -> None:
    dialog = scene.open()
    scene.qtbot.keyClick(dialog.search, Key.Key_Space)
    scene.qtbot.keyClick(dialog.search, Key.Key_Escape)
    scene.qtbot.waitUntil(lambda: scene.panel.lessons.dialog is None)
    assert scene.taken(scene.proposal) == set()


def test_what_is_ticked_after_another_record_was_shown_is_passed_over(scene: Scene) -> None:
    dialog = scene.open()
    scene.qtbot.keyClick(dialog.search, Key.Key_Space)
    scene.show(scene.lessons[2].id)
    scene.qtbot.keyClick(dialog.search, Key.Key_Return)
    scene.qtbot.waitUntil(lambda: scene.panel.lessons.dialog is None)
    assert scene.taken(scene.proposal) == scene.taken(scene.lessons[2].id) == set()
