"""The participants: a table to write in, lists pasted or imported, who is here, who is the same person."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.dialogs.participants.columns import FIELDS, matches, present_count, same_as
from facilitator.ui.dialogs.participants.deeds import RosterDeeds
from facilitator.ui.dialogs.participants.model import RosterModel
from facilitator.ui.dialogs.participants.preview import RosterPreview
from facilitator.ui.dialogs.participants.same_bar import SameBar
from facilitator.ui.dialogs.participants.table import RosterTable
from facilitator.ui.open_file import OpenFile
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.fields import SearchField
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.labels import Label
from facilitator.ui.widgets.message_bar import MessageBar
from facilitator.ui.words import translate
from facilitator.workspace.name_candidates import Names, load_names, no_names
from facilitator.workspace.roster_taking import RosterPlan


class ParticipantsDialog(Dialog):
    """Every change is written at once and can be undone with Ctrl+Z."""

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, translate("Roster", "Participants"), parent)
        self._context, self._file = context, file
        self._names = no_names()
        self.deeds = RosterDeeds(file, self)
        self._model = RosterModel(self._theme, self.deeds.set_cell, self)
        self.preview: RosterPreview | None = None
        self._build()
        file.frame_changed.connect(self._show)
        self._show()
        self._model.sort(FIELDS.index("name"))
        self.table.selectRow(0)
        self.table.setFocus()
        room = self.screen().availableGeometry()
        self.resize(min(self._theme.px(1240), room.width() - 40), min(self._theme.px(640), room.height() - 80))

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if arg__1.matches(QKeySequence.StandardKey.Undo):
            self._file.steps.undo()
        elif arg__1.matches(QKeySequence.StandardKey.Redo):
            self._file.steps.redo()
        elif arg__1.matches(QKeySequence.StandardKey.Find):
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            arg__1.accept()  # nothing here is closed by Enter
        else:
            super().keyPressEvent(arg__1)

    def _build(self) -> None:
        theme = self._theme
        self.search = SearchField(theme, translate("Roster", "Search the participants"), "Ctrl+F", self)
        self.search.textChanged.connect(self._filter)
        self.count = Label(theme, "", Use.STRONG, "text2", parent=self)
        self.table = RosterTable(theme, self._model, lambda: self._names, self)
        self.table.present_toggled.connect(self._toggle_present)
        self.table.unwanted.connect(self._delete)
        self.table.pasted.connect(self._paste)
        self.table.selection_moved.connect(self._enable)
        self.message = MessageBar(theme, self)
        self.deeds.said.connect(self.message.say)
        self.deeds.planned.connect(self._preview)
        self.link_bar = SameBar(theme, lambda: self._names, self)
        self.link_bar.chosen.connect(self.deeds.link)
        self.link_bar.closed.connect(self.table.setFocus)
        top = QHBoxLayout()
        top.setSpacing(theme.px(16))
        self.search.setMaximumWidth(theme.px(460))
        top.addWidget(self.search, 1)
        top.addStretch()
        top.addWidget(self.count)
        self.body.addLayout(top)
        self.body.addWidget(self.message)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.link_bar)
        self._build_buttons()

    def _build_buttons(self) -> None:
        theme = self._theme
        made = (
            ("add", translate("Roster", "Add"), "plus", "", self.table.write_new),
            ("paste", translate("Roster", "Paste list"), "content-paste", "Ctrl+V", self._paste),
            ("import_list", translate("Roster", "Import …"), "file-import-outline", "", self._choose_file),
            ("present", translate("Roster", "Here or away"), "check", "Space", self._toggle_present),
            ("same", translate("Roster", "Same person as …"), "link-variant", "", self._link),
            ("part", translate("Roster", "Not the same"), "link-variant-off", "", self._part),
            ("delete", translate("Roster", "Delete"), "delete-outline", "Del", self._delete),
        )
        self.tools: dict[str, Button] = {}
        row = QWidget(self)
        flow = FlowLayout(row)
        for key, text, icon, keys, call in made:
            button = Button(theme, text, icon, "plain", keys, self)
            button.clicked.connect(call)
            self.tools[key] = button
            flow.addWidget(button)
        self.body.addWidget(row)
        close = Button(theme, translate("Roster", "Close"), parent=self)
        close.clicked.connect(self.close)
        self.buttons.addWidget(close)

    def _show(self) -> None:
        directory = self._file.directory
        self._model.show_people(directory)
        here, there = present_count(directory)
        self.count.setText(translate("Roster", "Here now: {here} of {there}").format(here=here, there=there))
        self._filter()
        self._enable()
        self._file.ask(lambda file: load_names(file, directory), self._names_came)

    def _names_came(self, names: Names) -> None:
        self._names = names

    def _filter(self) -> None:
        typed = self.search.text()
        for row in range(self._model.empty_row):
            person = self._model.person(row)
            hidden = bool(typed) and person is not None and not matches(self._model.directory, person, typed)
            self.table.setRowHidden(row, hidden)

    def _enable(self) -> None:
        chosen = self.table.chosen()
        for key in ("present", "same", "delete"):
            self.tools[key].setEnabled(bool(chosen))
        directory = self._model.directory
        people = [person for person in directory.participants if person.id in chosen]
        self.tools["part"].setEnabled(any(same_as(directory, person) for person in people))

    def _toggle_present(self) -> None:
        self.deeds.toggle_present(self.table.chosen())

    def _delete(self) -> None:
        self.deeds.delete(self.table.chosen())

    def _part(self) -> None:
        self.deeds.part(self.table.chosen())

    def _link(self) -> None:
        chosen = self.table.chosen()
        if len(chosen) > 1:
            self.deeds.link(chosen)
        elif chosen:
            self.link_bar.ask(chosen[0], self._model.directory.name(chosen[0]))

    def _paste(self) -> None:
        self.deeds.plan_paste(QGuiApplication.clipboard().text())

    def _choose_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        kinds = translate("Roster", "Lists") + " (*.csv *.tsv *.xlsx *.docx *.txt *.md *.jsonl)"
        name, _ = QFileDialog.getOpenFileName(self, translate("Roster", "Import a registration list"), "", kinds)
        if name:
            self.deeds.plan_file(Path(name))

    def _preview(self, plan: RosterPlan) -> None:
        self.preview = RosterPreview(self._theme, plan, self._model.directory, self.deeds.take, self)
        self.preview.open()
