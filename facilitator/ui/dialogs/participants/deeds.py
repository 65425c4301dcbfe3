"""What a person does to the roster, as verbs of the workspace, each under the name it is undone by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.errors import FacilitatorError
from facilitator.ui.dialogs.participants.columns import COLUMNS, cell_value
from facilitator.ui.open_file import OpenFile
from facilitator.ui.words import said, translate
from facilitator.workspace import roster_editing, roster_taking
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.roster_taking import Person

Items = tuple[str, ...]


class RosterDeeds(QObject):
    """``said`` tells (level, sentence); ``planned`` a RosterPlan to be shown before anything is written."""

    said = Signal(str, str)
    planned = Signal(object)

    def __init__(self, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file

    def set_cell(self, item: str, field: str, words: str) -> None:
        """Writes a cell as typed; without an id the words are the name of a new participant, who is here."""
        value = cell_value(self._file.directory, field, words)
        if item:
            title = translate("Roster", next(column.edit for column in COLUMNS if column.field == field))
            self._do(title, lambda file: roster_editing.set_cell(file, item, field, value))
        elif value:
            title = translate("Roster", "New participant")
            self._do(title, lambda file: roster_editing.add_participant(file, {"name": value, "present": "1"}))

    def toggle_present(self, items: Items) -> None:
        """Says that all of them are here, or, if they are, that they are not."""
        people = [person for person in self._file.directory.participants if person.id in items]
        on = not all(person.present for person in people)
        if people:
            title = translate("Roster", "Presence of %n participant(s)", "", len(people))
            self._do(title, lambda file: roster_editing.set_present(file, items, on))

    def delete(self, items: Items) -> None:
        """Takes people off the roster."""
        if items:
            title = translate("Roster", "Deletion of %n participant(s)", "", len(items))
            self._do(title, lambda file: roster_editing.delete_people(file, items))
            said = translate("Roster", "%n participant(s) deleted; Ctrl+Z brings them back.", "", len(items))
            self.said.emit("done", said)

    def link(self, items: Items) -> None:
        """Says that rows are the same person."""
        title = translate("Roster", "Link of participants")
        self._do(title, lambda file: roster_editing.link_people(file, items))

    def part(self, items: Items) -> None:
        """Says that rows are different people after all."""
        title = translate("Roster", "Link taken off")
        self._do(title, lambda file: roster_editing.part_people(file, items))

    def plan_paste(self, text: str) -> None:
        """Reads what a pasted list would bring."""
        self._file.ask(lambda file: roster_taking.plan_paste(file, text), self.planned.emit, self._failed)

    def plan_file(self, path: Path) -> None:
        """Reads what a file would bring."""
        self._file.ask(lambda file: roster_taking.plan_file(file, path), self.planned.emit, self._failed)

    def take(self, people: tuple[Person, ...]) -> None:
        """Takes people of a list in."""
        self._do(translate("Roster", "Registration list"), lambda file: roster_taking.take_roster(file, people))

    def _do(self, title: str, work: Callable[[SessionFile], Changed]) -> None:
        self._file.do(title, work, fails=self._failed)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, FacilitatorError):
            self.said.emit("error", said(error))
        else:
            self._file.tell(error)
