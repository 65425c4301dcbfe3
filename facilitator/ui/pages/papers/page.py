"""The papers page: which papers there are, their real pages, what to look at; saved and printed from here."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.page import Page
from facilitator.ui.pages.papers.head import PaperHead
from facilitator.ui.pages.papers.jobs import PaperJobs
from facilitator.ui.pages.papers.maker import Entry, PaperMaker
from facilitator.ui.pages.papers.panes import PaperPanes
from facilitator.ui.widgets.labels import Hairline
from facilitator.workspace.paper_set import Finding, Made, Paper


class PapersPage(Page):
    """``record_asked`` comes from the findings."""

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._actions = context.theme, context.actions
        self._paper: Paper | None = None
        self._shown: Made | None = None
        self.maker = PaperMaker(context, file, self)
        self.head = PaperHead(context, self)
        self._panes = PaperPanes(context, self)
        self.list, self.viewer, self.findings = self._panes.list, self._panes.viewer, self._panes.findings
        self.jobs = PaperJobs(context, file, self.maker, self.current, self.shown, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(Hairline(self._theme, parent=self))
        column.addWidget(self._panes, 1)
        for before, after in pairwise((self.list, *self.head.by_use())):
            QWidget.setTabOrder(before, after)
        context.actions.on("paper.next", self.list.go_on)
        context.actions.on("paper.previous", self.list.go_back)
        self.list.chosen.connect(self._choose)
        self.maker.changed.connect(self._show_entries)
        self.findings.asked.connect(self._lead)
        self.head.stop.clicked.connect(self.maker.cancel)
        self.head.looked.connect(self._fit)
        self._theme.changed.connect(self.update)
        self._show_entries()

    def current(self) -> Entry | None:
        """The paper that shows, as it stands."""
        return self.maker.entries.get(self._paper) if self._paper else None

    def shown(self) -> None:
        """Makes the paper anew where the file has changed."""
        self.maker.watch(True)
        if self._paper is None and self.list.rows.rows:
            self._choose(self.list.rows.rows[max(self.list.currentIndex().row(), 0)].paper)

    def focus_first(self) -> None:
        self.list.setFocus()

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self.viewer, self.findings, self.head)

    def finish(self) -> None:
        """Nobody looks: papers no longer follow the file."""
        self.maker.watch(False)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("panel"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _choose(self, paper: Paper) -> None:
        if paper == self._paper:
            return
        self._paper = paper
        self._show_entries()
        self.maker.want(paper)

    def _show_entries(self) -> None:
        entries = self.maker.entries
        if self._paper is not None and self._paper not in entries:  # its session has another code, or is gone
            key = (self._paper.paper, self._paper.session)
            self._paper = next((one for one in entries if (one.paper, one.session) == key), None)
        self.list.show_entries(tuple(entries.values()))
        self._panes.show_pages(bool(entries))
        self.head.print_all.setEnabled(bool(entries))
        self.head.save_all.setEnabled(bool(entries))
        entry = self.current()
        self.head.show_entry(entry)
        self._show(entry.made if entry else None)
        self._fit()

    def _show(self, made: Made | None) -> None:
        if made is self._shown:
            return
        self._shown = made
        if made is None:
            self.viewer.clear()
            self.findings.show_findings((), ())
        else:
            self.viewer.show_pdf(made.pdf, made.paper.name)
            self.findings.show_findings(made.findings, made.warnings)

    def _lead(self, finding: Finding) -> None:
        if finding.item:
            self.record_asked.emit(finding.item)
        else:
            self._actions["session.unknown"].trigger()

    def _fit(self) -> None:
        self.head.fit()
        self.findings.setVisible(self.head.findings_shown)
