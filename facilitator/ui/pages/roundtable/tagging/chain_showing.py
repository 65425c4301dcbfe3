"""Which chains show and where one is among them: kept when they are read again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from facilitator.ui.pages.roundtable.tagging.chain_filter import ChainFilter
from facilitator.ui.pages.roundtable.tagging.chain_model import ChainModel
from facilitator.ui.pages.roundtable.tagging.chain_view import ChainView
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.words import translate
from facilitator.workspace.chain_rows import STEPS, ChainRow, ChainSheet, with_gap


class ChainShowing(QObject):
    """``changed`` when another cell is marked, or it says something else."""

    changed = Signal()

    def __init__(self, theme: Theme, choice: ChainFilter, view: ChainView, stack: QStackedWidget) -> None:
        super().__init__(view)
        self._filter, self._view, self._stack = choice, view, stack
        self._sheet = ChainSheet()
        self._model: ChainModel = view.chains
        self._empty = EmptyState(theme, "link-variant", "", "", stack)
        stack.addWidget(view)
        stack.addWidget(self._empty)
        choice.chosen.connect(self.show)
        view.moved.connect(self.changed)

    def read(self, sheet: ChainSheet) -> None:
        """Other chains."""
        self._sheet = sheet
        self._filter.show_counts(len(sheet.rows), sheet.counts or {})
        self.show()

    def row(self) -> ChainRow | None:
        """The chain that is marked."""
        at = self._view.currentIndex().row()
        return self._model.rows[at] if 0 <= at < len(self._model.rows) else None

    def step(self) -> str:
        """The step that is marked."""
        return STEPS[max(self._view.currentIndex().column(), 0)]

    def show(self) -> None:
        """The row one was at, if it still has a gap; else the one that stands in its place now."""
        view, before = self._view, self.row()
        at, column = max(view.currentIndex().row(), 0), max(view.currentIndex().column(), 0)
        scrolled = view.verticalScrollBar().value()
        rows = with_gap(self._sheet.rows, self._filter.gap)
        if rows != self._model.rows:
            self._model.show_rows(rows)
            still = [place for place, row in enumerate(rows) if before and row.key == before.key and row.gaps]
            if rows:
                view.setCurrentIndex(self._model.index(still[0] if still else min(at, len(rows) - 1), column))
                view.verticalScrollBar().setValue(scrolled)
                view.scrollTo(view.currentIndex())
        none = translate("Chain", "No proposals and no lessons yet")
        self._empty.show_words(translate("Chain", "Nothing is missing here") if self._sheet.rows else none)
        self._stack.setCurrentWidget(view if rows else self._empty)
        self.changed.emit()
