"""The notes that were deleted: still in the file, and brought back from here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.asking import ask
from facilitator.ui.pages.capture.notes.kinds import kind_name, look_of
from facilitator.ui.pages.capture.notes.shown import clock_time
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate
from facilitator.workspace.burying import restore_all
from facilitator.workspace.listing import DeletedNote, deleted_notes

_SHOWN = 200


class DeletedNotesDialog(Dialog):
    """Lists deleted notes, the latest deletion first; the selected ones are restored in one step."""

    def __init__(self, theme: Theme, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("DeletedNotes", "Deleted notes"), parent)
        self.setObjectName("deleted_notes")
        self._file = file
        self.words = Label(theme, translate("DeletedNotes", "Looking …"), Use.BASE, "text2", True, self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(translate("DeletedNotes", "Deleted notes"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setFont(theme.font(Use.BASE))
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.px(4))
        self.list.itemActivated.connect(self._restore)
        self.list.itemSelectionChanged.connect(self._enable)
        self.body.addWidget(self.words)
        self.body.addWidget(self.list, 1)
        close = Button(theme, translate("DeletedNotes", "Close"), "", "plain", "", self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.restore = Button(theme, translate("DeletedNotes", "Restore"), "delete-restore", "primary", "", self)
        self.restore.clicked.connect(self._restore)
        self.restore.setDefault(True)
        self.buttons.addWidget(close)
        self.buttons.addWidget(self.restore)
        self.resize(theme.px(560), theme.px(420))
        file.changed.connect(self._look)
        self._look()
        self._enable()

    def _look(self) -> None:
        ask(self, self._file, deleted_notes, self._show)

    def _show(self, found: tuple[DeletedNote, ...]) -> None:
        self.list.clear()
        for note in found:
            words = translate("DeletedNotes", "{kind}: {text}\nDeleted by {who}, {time}").format(
                kind=kind_name(note.kind), text=_short(note.text), who=note.by, time=self._time(note)
            )
            look = look_of(note.kind)
            item = QListWidgetItem(self._theme.icon(look.icon, look.tone), words, self.list)
            item.setData(Qt.ItemDataRole.UserRole, note.id)
        self.words.setText(
            translate("DeletedNotes", "They are still in the file; choose those to bring back.")
            if found
            else translate("DeletedNotes", "Nothing was deleted.")
        )
        if found:
            self.list.setCurrentRow(0)
            self.list.setFocus()
        self._enable()

    def _time(self, note: DeletedNote) -> str:
        return clock_time(note.at, self._file.zone)

    def _enable(self) -> None:
        self.restore.setEnabled(bool(self.list.selectedItems()))

    def _restore(self) -> None:
        ids = [str(item.data(Qt.ItemDataRole.UserRole)) for item in self.list.selectedItems()]
        if ids:
            title = translate("DeletedNotes", "Restoring of %n note(s)", "", len(ids))
            self._file.do(title, lambda file: restore_all(file, ids))


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[:_SHOWN] + "…"
