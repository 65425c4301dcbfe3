"""The merge page: the files of the others, what they would bring, and what is to be decided afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.commands import MergeCommands
from facilitator.ui.pages.merge.deciding import Deciding
from facilitator.ui.pages.merge.drops import DropPage
from facilitator.ui.pages.merge.files_pane import FilesPane
from facilitator.ui.pages.merge.issues import Issues
from facilitator.ui.pages.merge.receipt_printing import ReceiptPrinting
from facilitator.ui.pages.merge.settling_all import SettlingAll
from facilitator.ui.pages.merge.source_list import Stage
from facilitator.ui.pages.merge.sources import Sources
from facilitator.ui.widgets.labels import Hairline
from facilitator.workspace.changed import Changed
from facilitator.workspace.taking_back import LastMerge, last_merge


class MergePage(DropPage):
    """``backed_up`` tells the Backup made before a merge."""

    backed_up = Signal(object)

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self.setObjectName("merge")
        self._context, self._file = context, file
        self._stale = True
        self._leads = False
        self.sources = Sources(context, file, self)
        self.issues = Issues(file, self)
        self.files = FilesPane(context, file, self.sources, self)
        self.deciding = Deciding(context, file, self.issues, self)
        self._receipts = ReceiptPrinting(context, file, self.sources, self)
        self._all = SettlingAll(context, file, self.issues, self)
        self._commands = MergeCommands(context, file, self.sources, self.files, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.files)
        column.addWidget(Hairline(context.theme, parent=self))
        column.addWidget(self.deciding, 1)
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
        if not self.issues.searched:  # nobody waits for it now; it begins anew when the page comes back
            self.issues.stop()
            self._stale = True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.files.table.fit_rows(event.size().height())

    def _lead_on(self) -> None:
        """What was looked at is merged next: the words say so, and Enter does it."""
        ready = 0 if self.sources.busy else len(self.sources.list.of(Stage.READY))
        self.deciding.desks.wait_for(ready)
        if ready and self.files.head.add.hasFocus():
            self.files.foot.run.setFocus()

    def _merge_begins(self) -> None:
        """Asked before the button that began it is dead, and its focus somewhere else."""
        self._leads = self.files.isAncestorOf(QApplication.focusWidget() or self)
        if self._leads:
            self.files.table.setFocus()

    def _to_decide(self) -> None:
        """Who merged by the buttons goes on with what is to be decided, unless another place was chosen meanwhile."""
        if self._leads and not self.sources.busy and self.files.table.hasFocus() and self.deciding.issue:
            self.deciding.desks.focus_work()
            self._leads = False

    def _changed(self, changed: Changed) -> None:
        if "everything" in changed.kinds:
            self._ask_last_merge()
        if self.isVisible():
            self.issues.look_at(changed)
        else:
            self._stale = True

    def _ask_last_merge(self) -> None:
        def told(found: LastMerge | None) -> None:
            self.files.can_undo(found is not None and not self._file.read_only)

        self._file.ask(last_merge, told)

    def _bind(self) -> None:
        self._file.changed.connect(self._changed)
        self.sources.backed_up.connect(self.backed_up)
        self._all.backed_up.connect(self.backed_up)
        self.sources.changed.connect(self._lead_on)
        self.sources.merging.connect(self._merge_begins)
        self.issues.changed.connect(self._to_decide)
        self.dropped.connect(self.add_files)
        self._context.theme.changed.connect(self._dress)
        place = self._context.remembered.place("merge/splitter")
        if place:
            self.deciding.splitter.restoreState(place)

    def _dress(self) -> None:
        made = self.palette()
        made.setColor(QPalette.ColorRole.Window, self._context.theme.colour("surface"))
        self.setPalette(made)
