"""What is missing before the roundtable: each line leads to its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.row_list import set_up_rows
from facilitator.ui.widgets.rows_model import Index, RowsModel
from facilitator.ui.words import translate

_ROW, _SIDE, _ICON, _BAR = 24, 16, 14, 3


@dataclass(frozen=True, slots=True)
class MissingRow:
    """``part`` is the part it is about, ``record`` the record, "" for none."""

    text: str
    icon: str
    part: str
    record: str = ""


class _Model(RowsModel[MissingRow]):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return self.rows[index.row()].text
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QListView, model: _Model) -> None:
        super().__init__(parent)
        self._theme, self._list, self._model = theme, parent, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(self._theme.px(80), row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = self._theme, self._model.rows[index.row()]
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        current = index.row() == self._list.currentIndex().row() and self._list.hasFocus()
        painter.save()
        if current:
            painter.fillRect(box, theme.colour("tint"))
            painter.fillRect(box.left(), box.top(), theme.px(_BAR), box.height(), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))
        side = theme.px(_ICON)
        left = box.left() + theme.px(_SIDE)
        picture = theme.pixmap(row.icon, "care", _ICON, painter.device().devicePixelRatio())
        painter.drawPixmap(left, box.top() + (box.height() - side) // 2, picture)
        words = box.adjusted(theme.px(_SIDE + _ICON + 8), 0, -theme.px(12), 0)
        painter.setFont(theme.font(Use.SMALL))
        painter.setPen(theme.colour("text"))
        shown = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class MissingList(QListView):
    """``led`` tells the MissingRow one wants to go to."""

    led = Signal(object)

    def __init__(self, theme: Theme, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._most = theme, most
        self.rows = _Model(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(theme, self, self.rows))
        self.setUniformItemSizes(True)
        set_up_rows(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setObjectName("missing")
        self.setStyleSheet("QListView#missing { background: transparent; border: none; outline: none; padding: 0; }")
        self.setAccessibleName(translate("Summary", "Missing before the roundtable"))
        theme.changed.connect(self._measure)

    def show_rows(self, rows: Sequence[MissingRow]) -> None:
        """Shows what is missing; one stays at one's place."""
        if tuple(rows) == self.rows.rows:
            return
        at = max(self.currentIndex().row(), 0)
        self.rows.show_rows(rows)
        if rows:
            self.setCurrentIndex(self.rows.index(min(at, len(rows) - 1)))
        self._measure()

    def sizeHint(self) -> QSize:  # noqa: N802
        """All rows, up to the most there is room for."""
        high = row_height(self._theme) * max(1, min(self._most, len(self.rows.rows)))
        return QSize(self._theme.px(160), high)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(80), row_height(self._theme))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        at = self.currentIndex().row()
        if at >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.led.emit(self.rows.rows[at])
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(e)
        at = self.indexAt(e.position().toPoint()).row()
        if at >= 0 and e.button() == Qt.MouseButton.LeftButton:
            self.led.emit(self.rows.rows[at])

    def _measure(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()


def row_height(theme: Theme) -> int:
    """The height of a line, px."""
    return max(theme.px(_ROW), theme.line_height(Use.SMALL) + theme.px(6))
