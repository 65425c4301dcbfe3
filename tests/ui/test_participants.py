"""The participants: written in cell by cell, lists shown before they come in, rows linked, all of it undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from facilitator.domain import Participant
from facilitator.ui.context import Context
from facilitator.ui.dialogs.participants import ParticipantsDialog
from facilitator.ui.dialogs.participants.columns import FIELDS
from facilitator.ui.dialogs.participants.preview import RosterPreview
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.details.name_line import NameLine
from facilitator.workspace.changed import Changed

Key = Qt.Key
LIST = (
    "Name\t소속\tCountry\tRole\tAttended\n"
    "Bai Luwei\t\tChina\tsenior expert\tyes\n"
    "Кузнецов Иван\tЗемля леопарда\tRussia\t\tнет\n"
    "김하늘 (Kim Haneul)\tNIE\tROK\tobserver\t참석\n"
    "Aster Reedbed\tNEASPEC secretariat\t\trapporteur\t\n"
)


class Scene:
    """The dialog over a window, and hands."""

    def __init__(self, qtbot: QtBot, context: Context, file: OpenFile) -> None:
        self.qtbot, self.file = qtbot, file
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.window.show()
        self.dialog = ParticipantsDialog(context, file, self.window)
        self.dialog.open()
        qtbot.waitExposed(self.dialog)
        self.table = self.dialog.table
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

    def person(self, name: str) -> Participant:
        return next(person for person in self.file.frame.participants if person.name == name)

    def names(self) -> list[str]:
        return [person.name for person in self.file.frame.participants]

    def go(self, name: str, field: str) -> None:
        model = self.table.model()
        row = next(row for row in range(model.rowCount()) if model.index(row, 1).data() == name)
        self.table.setCurrentIndex(model.index(row, FIELDS.index(field)))

    def line(self) -> NameLine:
        found = QApplication.focusWidget()
        assert isinstance(found, NameLine)
        return found

    def shown(self) -> list[str]:
        model = self.table.model()
        return [model.index(row, 1).data() for row in range(model.rowCount() - 1) if not self.table.isRowHidden(row)]

    def press(self, name: str) -> None:
        self.qtbot.mouseClick(self.dialog.tools[name], Qt.MouseButton.LeftButton)

    def preview(self) -> RosterPreview:
        self.qtbot.waitUntil(lambda: self.dialog.preview is not None and self.dialog.preview.isVisible(), timeout=5000)
        assert self.dialog.preview is not None
        return self.dialog.preview


def compose(widget: QObject, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def scene(qtbot: QtBot, context: Context, example_file: OpenFile) -> Iterator[Scene]:
    made = Scene(qtbot, context, example_file)
    yield made
    made.dialog.close()


def test_everybody_is_listed_and_counted(scene: Scene) -> None:
    people = scene.file.frame.participants
    assert sorted(scene.shown()) == sorted(person.name for person in people)
    assert scene.dialog.count.text() == f"Here now: {sum(p.present for p in people)} of {len(people)}"


def test_a_cell_is_written_with_the_keyboard(scene: Scene) -> None:
    scene.go("Bai Luwei", "role")
    scene.qtbot.keyClick(scene.table, Key.Key_Return)
    line = scene.line()
    scene.qtbot.keyClicks(line, "chief expert")
    scene.changes(lambda: scene.qtbot.keyClick(line, Key.Key_Return))
    assert scene.person("Bai Luwei").role == "chief expert"
    assert scene.file.steps.undo_title == "Edit of role"
    scene.changes(lambda: scene.qtbot.keyClick(scene.table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert scene.person("Bai Luwei").role == "expert"


def test_typing_begins_an_edit_and_esc_gives_it_up(scene: Scene) -> None:
    scene.go("Bai Luwei", "role")
    scene.qtbot.keyClick(scene.table, Key.Key_X)
    line = scene.line()
    scene.qtbot.keyClick(line, Key.Key_Escape)
    scene.settle()
    assert scene.person("Bai Luwei").role == "expert" and scene.dialog.isVisible()


def test_a_group_is_completed_in_any_script(scene: Scene) -> None:
    scene.go("Amsel Wiesengrund", "delegation")
    scene.qtbot.keyClick(scene.table, Key.Key_F2)
    line = scene.line()
    compose(line, "", "монг")
    assert line.suggestions()[0].startswith("Mongolia")
    scene.qtbot.keyClick(line, Key.Key_Tab)
    assert line.text() == "Mongolia"
    scene.changes(lambda: scene.qtbot.keyClick(line, Key.Key_Return))
    assert scene.person("Amsel Wiesengrund").delegation == "MNG"


def test_names_in_several_scripts_by_input_method(scene: Scene) -> None:
    scene.go("Amsel Wiesengrund", "aliases")
    scene.qtbot.keyClick(scene.table, Key.Key_F2)
    line = scene.line()
    compose(line, "암젤")
    scene.qtbot.keyClick(line, Key.Key_Return)
    assert scene.line() is line
    compose(line, "", "암젤; Амзель")
    scene.changes(lambda: scene.qtbot.keyClick(line, Key.Key_Return))
    assert scene.person("Amsel Wiesengrund").aliases == ("암젤", "Амзель")


def test_what_is_being_typed_outlives_a_change_elsewhere(scene: Scene) -> None:
    scene.go("Bai Luwei", "role")
    scene.qtbot.keyClick(scene.table, Key.Key_F2)
    line = scene.line()
    scene.qtbot.keyClick(line, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    scene.qtbot.keyClicks(line, "chief")
    scene.file.tell_changed(Changed(("x",), frozenset({"participant"})))
    scene.settle()
    assert scene.line() is line and line.text() == "chief"


def test_names_are_added_one_after_another(scene: Scene) -> None:
    scene.press("add")
    scene.qtbot.keyClicks(scene.line(), "Ann Reed")
    scene.changes(lambda: scene.qtbot.keyClick(scene.line(), Key.Key_Return))
    assert scene.person("Ann Reed").present
    assert scene.shown()[-1] == "Ann Reed"
    scene.press("add")
    compose(scene.line(), "", "佐藤花子")
    scene.changes(lambda: scene.qtbot.keyClick(scene.line(), Key.Key_Return))
    assert {"Ann Reed", "佐藤花子"} <= set(scene.names())


def test_search_finds_any_script_and_every_word(scene: Scene) -> None:
    scene.qtbot.keyClick(scene.table, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert scene.dialog.search.hasFocus()
    compose(scene.dialog.search, "", "芦苇")
    assert scene.shown() == ["Bai Luwei"]
    scene.dialog.search.clear()
    scene.qtbot.keyClicks(scene.dialog.search, "kim ecology")
    assert scene.shown() == ["Kim Solip"]
    scene.qtbot.keyClick(scene.dialog.search, Key.Key_Escape)
    assert scene.dialog.isVisible() and len(scene.shown()) == len(scene.names())


def test_space_says_of_many_whether_they_are_here(scene: Scene) -> None:
    people = [scene.person(name) for name in scene.shown()[:3]]
    assert all(person.present for person in people)
    scene.table.selectRow(0)
    for _ in range(2):
        scene.qtbot.keyClick(scene.table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    before = scene.dialog.count.text()
    scene.changes(lambda: scene.qtbot.keyClick(scene.table, Key.Key_Space))
    assert not any(scene.person(person.name).present for person in people)
    assert scene.dialog.count.text() != before
    scene.changes(lambda: scene.press("present"))
    assert scene.dialog.count.text() == before


def test_delete_can_be_undone(scene: Scene) -> None:
    scene.go("Bai Luwei", "name")
    scene.changes(lambda: scene.qtbot.keyClick(scene.table, Key.Key_Delete))
    assert "Bai Luwei" not in scene.names() and scene.dialog.message.isVisible()
    scene.changes(lambda: scene.qtbot.keyClick(scene.table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert "Bai Luwei" in scene.names()


def test_a_pasted_list_is_shown_first_then_taken_in(scene: Scene) -> None:
    QGuiApplication.clipboard().setText(LIST)
    before = scene.names()
    scene.qtbot.keyClick(scene.table, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    preview = scene.preview()
    assert [preview.model.index(row, 0).data() for row in range(4)] == ["fills 1 cell", "new", "new", "known already"]
    assert preview.take.text() == "Take in 3 rows"
    assert scene.names() == before
    scene.qtbot.keyClick(preview.table, Key.Key_Down)
    scene.qtbot.keyClick(preview.table, Key.Key_Space)
    assert preview.take.text() == "Take in 2 rows"
    scene.changes(lambda: scene.qtbot.keyClick(preview.table, Key.Key_Return))
    assert set(scene.names()) - set(before) == {"김하늘"}
    assert scene.person("김하늘").aliases == ("Kim Haneul",)
    assert scene.person("Bai Luwei").role == "senior expert"
    scene.changes(lambda: scene.qtbot.keyClick(scene.table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert sorted(scene.names()) == sorted(before) and scene.person("Bai Luwei").role == "expert"


def test_a_list_that_is_not_wanted_changes_nothing(scene: Scene) -> None:
    QGuiApplication.clipboard().setText(LIST)
    before = scene.names()
    scene.press("paste")
    preview = scene.preview()
    scene.qtbot.keyClick(preview.table, Key.Key_Escape)
    scene.settle()
    assert scene.names() == before and scene.dialog.isVisible()


def test_an_empty_clipboard_says_what_to_do(scene: Scene) -> None:
    QGuiApplication.clipboard().setText("  ")
    scene.press("paste")
    scene.qtbot.waitUntil(lambda: scene.dialog.message.isVisible())
    assert "copy the rows" in scene.dialog.message.sentence


def test_a_file_is_shown_first_too(scene: Scene, tmp_path: Path) -> None:
    source = tmp_path / "list.csv"
    source.write_text("Name,Organization\nAnn Reed,NIE\n", encoding="utf-8")
    scene.dialog.deeds.plan_file(source)
    preview = scene.preview()
    scene.changes(lambda: scene.qtbot.mouseClick(preview.take, Qt.MouseButton.LeftButton))
    assert scene.person("Ann Reed").organization == "NIE"


def test_two_rows_are_the_same_person_and_are_parted(scene: Scene) -> None:
    scene.go("Bai Luwei", "name")
    scene.press("same")
    line = scene.line()
    scene.qtbot.keyClicks(line, "huang")
    scene.changes(lambda: scene.qtbot.keyClick(line, Key.Key_Return))
    directory = scene.file.directory
    assert directory.find("白芦苇") == directory.find("黄山泉")
    scene.go("Huang Shanquan", "name")
    assert scene.table.model().index(scene.table.currentIndex().row(), FIELDS.index("same_as")).data() == "Bai Luwei"
    scene.changes(lambda: scene.press("part"))
    directory = scene.file.directory
    assert directory.find("白芦苇") != directory.find("黄山泉")
    assert {"Bai Luwei", "Huang Shanquan"} <= set(scene.names())


def test_selected_rows_are_linked_at_once(scene: Scene) -> None:
    scene.table.selectRow(0)
    scene.qtbot.keyClick(scene.table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    scene.changes(lambda: scene.press("same"))
    one, other = (scene.person(name) for name in scene.shown()[:2])
    assert scene.file.directory.find(one.name) == scene.file.directory.find(other.name)
    assert scene.file.steps.undo_title == "Link of participants"


def test_esc_closes_the_question_before_the_dialog(scene: Scene) -> None:
    scene.go("Bai Luwei", "name")
    scene.press("same")
    scene.qtbot.keyClick(scene.line(), Key.Key_Escape)
    assert scene.dialog.isVisible() and not scene.dialog.link_bar.isVisible()
    assert scene.table.hasFocus()


def test_sorting_keeps_what_is_selected(scene: Scene) -> None:
    scene.go("Listopad Osenny", "name")
    scene.table.sortByColumn(FIELDS.index("organization"), Qt.SortOrder.DescendingOrder)
    assert scene.table.currentIndex().data() == "Listopad Osenny"
    organizations = [scene.table.model().index(row, FIELDS.index("organization")).data() for row in range(5)]
    assert organizations == sorted(organizations, key=str.casefold, reverse=True)


def test_everything_that_takes_the_focus_has_a_name(scene: Scene) -> None:
    for widget in scene.dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            spoken = QAccessible.queryAccessibleInterface(widget)
            assert spoken is not None and spoken.text(QAccessible.Text.Name), widget


def test_tab_leads_out_of_the_table_and_round_the_dialog(scene: Scene) -> None:
    scene.go("Bai Luwei", "role")
    scene.table.setFocus()
    reached: set[QObject | None] = set()
    for _ in range(20):
        scene.qtbot.keyClick(scene.dialog.focusWidget(), Key.Key_Tab)
        reached.add(scene.dialog.focusWidget())
    tools = [button for button in scene.dialog.tools.values() if button.isVisible() and button.isEnabled()]
    assert {*tools, scene.table} <= reached
