"""The matrix with what stands beside it: the lists, or the records of the cell that is open."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.pages.roundtable.alone_line import AloneLine
from facilitator.ui.pages.roundtable.cell_pane import CellPane
from facilitator.ui.pages.roundtable.facts_line import FactsLine
from facilitator.ui.pages.roundtable.feed import DeskFeed
from facilitator.ui.pages.roundtable.matrix_view import MatrixView
from facilitator.ui.pages.roundtable.places import DeskPlaces
from facilitator.ui.pages.roundtable.reading_words import state_words
from facilitator.ui.pages.roundtable.side_lists import SideLists
from facilitator.ui.widgets.labels import Hairline
from facilitator.ui.words import translate
from facilitator.workspace.roundtable_desk import ALL, CellState, DeskRecord, RoundtableDesk, sifted

_LEAST = 260


class MatrixDesk(QSplitter):
    """``record_asked`` tells an id, ``tag_asked`` ids, ``merge_asked`` that other files are wanted."""

    record_asked = Signal(str)
    tag_asked = Signal(object)
    merge_asked = Signal()

    def __init__(self, context: Context, feed: DeskFeed, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._context, self._feed = context, feed
        theme = context.theme
        self._reading = ALL
        self._open: tuple[str, str] | None = None
        self.matrix = MatrixView(theme)
        self.alone = AloneLine(theme)
        self.lists = SideLists(context)
        self.cell = CellPane(theme)
        self.facts = FactsLine(theme)
        self._beside = QStackedWidget()
        self._beside.addWidget(self.lists)
        self._beside.addWidget(self.cell)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(_column(self.matrix, self.alone))
        self.addWidget(_column(self._beside, Hairline(theme), self.facts))
        self.setStretchFactor(0, 1)
        self._places = DeskPlaces(context, self)
        self._wire()
        theme.changed.connect(self._fit)

    @property
    def is_open(self) -> bool:
        """Whether the records of a cell show."""
        return self._open is not None

    def show_desk(self, desk: RoundtableDesk) -> None:
        """Shows what the file holds now; the cell that is open is read again."""
        self._show_matrix(desk)
        self.lists.show_desk(desk)
        self.facts.show_facts(desk.facts)
        self.alone.show_for(len(desk.sessions), desk.sessions[0].code if desk.sessions else "")

    def show_reading(self, reading: str) -> None:
        """Shows the themes that read so."""
        self._reading = reading
        if self._feed.desk:
            self._show_matrix(self._feed.desk)

    def open(self, index: QModelIndex) -> None:
        """Shows the records behind a cell, with the focus among them."""
        place = self.matrix.place()
        if place != self._open:
            self.cell.wait()
        self._open = place
        self._ask(index)
        self._beside.setCurrentWidget(self.cell)
        self.cell.list.setFocus()

    def focus_first(self) -> None:
        """Where one was: among the records of the open cell, else in the matrix."""
        (self.cell.list if self.is_open and self.cell.list.isVisible() else self.matrix).setFocus()

    def close_cell(self) -> None:
        """Back to the lists, with the focus on the cell."""
        if self._open is None:
            return
        self._open = None
        self.matrix.mark_open(None)
        self._beside.setCurrentWidget(self.lists)
        self.matrix.setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """The matrix, then what stands beside it."""
        return (self.matrix, *((self.cell,) if self.is_open else self.lists.panes()))

    def resizeEvent(self, arg__1: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(arg__1)
        self._fit()

    def _wire(self) -> None:
        self.matrix.opened.connect(self.open)
        self.matrix.left.connect(self.close_cell)
        self.cell.left.connect(self.close_cell)
        self.cell.record_asked.connect(self.record_asked)
        self.cell.tag_asked.connect(self.tag_asked)
        self.lists.record_asked.connect(self.record_asked)
        self.lists.left.connect(self.matrix.setFocus)
        self.facts.asked.connect(self._look)
        self.alone.merge.clicked.connect(self.merge_asked)
        self._feed.opened.connect(self._opened)

    def _show_matrix(self, desk: RoundtableDesk) -> None:
        self.matrix.show_rows(sifted(desk.themes, self._reading), desk.sessions)
        if self._open is None:
            return
        index = self.matrix.index_of(*self._open)
        if index is None:
            self.close_cell()
        else:
            self._ask(index)

    def _ask(self, index: QModelIndex) -> None:
        cells = self.matrix.cells
        row, cell = cells.row_at(index), cells.cell_at(index)
        code = next((one.code for one in cells.sessions if one.id == cell.session), "")
        where = code or translate("Roundtable", "all sessions")
        title = translate("Roundtable", "{theme} · {session}").format(theme=row.title, session=where)
        self.cell.show_title(title, state_words(cell.state, code))
        self.matrix.mark_open(index)
        if cell.state is CellState.NOTED:
            self._feed.open(cell)
        else:
            self.cell.show_records(())

    def _opened(self, records: tuple[DeskRecord, ...]) -> None:
        if self._open is None:
            return
        focused = self.cell.isAncestorOf(self.window().focusWidget() or self)
        self.cell.show_records(records)
        if focused and records:
            self.cell.list.setFocus()

    def _look(self, name: str) -> None:
        self.close_cell()
        self.lists.open(name)

    def _fit(self) -> None:
        """In a narrow window the lists lie below, one at a time."""
        self._places.fit()
        below = self._places.below
        self._beside.setMinimumWidth(1 if below else self._context.theme.px(_LEAST))
        if below != self.lists.tabbed:
            self.lists.set_tabbed(below)


def _column(*parts: QWidget) -> QWidget:
    """Parts one below the other, the first as high as can be."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for place, part in enumerate(parts):
        column.addWidget(part, 1 if place == 0 else 0)
    return made
