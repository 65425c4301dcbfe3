"""The grid painted in one go: only what is in sight, a few strokes a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from facilitator.ui.pages.roundtable.tagging.model import TAKES_UP, taken_words
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.painting import paint_box
from facilitator.workspace.tag_sheet import SheetRow

if TYPE_CHECKING:
    from facilitator.ui.pages.roundtable.tagging.grid import TagGridView

_MARK, _TICK, _RING = 16, 14, 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def paint_grid(view: TagGridView, area: QRect) -> None:
    """Paints what lies in ``area`` of the view's port."""
    theme, grid = view.theme, view.grid
    first, last = view.rowAt(area.top()), view.rowAt(area.bottom())
    last = last if last >= 0 else grid.rowCount() - 1
    columns = _columns(view, area)
    with QPainter(view.viewport()) as painter:
        painter.fillRect(area, theme.colour("surface"))
        if first < 0 or not columns:
            return
        bottom = view.rowViewportPosition(last) + view.rowHeight(last)
        _grounds(painter, view, first, last)
        _lines(painter, view, columns, QRect(area.left(), area.top(), area.width(), bottom - area.top()))
        for at in range(first, last + 1):
            _row(painter, view, at, columns)
        _focus(painter, view)


def _columns(view: TagGridView, area: QRect) -> list[tuple[int, int, int]]:
    """(column, left, width) of those in sight."""
    last = view.columnAt(area.right())
    last = last if last >= 0 else view.grid.columnCount() - 1
    return [
        (at, view.columnViewportPosition(at), view.columnWidth(at))
        for at in range(max(view.columnAt(area.left()), 0), last + 1)
    ]


def _grounds(painter: QPainter, view: TagGridView, first: int, last: int) -> None:
    """Selected rows, the current column, hairlines between rows."""
    theme, wide = view.theme, view.viewport().width()
    selection, current = view.selectionModel(), view.currentIndex()
    length = view.columns.length() - view.columns.offset()
    if current.isValid():
        left, top = view.columnViewportPosition(current.column()), view.rowViewportPosition(first)
        high = view.rowViewportPosition(last) + view.rowHeight(last) - top
        painter.fillRect(QRect(left, top, view.columnWidth(current.column()), high), theme.colour("hover"))
    tint, hair = theme.colour("tint" if view.hasFocus() else "chip"), theme.colour("hair")
    for at in range(first, last + 1):
        box = QRect(0, view.rowViewportPosition(at), min(wide, length), view.rowHeight(at))
        if selection.isRowSelected(at):
            painter.fillRect(box, tint)
        painter.fillRect(QRect(0, box.bottom(), box.width(), 1), hair)


def _lines(painter: QPainter, view: TagGridView, columns: list[tuple[int, int, int]], area: QRect) -> None:
    """Hairlines between columns, stronger ones between vocabularies."""
    theme, grid = view.theme, view.grid
    line, hair = theme.colour("line"), theme.colour("hair")
    for at, left, wide in columns:
        here, after = grid.column(at), grid.column(at + 1)
        ends = here is None or after is None or here.vocabulary != after.vocabulary
        painter.fillRect(QRect(left + wide - 1, area.top(), 1, area.height()), line if ends else hair)


def _row(painter: QPainter, view: TagGridView, at: int, columns: list[tuple[int, int, int]]) -> None:
    grid, row = view.grid, view.grid.row(at)
    top, high = view.rowViewportPosition(at), view.rowHeight(at)
    hovered = view.hovered.column() if view.hovered.row() == at else -1
    for place, left, wide in columns:
        box = QRect(left, top, wide, high)
        column = grid.column(place)
        if place == TAKES_UP or column is None:
            _taken(painter, view, box, row)
        elif column.key in row.tags:
            _mark(painter, view, box)
        elif column.key in row.by_point:
            _ring(painter, view, box)
        if place == hovered and column is not None and column.key not in row.tags:
            side = view.theme.px(_MARK)
            paint_box(painter, _middle(box, side), view.theme.px(4), None, view.theme.colour("control"))


def _taken(painter: QPainter, view: TagGridView, box: QRect, row: SheetRow) -> None:
    words = taken_words(view.grid.labels, row)
    if not words:
        return
    theme = view.theme
    inner = box.adjusted(theme.px(6), 0, -theme.px(4), 0)
    painter.setFont(theme.font(Use.SMALL))
    painter.setPen(theme.colour("text"))
    painter.drawText(inner, _LEFT, painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inner.width()))


def _mark(painter: QPainter, view: TagGridView, box: QRect) -> None:
    theme = view.theme
    paint_box(painter, _middle(box, theme.px(_MARK)), theme.px(4), theme.colour("accent"))
    side = theme.px(_TICK)
    tick = theme.pixmap("check-bold", "onaccent", _TICK, view.devicePixelRatioF())
    place = _middle(box, side)
    painter.drawPixmap(place.topLeft(), tick)


def _ring(painter: QPainter, view: TagGridView, box: QRect) -> None:
    """A record under a point that stands for the word: it counts there without a tag."""
    theme, side = view.theme, view.theme.px(_RING)
    paint_box(painter, QRectF(_middle(box, side)), side / 2, None, theme.colour("control"), theme.px(1.5))


def _middle(box: QRect, side: int) -> QRect:
    return QRect(box.left() + (box.width() - 1 - side) // 2, box.top() + (box.height() - 1 - side) // 2, side, side)


def _focus(painter: QPainter, view: TagGridView) -> None:
    current = view.currentIndex()
    if current.isValid():
        theme = view.theme
        box = view.visualRect(current).adjusted(0, 0, -1, -1)
        tone, thick = ("accent", theme.px(2)) if view.hasFocus() else ("control", 1)
        paint_box(painter, box, theme.px(2), None, theme.colour(tone), thick)
