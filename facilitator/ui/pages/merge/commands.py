"""The actions of the merge page that concern files, and what is said when one of them is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.files_pane import FilesPane
from facilitator.ui.pages.merge.incoming_dialog import IncomingDialog
from facilitator.ui.pages.merge.source_list import SUFFIX, Stage
from facilitator.ui.pages.merge.source_words import merged_words
from facilitator.ui.pages.merge.sources import Sources
from facilitator.ui.words import translate
from facilitator.workspace.backups import Backup
from facilitator.workspace.merging_here import Merged


class MergeCommands(QObject):
    """Add, take off, show, merge, undo. A window that only reads may look and not merge."""

    def __init__(self, context: Context, file: OpenFile, sources: Sources, files: FilesPane, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._file, self._sources, self._files, self._page = context, file, sources, files, page
        self._backup = ""
        for name, call in (
            ("add", self._add), ("run", self._merge), ("remove", self._remove), ("show", self._show_incoming),
            ("undo", self._undo),
        ):  # fmt: skip
            context.actions.on(f"merge.{name}", call)
        sources.merged.connect(self._merged)
        sources.taken_back.connect(self._taken_back)
        sources.backed_up.connect(self._backed_up)

    def _add(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self._page,
            translate("Merge", "Add files to merge"),
            str(self._sources_folder()),
            translate("Merge", "Session files (*{suffix});;All files (*)").format(suffix=SUFFIX),
        )
        self._sources.add(map(Path, chosen))

    def _sources_folder(self) -> Path:
        """Where the last file came from: the others are on the same stick, or on one put in at the same place."""
        listed = self._sources.list.listed
        return listed[-1].path.parent if listed else self._file.path.parent

    def _remove(self) -> None:
        chosen = self._files.table.chosen
        if chosen:
            self._sources.remove(chosen.path)

    def _show_incoming(self) -> None:
        chosen = self._files.table.chosen
        if chosen and chosen.preview:
            IncomingDialog(self._context, chosen, self._page).open()

    def _merge(self) -> None:
        """What others struck is asked about first: it would not come back."""
        if self._refused():
            return
        ready = self._sources.list.of(Stage.READY)
        strikes = [strike for source in ready if source.preview for strike in source.preview.strikes]
        if not strikes:
            self._sources.merge()
            return
        from facilitator.ui.dialogs.strikes import StrikesDialog

        dialog = StrikesDialog(self._context.theme, strikes, self._page)
        dialog.decided.connect(self._merge_so, Qt.ConnectionType.QueuedConnection)  # the focus is back then
        dialog.open()

    def _merge_so(self, strike: bool) -> None:
        self._sources.merge(hold_redactions=not strike)

    def _undo(self) -> None:
        if not self._refused():
            self._sources.take_back()

    def _refused(self) -> bool:
        if self._file.read_only:
            told = translate("Merge", "This window only reads the file; close the other window to merge here.")
            self._file.said.emit("error", told)
        return self._file.read_only

    def _merged(self, merged: tuple[Merged, ...]) -> None:
        self._file.said.emit(*merged_words(merged, self._backup))

    def _taken_back(self) -> None:
        self._file.said.emit("done", translate("Merge", "The merge was taken back; the files are on the list again."))

    def _backed_up(self, backup: Backup) -> None:
        self._backup = backup.path.stem
