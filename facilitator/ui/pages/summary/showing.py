"""What the panes show: which session, which part, which pages; kept over every change."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.summary.feed import SummaryFeed
from facilitator.ui.pages.summary.missing_list import MissingRow
from facilitator.ui.pages.summary.pages import SummaryPages
from facilitator.ui.pages.summary.panes import SummaryPanes
from facilitator.ui.pages.summary.rows import missing_rows, part_rows
from facilitator.workspace.paper_set import Paper, papers_of
from facilitator.workspace.summary_desk import SummaryDesk

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
        self.pages = SummaryPages(file, panes, self._document_shown, self)
        self.papers: dict[str, Paper] = {}
        self._wanted = ""
        self._connect()
        self.list_sessions()

    @property
    def making(self) -> bool:
        """Whether what is written now is not on the pages yet."""
        return self._panes.sentences.edit.storing.waits or self.feed.working or self.pages.paper.working

    @property
    def working(self) -> bool:
        """Whether anything newer is on its way, marks on the pages too."""
        return self.making or self.pages.working

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
        panes, feed = self._panes, self.feed
        feed.loaded.connect(self._loaded)
        feed.failed.connect(panes.preview.show_fault)
        panes.parts.session_chosen.connect(self.show_session)
        panes.parts.list.chosen.connect(self._part_chosen)
        panes.parts.missing.led.connect(self.lead)
        self._file.frame_changed.connect(self.list_sessions)

    def _loaded(self, desk: SummaryDesk) -> None:
        other = self.desk is None or self.desk.session != desk.session
        self.desk = desk
        panes = self._panes
        panes.sentences.edit.storing.loaded()
        panes.parts.length.show_length(desk.words, desk.minutes, desk.goal.low, desk.goal.high)
        panes.parts.list.show_rows(part_rows(desk))
        panes.parts.show_missing(missing_rows(desk))
        if other:
            self._begin_at(desk)
        self._show_part()
        self.pages.make()
        self.changed.emit()

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

    def _document_shown(self) -> tuple[SummaryDesk, Paper] | None:
        paper = self.papers.get(self.desk.session) if self.desk else None
        return (self.desk, paper) if self.desk and paper else None
