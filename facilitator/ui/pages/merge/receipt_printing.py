"""The receipt of the last merge: made in the worker, then printed like every paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.sources import Sources
from facilitator.ui.words import translate
from facilitator.workspace.backups import Backup
from facilitator.workspace.merging_here import Merged
from facilitator.workspace.paper_set import Made
from facilitator.workspace.receipts import Listed, make_receipt


class ReceiptPrinting(QObject):
    """Alive once something was merged on this page."""

    def __init__(self, context: Context, file: OpenFile, sources: Sources, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._file, self._window = context, file, parent
        self._listed: tuple[Listed, ...] = ()
        self._backup: Path | None = None
        self._sources = sources
        sources.merged.connect(self._keep)
        sources.backed_up.connect(self._keep_backup)
        sources.taken_back.connect(self._forget)
        context.actions.on("merge.receipt", self.print)
        context.actions.enable("merge.receipt", False)

    def print(self) -> None:
        """Makes the receipt and asks for a printer."""
        if self._listed:
            listed, backup = self._listed, self._backup
            self._file.ask(lambda file: make_receipt(file, listed, backup), self._ask_printer)
        else:
            self._file.said.emit("care", translate("Merge", "Nothing was merged here yet, so there is no receipt."))

    def _ask_printer(self, made: Made) -> None:
        from facilitator.ui.dialogs.print_paper import PrintPaperDialog

        PrintPaperDialog(self._context, self._file, made, self._window).open()

    def _keep(self, merged: tuple[Merged, ...]) -> None:
        self._listed = tuple(Listed(one, self._authors(one.source)) for one in merged)
        self._context.actions.enable("merge.receipt", bool(self._listed))

    def _authors(self, path: Path) -> tuple[str, ...]:
        known = self._sources.list.find(path)
        return known.preview.authors if known and known.preview else ()

    def _keep_backup(self, backup: Backup) -> None:
        self._backup = backup.path

    def _forget(self) -> None:
        self._listed = ()
        self._context.actions.enable("merge.receipt", False)
