"""The pages beside the parts: as the file and the sentence being typed have them, with the current sentence marked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.summary.panes import SummaryPanes
from facilitator.ui.pages.summary.paper import SummaryPaper
from facilitator.workspace.paper_set import Made, Paper
from facilitator.workspace.summary_desk import SummaryDesk
from facilitator.workspace.summary_trial import Trial, tried

_MARK_AFTER_MS, _TRY_AFTER_MS = 250, 400
Shown = Callable[[], tuple[SummaryDesk, Paper] | None]


class SummaryPages(QObject):
    """``shown`` says what is looked at, None for nothing; ``paper`` makes its pages."""

    def __init__(self, file: OpenFile, panes: SummaryPanes, shown: Shown, parent: QObject) -> None:
        super().__init__(parent)
        self._panes, self._shown = panes, shown
        self.paper = SummaryPaper(file, self)
        self._tried = False
        self._marking = QTimer(self, singleShot=True, interval=_MARK_AFTER_MS)
        self._marking.timeout.connect(self._mark)
        self._trying = QTimer(self, singleShot=True, interval=_TRY_AFTER_MS)
        self._trying.timeout.connect(self.make)
        self._connect()

    @property
    def working(self) -> bool:
        """Whether anything newer is on its way, a trial and a mark too."""
        return self.paper.working or self._trying.isActive() or self._panes.preview.finder.working

    def make(self) -> None:
        """The pages of what the file holds, with the sentence that is being written as it stands in the field."""
        shown, edit, part = self._shown(), self._panes.sentences.edit, self._panes.sentences.part
        self._trying.stop()
        if shown is None:
            return
        (desk, paper), place, words = shown, edit.place, edit.words
        document = desk.document
        if place is None or part is None or not edit.unkept:
            self._tried = False
            self.paper.want(paper, lambda: document)
            return
        stands = next((one.text for one in part.sentences if one.key == place.key), "")
        trial = Trial(stands, words, place.new)
        self._tried = True
        self.paper.want(paper, lambda: tried(document, part, trial), trial=True)

    def _connect(self) -> None:
        sentences, preview, paper = self._panes.sentences, self._panes.preview, self.paper
        paper.made.connect(self._made)
        paper.busy.connect(preview.show_making)
        paper.failed.connect(preview.show_fault)
        sentences.sentence_changed.connect(self._marking.start)
        sentences.edit.typed.connect(self._trying.start)
        sentences.edit.ended.connect(self._edit_ended)
        preview.view.shown.connect(self._count)

    def _edit_ended(self) -> None:
        """Words that were given up leave the pages; those that were kept come with what the file says."""
        if self._tried and not self._panes.sentences.edit.storing.waits:
            self.make()

    def _made(self, made: Made) -> None:
        self._panes.preview.show_pdf(made.pdf)

    def _count(self) -> None:
        self._panes.parts.length.show_pages(self._panes.preview.view.page_count)

    def _mark(self) -> None:
        """Marks the sentence on the pages; where it stands nowhere, its part is shown."""
        part, row = self._panes.sentences.part, self._panes.sentences.current
        edit = self._panes.sentences.edit
        words = row.text if row is not None and part is not None and not part.columns else ""
        words = " ".join(edit.words.split()) if edit.place is not None else words
        self._panes.preview.finder.find(words, part.title if part else "")
