"""Takes in a transcript or a table: what it would bring is shown before anything is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QWidget,
)

from facilitator.errors import FacilitatorError
from facilitator.ui.context import Context
from facilitator.ui.dialogs.import_found import ImportFound
from facilitator.ui.dialogs.import_reading import ImportReading
from facilitator.ui.dialogs.import_returned import CorrectedPaper, FilledPlan
from facilitator.ui.dialogs.import_view import ImportView
from facilitator.ui.open_file import OpenFile
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.fields import Choice
from facilitator.ui.widgets.labels import ElidedLabel, Label
from facilitator.ui.words import said, translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.import_preview import ImportPreview
from facilitator.workspace.importing import Planned

_FILES = "(*.md *.txt *.docx *.csv *.xlsx *.jsonl)"


class ImportDialog(Dialog):
    """The source is read in a thread of its own, tried in the file's; then Import writes it, as one step to undo.

    A paper or a plan of ours that comes back is read in the file's thread: it is compared with what is there.
    """

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, translate("Import", "Import a transcript or table"), parent)
        self._context, self._file = context, file
        theme = context.theme
        self._source: Path | None = None
        self._reading = ImportReading(file, self)
        self.source = ElidedLabel(theme, translate("Import", "No file chosen yet"), Use.BASE, "text", self)
        self.browse = Button(theme, translate("Import", "Choose a file …"), "folder-open-outline", parent=self)
        self.session = Choice(theme, self)
        self.session.setAccessibleName(translate("Import", "Session"))
        self.found = ImportFound(theme, self)
        self.pages = QStackedWidget(self)
        self.view: ImportView = self.found
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("Import", "Reading the file"))
        self.cancel = Button(theme, translate("Import", "Cancel"), parent=self)
        self.take = Button(theme, translate("Import", "Import"), "", "primary", "Return", self)
        self._arrange()
        self._fill_sessions()
        self.browse.clicked.connect(self._browse)
        self.session.currentIndexChanged.connect(self._read)
        self._reading.fresh.connect(self._show)
        self._reading.back.connect(self._show_back)
        self._reading.failed.connect(self._failed)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)
        self.take.setEnabled(False)
        self.browse.setFocus()

    def choose(self, source: Path) -> None:
        """Reads a source and shows what it would bring."""
        self._source = source
        self.source.setText(source.name)
        self.source.setToolTip(str(source))
        self._context.remembered.keep_text("import/folder", str(source.parent))
        self._read()

    def _arrange(self) -> None:
        theme = self._context.theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        chosen = QHBoxLayout()
        chosen.addWidget(self.source, 1)
        chosen.addWidget(self.browse)
        for row, text in enumerate((translate("Import", "File"), translate("Import", "Session"))):
            label = Label(theme, text, Use.BASE, "text2", False, self)
            label.setBuddy((self.browse, self.session)[row])
            grid.addWidget(label, row, 0)
        grid.addLayout(chosen, 0, 1)
        grid.addWidget(self.session, 1, 1)
        self.body.addLayout(grid)
        self.pages.addWidget(self.found)
        self.body.addWidget(self.pages, 1)
        self.body.addWidget(self.progress)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.hide()
        for button in (self.cancel, self.take):
            button.setAutoDefault(False)
            self.buttons.addWidget(button)
        self.take.setDefault(True)
        self.resize(theme.px(720), theme.px(520))

    def _fill_sessions(self) -> None:
        for session in self._file.frame.sessions:
            if session.held:
                self.session.addItem(f"{session.code}  {session.short_title or session.title}", session.id)
        self.session.setEnabled(self.session.count() > 1)
        if self.session.count() == 0:
            self.found.say(
                translate("Import", "This file holds no session; merge the note-takers’ files into it first.")
            )
            self.browse.setEnabled(False)

    def _browse(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            translate("Import", "Choose a transcript or table"),
            self._context.remembered.text("import/folder"),
            translate("Import", "Transcripts and tables {endings}").format(endings=_FILES),
        )
        if name:
            self.choose(Path(name))

    def _read(self) -> None:
        source, session = self._source, self.session.currentData()
        if source is None or session is None:
            return
        self.take.setEnabled(False)
        self.progress.show()
        self._reading.read(source, str(session))

    def done(self, arg__1: int) -> None:
        """What is still being read is for nobody."""
        self._reading.stop()
        super().done(arg__1)

    def _show(self, planned: Planned, found: ImportPreview) -> None:
        self.found.show_preview(self.source.text(), planned, found)
        self._show_view(self.found)

    def _show_back(self, found: CorrectedPaper | FilledPlan) -> None:
        self._show_view(_view(found, self._context, self._file, self))

    def _show_view(self, view: ImportView) -> None:
        """Shows what would come in; what was shown before and came back goes."""
        if self.view is not self.found:
            self.pages.removeWidget(self.view)
            self.view.deleteLater()
        self.view = view
        if view is not self.found:
            self.pages.addWidget(view)
            view.ticked.connect(self._offer)
        self.pages.setCurrentWidget(view)
        self.progress.hide()
        self._offer()
        if self.take.isEnabled():
            self.take.setFocus()

    def _offer(self) -> None:
        self.take.setText(self.view.button_words())
        self.take.setEnabled(self.view.brings and not self._file.read_only)

    def _take(self) -> None:
        if not self.view.brings:
            return
        self.take.setEnabled(False)
        self.progress.show()
        self._file.do(self.view.title(), self.view.verb(), self._taken, self._failed)

    def _taken(self, changed: Changed) -> None:
        self._file.said.emit("done", self.view.done_words(changed))
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self.progress.hide()
        self.take.setEnabled(False)
        if isinstance(error, FacilitatorError):
            self.found.say(said(error))
            self._show_view(self.found)
            self.browse.setFocus()
        else:
            self._file.tell(error)


def _view(found: CorrectedPaper | FilledPlan, context: Context, file: OpenFile, parent: QWidget) -> ImportView:
    """The view of what came back; loaded when first needed, with all that reads papers."""
    if isinstance(found, CorrectedPaper):
        from facilitator.ui.dialogs.returned_parts import ReturnedParts

        return ReturnedParts(context.theme, found, parent)
    from facilitator.ui.dialogs.returned_plan import ReturnedPlan

    return ReturnedPlan(context.theme, found, file.frame, parent)
