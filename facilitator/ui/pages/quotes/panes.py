"""The parts of the page of quotes: records, papers, the record looked at; side by side where there is room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.details.panel import DetailsPanel
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.pages.quotes.corrections import CorrectionBar
from facilitator.ui.pages.quotes.paper_lines import make_paper_view
from facilitator.ui.pages.quotes.record_lines import make_record_view
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.labels import ElidedLabel, Label, SectionHead
from facilitator.ui.words import translate

_WIDE, _PLACE = 1000, "quotes/splitter"


class QuotesPanes(QSplitter):
    """Narrow, the record lies in place of the list of records while it is asked for."""

    def __init__(self, context: Context, file: OpenFile, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._context, self._theme = context, context.theme
        theme = context.theme
        self.state = CaptureState(self)
        self.records, self.papers = make_record_view(theme, self), make_paper_view(theme, self)
        self.corrections = CorrectionBar(theme, self)
        self.details = DetailsPanel(context, file, self.state, self)
        self.details.head.cross.hide()
        self.behind = ElidedLabel(theme, "", Use.SMALL, "text2", self)
        self.drafting = Label(theme, "", Use.SMALL, "text2", False, self)
        self._record_head = SectionHead(theme, translate("Quotes", "Records"), self)
        self._paper_head = SectionHead(theme, translate("Quotes", "Papers"), self)
        self._none_recorded = EmptyState(theme, "text-box-edit-outline", "", "", self)
        self._none_printed = EmptyState(theme, "file-document-outline", "", "", self)
        self._stacks = (
            self._stacked(self.records, self._none_recorded),
            self._stacked(self.papers, self._none_printed),
        )
        self._left = self._column(self._record_head, None, self._stacks[0])
        self._centre = self._column(self._paper_head, self.drafting, self._stacks[1])
        self._right = self._column(None, None, self.corrections, self.behind, self.details)
        for part in (self._left, self._centre, self._right):
            self.addWidget(part)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        self.behind.hide()
        self._asked, self._room = False, 0
        theme.changed.connect(self._measure)
        self._measure()
        self._restore()

    def show_counts(self, records: int, papers: int, drafting: str) -> None:
        """How much there is, and how far the drafts are."""
        self.drafting.setText(drafting)
        self._stacks[0].setCurrentIndex(0 if records else 1)
        self._stacks[1].setCurrentIndex(0 if papers else 1)
        self._none_recorded.show_words(translate("Quotes", "No record names them"))
        if drafting:
            self._none_printed.show_words(translate("Quotes", "Reading the papers …"))
        else:
            self._none_printed.show_words(translate("Quotes", "They stand in no paper"))

    def show_details(self, on: bool) -> None:
        """Asks for the record; only where it has no place beside the lists does that move anything."""
        self._asked = on
        self.fit(self._room)

    def fit(self, wide: int) -> None:
        """Three side by side, or two."""
        self._room = wide
        narrow = wide < self._theme.px(_WIDE)
        self._right.setVisible(not narrow or self._asked)
        self._left.setVisible(not narrow or not self._asked)

    def show_behind(self, words: str) -> None:
        """Which of the records behind a paragraph shows, "" where there is one only."""
        self.behind.setText(words)
        self.behind.setVisible(bool(words))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Two of the three: the third gives way."""
        beside = max(self._left.minimumWidth(), self._right.minimumWidth())
        high = max(part.minimumSizeHint().height() for part in (self._left, self._centre, self._right))
        return QSize(beside + self._centre.minimumWidth() + self.handleWidth(), high)

    def keep_place(self) -> None:
        """Remembers the widths."""
        self._context.remembered.keep_place(_PLACE, self.saveState())

    def _restore(self) -> None:
        place = self._context.remembered.place(_PLACE)
        if place is None or not self.restoreState(place):
            px = self._theme.px
            self.setSizes([px(320), px(700), px(320)])

    def _stacked(self, view: QWidget, empty: QWidget) -> QStackedWidget:
        stack = QStackedWidget(self)
        stack.addWidget(view)
        stack.addWidget(empty)
        return stack

    def _column(self, head: QWidget | None, beside: QWidget | None, *parts: QWidget) -> QWidget:
        made = QWidget(self)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if head:
            row = QHBoxLayout()
            row.addWidget(head, 1)
            if beside:
                row.addWidget(beside)
            column.addLayout(row)
        for part in parts:
            column.addWidget(part, 0 if part in (self.corrections, self.behind) else 1)
        return made

    def _measure(self) -> None:
        theme = self._theme
        px = theme.px
        for head in (self._record_head, self._paper_head):
            head.setContentsMargins(px(16), px(10), px(12), px(6))
        for label in (self.drafting, self.behind):
            label.setContentsMargins(px(16), px(6), px(12), px(4))
        self.behind.setFixedHeight(theme.line_height(Use.SMALL) + px(10))
        self._left.setMinimumWidth(px(220))
        self._centre.setMinimumWidth(px(320))
        self._right.setMinimumWidth(px(264))
        self.fit(self._room)
