"""A view of rows of their own height, measured when they come into sight, in which nothing seen jumps."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from facilitator.ui.pages.capture.notes.anchor import Anchor
from facilitator.ui.pages.capture.notes.overlay_bar import OverlayBar
from facilitator.ui.pages.capture.notes.row_delegate import RowDelegate
from facilitator.ui.pages.capture.notes.row_layout import HEAD_HEIGHT
from facilitator.ui.pages.capture.notes.rows_model import NotesModel
from facilitator.ui.pages.capture.notes.sticky_head import StickyHead
from facilitator.ui.theme.theme import Theme

_PASSES = 4


class MeasuredView(QTableView):
    """``seen`` are the ids of the notes in sight; ``moved``: other rows are in sight."""

    moved = Signal()

    def __init__(self, theme: Theme, model: NotesModel, delegate: RowDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.notes, self._delegate = theme, model, delegate
        self.seen: frozenset[str] = frozenset()
        self._measuring = True  # not before everything is there
        self.setModel(model)
        self.setItemDelegate(delegate)
        delegate.setParent(self)
        _make_plain(self)
        self._sticky = StickyHead(self, model, delegate)
        self._bar = OverlayBar(theme, self)
        self._measuring = False
        self._measure_theme()
        theme.changed.connect(self._measure_theme)

    @property
    def row_width(self) -> int:
        """How wide the rows are, px."""
        return self.columnWidth(0)

    def visible_rows(self) -> tuple[int, int]:
        """The first and the last row in sight; (0, -1) for none."""
        if not len(self.notes.order):
            return 0, -1
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return max(first, 0), last if last >= 0 else len(self.notes.order) - 1

    def in_sight(self, row: int) -> bool:
        """Whether the whole of a row can be seen."""
        if not 0 <= row < len(self.notes.order):
            return False
        top = self.rowViewportPosition(row)
        return top >= 0 and top + self.rowHeight(row) <= self.viewport().height() + 1

    def measure(self, anchor: Anchor | None = None) -> None:
        """Gives every row in sight its height; what was seen before stays where it was."""
        if self._measuring or self.row_width <= 1:
            return
        self._measuring = True
        try:
            held = anchor or Anchor.of(self, self.is_measured)
            for _ in range(_PASSES):
                if not self._measure_once():
                    break
                held.restore(self)
            first, last = self.visible_rows()
            self.notes.require(first, last)
            self.seen = frozenset(self.notes.order.ids(first, last))
        finally:
            self._measuring = False
        first, _ = self.visible_rows()
        self._sticky.place(first, self.sticky_height(), self.rowViewportPosition)
        self.moved.emit()

    def _measure_once(self) -> bool:
        first, last = self.visible_rows()
        wide, grown = self.row_width, False
        for row in range(first, last + 1):
            high = self._delegate.height(row, wide)
            if high and high != self.rowHeight(row):
                self.setRowHeight(row, high)
                grown = True
        if grown:
            self.updateGeometries()
        return grown

    def is_measured(self, row: int) -> bool:
        """Whether a row has the height it should have."""
        high = self._delegate.height(row, self.row_width)
        return bool(high) and high == self.rowHeight(row)

    def reveal(self, row: int) -> None:
        """Brings a row into sight with as little scrolling as can be."""
        if 0 <= row < len(self.notes.order):
            self.scrollTo(self.notes.index(row, 0))

    def show_end(self, row: int) -> None:
        """Puts a row at the foot of the list."""
        if row < 0:
            return
        for _ in range(_PASSES):
            below = self.rowViewportPosition(row) + self.rowHeight(row) - self.viewport().height()
            bar = self.verticalScrollBar()
            before = bar.value()
            bar.setValue(before + below)
            self.measure(Anchor(self.notes.order.id_at(row), below=True))
            if bar.value() == before:
                break

    def scrollTo(  # noqa: N802
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """As Qt does, but never under the head that sticks to the top."""
        if not index.isValid():
            return
        for _ in range(_PASSES):  # what comes into sight is measured, and may push the row out again
            super().scrollTo(index, hint)
            covered = self.sticky_height() - self.rowViewportPosition(index.row())
            if covered > 0 and self.notes.order.id_at(index.row()):
                self.verticalScrollBar().setValue(self.verticalScrollBar().value() - covered)
            self.measure()
            if self.in_sight(index.row()):
                break

    def sticky_height(self) -> int:
        """How much of the top the sticking head covers, px."""
        return self._theme.px(HEAD_HEIGHT) if self.notes.order.heads and len(self.notes.order) else 0

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        anchor = Anchor.of(self, self.is_measured)
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.forget_heights()
        anchor.restore(self)  # the capture line grows from below: the newest note stays in sight
        self.measure(anchor)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        super().scrollContentsBy(dx, dy)
        self.measure()

    def forget_heights(self) -> None:
        """Every row is to be measured anew when it comes into sight."""
        self.verticalHeader().setDefaultSectionSize(self._delegate.default_height)

    def _measure_theme(self) -> None:
        self.forget_heights()
        self.verticalScrollBar().setSingleStep(self._delegate.default_height)
        self.measure()
        self.viewport().update()


def _make_plain(view: QTableView) -> None:
    """A list, not a table."""
    for header in (view.horizontalHeader(), view.verticalHeader()):
        header.hide()
        header.setMinimumSectionSize(1)
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # ours lies over the margin
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
    view.setDragEnabled(True)
    view.setMouseTracking(True)
