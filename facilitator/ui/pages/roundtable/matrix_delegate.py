"""How a cell of the matrix is painted: its leading words and its counts; or how the row reads."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from facilitator.ui.pages.roundtable.matrix_model import MatrixModel
from facilitator.ui.pages.roundtable.reading_words import SIGNS, count_words, reading_lines, reading_name, state_words
from facilitator.ui.pages.roundtable.text_lines import TextLines
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import paint_box
from facilitator.workspace.roundtable_desk import CellState, ThemeCell, ThemeRow

Index = QModelIndex | QPersistentModelIndex
_SIDE, _TOP, _ICON, _GAP, _BETWEEN = 12, 8, 14, 4, 10
_LINES = 2


class MatrixDelegate(QStyledItemDelegate):
    """``open_at`` is the (row, column) whose records another pane shows: it stays marked without the focus."""

    def __init__(self, theme: Theme, model: MatrixModel, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._model, self._view = theme, model, view
        self._lines = TextLines(theme, self)
        self.open_at: tuple[int, int] | None = None

    def least_height(self) -> int:
        """The height a row needs: two lines and the counts."""
        theme = self._theme
        own = _LINES * theme.line_height(Use.NOTE) + theme.line_height(Use.SMALL) + theme.px(3 * _TOP)
        return max(theme.px(72), own)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(self._theme.px(200), self.least_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        theme = self._theme
        self._paint_ground(painter, QRect(box), index, state)
        inner = box.adjusted(theme.px(_SIDE), theme.px(_TOP), -theme.px(_SIDE), -theme.px(_TOP))
        row = self._model.row_at(index)
        painter.save()
        painter.setClipRect(box)
        if self._model.is_reading(index):
            self._paint_reading(painter, inner, row)
        else:
            cell = row.cells[index.column()]
            self._paint_cell(painter, inner, cell, self._model.sessions[index.column()].code)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, index: Index, state: QStyle.StateFlag) -> None:
        theme = self._theme
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = self._view.hasFocus()
        opened = self.open_at == (index.row(), index.column())
        if opened or (selected and focused):
            painter.fillRect(box, theme.colour("tint"))
        elif selected:
            painter.fillRect(box, theme.colour("chip"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))
        painter.fillRect(box.right(), box.top(), 1, box.height(), theme.colour("hair"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("hair"))
        if selected and focused:
            paint_box(painter, box.adjusted(0, 0, -1, -1), 0, border=theme.colour("accent"), width=theme.px(2))

    def _paint_cell(self, painter: QPainter, inner: QRect, cell: ThemeCell, code: str) -> None:
        theme = self._theme
        if cell.state is not CellState.NOTED:
            self._paint_state(painter, inner, cell, code)
            return
        high = theme.line_height(Use.SMALL)
        most = max(_LINES, (inner.height() - high - theme.px(_TOP)) // theme.line_height(Use.NOTE))
        self._lines.paint(painter, inner, self._leading(cell, inner.width(), most), Use.NOTE, "text", most)
        left, top = inner.left(), inner.bottom() + 1 - high
        for sign, tone, words in count_words(cell):
            left += self._paint_sign(painter, left, top, high, sign, tone)
            wide = round(theme.text_width(Use.SMALL, words)) + 1
            self._lines.line(
                painter, QRect(left, top, min(wide, inner.right() - left), high), words, Use.SMALL, "text2"
            )
            left += wide + theme.px(_BETWEEN)
            if left > inner.right():
                break

    def _paint_state(self, painter: QPainter, inner: QRect, cell: ThemeCell, code: str) -> None:
        high, left = self._theme.line_height(Use.BASE), inner.left()
        if cell.state is CellState.SILENT:
            left += self._paint_sign(painter, left, inner.top(), high, "cancel", "text2")
        area = QRect(left, inner.top(), inner.right() - left, inner.height())
        tone = "text3" if cell.state is CellState.EMPTY else "text2"
        self._lines.paint(painter, area, state_words(cell.state, code), Use.BASE, tone, 3)

    def _paint_reading(self, painter: QPainter, inner: QRect, row: ThemeRow) -> None:
        theme, left = self._theme, inner.left()
        high = theme.line_height(Use.STRONG)
        for reading in row.readings:
            sign, tone = SIGNS[reading]
            words = reading_name(row, reading)
            left += self._paint_sign(painter, left, inner.top(), high, sign, tone)
            wide = round(theme.text_width(Use.STRONG, words)) + 1
            room = QRect(left, inner.top(), max(0, min(wide, inner.right() + 1 - left)), high)
            self._lines.line(painter, room, words, Use.STRONG, "text")
            left += wide + theme.px(_BETWEEN)
        top = inner.top() + (high + theme.px(1) if row.readings else 0)
        room = QRect(inner.left(), top, inner.width(), inner.bottom() + 1 - top)
        left_over = max(1, room.height() // theme.line_height(Use.BASE))
        lines = reading_lines(row, self._model.sessions)[:left_over]
        for place, words in enumerate(lines):
            most = left_over - (len(lines) - place - 1)
            high = self._lines.paint(painter, room, words, Use.BASE, "text2", most)
            room.setTop(room.top() + high)
            left_over -= high // theme.line_height(Use.BASE)

    def _leading(self, cell: ThemeCell, wide: int, most: int) -> str:
        """As many of the leading words as there is room for whole, the first in any case."""
        shown = cell.leads[0]
        for words in cell.leads[1:]:
            more = f"{shown} {words}"
            if len(self._lines.wrapped(more, Use.NOTE, wide, most + 1)) > most:
                break
            shown = more
        return shown

    def _paint_sign(self, painter: QPainter, left: int, top: int, high: int, sign: str, tone: str) -> int:
        """Paints an icon in the middle of a line; how far what follows moves, px."""
        if not sign:
            return 0
        side = self._theme.px(_ICON)
        picture = self._theme.pixmap(sign, tone, _ICON, painter.device().devicePixelRatio())
        painter.drawPixmap(left, top + (high - side) // 2, picture)
        return side + self._theme.px(_GAP)
