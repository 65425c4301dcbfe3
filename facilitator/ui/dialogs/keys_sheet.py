"""The sheet of keys: facts under heads that flow into columns, on the screen and on a page of paper."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.ui.dialogs.keys_rows import Fact, Group
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.theme.tokens import LIGHT, Tokens
from facilitator.ui.widgets.painting import keys_height, keys_width, paint_box, paint_keys, paint_matched
from facilitator.ui.widgets.rows_model import Index, RowsModel
from facilitator.ui.words import translate

# None is a place left empty.
Row = Fact | str | None
_WIDE, _ROW, _SIDE, _BETWEEN = 292, 19, 6, 20
_PAGE_COLUMNS = 4


def flowed(found: Sequence[Group], high: int) -> tuple[Row, ...]:
    """Heads and facts for columns of ``high`` rows: an empty place before a head, two facts at least below it."""
    rows: list[Row] = []
    for group in found:
        if len(rows) % high:
            rows.append(None)
        while len(rows) % high > high - 3:
            rows.append(None)
        rows += [group.title, *group.facts]
    return tuple(rows)


def paint_page(painter: QPainter, theme: Theme, page: QRectF, found: Sequence[Group]) -> None:
    """All of it on one page, light, as large as fits."""
    per = math.ceil(len(flowed(found, 10_000)) / _PAGE_COLUMNS)
    while len(flowed(found, per)) > _PAGE_COLUMNS * per:
        per += 1
    wide, high = theme.px(_WIDE), row_height(theme)
    scale = min(page.width() / (_PAGE_COLUMNS * wide), page.height() / (per * high))
    painter.save()
    painter.scale(scale, scale)
    for at, row in enumerate(flowed(found, per)):
        box = QRect((at // per) * wide, (at % per) * high, wide, high)
        paint_row(painter, theme, LIGHT, box, row)
    painter.restore()


def row_height(theme: Theme) -> int:
    """The height of a row, px."""
    return max(theme.px(_ROW), keys_height(theme) + 1)


def paint_row(painter: QPainter, theme: Theme, tokens: Tokens, box: QRect, row: Row) -> None:
    """One row: a head with its line, or words with their keys at the right."""
    area = QRectF(box).adjusted(theme.px(_SIDE), 0, -theme.px(_BETWEEN), 0)
    if isinstance(row, str):
        above = area.translated(0, -theme.px(3))  # no descender touches the line
        paint_matched(painter, theme, above, row, Use.STRONG, QColor(tokens.text2), ())
        line = QRectF(area.left(), box.bottom() - 1, area.width(), 1)
        painter.fillRect(line, QColor(tokens.line))
    elif row is not None:
        for word in reversed(row.typed):
            area.setRight(_paint_typed(painter, theme, tokens, area, word))
        for keys in reversed(row.keys):
            ink, edge = QColor(tokens.text2), QColor(tokens.edge)
            paint_keys(painter, theme, area.right(), area.center().y(), keys, ink, edge)
            area.setRight(area.right() - keys_width(theme, keys) - theme.px(4))
        area.setRight(area.right() - theme.px(4))
        paint_matched(painter, theme, area, row.words, Use.BASE, QColor(tokens.text), ())


def _paint_typed(painter: QPainter, theme: Theme, tokens: Tokens, area: QRectF, word: str) -> float:
    """What is written in the line, on the ground of a chip; returns where the next one ends."""
    font = theme.font(Use.SMALL)
    wide = math.ceil(QFontMetricsF(font).horizontalAdvance(word)) + 2 * theme.px(5)
    box = QRectF(area.right() - wide, area.center().y() - keys_height(theme) / 2, wide, keys_height(theme))
    paint_box(painter, box, theme.px(4), QColor(tokens.chip))
    painter.setFont(font)
    painter.setPen(QColor(tokens.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
    return box.left() - theme.px(4)


class Sheet(QListView):
    """The list on the screen; the arrows go through it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._groups: tuple[Group, ...] = ()
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(theme, self._rows, self))
        self.setAccessibleName(translate("KeysHelp", "Keys and commands"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("popup")
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self._lay_out)

    def show_groups(self, found: tuple[Group, ...]) -> None:
        """Shows other facts."""
        self._groups = found
        self._lay_out()

    def rows(self) -> tuple[Row, ...]:
        """What shows, column by column."""
        return self._rows.rows

    def resizeEvent(self, e: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(e)
        self._lay_out()

    def _lay_out(self) -> None:
        high = row_height(self._theme)
        room = self.viewport().size()
        columns = max(1, room.width() // self._theme.px(_WIDE))
        rows = flowed(self._groups, max(4, room.height() // high))
        grid = QSize(room.width() // columns, high)
        if grid != self.gridSize() or rows != self._rows.rows:
            self.setGridSize(grid)
            self._rows.show_rows(rows)


class _Rows(RowsModel[Row]):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if isinstance(row, Fact):
            said = ", ".join((*row.keys, *row.typed))
            return f"{row.words}: {said}" if said else row.words
        return row or ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Fact):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, rows: _Rows, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._rows, self._view = theme, rows, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(self._theme.px(_WIDE), row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        box: QRect = option.rect  # type: ignore[attr-defined]
        if self._view.hasFocus() and self._view.currentIndex().row() == index.row():
            marked = box.adjusted(0, 0, -theme.px(_BETWEEN - _SIDE), 0)
            paint_box(painter, marked, theme.px(4), theme.colour("tint"))
        paint_row(painter, theme, theme.tokens, box, self._rows.rows[index.row()])
