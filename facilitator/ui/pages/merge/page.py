"""The merge page: the files of the others, what they would bring, and what is to be decided afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.deciding import Deciding
from facilitator.ui.pages.merge.files_pane import FilesPane
from facilitator.ui.pages.merge.incoming_dialog import IncomingDialog
from facilitator.ui.pages.merge.issues import Issues
from facilitator.ui.pages.merge.receipt_printing import ReceiptPrinting
from facilitator.ui.pages.merge.source_list import SUFFIX
from facilitator.ui.pages.merge.sources import Sources
from facilitator.ui.pages.page import Page
from facilitator.ui.widgets.labels import Hairline
from facilitator.ui.words import translate
from facilitator.workspace.backups import Backup
from facilitator.workspace.changed import Changed
from facilitator.workspace.merging_here import Merged
from facilitator.workspace.taking_back import LastMerge, last_merge


class MergePage(Page):
    """``backed_up`` tells the Backup made before a merge."""

    backed_up = Signal(object)

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merge")
        self._context, self._file = context, file
        self._stale = True
        self._dropping = False
        self.sources = Sources(context, file, self)
        self.issues = Issues(file, self)
        self.files = FilesPane(context, file, self.sources, self)
        self.deciding = Deciding(context, file, self.issues, self)
        self._receipts = ReceiptPrinting(context, file, self.sources, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.files)
        column.addWidget(Hairline(context.theme, parent=self))
        column.addWidget(self.deciding, 1)
        self.setAcceptDrops(True)
        self.setAutoFillBackground(True)
        self._bind()
        self._dress()

    def add_files(self, paths: Iterable[Path]) -> None:
        """Puts files on the list and looks at each at once: what was dropped, or chosen in a dialog."""
        self.sources.add(paths)

    def shown(self) -> None:
        if self._stale:
            self._stale = False
            self.issues.load(duplicates=True)
            self._ask_last_merge()

    def focus_first(self) -> None:
        if self.deciding.issue is not None:
            self.deciding.desks.focus_work()
        elif self.sources.list.listed:
            self.files.table.setFocus()
        else:
            self.files.head.add.setFocus()

    def panes(self) -> Sequence[QWidget]:
        parts = (self.files, self.deciding.lists, self.deciding.desks)
        return [part for part in parts if part.isVisible()]

    def finish(self) -> None:
        self._context.remembered.keep_place("merge/splitter", self.deciding.splitter.saveState())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.files.table.fit_rows(event.size().height())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if _dropped(event):
            event.acceptProposedAction()
            self._drag(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self._drag(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self._drag(False)
        event.acceptProposedAction()
        self.add_files(_dropped(event))

    def _drag(self, over: bool) -> None:
        tone = "accent" if over else "text3"
        self.files.head.hint.set_tone(tone)
        self._dropping = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if self._dropping:
            theme = self._context.theme
            QPainter(self).fillRect(self.files.geometry(), theme.colour("tint"))

    def _add(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self,
            translate("Merge", "Add files to merge"),
            str(self._file.path.parent),
            translate("Merge", "Session files (*{suffix});;All files (*)").format(suffix=SUFFIX),
        )
        self.add_files(map(Path, chosen))

    def _remove(self) -> None:
        chosen = self.files.table.chosen
        if chosen:
            self.sources.remove(chosen.path)

    def _show_incoming(self) -> None:
        chosen = self.files.table.chosen
        if chosen and chosen.preview:
            IncomingDialog(self._context, chosen, self).open()

    def _merge(self) -> None:
        if not self._refused():
            self.sources.merge()

    def _undo_merge(self) -> None:
        if not self._refused():
            self.sources.take_back()

    def _refused(self) -> bool:
        if self._file.read_only:
            sentence = "This window only reads the file; close the other window to merge here."
            self._file.said.emit("error", translate("Merge", sentence))
        return self._file.read_only

    def _changed(self, changed: Changed) -> None:
        if "everything" in changed.kinds:
            self._ask_last_merge()
        if self.isVisible():
            self.issues.look_at(changed)
        else:
            self._stale = True

    def _merged(self, merged: tuple[Merged, ...]) -> None:
        came = [one for one in merged if one.receipt]
        self._file.said.emit("done", translate("Merge", "%n file(s) merged.", "", len(came)))

    def _taken_back(self) -> None:
        self._file.said.emit("done", translate("Merge", "The merge was taken back; the files are on the list again."))

    def _backed_up(self, backup: Backup) -> None:
        self.backed_up.emit(backup)

    def _ask_last_merge(self) -> None:
        def told(found: LastMerge | None) -> None:
            self.files.can_undo(found is not None and not self._file.read_only)

        self._file.ask(last_merge, told)

    def _bind(self) -> None:
        actions = self._context.actions
        actions.on("merge.add", self._add)
        actions.on("merge.run", self._merge)
        actions.on("merge.remove", self._remove)
        actions.on("merge.show", self._show_incoming)
        actions.on("merge.undo", self._undo_merge)
        self._file.changed.connect(self._changed)
        self.sources.merged.connect(self._merged)
        self.sources.taken_back.connect(self._taken_back)
        self.sources.backed_up.connect(self._backed_up)
        self._context.theme.changed.connect(self._dress)
        place = self._context.remembered.place("merge/splitter")
        if place:
            self.deciding.splitter.restoreState(place)

    def _dress(self) -> None:
        made = self.palette()
        made.setColor(QPalette.ColorRole.Window, self._context.theme.colour("surface"))
        self.setPalette(made)


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
