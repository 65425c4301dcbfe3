"""The parts of the summary as rows: number, title, words and a mark; discussion points stand below theirs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.row_list import paint_ground
from facilitator.ui.widgets.rows_model import Index, KeyedModel

_SIDE, _TEXT, _MARK, _GAP, _PAD, _PAD_POINT = 16, 42, 16, 8, 6, 4
_RIGHT = 12


@dataclass(frozen=True, slots=True)
class PartRow:
    """``key`` names a part or a point of it; ``number`` is "" for a point. ``said`` says the mark in words."""

    key: str
    number: str
    title: str
    words: str
    icon: str = ""
    tone: str = "text2"
    said: str = ""

    @property
    def is_point(self) -> bool:
        return not self.number


class PartModel(KeyedModel[PartRow]):
    """A few dozen rows."""

    def key(self, row: PartRow) -> str:
        return row.key

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.number, row.title, row.said) if part)
        if role in (Qt.ItemDataRole.AccessibleDescriptionRole, Qt.ItemDataRole.ToolTipRole):
            return row.said
        return None


class PartDelegate(QStyledItemDelegate):
    """Titles run over as many lines as they take."""

    def __init__(self, theme: Theme, parent: QListView, model: PartModel) -> None:
        super().__init__(parent)
        self._theme, self._list, self._model = theme, parent, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        row, theme = self._model.rows[index.row()], self._theme
        wide = self._title_rect(QRect(0, 0, self._list.viewport().width(), 0), row).width()
        use = Use.SMALL if row.is_point else Use.BASE
        pad = theme.px(_PAD_POINT if row.is_point else _PAD)
        return QSize(theme.px(80), self._lines(row.title, use, wide) * theme.line_height(use) + 2 * pad)

    def _lines(self, title: str, use: Use, wide: int) -> int:
        """How many lines a title takes."""
        metrics = QFontMetricsF(self._theme.font(use))
        room = QRect(0, 0, wide, 10_000).toRectF()
        high = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), title).height()
        return max(1, round(high / metrics.lineSpacing()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme = self._model.rows[index.row()], self._theme
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_ground(painter, theme, box, state, focused=self._list.hasFocus())
        use = Use.SMALL if row.is_point else Use.BASE
        line = theme.line_height(use)
        pad = theme.px(_PAD_POINT if row.is_point else _PAD)
        first = QRect(box.left(), box.top() + pad, box.width(), line)
        painter.setFont(theme.font(use))
        painter.setPen(theme.colour("text2"))
        if row.number:
            painter.drawText(first.adjusted(theme.px(_SIDE), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.number)
        self._paint_end(painter, first, row)
        title = self._title_rect(box.adjusted(0, pad, 0, 0), row)
        strong = Use.CAPTION if row.is_point else Use.STRONG
        # Bold is wider: where it would take another line, the title stays as it is and nothing moves.
        fits = self._lines(row.title, strong, title.width()) <= self._lines(row.title, use, title.width())
        painter.setFont(theme.font(strong if chosen and fits else use))
        painter.setPen(theme.colour("text" if chosen or not row.is_point else "text2"))
        painter.drawText(title, int(Qt.TextFlag.TextWordWrap), row.title)
        painter.restore()

    def _paint_end(self, painter: QPainter, first: QRect, row: PartRow) -> None:
        """The words and the mark at the right of the first line."""
        theme, side = self._theme, self._theme.px(_MARK)
        right = first.right() + 1 - theme.px(_RIGHT) - side
        if row.icon:
            picture = theme.pixmap(row.icon, row.tone, _MARK, painter.device().devicePixelRatio())
            painter.drawPixmap(right, first.top() + (first.height() - side) // 2, picture)
        words = QRect(first.left(), first.top(), right - theme.px(_GAP) - first.left(), first.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.words)

    def _title_rect(self, box: QRect, row: PartRow) -> QRect:
        """Where the title stands, as wide as it may be."""
        theme = self._theme
        use = Use.SMALL if row.is_point else Use.BASE
        numbers = max(theme.text_width(use, "000"), theme.text_width(use, row.words))
        taken = theme.px(_RIGHT + _MARK + 2 * _GAP) + round(numbers)
        left = box.left() + theme.px(_TEXT)
        high = max(box.height(), 0)
        return QRect(left, box.top(), max(theme.px(40), box.right() - taken - left), high)
