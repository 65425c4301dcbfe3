"""The view of the notes: rows of their own height, measured when they come into sight, and nothing jumps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from facilitator.ui.pages.capture.notes.anchor import Anchor
from facilitator.ui.pages.capture.notes.note_order import Head
from facilitator.ui.pages.capture.notes.overlay_bar import OverlayBar
from facilitator.ui.pages.capture.notes.row_delegate import RowDelegate
from facilitator.ui.pages.capture.notes.row_layout import HEAD_HEIGHT
from facilitator.ui.pages.capture.notes.rows_model import NotesModel
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate

_PASSES = 4
_KEPT = {Qt.Key.Key_Return: "edit", Qt.Key.Key_Enter: "edit", Qt.Key.Key_Delete: "delete"}


class NotesView(QTableView):
    """``seen`` are the ids of the notes in sight. ``asked`` tells (what, id): edit, delete or star.

    ``moved``: other rows are in sight. ``entered``: the keyboard came in while nothing was selected.
    """

    asked = Signal(str, str)
    moved = Signal()
    focus_changed = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, model: NotesModel, delegate: RowDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.notes, self._delegate = theme, model, delegate
        self.seen: frozenset[str] = frozenset()
        self._measuring = True  # not before everything is there
        self.setObjectName("notes")
        self.setAccessibleName(translate("NotesList", "Notes"))
        self.setModel(model)
        self.setItemDelegate(delegate)
        delegate.setParent(self)
        self._plain()
        self._sticky = _StickyHead(self, delegate)
        self._bar = OverlayBar(theme, self)
        self._measuring = False
        self._measure_theme()
        theme.changed.connect(self._measure_theme)
        model.rows_came.connect(self._rows_came)

    def _plain(self) -> None:
        """A list, not a table."""
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # ours lies over the margin
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDragEnabled(True)
        self.setMouseTracking(True)

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
        self._sticky.place()
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

    def moveCursor(  # noqa: N802
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """Home and End go to the first and the last note, not to columns."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        last = len(self.notes.order) - 1
        if cursorAction not in ends or last < 0:
            return super().moveCursor(cursorAction, modifiers)
        row = last if ends[cursorAction] else int(self.notes.order.heads)
        return self.notes.index(row, 0)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters do nothing here: they belong to the capture line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        kept = _KEPT.get(Qt.Key(event.key()))
        if kept and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.asked.emit(kept, self.current_id)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @property
    def current_id(self) -> str:
        """The id of the current row, "" for none."""
        row = self.currentIndex().row()
        return self.notes.order.id_at(row) if 0 <= row < len(self.notes.order) else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        at = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and (item := self._star_at(at)):
            self.asked.emit("star", item)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        at = event.position().toPoint()
        item = self._id_at(at)
        if item and not self._star_at(at):
            self.asked.emit("edit", item)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._hover(self._id_at(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Leave:
            self._hover("")
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason and not self.selectionModel().hasSelection():
            self.entered.emit()
        self.viewport().update()
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.viewport().update()
        self.focus_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        anchor = Anchor.of(self, self.is_measured)
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.forget_heights()
        self.measure(anchor)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        super().scrollContentsBy(dx, dy)
        self.measure()

    def forget_heights(self) -> None:
        """Every row is to be measured anew when it comes into sight."""
        self.verticalHeader().setDefaultSectionSize(self._delegate.default_height)

    def _rows_came(self, ids: tuple[str, ...]) -> None:
        self.measure()
        self.viewport().update()

    def _measure_theme(self) -> None:
        self.forget_heights()
        self.verticalScrollBar().setSingleStep(self._delegate.default_height)
        self.measure()
        self.viewport().update()

    def _id_at(self, at: QPoint) -> str:
        row = self.rowAt(at.y())
        return self.notes.order.id_at(row) if row >= 0 else ""

    def _star_at(self, at: QPoint) -> str:
        """The id of the note whose star is at a place."""
        row = self.rowAt(at.y())
        layout = self._delegate.layout(row, self.row_width) if row >= 0 else None
        if layout is None:
            return ""
        room = self._theme.px(5)
        star = layout.star.translated(0, self.rowViewportPosition(row)).adjusted(-room, -room, room, room)
        return self.notes.order.id_at(row) if star.contains(at) else ""

    def _hover(self, item: str) -> None:
        if item == self._delegate.hovered:
            return
        for one in (self._delegate.hovered, item):
            row = self.notes.order.row_of(one)
            if row >= 0:
                self.viewport().update(self.visualRect(self.notes.index(row, 0)))
        self._delegate.hovered = item


class _StickyHead(QWidget):
    """The head of the group at the top, over the rows; pushed away by the next one."""

    def __init__(self, view: NotesView, delegate: RowDelegate) -> None:
        super().__init__(view.viewport())
        self._view, self._delegate = view, delegate
        self._head: Head | None = None
        self.hide()

    def place(self) -> None:
        """Finds out which head is due, and where."""
        view = self._view
        order = view.notes.order
        first, _ = view.visible_rows()
        high = view.sticky_height()
        row = order.group_head(first) if high else -1
        head = order[row] if row >= 0 else None
        if not isinstance(head, Head) or view.rowViewportPosition(row) >= 0:
            self._head = None
            self.hide()
            return
        below = row + head.count + 1
        top = min(0, view.rowViewportPosition(below) - high) if below < len(order) else 0
        self.setGeometry(QRect(0, top, view.viewport().width(), high))
        if head != self._head or not self.isVisible():
            self._head = head
            self.show()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self._head is not None:
            self._delegate.paint_head(QPainter(self), self.rect(), self._head)
