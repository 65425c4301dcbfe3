"""Unknown speakers, one after another by keyboard; each assignment is one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain import Participant, Records
from facilitator.ui.context import Context
from facilitator.ui.dialogs.unknown_speakers import UnknownSpeakersDialog
from facilitator.ui.open_file import OpenFile
from facilitator.workspace.capturing import Capture
from facilitator.workspace.changed import Changed
from facilitator.workspace.showing import load_records

Key = Qt.Key
LINES = ("Дорж: малчид", "Дорж: дахин", "Kim: roads", "山田: 保護区を広げる", "Shuvuu Ts: snow first")


class Scene:
    """The dialog on a file with unknown speakers, and hands."""

    def __init__(self, qtbot: QtBot, context: Context, file: OpenFile) -> None:
        self.qtbot, self.file = qtbot, file
        self.changes(lambda: file.do("Notes", lambda f: Capture(f, None, None, None).keep(LINES)))
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.window.show()
        self.dialog = UnknownSpeakersDialog(context, file, self.window)
        self.dialog.open()
        qtbot.waitExposed(self.dialog)
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            found: list[object] = []
            self.file.ask(lambda _: True, found.append)
            self.qtbot.waitUntil(lambda known=found: bool(known), timeout=5000)

    def changes(self, act: Callable[[], object]) -> Changed:
        with self.qtbot.waitSignal(self.file.changed, timeout=5000) as told:
            act()
        self.settle()
        return (told.args or [Changed()])[0]

    def records(self) -> Records:
        found: list[Records] = []
        self.file.ask(load_records, found.append)
        self.qtbot.waitUntil(lambda: bool(found), timeout=5000)
        return found[0]

    def speakers(self, words: str) -> set[str]:
        return {note.speaker for note in self.records().notes if words in note.text}

    def person(self, name: str) -> Participant:
        return next(person for person in self.file.frame.participants if person.name == name)

    def go(self, text: str) -> None:
        self.dialog.list.setCurrentRow(self.dialog.waiting().index(text))

    def offered(self) -> list[str]:
        return [self.dialog.pane.found.item(row).text() for row in range(self.dialog.pane.found.count())]

    def enter(self) -> Changed:
        return self.changes(lambda: self.qtbot.keyClick(self.dialog.pane.line, Key.Key_Return))


def compose(widget: QObject, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def scene(qtbot: QtBot, context: Context, example_file: OpenFile) -> Iterator[Scene]:
    made = Scene(qtbot, context, example_file)
    yield made
    for dialog in made.window.findChildren(UnknownSpeakersDialog):
        dialog.close()


def test_those_of_most_notes_come_first_with_what_they_said(scene: Scene) -> None:
    assert scene.dialog.waiting()[:2] == ("Kim", "Дорж")
    scene.go("Дорж")
    assert scene.dialog.pane.head.text() == "“Дорж” is nobody known · 2 notes"
    assert "малчид" in scene.dialog.pane.lines.text() and "дахин" in scene.dialog.pane.lines.text()


def test_what_they_said_stands_with_its_place(scene: Scene) -> None:
    point = next(one for one in scene.file.frame.points if one.title == "Technical issues")
    scene.changes(
        lambda: scene.file.do("Notes", lambda f: Capture(f, point.session, point.id, None).keep(["Zorig: dens"]))
    )
    scene.go("Zorig")
    session = next(one for one in scene.file.frame.sessions if one.id == point.session)
    assert scene.dialog.pane.lines.text() == f"– Zorig: dens ({session.code}, Technical issues)"


def test_an_ambiguous_one_offers_those_who_fit_and_enter_goes_on(scene: Scene) -> None:
    scene.go("Kim")
    assert scene.dialog.pane.head.text().startswith("“Kim” fits several")
    assert [words.partition(" ·")[0] for words in scene.offered()[:2]] == ["Kim Byeolbit", "Kim Solip"]
    assert not scene.dialog.pane.remember.isEnabled()
    scene.qtbot.keyClick(scene.dialog.pane.line, Key.Key_Down)
    scene.enter()
    assert scene.speakers("roads") >= {scene.person("Kim Solip").id}
    assert "Kim" not in scene.dialog.waiting()
    assert scene.dialog.list.currentRow() == 0 and scene.dialog.pane.line.text() == ""
    assert scene.file.steps.undo_title == "Assignment of “Kim”"


def test_somebody_known_gets_all_notes_and_one_more_name(scene: Scene) -> None:
    scene.go("Дорж")
    scene.qtbot.keyClicks(scene.dialog.pane.line, "listo")
    assert scene.offered()[0].startswith("Listopad Osenny")
    changed = scene.enter()
    person = scene.person("Listopad Osenny")
    assert "Дорж" in person.aliases
    assert scene.speakers("малчид") == scene.speakers("дахин") == {person.id}
    assert changed.kinds == {"record", "participant"}
    scene.changes(lambda: scene.qtbot.keyClick(scene.dialog.pane.line, Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert "Дорж" in scene.dialog.waiting()
    assert "Дорж" not in scene.person("Listopad Osenny").aliases


def test_without_remembering_only_the_notes_change(scene: Scene) -> None:
    scene.go("Дорж")
    scene.qtbot.keyClicks(scene.dialog.pane.line, "listo")
    scene.dialog.pane.remember.setChecked(False)
    scene.enter()
    assert scene.person("Listopad Osenny").aliases == ("Листопад Осенний", "Осенний")


def test_a_new_participant_by_input_method(scene: Scene) -> None:
    scene.go("山田")
    compose(scene.dialog.pane.line, "山田たろ")
    scene.qtbot.keyClick(scene.dialog.pane.line, Key.Key_Return)
    assert "山田" in scene.dialog.waiting()
    compose(scene.dialog.pane.line, "", "山田太郎")
    assert scene.offered() == ["Add “山田太郎” as a participant", "Only keep the name “山田太郎”"]
    scene.enter()
    assert scene.person("山田太郎").aliases == ("山田",)
    assert scene.speakers("保護区") == {scene.person("山田太郎").id}


def test_a_name_can_be_kept_as_words(scene: Scene) -> None:
    scene.go("Shuvuu Ts")
    while not scene.dialog.pane.found.currentItem().text().startswith("Only keep"):
        scene.qtbot.keyClick(scene.dialog.pane.line, Key.Key_Up)
    scene.enter()
    assert scene.speakers("snow first") == {"Shuvuu Ts"}


def test_one_can_be_left_for_later(scene: Scene) -> None:
    scene.qtbot.mouseClick(scene.dialog.later, Qt.MouseButton.LeftButton)
    assert scene.dialog.list.currentRow() == 1
    assert scene.dialog.pane.line.hasFocus()


def test_leaving_the_field_assigns_nothing(scene: Scene) -> None:
    scene.qtbot.keyClicks(scene.dialog.pane.line, "listo")
    before = scene.dialog.waiting()
    scene.dialog.list.setFocus()
    scene.settle()
    assert scene.dialog.waiting() == before


def test_when_everybody_is_known_it_says_so(scene: Scene) -> None:
    while scene.dialog.waiting():
        scene.enter()
    assert scene.dialog.stack.currentIndex() == 1
    assert not scene.dialog.assign.isEnabled()
    assert scene.dialog.end.hasFocus()
    scene.qtbot.keyClick(scene.dialog.end, Key.Key_Return)  # one Enter too many ends it
    scene.settle()
    scene.qtbot.waitUntil(lambda: not scene.window.findChildren(UnknownSpeakersDialog), timeout=5000)


def test_everything_that_takes_the_focus_has_a_name(scene: Scene) -> None:
    for widget in scene.dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            spoken = QAccessible.queryAccessibleInterface(widget)
            assert spoken is not None and spoken.text(QAccessible.Text.Name), widget
