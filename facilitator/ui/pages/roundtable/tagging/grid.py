"""The grid itself: painted in one go, gone through by keyboard, tagged by Space or a click."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from facilitator.ui.pages.roundtable.tagging.column_head import ColumnHead
from facilitator.ui.pages.roundtable.tagging.corner import Corner
from facilitator.ui.pages.roundtable.tagging.grid_choice import GridChoice
from facilitator.ui.pages.roundtable.tagging.grid_keys import GridKeys
from facilitator.ui.pages.roundtable.tagging.grid_mouse import GridMouse
from facilitator.ui.pages.roundtable.tagging.grid_painting import paint_grid
from facilitator.ui.pages.roundtable.tagging.measures import CELL, RECORD, RECORD_LEAST, ROW, leaning_out
from facilitator.ui.pages.roundtable.tagging.measures import TAKES_UP as TAKES_UP_WIDTH
from facilitator.ui.pages.roundtable.tagging.model import TAKES_UP, Index, TagModel
from facilitator.ui.pages.roundtable.tagging.row_head import RowHead
from facilitator.ui.pages.roundtable.tagging.type_ahead import TypeAhead
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.words import translate

_ROWS_IN_SIGHT = 6


class TagGridView(QTableView):
    """``toggled`` at Space, a click or Delete (True: only away), for the rows chosen; ``moved`` after another cell.

    ``opened`` tells the row to be shown; ``linking``, ``freeing`` and ``searching`` ask for what takes up lessons, the
    field for free tags and the search.
    """

    toggled = Signal(bool)
    moved = Signal()
    opened = Signal(int)
    linking = Signal()
    freeing = Signal()
    searching = Signal()

    def __init__(self, theme: Theme, model: TagModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self.grid = theme, model
        self.hovered = QModelIndex()
        self.corner = Corner(theme, self)  # before the model: Qt lays out at once then
        self.columns = ColumnHead(theme, model, self)
        self.rows = RowHead(theme, model, self)
        self.choice = GridChoice(self)
        self.typing = TypeAhead(self)
        self._keys = GridKeys(self)
        self._told = QTimer(self)  # once, however much moves with one key
        self._told.setSingleShot(True)
        self._told.timeout.connect(self.moved)
        self.setModel(model)
        self.setHorizontalHeader(self.columns)
        self.setVerticalHeader(self.rows)
        self._mouse = GridMouse(self)
        self._set_up()
        theme.changed.connect(self.measure)
        self.measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        self._keys.press(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        if event.commitString():
            self.typing.type(event.commitString())
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choice.go(0, 1)
        self._repaint()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.typing.forget()
        self._repaint()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.columns.current = current.column()
        self.rows.current = current.row()
        if current.column() != previous.column():
            self.columns.viewport().update()
            self.viewport().update()
        for row in (previous.row(), current.row()):
            self._update_rows(row, row)
        self._told.start()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        super().selectionChanged(selected, deselected)
        for found in (selected, deselected):
            for place in range(found.count()):
                self._update_rows(found.at(place).top(), found.at(place).bottom())
        self._told.start()

    def _update_rows(self, first: int, last: int) -> None:
        """Paints some rows again, their heads with them."""
        if 0 <= first <= last:
            top = self.rowViewportPosition(first)
            high = self.rowViewportPosition(last) + self.rowHeight(last) - top
            for port in (self.viewport(), self.rows.viewport()):
                port.update(0, top, port.width(), high)

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802
        paint_grid(self, e.rect())

    def updateGeometries(self) -> None:  # noqa: N802
        self._fit_heads()
        super().updateGeometries()
        bar = self.horizontalScrollBar()
        if bar.maximum() > 0:  # room for the names of the last columns, which lean out
            out = leaning_out(self.theme, self.grid.columns, self.columns.measures().along)
            bar.setMaximum(self.columns.length() - self.viewport().width() + max(out, 0) + self.theme.px(6))
        self.corner.setGeometry(self.rows.x(), self.columns.y(), self.rows.width(), self.columns.height())

    def measure(self) -> None:
        """Takes the sizes of the theme and of the words shown."""
        theme = self.theme
        self.rows.setDefaultSectionSize(max(theme.px(ROW), theme.line_height(Use.BASE) + theme.px(8)))
        self.columns.setMinimumSectionSize(theme.px(CELL))
        self.columns.setDefaultSectionSize(theme.px(CELL))
        if self.columns.count():
            self.columns.resizeSection(TAKES_UP, theme.px(TAKES_UP_WIDTH))
        self.updateGeometries()
        self._repaint()

    def _fit_heads(self) -> None:
        """The records get what the columns leave, between two limits; the names of columns what some rows leave."""
        px = self.theme.px
        self.columns.room = self.height() - _ROWS_IN_SIGHT * self.rows.defaultSectionSize() - px(12)
        self.columns.setFixedHeight(self.columns.measures().height)
        room = self.width() - self.columns.length() - px(80)
        share = min(px(RECORD), max(px(RECORD_LEAST), round(self.width() * 0.36)))
        wide = max(share, min(room, px(RECORD) * 2))
        if wide != self.rows.wide:
            self.rows.wide = wide
            self.rows.setFixedWidth(wide)

    def _set_up(self) -> None:
        self.setAccessibleName(translate("Tagging", "Tags of the records"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.columns.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.rows.opened.connect(self.opened)

    def _repaint(self) -> None:
        for one in (self.viewport(), self.columns.viewport(), self.rows.viewport()):
            one.update()
