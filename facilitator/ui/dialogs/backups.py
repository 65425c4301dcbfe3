"""The backups of the open file: listed, made, gone back to, and those with struck words deleted."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.asking import ask
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import QT_TRANSLATE_NOOP, translate
from facilitator.workspace.backups import Backup, Occasion, make_backup
from facilitator.workspace.files import SessionFile
from facilitator.workspace.kept_backups import Kept, delete_backups, kept_backups, with_struck
from facilitator.workspace.moment_names import moment_name

_OCCASIONS = {
    Occasion.MERGE: QT_TRANSLATE_NOOP("Backups", "Before a merge"),
    Occasion.MIGRATION: QT_TRANSLATE_NOOP("Backups", "Before the file was made new"),
    Occasion.SETTLING: QT_TRANSLATE_NOOP("Backups", "Before all was settled"),
    Occasion.RESTORE: QT_TRANSLATE_NOOP("Backups", "Before going back"),
    Occasion.HOURLY: QT_TRANSLATE_NOOP("Backups", "Hourly"),
    Occasion.BY_HAND: QT_TRANSLATE_NOOP("Backups", "Made by hand"),
}


class BackupsDialog(Dialog):
    """``restore_asked`` tells the backup to go back to, when the dialog has gone."""

    restore_asked = Signal(object)

    def __init__(self, context: Context, file: OpenFile, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, translate("Backups", "Backups"), parent)
        self._file, self._folder = file, folder
        self._found: tuple[Kept, ...] = ()
        theme = context.theme
        self.words = Label(theme, translate("Backups", "Looking …"), Use.BASE, "text2", True, self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(translate("Backups", "Backups"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setFont(theme.font(Use.BASE))
        self.list.setSpacing(theme.px(4))
        self.list.currentRowChanged.connect(self._enable)
        self.struck = Button(
            theme, translate("Backups", "Delete those with struck words"), "delete-outline", parent=self
        )
        self.made = Button(theme, translate("Backups", "Make one now"), "plus", parent=self)
        close = Button(theme, translate("Backups", "Close"), parent=self)
        self.restore = Button(theme, translate("Backups", "Go back to this one"), "restore", "primary", parent=self)
        for button in (self.struck, self.made, close, self.restore):
            button.setAutoDefault(False)
            self.buttons.addWidget(button)
        self.struck.clicked.connect(self._delete_struck)
        self.made.clicked.connect(self._make)
        close.clicked.connect(self.reject)
        self.restore.clicked.connect(self._restore)
        self.body.addWidget(self.words)
        self.body.addWidget(self.list, 1)
        self.resize(theme.px(720), theme.px(440))
        self._look()
        self._enable()

    def _look(self) -> None:
        path, folder = self._file.path, self._folder
        ask(self, self._file, lambda opened: with_struck(opened, kept_backups(path, folder)), self._show)

    def _show(self, found: tuple[Kept, ...]) -> None:
        self._found = found
        self.list.clear()
        for one in found:
            item = QListWidgetItem(self._line(one), self.list)
            item.setToolTip(str(one.path))
            item.setData(Qt.ItemDataRole.UserRole, str(one.path))
        self.words.setText(self._told(found))
        if found:
            self.list.setCurrentRow(0)
            self.list.setFocus()
        self._enable()

    def _told(self, found: tuple[Kept, ...]) -> str:
        if not found:
            return translate("Backups", "There is none yet. One is made before each merge, and hourly while you write.")
        if self._folder.parent == self._file.path.resolve().parent:
            place = translate("Backups", "the folder {name} beside the file").format(name=self._folder.name)
        else:
            place = str(self._folder)
        told = translate("Backups", "In {folder}. Going back keeps what the file is now as one more backup.")
        return told.format(folder=place)

    def _line(self, one: Kept) -> str:
        at = moment_name(datetime.fromtimestamp(one.at, UTC).astimezone(self._file.zone))
        words = translate("Backups", "{at} · {occasion} · {size} KB").format(
            at=at, occasion=translate("Backups", _OCCASIONS[one.occasion]), size=one.size // 1024
        )
        if one.struck > 0:
            words += "\n" + translate("Backups", "still holds %n text(s) struck since", "", one.struck)
        return words if one.struck >= 0 else f"{words}\n{translate('Backups', 'cannot be read')}"

    def _enable(self) -> None:
        self.restore.setEnabled(self.list.currentRow() >= 0 and not self._file.read_only)
        self.struck.setVisible(any(one.struck > 0 for one in self._found))
        self.made.setEnabled(not self._file.read_only)

    def _make(self) -> None:
        folder = self._folder

        def work(opened: SessionFile) -> Backup:
            return make_backup(opened, folder, Occasion.BY_HAND)

        ask(self, self._file, work, lambda _: self._look())

    def _delete_struck(self) -> None:
        holding = [one for one in self._found if one.struck > 0]
        ask(self, self._file, lambda _: delete_backups(holding), lambda _: self._look())

    def _restore(self) -> None:
        item = self.list.currentItem()
        chosen = Path(str(item.data(Qt.ItemDataRole.UserRole)))
        self.accept()
        self.restore_asked.emit(chosen)
