"""The spreadsheet that goes out to the leads, and the one that comes back from them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.domain import Records
from facilitator.ui.context import Context
from facilitator.ui.errand import Errand
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.papers.jobs import save_folder
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed

SUFFIXES = (".xlsx", ".csv")


class PlanPost(QObject):
    """Binds the two actions. ``sent`` tells the file that was written, ``returned`` the items a plan changed."""

    sent = Signal(object)
    returned = Signal(tuple)

    def __init__(self, context: Context, file: OpenFile, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._file, self._page = context, file, page
        self._reading = False
        self._touched: tuple[str, ...] = ()
        self.working = 0
        context.actions.on("plan.send", self.ask_out)
        context.actions.on("plan.read", self.ask_in)
        file.changed.connect(self._changed)

    def ask_out(self) -> None:
        """Asks where the plan goes."""
        from facilitator.workspace.paper_names import NAMES, file_name

        proposed = file_name(NAMES["actions"], self._file.frame, self._file.now())
        excel, csv = translate("ActionsPage", "Excel, a sheet for each lead"), translate("ActionsPage", "CSV")
        name, kind = QFileDialog.getSaveFileName(
            self._page,
            translate("ActionsPage", "Where the action plan goes"),
            str(save_folder(self._context) / f"{proposed}{SUFFIXES[0]}"),
            f"{excel} (*{SUFFIXES[0]});;{csv} (*{SUFFIXES[1]})",
        )
        if name:
            out = Path(name)
            suffix = SUFFIXES[1] if kind.startswith(csv) else SUFFIXES[0]
            self.send(out if out.suffix.lower() in SUFFIXES else out.with_name(f"{out.name}{suffix}"))

    def send(self, out: Path) -> None:
        """Writes the plan at the workshop's level of attribution, in a thread of its own."""
        from facilitator.workspace.action_plan_versions import load_with_versions

        self._context.remembered.keep_text("papers/folder", str(out.parent))
        self.working += 1

        def loaded(records: Records) -> None:
            now = self._file.now()
            Errand(lambda: _written(records, out, now), self._written, self._failed, self)

        self._file.ask(load_with_versions, loaded, self._failed)

    def ask_in(self) -> None:
        """Asks for the plan that came back."""
        name, _ = QFileDialog.getOpenFileName(
            self._page,
            translate("ActionsPage", "Choose the plan that came back"),
            self._context.remembered.text("import/folder"),
            translate("ActionsPage", "Action plans {endings}").format(endings="(*.xlsx *.csv)"),
        )
        if name:
            self.read(Path(name))

    def read(self, source: Path) -> None:
        """Shows what a plan would change; what is taken of it is told by ``returned``."""
        from facilitator.ui.dialogs.import_file import ImportDialog

        dialog = ImportDialog(self._context, self._file, self._page.window())
        dialog.setWindowTitle(translate("ActionsPage", "Read a returned plan"))
        dialog.finished.connect(self._read)
        self._reading, self._touched = True, ()
        dialog.choose(source)
        dialog.open()

    def _read(self, result: int) -> None:
        self._reading = False
        if result and self._touched:
            self.returned.emit(self._touched)

    def _changed(self, changed: Changed) -> None:
        if self._reading and "record" in changed.kinds:
            self._touched = changed.items

    def _written(self, out: Path) -> None:
        self.working -= 1
        self._file.said.emit("done", translate("ActionsPage", "Saved as {path}").format(path=out))
        self.sent.emit(out)

    def _failed(self, error: BaseException) -> None:
        self.working -= 1
        self._file.tell(error)


def _written(records: Records, out: Path, now: datetime) -> Path:
    from facilitator.workspace.papers import write_paper

    return write_paper(records, "actions", out, None, now).path
