"""The papers of a file in a list, each with how it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from facilitator.ui.pages.papers.maker import Entry
from facilitator.ui.pages.papers.paper_rows import PaperDelegate, PaperModel, paper_rows
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate


class PaperList(QListView):
    """``chosen`` tells the Paper that is to be shown."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows = PaperModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(PaperDelegate(theme, self, self.rows))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setObjectName("papers")
        self.setStyleSheet("QListView#papers { background: transparent; border: none; outline: none; padding: 0; }")
        self.setAccessibleName(translate("Papers", "Papers"))
        self.selectionModel().currentChanged.connect(self._moved)
        theme.changed.connect(self._measure)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Shows the papers; the one selected stays so."""
        at = max(self.currentIndex().row(), 0)
        kept = [row.paper for row in self.rows.rows]
        self.rows.show_rows(paper_rows(entries))
        if entries and kept != [entry.paper for entry in entries]:
            self.setCurrentIndex(self.rows.index(min(at, len(entries) - 1)))

    def go_on(self) -> None:
        """Goes to the next paper."""
        self._step(1)

    def go_back(self) -> None:
        """Goes to the paper before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        row = self.currentIndex().row() + by
        if 0 <= row < len(self.rows.rows):
            self.setCurrentIndex(self.rows.index(row))

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows.rows[index.row()].paper)

    def _measure(self) -> None:
        self.doItemsLayout()
        self.viewport().update()
