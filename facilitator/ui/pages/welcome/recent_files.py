"""The files opened last, newest first; those that are not there say why, and can be taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import keys_width, paint_box, paint_keys
from facilitator.ui.widgets.rows_model import Index, KeyedModel

_ICON, _TEXT, _GAP, _ROW = 18, 30, 12, 48


@dataclass(frozen=True, slots=True)
class RecentRow:
    """A row as it is shown. ``there`` is False for a file that cannot be opened just now."""

    path: Path
    name: str
    place: str
    when: str
    icon: str
    there: bool


class RecentModel(KeyedModel[RecentRow]):
    """The rows, eight at most."""

    def key(self, row: RecentRow) -> Path:
        return row.path

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return ", ".join(filter(None, (row.name, row.place, row.when)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(row.path)
        return None


class _Delegate(QStyledItemDelegate):
    """Two lines: the name, and below it place and reason; at the right when it was written."""

    def __init__(self, theme: Theme, parent: RecentFiles) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(self._theme.px(200), row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = self._theme, self._list.rows.rows[index.row()]
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        focused = self._list.hasFocus()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = ("tint" if focused else "chip") if selected else "chip" if over else ""
        if ground:
            paint_box(painter, box, theme.px(6), theme.colour(ground))
        inner = box.adjusted(theme.px(_GAP), 0, -theme.px(_GAP), 0)
        side = theme.px(_ICON)
        ratio = painter.device().devicePixelRatio()
        tone = "accent" if selected and focused and row.there else "text2"
        painter.drawPixmap(
            inner.left(), inner.top() + (inner.height() - side) // 2, theme.pixmap(row.icon, tone, _ICON, ratio)
        )
        right = self._paint_when(painter, inner, row, entered=selected and focused and row.there)
        self._paint_words(painter, QRect(inner.left() + theme.px(_TEXT), inner.top(), 0, inner.height()), right, row)

    def _paint_when(self, painter: QPainter, inner: QRect, row: RecentRow, *, entered: bool) -> int:
        """What stands at the right; where it begins."""
        theme, right = self._theme, inner.right() + 1
        if entered:
            middle = inner.center().y() + 1
            paint_keys(painter, theme, right, middle, "Return", theme.colour("text2"), theme.colour("control"))
            right -= keys_width(theme, "Return") + theme.px(8)
        painter.setFont(theme.font(Use.BASE))
        painter.setPen(theme.colour("text2"))
        width = QFontMetrics(painter.font()).horizontalAdvance(row.when)
        painter.drawText(
            QRect(right - width, inner.top(), width + 1, inner.height()), Qt.AlignmentFlag.AlignVCenter, row.when
        )
        return right - width - (theme.px(12) if width else 0)

    def _paint_words(self, painter: QPainter, area: QRect, right: int, row: RecentRow) -> None:
        theme = self._theme
        first, second = theme.line_height(Use.BUTTON), theme.line_height(Use.SMALL)
        top = area.top() + (area.height() - first - second) // 2
        for text, use, tone, high in (
            (row.name, Use.BUTTON, "text" if row.there else "text2", first),
            (row.place, Use.SMALL, "text2", second),
        ):
            line = QRect(area.left(), top, max(0, right - area.left()), high)
            painter.setFont(theme.font(use))
            painter.setPen(theme.colour(tone))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            top += high


class RecentFiles(QListView):
    """``chosen`` tells a row that is to be opened, ``taken_off`` one that is to be forgotten."""

    chosen = Signal(object)
    taken_off = Signal(object)

    def __init__(self, theme: Theme, parent: QFrame | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = RecentModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("recent")
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QListView#recent { background: transparent; border: none; outline: none; padding: 0; }")
        self.clicked.connect(self._open_index)
        theme.changed.connect(self._measure)

    def show_rows(self, rows: Sequence[RecentRow]) -> None:
        """Shows the rows, all of them without scrolling."""
        at = max(self.currentIndex().row(), 0)
        self.rows.show_rows(rows)
        if rows:
            self.setCurrentIndex(self.rows.index(min(at, len(rows) - 1)))
        self._measure()

    def current(self) -> RecentRow | None:
        """The row selected."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        row = self.current()
        if row and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(row)
        elif row and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_off.emit(row)
        else:
            super().keyPressEvent(event)

    def _open_index(self, index: QModelIndex) -> None:
        self.chosen.emit(self.rows.rows[index.row()])

    def _measure(self) -> None:
        self.setFixedHeight(row_height(self._theme) * len(self.rows.rows))
        self.doItemsLayout()
        self.viewport().update()


def row_height(theme: Theme) -> int:
    """The height of a row, px."""
    return max(theme.px(_ROW), theme.line_height(Use.BUTTON) + theme.line_height(Use.SMALL) + theme.px(8))
