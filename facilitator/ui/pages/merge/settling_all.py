"""*Settle all that is left*: asked once, a backup first, and one step to undo."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.issues import CONFLICT, Issues
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate
from facilitator.workspace.backups import backup_folder
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.settling_all import SettledAll, resolve_all


class SettleAllDialog(Dialog):
    """Says how each conflict would be settled; accepted where a person wants it."""

    def __init__(self, theme: Theme, count: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("SettleAll", "Settle all that is left"), parent)
        self.setObjectName("settle all")
        asked = translate("SettleAll", "Settle %n conflict(s) at once?", "", count)
        how = translate(
            "SettleAll",
            "Where two texts fit together, both stand in one; else what shows now stands. A note that one deleted and"
            " another edited stays. A backup is made first, and all of it is one step to undo.",
        )
        self.body.addWidget(Label(theme, asked, Use.STRONG, "text", True, self))
        self.body.addWidget(Label(theme, how, Use.BASE, "text2", True, self))
        cancel = Button(theme, translate("SettleAll", "Cancel"), parent=self)
        self.settle = Button(theme, translate("SettleAll", "Settle all"), "", "primary", "Return", parent=self)
        for button in (cancel, self.settle):
            button.setAutoDefault(False)
            self.buttons.addWidget(button)
        self.settle.setDefault(True)
        cancel.clicked.connect(self.reject)
        self.settle.clicked.connect(self.accept)
        self.fit(480)
        self.settle.setFocus()


class SettlingAll(QObject):
    """Binds the action. ``backed_up`` tells the Backup made before."""

    backed_up = Signal(object)

    def __init__(self, context: Context, file: OpenFile, issues: Issues, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._file, self._issues, self._page = context, file, issues, page
        self._done: SettledAll | None = None
        context.actions.on("conflict.all", self._ask)
        issues.changed.connect(self._enable)
        self._enable()

    def _waiting(self) -> int:
        return sum(one.sort == CONFLICT for one in self._issues.all_open())

    def _enable(self) -> None:
        self._context.actions.enable("conflict.all", self._waiting() > 0)

    def _ask(self) -> None:
        dialog = SettleAllDialog(self._context.theme, self._waiting(), self._page)
        dialog.accepted.connect(self._settle)
        dialog.open()

    def _settle(self) -> None:
        folder = backup_folder(self._file.path, self._context.preferences["backups"])

        def work(file: SessionFile) -> Changed:
            self._done = resolve_all(file, folder)
            return self._done.changed

        self._file.do(translate("SettleAll", "Settlement of all conflicts"), work, self._tell)

    def _tell(self, _changed: Changed) -> None:
        done = self._done
        if done is None or done.backup is None:
            return
        self.backed_up.emit(done.backup)
        words = "%n conflict(s) settled; the backup made before is “{backup}”."
        told = translate("SettleAll", words, "", len(done.settled))
        self._file.said.emit("done", told.format(backup=done.backup.path.stem))
