"""The heads over the columns: slanted names, a band for each vocabulary, how many records shown have the tag."""

from __future__ import annotations

import math
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from facilitator.ui.pages.roundtable.tagging.measures import (
    SLANT,
    HeadMeasures,
    group_name,
    head_measures,
    is_short,
    leaning,
)
from facilitator.ui.pages.roundtable.tagging.model import TagModel
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.words import translate

_MIDDLE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ColumnHead(QHeaderView):
    """``chosen`` tells the column that was clicked; ``current`` is the one marked."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, model: TagModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._grid = theme, model
        self.current = -1
        self._measured: tuple[tuple[object, ...], HeadMeasures] | None = None
        self.room = 10_000  # px in height there are for it
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)

    def measures(self) -> HeadMeasures:
        """The heights of its parts."""
        key = (self._grid.columns, self.room, self._theme.scale)
        if self._measured is None or self._measured[0] != key:
            self._measured = (key, head_measures(self._theme, self._grid.columns, self.room))
        return self._measured[1]

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, self.measures().height)

    def reach(self, at: int) -> int:
        """Where the name of a column ends at the right, px in the view's port."""
        column = self._grid.column(at)
        left, wide = self.sectionViewportPosition(at), self.sectionSize(at)
        lean = leaning(self._theme, column, self.measures().along) if column else 0
        return max(left + wide, left + wide // 2 + lean + self._theme.px(4))

    def column_at(self, at: QPoint) -> int:
        """The column whose name, band or count is at a place; names lean to the right."""
        names, lean = self.measures().names, 0.0
        if at.y() < names:
            column = self.logicalIndexAt(round(at.x() - (names - at.y()) / math.tan(math.radians(SLANT))))
            shown = self._grid.column(column)
            return -1 if shown and is_short(shown) and names - at.y() > self._theme.px(24) else column
        return self.logicalIndexAt(round(at.x() - lean))

    def mousePressEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        column = self.column_at(e.position().toPoint())
        if e.button() == Qt.MouseButton.LeftButton and column >= 0:
            self.chosen.emit(column)

    def mouseMoveEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        e.accept()

    def viewportEvent(self, e: QEvent) -> bool:  # noqa: N802
        if e.type() == QEvent.Type.ToolTip:
            help_event = cast("QHelpEvent", e)
            column = self.column_at(help_event.pos())
            tip = self._grid.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            QToolTip.showText(help_event.globalPos(), str(tip) if column >= 0 else "", self)
            return True
        return super().viewportEvent(e)

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802
        theme, measures = self._theme, self.measures()
        area = self.viewport().rect()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(area, theme.colour("panel"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for column in self._shown(measures):
                self._name(painter, column, measures)
            self._bands(painter, measures)
            painter.fillRect(QRect(0, area.bottom(), area.width(), 1), theme.colour("line"))

    def _shown(self, measures: HeadMeasures) -> range:
        """The columns in sight, with those at the left whose names lean into it."""
        first = self.logicalIndexAt(-measures.lean)
        last = self.logicalIndexAt(self.viewport().width() - 1)
        return range(max(first, 0), (last if last >= 0 else self.count() - 1) + 1)

    def _name(self, painter: QPainter, at: int, measures: HeadMeasures) -> None:
        theme, column = self._theme, self._grid.column(at)
        left, wide = self.sectionViewportPosition(at), self.sectionSize(at)
        use = Use.CAPTION if at == self.current else Use.SMALL
        painter.setFont(theme.font(use))
        painter.setPen(theme.colour("accent" if at == self.current else "text"))
        high = theme.line_height(Use.SMALL)
        if column is None:
            room = QRect(left + theme.px(6), measures.names - high - theme.px(4), wide - theme.px(8), high)
            painter.drawText(room, _LEFT, translate("Tagging", "Takes up"))
        elif is_short(column):
            painter.drawText(QRect(left, measures.names - high - theme.px(4), wide, high), _MIDDLE, column.short)
        else:
            painter.save()
            painter.translate(QPointF(left + wide / 2, measures.names - theme.px(4)))
            painter.rotate(-SLANT)
            metrics = QFontMetricsF(theme.font(use))
            shown = metrics.elidedText(column.short, Qt.TextElideMode.ElideRight, measures.along)
            painter.drawText(QRectF(0, -high / 2, measures.along + 2, high), int(_LEFT), shown)
            painter.restore()

    def _bands(self, painter: QPainter, measures: HeadMeasures) -> None:
        """A band for each vocabulary, and below it the count of each column."""
        theme, columns = self._theme, self._grid.columns
        top = measures.names
        painter.fillRect(QRect(0, top, self.viewport().width(), measures.band + measures.counts), theme.colour("panel"))
        start = 1
        while start <= len(columns):
            end = start
            while end < len(columns) and columns[end].vocabulary == columns[start - 1].vocabulary:
                end += 1
            left = self.sectionViewportPosition(start)
            right = self.sectionViewportPosition(end) + self.sectionSize(end)
            if right > 0 and left < self.viewport().width():
                self._band(painter, QRect(left, top, right - left, measures.band), columns[start - 1].vocabulary)
            start = end + 1
        painter.setFont(theme.font(Use.SMALL))
        for at in self._shown(measures):
            column = self._grid.column(at)
            if column is not None:
                count = self._grid.counts.get(column.key, 0)
                painter.setPen(theme.colour("text2" if count else "text3"))
                room = QRect(
                    self.sectionViewportPosition(at) - 4, top + measures.band, self.sectionSize(at) + 8, measures.counts
                )
                painter.drawText(room, _MIDDLE, _short_count(count))

    def _band(self, painter: QPainter, box: QRect, vocabulary: str) -> None:
        theme = self._theme
        painter.fillRect(box.adjusted(1, 0, -1, -1), theme.colour("chip"))
        # The name stays in sight while any part of its band is.
        seen = box.intersected(self.viewport().rect()).adjusted(theme.px(6), 0, -theme.px(4), 0)
        painter.setFont(theme.font(Use.CAPTION))
        painter.setPen(theme.colour("text2"))
        words = group_name(vocabulary)
        painter.drawText(
            seen, _LEFT, painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, seen.width())
        )


def _short_count(count: int) -> str:
    """Figures that fit over a narrow column: 1.2k from a thousand on; – for none."""
    if count < 1000:
        return str(count) if count else "–"
    return f"{count / 1000:.1f}k" if count < 10_000 else f"{count // 1000}k"
