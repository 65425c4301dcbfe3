"""Quotes: everywhere a delegation, an organization or a person stands; from there to the record and a correction."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.page import Page
from facilitator.ui.pages.quotes.checking import Checking
from facilitator.ui.pages.quotes.feed import QuotesFeed
from facilitator.ui.pages.quotes.head import QuotesHead
from facilitator.ui.pages.quotes.looking import Looking
from facilitator.ui.pages.quotes.panes import QuotesPanes
from facilitator.ui.pages.quotes.paper_lines import paper_rows
from facilitator.ui.pages.quotes.record_lines import record_rows
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.words import translate
from facilitator.workspace.quotes_desk import Sheet


class QuotesPage(Page):
    """``show_quotes`` says whose."""

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quotes")
        self._context, self._theme, self._file = context, context.theme, file
        self._ref = ""
        self._shown = ""
        self._whole: set[Sheet] = set()
        self.feed = QuotesFeed(context, file, self)
        self.head = QuotesHead(context, lambda typed: self.feed.names.parties(typed), self)
        self.body = QuotesPanes(context, file, self)
        self.looking = Looking(context, file, self.feed, self.body, self)
        self._checking = Checking(context, file, self.feed, self)
        self.records, self.papers, self.details = self.body.records, self.body.papers, self.body.details
        self._empty = EmptyState(
            self._theme, "format-quote-close", translate("Quotes", "Where does somebody stand?"),
            translate("Quotes", "Type the name of a delegation, an organization or a person, in any script."), self,
        )  # fmt: skip
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self._bind()
        self._show_found()

    def show_quotes(self, name: str) -> None:
        """Shows where somebody stands: a ref, or a name that fits one."""
        directory = self._file.directory
        found = directory.find(name) if directory.party(name).ref != name else ()
        self._choose(found[0] if len(found) == 1 else name)

    def shown(self) -> None:
        self.feed.watch(True)

    def focus_first(self) -> None:
        (self.papers if self._ref and self.feed.standing else self.head.field).setFocus()

    def panes(self) -> Sequence[QWidget]:
        parts = (self.head.field, self.records, self.papers, self.details)
        return [part for part in parts if part.isVisible()]

    def finish(self) -> None:
        """What was typed into the record is kept; nobody looks from here on."""
        self.details.finish()
        self.body.keep_place()
        self.feed.watch(False)

    def unkept(self) -> bool:
        return self.details.deeds.unkept

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc goes from the record to the list it was asked from, from there to the name."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        view = self.looking.view
        if view and self.details.isAncestorOf(self.window().focusWidget() or self):
            self.body.show_details(False)
            view.setFocus()
        else:
            self.head.field.setFocus()
        event.ignore()  # the window closes its message, too

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.head.fit(event.size().width())
        self.body.fit(event.size().width())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("panel"))

    def _bind(self) -> None:
        self.head.field.chosen.connect(self._choose)
        self.head.field.left.connect(self._go_in)
        self.feed.found.connect(self._show_found)
        self.feed.drafted.connect(self._show_found)
        self.papers.more.connect(self._show_more)
        self.looking.record_asked.connect(self.record_asked)

    def _choose(self, ref: str) -> None:
        if ref != self._ref:
            self._ref, self._whole = ref, set()
            self.looking.forget()
        self.head.field.show_name(self._file.directory.name(ref))
        self.feed.show(ref)

    def _go_in(self) -> None:
        if self._ref:
            (self.papers if self.papers.lines.rows else self.records).setFocus()

    def _show_more(self, sheet: Sheet) -> None:
        row = self.papers.currentIndex().row()
        self._whole.add(sheet)
        self._show_found()
        self.papers.setCurrentIndex(self.papers.lines.index(row))

    def _show_found(self) -> None:
        standing = self.feed.standing
        there = standing is not None and standing.ref == self._ref
        self._stack.setCurrentIndex(1 if self._ref else 0)
        self.head.copy.setEnabled(there)
        if standing is None or not there:
            self.head.say("")
            return
        lines, keep = self.feed.every_line(), standing.ref == self._shown
        self._shown = standing.ref
        self.records.show_rows(record_rows(standing.records), keep)
        self.papers.show_rows(paper_rows(lines, self._whole), keep)
        self.body.show_counts(len(standing.records), len(lines), _drafting(self.feed))
        issued = len(standing.issued)
        self.head.say(_counts(len({one.record for one in standing.records}), issued, len(lines) - issued))
        self.looking.show_corrections()
        if not keep and self.head.field.hasFocus() and not self.head.field.isModified():
            self._go_in()


def _drafting(feed: QuotesFeed) -> str:
    """How far the drafts are."""
    total, left = len(feed.wanted), feed.left
    if left:
        return translate("Quotes", "Reading the drafts: {done} of {all} …").format(done=total - left, all=total)
    if feed.faults:
        return translate("Quotes", "%n draft(s) could not be made; see the papers.", "", len(feed.faults))
    return ""


def _counts(records: int, issued: int, drafts: int) -> str:
    return " · ".join(
        (
            translate("Quotes", "%n record(s)", "", records),
            translate("Quotes", "%n place(s) in issued papers", "", issued),
            translate("Quotes", "%n place(s) in drafts", "", drafts),
        )
    )
