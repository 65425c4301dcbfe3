"""The list of the wrap-up: heads, and rows that can be opened."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.ui.dialogs.wrap_up_rows import Row
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.rows_model import Index, RowsModel
from facilitator.ui.words import translate

_HEAD, _ROW, _EDGE, _TEXT, _ICON = 36, 32, 12, 38, 18


class _Rows(RowsModel[Row]):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.text, row.hint) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        enabled = Qt.ItemFlag.ItemIsEnabled
        return enabled | Qt.ItemFlag.ItemIsSelectable if self.rows[index.row()].loose else enabled


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: WrapUpList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        theme, row = self._theme, self._view.listed.rows[index.row()]
        high, use = (_ROW, Use.BASE) if row.loose else (_HEAD, Use.STRONG)
        return QSize(0, max(theme.px(high), theme.line_height(use) + theme.px(10)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        row = self._view.listed.rows[index.row()]
        if row.loose is None:
            self._paint_head(painter, rect, row)
        else:
            self._paint_row(painter, rect, row, index.row() == self._view.currentIndex().row())

    def _paint_head(self, painter: QPainter, rect: QRect, row: Row) -> None:
        theme = self._theme
        painter.setFont(theme.font(Use.STRONG))
        painter.setPen(theme.colour("text2"))
        area = rect.adjusted(theme.px(_EDGE), 0, -theme.px(_EDGE), -theme.px(6))
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, row.text)

    def _paint_row(self, painter: QPainter, rect: QRect, row: Row, current: bool) -> None:
        theme, middle = self._theme, Qt.AlignmentFlag.AlignVCenter
        focus = self._view.hasFocus()
        if current:
            painter.fillRect(rect, theme.colour("tint" if focus else "chip"))
        if current and focus:
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(3), rect.height()), theme.colour("accent"))
        side = theme.px(_ICON)
        picture = theme.pixmap(row.icon, row.tone, _ICON, self._view.devicePixelRatioF())
        painter.drawPixmap(rect.left() + theme.px(_EDGE), rect.top() + (rect.height() - side) // 2, picture)
        area = rect.adjusted(theme.px(_TEXT), 0, -theme.px(_EDGE), 0)
        painter.setFont(theme.font(Use.SMALL))
        painter.setPen(theme.colour("text2"))
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, row.hint)
        hint = QFontMetrics(theme.font(Use.SMALL)).horizontalAdvance(row.hint)
        area.setRight(area.right() - hint - (theme.px(12) if hint else 0))
        painter.setFont(theme.font(Use.BASE))
        painter.setPen(theme.colour("text"))
        painter.drawText(
            area, middle, painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, area.width())
        )


class WrapUpList(QListView):
    """``opened`` tells that the row chosen is to be opened, ``marked`` that its point was not discussed."""

    opened = Signal()
    marked = Signal()
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.listed = _Rows(self)
        self.setModel(self.listed)
        self.setItemDelegate(_Delegate(theme, self))
        self.setAccessibleName(translate("WrapUp", "What is still open"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(self._double)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Shows rows; the same place stays chosen, so that one can go through them."""
        at, place = self.currentIndex().row(), self.verticalScrollBar().value()
        self.listed.show_rows(rows)
        items = [number for number, row in enumerate(rows) if row.loose]
        if items:
            self._go(next((number for number in items if number >= at), items[-1]))
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(place)
        self.moved.emit()

    def chosen(self) -> Row | None:
        """The row under the cursor."""
        at = self.currentIndex().row()
        row = self.listed.rows[at] if 0 <= at < len(self.listed.rows) else None
        return row if row is not None and row.loose else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = event.key()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000}
        if key in steps:
            self._step(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        elif key == Qt.Key.Key_N and not event.modifiers():
            self.marked.emit()
        else:
            event.ignore()

    def _step(self, by: int) -> None:
        items = [at for at, row in enumerate(self.listed.rows) if row.loose]
        if items:
            here = self.currentIndex().row()
            now = items.index(here) if here in items else 0
            self._go(items[min(max(now + by, 0), len(items) - 1)])

    def _go(self, at: int) -> None:
        self.setCurrentIndex(self.listed.index(at))
        if at and self.listed.rows[at - 1].loose is None:
            self.scrollTo(self.listed.index(at - 1))
        self.scrollTo(self.listed.index(at))
        self.moved.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.viewport().update()
        self.moved.emit()

    def _double(self, _: QModelIndex) -> None:
        self.opened.emit()
