"""The record that is looked at: the one behind the line chosen, its history, its correction."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.quotes.corrections import Correction, corrections
from facilitator.ui.pages.quotes.feed import QuotesFeed
from facilitator.ui.pages.quotes.lines_view import LinesView
from facilitator.ui.pages.quotes.panes import QuotesPanes
from facilitator.ui.words import translate
from facilitator.workspace.quotes_desk import Line, RecordLine


class Looking(QObject):
    """Follows both lists. ``record_asked`` tells the id of a record to be shown among the notes."""

    record_asked = Signal(str)

    def __init__(self, context: Context, file: OpenFile, feed: QuotesFeed, panes: QuotesPanes, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._file, self._feed, self._panes, self._page = context.theme, file, feed, panes, parent
        self.view: LinesView | None = None
        self._behind = 0
        for view in (panes.records, panes.papers):
            view.line_changed.connect(self._line_changed)
            view.entered.connect(self._go)
            view.history.connect(self._history)
            view.correction.connect(self._correct)
            view.other_record.connect(self._step)
        panes.corrections.asked.connect(self._issue)
        on = context.actions.on
        on("quotes.record", self._go)
        on("quotes.history", self._history)
        on("quotes.correct", self._correct)
        on("quotes.issue", panes.corrections.issue_first)

    @property
    def record(self) -> str:
        """The id of the record that shows, "" for none."""
        found = self._records()
        return found[self._behind] if self._behind < len(found) else ""

    def forget(self) -> None:
        """Nothing is chosen any more."""
        self.view, self._behind = None, 0
        self._panes.show_details(False)
        self._show()

    def show_corrections(self) -> None:
        """What is needed, and what a change of the record would need."""
        standing = self._feed.standing
        found = corrections(self.record, standing.issued, self._feed.drafts) if standing else ()
        self._panes.corrections.show_corrections(found)

    def _records(self) -> tuple[str, ...]:
        line = self.view.current() if self.view else None
        if isinstance(line, RecordLine):
            return (line.record,)
        return line.records if isinstance(line, Line) else ()

    def _line_changed(self) -> None:
        view = self.sender()
        if isinstance(view, LinesView) and (view is self.view or view.hasFocus()):
            before = self.record
            self.view, self._behind = view, 0
            if before in self._records():  # the same line, read anew
                self._behind = self._records().index(before)
            self._show()

    def _show(self) -> None:
        for view in (self._panes.records, self._panes.papers):
            view.leads = view is self.view
            view.viewport().update()
        record, count = self.record, len(self._records())
        self._panes.state.select((record,) if record else ())
        words = translate("Quotes", "Record {n} of {all} behind the paragraph; ← → for the others")
        self._panes.show_behind(words.format(n=self._behind + 1, all=count) if count > 1 else "")
        self.show_corrections()

    def _step(self, by: int) -> None:
        count = len(self._records())
        if count > 1:
            self._behind = (self._behind + by) % count
            self._show()

    def _go(self) -> None:
        if record := self.record:
            self.record_asked.emit(record)

    def _history(self) -> None:
        if self.record:
            self._panes.show_details(True)
            # Once what has just come into sight is laid out.
            QTimer.singleShot(0, self._panes.details, self._panes.details.body.show_history)

    def _correct(self) -> None:
        if self.record:
            self._panes.show_details(True)
            self._panes.details.focus_first()

    def _issue(self, correction: Correction) -> None:
        from facilitator.ui.pages.quotes.issue_dialog import IssueDialog

        IssueDialog(self._theme, self._file, correction, self._page.window()).open()
