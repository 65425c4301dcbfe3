"""The records behind a cell, each with all its words; measured as they come into sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator.ui.pages.capture.notes.kinds import kind_name, look_of
from facilitator.ui.pages.roundtable.asking_list import AskingList
from facilitator.ui.pages.roundtable.text_lines import TextLines
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.rows_model import Index, RowsModel
from facilitator.ui.words import translate
from facilitator.workspace.roundtable_desk import DeskRecord

_ROW = Qt.ItemDataRole.UserRole
_SIDE, _RIGHT, _PAD, _ICON, _TEXT, _MOST, _BATCH = 16, 14, 7, 18, 28, 12, 60


class RecordModel(RowsModel[DeskRecord]):
    """The records as they are."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (kind_name(row.kind), row.label, row.words, below(row)) if part)
        return None


class RecordList(AskingList):
    """Rows of their own heights."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = RecordModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(theme, self))
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        theme.changed.connect(self._measure)

    def show_rows(self, rows: Sequence[DeskRecord]) -> None:
        """Shows records; the one that was current stays so, else the first is."""
        index = self.currentIndex()
        kept = self.rows.rows[index.row()].item if index.isValid() else ""
        if tuple(rows) == self.rows.rows:
            return
        self.rows.show_rows(rows)
        at = next((place for place, row in enumerate(rows) if row.item == kept), 0)
        if rows:
            self.setCurrentIndex(self.rows.index(at))

    def resizeEvent(self, e: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(e)
        if e.oldSize().width() != e.size().width():
            self.scheduleDelayedItemsLayout()

    def record_at(self, row: int) -> str:
        return self.rows.rows[row].item

    def _measure(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


class _Delegate(QStyledItemDelegate):
    """Kind, words; below them who, when, and what else there is to say."""

    def __init__(self, theme: Theme, view: RecordList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._lines = TextLines(theme, self)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        theme, wide = self._theme, self._view.viewport().width()
        row = _row(index)
        lines = len(self._lines.wrapped(row.words, Use.NOTE, self._words_width(wide), _MOST))
        high = max(lines, 1) * theme.line_height(Use.NOTE) + 2 * theme.px(_PAD)
        return QSize(theme.px(120), high + (theme.line_height(Use.SMALL) + theme.px(2) if below(row) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = self._theme, _row(index)
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        self._paint_ground(painter, QRect(box), state)
        look, ratio = look_of(row.kind), painter.device().devicePixelRatio()
        inner = box.adjusted(theme.px(_SIDE), theme.px(_PAD), -theme.px(_RIGHT), -theme.px(_PAD))
        middle = (theme.line_height(Use.NOTE) - theme.px(_ICON)) // 2
        painter.drawPixmap(inner.left(), inner.top() + middle, theme.pixmap(look.icon, look.tone, _ICON, ratio))
        if row.starred:
            star = theme.pixmap("star", "star", _ICON, ratio)
            painter.drawPixmap(inner.right() + 1 - theme.px(_ICON), inner.top() + middle, star)
        left = inner.left() + theme.px(_TEXT)
        words = QRect(left, inner.top(), self._words_width(box.width()), inner.height())
        high = self._lines.paint(painter, words, row.words, Use.NOTE, "text", _MOST)
        line = QRect(left, inner.top() + high + theme.px(2), inner.right() - left, theme.line_height(Use.SMALL))
        self._lines.line(painter, line, below(row), Use.SMALL, "text2")

    def _words_width(self, wide: int) -> int:
        return wide - self._theme.px(_SIDE + _TEXT + _RIGHT + _ICON + 6)

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            focused = self._view.hasFocus()
            painter.fillRect(box, theme.colour("tint" if focused else "chip"))
            if focused:
                painter.fillRect(box.left(), box.top(), theme.px(3), box.height(), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("hair"))


def below(row: DeskRecord) -> str:
    """What stands under the words of a record."""
    said = [kind_name(row.kind), row.label, row.who, row.moment, row.codes]
    if row.agreed:
        said.append(translate("Roundtable", "read back in the room"))
    if row.times > 1:
        said.append(translate("Roundtable", "%n note(s)", "", row.times))
    return " · ".join(part for part in said if part)


def _row(index: Index) -> DeskRecord:
    found = index.data(_ROW)
    assert isinstance(found, DeskRecord)
    return found
