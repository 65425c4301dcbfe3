"""The roundtable pack from this page: made as it stands, then the dialog that prints any paper."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from facilitator.domain import Records
from facilitator.ui.context import Context
from facilitator.ui.errand import Errand
from facilitator.ui.open_file import OpenFile
from facilitator.ui.words import translate
from facilitator.workspace.files import SessionFile
from facilitator.workspace.paper_set import Made, Paper, make_paper, papers_of, with_attribution


class PackPrinting(QObject):
    """``busy`` tells whether the pack is being made. Who leaves the page meanwhile is not asked any more."""

    busy = Signal(bool)

    def __init__(self, context: Context, file: OpenFile, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._file, self._page = context, file, page
        self.working = False
        self._wanted = False

    def drop(self) -> None:
        """Nobody waits for the pack any more."""
        self._wanted = False

    def ask(self) -> None:
        """Makes the pack of what the file holds now, and asks how to print it. Once at a time."""
        paper = next((one for one in papers_of(self._file.frame) if one.paper == "roundtable"), None)
        if paper is None or self.working:
            return
        self.working = self._wanted = True
        self.busy.emit(True)
        self._file.said.emit("done", translate("Roundtable", "The roundtable pack is being made …"))
        self._file.ask(_load, lambda records: self._make(records, paper), self._failed)

    def _make(self, records: Records, paper: Paper) -> None:
        asked = with_attribution(records, self._context.preferences["attribution"])
        now = self._file.now()
        Errand(lambda: make_paper(asked, paper, now), self._made, self._failed, self)

    def _made(self, made: Made) -> None:
        self._end()
        if not self._wanted:
            return
        from facilitator.ui.dialogs.print_paper import PrintPaperDialog

        PrintPaperDialog(self._context, self._file, made, self._page.window()).open()

    def _failed(self, error: BaseException) -> None:
        self._end()
        self._file.tell(error)

    def _end(self) -> None:
        self.working = False
        self.busy.emit(False)


def _load(file: SessionFile) -> Records:
    """Imported when it is needed: it takes longer than a page may take to show."""
    from facilitator.workspace.action_plan_versions import load_with_versions

    return load_with_versions(file)
