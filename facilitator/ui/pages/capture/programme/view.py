"""The list of the programme: its rows and the keyboard's cursor."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.ui.pages.capture.programme.model import ProgrammeModel
from facilitator.ui.pages.capture.programme.overlay_bar import OverlayBar
from facilitator.ui.pages.capture.programme.painting import RowPainter, State
from facilitator.ui.pages.capture.programme.rows import Row
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate

_ANY_INDEX = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """Hands measuring and painting to the row painter."""

    def __init__(self, view: ProgrammeView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _ANY_INDEX) -> QSize:  # noqa: N802
        width = self._view.viewport().width()
        return QSize(width, self._view.painter.height(self._view.listed.rows[index.row()], width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _ANY_INDEX) -> None:
        at = index.row()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        self._view.painter.paint(painter, rect, self._view.listed.rows[at], self._view.state_of(at))


class ProgrammeView(QListView):
    """Rows with a cursor. ``current`` is the (kind, id) that shows in the middle; the cursor goes anywhere.

    ``folded`` tells a slot to fold (or open), ``rename`` the id of a point, ``laid_out`` that rows may
    stand elsewhere now.
    """

    folded = Signal(str, bool)
    rename = Signal(str)
    laid_out = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.painter = RowPainter(theme)
        self.listed = ProgrammeModel(self)
        self.current: tuple[str, str] = ("", "")
        self.hover = self.target = -1
        self.line_at: int | None = None
        self._set_up()
        theme.changed.connect(self._measure)

    def _set_up(self) -> None:
        self.setObjectName("programme")
        self.setAccessibleName(translate("Programme", "Programme: slots and discussion points"))
        self.setModel(self.listed)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The mouse leaves the focus in the capture line.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        OverlayBar(self)

    def show_rows(self, rows: tuple[Row, ...], current: tuple[str, str]) -> None:
        """Shows rows; the cursor stays on what it was on."""
        if rows == self.listed.rows and current == self.current:
            return
        cursor, place = self.cursor_row(), self.verticalScrollBar().value()
        self.current = current
        self.listed.show(rows)
        at = self.listed.row_of(cursor.kind, cursor.id) if cursor else -1
        at = at if at >= 0 else self.listed.row_of(*current)
        if at >= 0 and self.currentIndex().row() != at:
            self.selectionModel().setCurrentIndex(self.listed.index(at), self.selectionModel().SelectionFlag.NoUpdate)
        self._measure_rows()
        self.verticalScrollBar().setValue(place)
        if self.hasFocus() and at >= 0:  # a point moved by keys stays in sight
            self.scrollTo(self.listed.index(at))

    def put_cursor(self, kind: str, item: str) -> None:
        """Moves the cursor to a row and shows it."""
        at = self.listed.row_of(kind, item)
        if at >= 0:
            self.go(at)

    def cursor_row(self) -> Row | None:
        """The row the cursor is on."""
        return self.row(self.currentIndex().row())

    def state_of(self, at: int) -> State:
        """How a row stands, for painting."""
        row = self.listed.rows[at]
        cursor = self.hasFocus() and at == self.currentIndex().row()
        return State((row.kind, row.id) == self.current, at == self.hover, cursor, at == self.target)

    def row(self, at: int) -> Row | None:
        """The row with a number."""
        return self.listed.rows[at] if 0 <= at < len(self.listed.rows) else None

    def rect_of(self, at: int) -> QRect:
        """Where a row stands in the viewport."""
        return self.visualRect(self.listed.index(at))

    def go(self, at: int) -> None:
        """Moves the cursor to a row and shows it, with what stands above it."""
        self.setCurrentIndex(self.listed.index(at))
        self.scrollTo(self.listed.index(max(0, at - 1)))
        self.scrollTo(self.listed.index(at))
        self.viewport().update()

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(e)
        if self.line_at is not None:
            with QPainter(self.viewport()) as painter:
                wide, thick = self.viewport().width(), self.theme.px(2)
                rect = QRect(self.theme.px(12), self.line_at - thick // 2, wide - self.theme.px(24), thick)
                painter.fillRect(rect, self.theme.colour("accent"))

    def resizeEvent(self, e: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(e)
        self._measure_rows()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        super().scrollContentsBy(dx, dy)
        self.laid_out.emit()

    def _measure(self) -> None:
        self.painter.forget()
        self._measure_rows()

    def _measure_rows(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        self.viewport().update()
        self.laid_out.emit()
