"""The summary page: the moderator's summary as it stands, what it rests on, its pages; written part by part."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.page import Page
from facilitator.ui.pages.summary.commands import PageCommands
from facilitator.ui.pages.summary.deeds import SentenceDeeds
from facilitator.ui.pages.summary.panes import SummaryPanes
from facilitator.ui.pages.summary.paper_deeds import PaperDeeds
from facilitator.ui.pages.summary.part_deeds import PartDeeds
from facilitator.ui.pages.summary.showing import Showing
from facilitator.ui.pages.summary.source_deeds import SourceDeeds
from facilitator.ui.pages.summary.unfinished import Unfinished
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.words import translate


class SummaryPage(Page):
    """``record_asked`` comes from sources and from what is missing."""

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("summary")
        self._context, self.file = context, file
        self.columns = SummaryPanes(context, file, self)
        self.parts, self.sentences = self.columns.parts, self.columns.sentences
        self.unused, self.preview = self.columns.unused, self.columns.preview
        self.showing = Showing(context, file, self.columns)
        self.deeds = SentenceDeeds(context, file, self.sentences)
        self.source_deeds = SourceDeeds(context, file, self.sentences, self.unused, self.deeds)
        self.part_deeds = PartDeeds(context, file, self.sentences, self.source_deeds)
        self.paper_deeds = PaperDeeds(context, file, self.showing, self.sentences)
        self._commands = PageCommands(context, self.columns, self.paper_deeds, self)
        self._unfinished = Unfinished(file, self.showing, self.columns)
        self._given_back: list[Callable[[], None]] = []
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self.columns)
        self._middle.addWidget(_nothing(context))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._middle)
        self._connect()
        self._show_sessions()

    def shown(self) -> None:
        """Reads what has changed; Ctrl+P prints this paper as long as one is here."""
        self._take_back()
        self._given_back.append(self._context.actions.lend("paper.print", self.paper_deeds.print))
        self.showing.feed.watch(True)
        self._commands.fit()

    def focus_first(self) -> None:
        """On the sentences: the part was chosen before, and the parts are one F6 away."""
        if self.sentences.edit.place is not None:
            self.sentences.edit.editor.setFocus()
        elif self.sentences.view.rows.rows:
            self.sentences.focus_sentences()
        else:
            self.parts.list.setFocus()

    def panes(self) -> Sequence[QWidget]:
        found = (self.parts.list, self.sentences.view, self.unused.list, self.preview.view, self.parts.missing)
        return [pane for pane in found if pane.isVisible()]

    def finish(self) -> None:
        """Keeps the sentence being written; nobody looks any more."""
        self.sentences.edit.keep()
        self.showing.feed.watch(False)
        self._take_back()

    def unkept(self) -> bool:
        return self.sentences.edit.unkept

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc goes back to the sentences."""
        if event.key() == Qt.Key.Key_Escape and not self.sentences.view.hasFocus():
            self.sentences.focus_sentences()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._context.theme.colour("surface"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._commands.fit()

    def _connect(self) -> None:
        self.showing.sessions_changed.connect(self._show_sessions)
        self.showing.changed.connect(self._changed)
        for source in (self.showing, self.sentences.view.keys, self.unused.list):
            source.record_asked.connect(self.record_asked)
        self.part_deeds.merge_wanted.connect(self._to_merge)
        self.parts.list.entered.connect(self.sentences.focus_sentences)
        self._context.theme.changed.connect(self.update)

    def _changed(self) -> None:
        self.part_deeds.desk = self.showing.desk

    def _show_sessions(self) -> None:
        self._middle.setCurrentIndex(0 if self.showing.papers else 1)

    def _to_merge(self) -> None:
        self.page_asked.emit("merge")

    def _take_back(self) -> None:
        """Gives Ctrl+P back to the papers."""
        while self._given_back:
            self._given_back.pop()()


def _nothing(context: Context) -> EmptyState:
    return EmptyState(
        context.theme,
        "text-account",
        translate("Summary", "No summary yet"),
        translate("Summary", "This file holds no session. Merge the note-takers’ files into it, or begin a session."),
    )
