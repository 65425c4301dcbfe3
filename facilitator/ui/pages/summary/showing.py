"""What the panes show: which session, which part, which sentence is marked on the pages; kept over every change."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.summary.feed import SummaryFeed
from facilitator.ui.pages.summary.missing_list import MissingRow
from facilitator.ui.pages.summary.panes import SummaryPanes
from facilitator.ui.pages.summary.paper import SummaryPaper
from facilitator.ui.pages.summary.rows import missing_rows, part_rows
from facilitator.workspace.paper_set import Made, Paper, papers_of
from facilitator.workspace.summary_desk import SummaryDesk
from facilitator.workspace.summary_trial import Trial, tried

_MARK_AFTER_MS, _TRY_AFTER_MS = 250, 400
_SESSION, _PART = "summary/session", "summary/part"
_FIRST = "messages"  # where the writing begins: what stands before it is made of the programme


class Showing(QObject):
    """``changed`` tells that ``desk`` is another one, ``sessions_changed`` that there are other sessions;
    ``record_asked`` the id of a record to be shown."""

    changed = Signal()
    sessions_changed = Signal()
    record_asked = Signal(str)

    def __init__(self, context: Context, file: OpenFile, panes: SummaryPanes) -> None:
        super().__init__(panes)
        self._context, self._file, self._panes = context, file, panes
        self.desk: SummaryDesk | None = None
        self.feed = SummaryFeed(context, file, self)
        self.paper = SummaryPaper(file, self)
        self.papers: dict[str, Paper] = {}
        self._wanted = ""
        self._marking = QTimer(self)
        self._marking.setSingleShot(True)
        self._marking.setInterval(_MARK_AFTER_MS)
        self._marking.timeout.connect(self._mark)
        self._tried = False
        self._trying = QTimer(self)
        self._trying.setSingleShot(True)
        self._trying.setInterval(_TRY_AFTER_MS)
        self._trying.timeout.connect(self._make_pages)
        self._connect()
        self.list_sessions()

    @property
    def making(self) -> bool:
        """Whether what is written now is not on the pages yet."""
        return self._panes.sentences.edit.waits or self.feed.working or self.paper.working

    @property
    def working(self) -> bool:
        """Whether anything newer is on its way, marks on the pages too."""
        return self.making or self._trying.isActive() or self._panes.preview.finder.working

    def list_sessions(self) -> None:
        """The sessions that have a summary; the one looked at last is shown, else the first."""
        found = {one.session: one for one in papers_of(self._file.frame) if one.paper == "summary"}
        self.papers = found
        now = self.feed.session
        kept = self._context.remembered.text(f"{_SESSION}/{self._file.path.name}")
        chosen = now if now in found else kept if kept in found else next(iter(found), "")
        titles = {session.id: f"{session.code}  {session.title}" for session in self._file.frame.sessions}
        self._panes.parts.show_sessions([(key, titles.get(key, one.code)) for key, one in found.items()], chosen)
        self.feed.show_session(chosen)
        if not chosen:
            self.desk = None
        self.sessions_changed.emit()

    def show_session(self, session: str) -> None:
        """Shows the summary of another session."""
        if session != self.feed.session:
            self._panes.sentences.edit.keep()
            self._context.remembered.keep_text(f"{_SESSION}/{self._file.path.name}", session)
            self._panes.preview.show_pdf(b"")
            self.feed.show_session(session)
            self.list_sessions()

    def show_part(self, key: str) -> None:
        """Goes to a part, now or when it is there."""
        self._wanted = "" if self._panes.parts.list.choose(key) else key

    def lead(self, row: MissingRow) -> None:
        """Goes where something is missing."""
        if row.record:
            self.record_asked.emit(row.record)
        elif row.part:
            self.show_part(row.part)
            self._panes.sentences.focus_sentences()

    def _connect(self) -> None:
        panes, feed, paper = self._panes, self.feed, self.paper
        feed.loaded.connect(self._loaded)
        feed.failed.connect(panes.preview.show_fault)
        paper.made.connect(self._made)
        paper.busy.connect(panes.preview.show_making)
        paper.failed.connect(panes.preview.show_fault)
        panes.parts.session_chosen.connect(self.show_session)
        panes.parts.list.chosen.connect(self._part_chosen)
        panes.parts.missing.led.connect(self.lead)
        panes.sentences.sentence_changed.connect(self._marking.start)
        panes.sentences.edit.typed.connect(self._trying.start)
        panes.sentences.edit.ended.connect(self._edit_ended)
        panes.preview.view.shown.connect(self._count_pages)
        self._file.frame_changed.connect(self.list_sessions)

    def _loaded(self, desk: SummaryDesk) -> None:
        other = self.desk is None or self.desk.session != desk.session
        self.desk = desk
        panes = self._panes
        panes.sentences.edit.loaded()
        panes.parts.length.show_length(desk.words, desk.minutes, desk.goal.low, desk.goal.high)
        panes.parts.list.show_rows(part_rows(desk))
        panes.parts.show_missing(missing_rows(desk))
        if other:
            self._begin_at(desk)
        self._show_part()
        self._make_pages()
        self.changed.emit()

    def _make_pages(self) -> None:
        """The pages of what the file holds, with the sentence that is being written as it stands in the field."""
        desk, edit, part = self.desk, self._panes.sentences.edit, self._panes.sentences.part
        paper = self.papers.get(desk.session) if desk else None
        self._trying.stop()
        if desk is None or paper is None:
            return
        place, words, document = edit.place, edit.words, desk.document
        if place is None or part is None or not edit.unkept:
            self._tried = False
            self.paper.want(paper, lambda: document)
            return
        stands = next((one.text for one in part.sentences if one.key == place.key), "")
        trial = Trial(stands, words, place.new)
        self._tried = True
        self.paper.want(paper, lambda: tried(document, part, trial), trial=True)

    def _edit_ended(self) -> None:
        """Words that were given up leave the pages; those that were kept come with what the file says."""
        if self._tried and not self._panes.sentences.edit.waits:
            self._make_pages()

    def _begin_at(self, desk: SummaryDesk) -> None:
        """The part looked at last in this session, else the first one that is written."""
        kept = self._wanted or self._context.remembered.text(f"{_PART}/{desk.session}", _FIRST)
        self._wanted = ""
        if not self._panes.parts.list.choose(kept):
            self._panes.parts.list.choose(_FIRST)

    def _part_chosen(self, key: str) -> None:
        if self.desk is not None and key:
            self._context.remembered.keep_text(f"{_PART}/{self.desk.session}", key)
        self._show_part()

    def _show_part(self) -> None:
        desk, panes = self.desk, self._panes
        if desk is None:
            return
        if self._wanted and panes.parts.list.choose(self._wanted):
            self._wanted = ""
        part = desk.part(panes.parts.list.current)
        panes.sentences.show_part(desk.session, part)
        panes.unused.show_records(desk, part, panes.sentences.can_write)

    def _made(self, made: Made) -> None:
        self._panes.preview.show_pdf(made.pdf)

    def _count_pages(self) -> None:
        self._panes.parts.length.show_pages(self._panes.preview.view.page_count)

    def _mark(self) -> None:
        """Marks the sentence on the pages; where it stands nowhere, its part is shown."""
        part, row = self._panes.sentences.part, self._panes.sentences.current
        edit = self._panes.sentences.edit
        words = row.text if row is not None and part is not None and not part.columns else ""
        words = " ".join(edit.words.split()) if edit.place is not None else words
        self._panes.preview.finder.find(words, part.title if part else "")
