"""Paints the table of actions: the ground of rows, and the heads of groups."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from facilitator.ui.pages.actions.cells import ActionCells
from facilitator.ui.pages.actions.phrases import urgency_name, urgency_told
from facilitator.ui.pages.actions.rows import ACTION, DUE, LEAD, LINE, STATUS, ActionModel, GroupHead
from facilitator.ui.theme.theme import Theme, Use
from facilitator.workspace.action_desk import ActionRow, Urgency

Index = QModelIndex | QPersistentModelIndex
_BAR, _SIDE, _GAP, _HEAD = 3, 16, 6, 36
_SIGNS = {
    Urgency.OVERDUE: ("alert-circle-outline", "clash"),
    Urgency.REVIEW: ("history", "care"),
    Urgency.SOON: ("clock-outline", "care"),
    Urgency.UNDATED: ("calendar-blank-outline", "text2"),
    Urgency.LATER: ("calendar-blank-outline", "text2"),
    Urgency.DEFERRED: ("clock-outline", "text2"),
    Urgency.DONE: ("check", "text2"),
}


class ActionDelegate(QStyledItemDelegate):
    """Paints what is visible; the model tells the rest."""

    def __init__(self, theme: Theme, view: QTableView, model: ActionModel) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.several = False  # more than one action is selected
        self.cells = ActionCells(theme, model)

    @property
    def row_height(self) -> int:
        """px."""
        theme = self._theme
        return theme.line_height(Use.NOTE) + theme.line_height(Use.SMALL) + theme.px(14)

    @property
    def head_height(self) -> int:
        """px."""
        return max(self._theme.px(_HEAD), self._theme.line_height(Use.STRONG) + self._theme.px(14))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(self._theme.px(80), self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        box = QRect(option.rect)  # pyright: ignore
        painter.save()
        if isinstance(line, GroupHead):
            self._paint_head(painter, box, line)
        elif isinstance(line, ActionRow):
            chosen = self._paint_ground(painter, box, option, index)
            self._paint_cell(painter, box, line, index.column(), chosen=chosen)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRect, head: GroupHead) -> None:
        theme = self._theme
        painter.fillRect(box, theme.colour("panel"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("line"))
        sign, tone = _SIGNS[head.urgency]
        left = box.left() + theme.px(_SIDE)
        self.cells.sign(painter, left, box, sign, tone, 16)
        left += theme.px(16 + _GAP + 2)
        for words, use, colour in (
            (urgency_name(head.urgency), Use.STRONG, tone if tone != "text2" else "text"),
            (str(head.count), Use.BASE, "text2"),
            (urgency_told(head.urgency), Use.SMALL, "text3"),
        ):
            area = QRect(left, box.top(), box.right() - theme.px(12) - left, box.height())
            left += self.cells.line(painter, area, words, use, colour) + theme.px(10)

    def _paint_ground(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index) -> bool:
        """The ground of a cell; whether its row is selected."""
        theme = self._theme
        state: QStyle.StateFlag = option.state  # pyright: ignore
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        current = index.row() == self._view.currentIndex().row()
        if chosen:
            # The one that the details show keeps its colour; several do while the keyboard is on them.
            lit = self._view.hasFocus() or (current and not self.several)
            painter.fillRect(box, theme.colour("tint" if lit else "chip"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("hair"))
        if index.column() == DUE and current and chosen:
            painter.fillRect(box.left(), box.top(), theme.px(_BAR), box.height(), theme.colour("accent"))
        return chosen

    def _paint_cell(self, painter: QPainter, box: QRect, row: ActionRow, column: int, *, chosen: bool) -> None:
        theme = self._theme
        left = theme.px(_SIDE) if column == DUE else theme.px(8)
        inner = box.adjusted(left, theme.px(7), -theme.px(8), -theme.px(7))
        first = QRect(inner.left(), inner.top(), inner.width(), theme.line_height(Use.NOTE))
        second = QRect(inner.left(), first.bottom() + 1, inner.width(), theme.line_height(Use.SMALL))
        if column == DUE:
            self.cells.due(painter, first, second, row)
        elif column == ACTION:
            self.cells.action(painter, first, second, row)
        elif column == LEAD:
            self.cells.lead(painter, first, second, row)
        elif column == STATUS:
            self.cells.status(painter, first, second, row, chosen=chosen)
        else:
            self.cells.day(painter, first, second, row, column)
