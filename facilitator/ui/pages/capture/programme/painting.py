"""How a row of the programme is measured and painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from facilitator.ui.pages.capture.programme.rows import DAY, LOOSE, NEW, POINT, SLOT, Row
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import paint_box
from facilitator.ui.words import translate

MOST_LINES = 3
_EDGE, _TEXT, _MARK, _BAR = 12, 36, 20, 3
_DAY, _SLOT, _PAD = 33, 32, 5


@dataclass(frozen=True, slots=True)
class State:
    """How a row stands: shown in the middle, under the mouse, with the keyboard's cursor, under a drag of notes."""

    current: bool = False
    hover: bool = False
    cursor: bool = False
    target: bool = False


class RowPainter:
    """Measures and paints rows; keeps how titles break into lines until the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._lines: dict[tuple[str, int], tuple[str, ...]] = {}

    def forget(self) -> None:
        """The fonts have changed."""
        self._lines.clear()

    def height(self, row: Row, width: int) -> int:
        """How high a row is in a list of a width, px."""
        theme = self._theme
        if row.kind == DAY:
            return max(theme.px(_DAY), theme.line_height(Use.CAPTION) + theme.px(12))
        if row.kind in (SLOT, LOOSE):
            return max(theme.px(_SLOT), theme.line_height(Use.STRONG) + theme.px(8))
        if row.kind == NEW:
            return theme.px(36)
        lines = len(self.lines(row, width))
        detail = theme.line_height(Use.SMALL) if row.detail else 0
        return lines * theme.line_height(Use.BASE) + detail + 2 * theme.px(_PAD)

    def lines(self, row: Row, width: int) -> tuple[str, ...]:
        """A title broken to the width of the list, at most three lines; as bold, so that what is chosen fits."""
        room = max(self._theme.px(60), width - self._theme.px(_TEXT + _EDGE) - self._count_width(row))
        key = (row.title, room)
        found = self._lines.get(key)
        if found is None:
            found = self._lines[key] = broken(row.title, self._theme.font(Use.STRONG), room)
        return found

    def title_rect(self, rect: QRect) -> QRect:
        """Where the title of a point stands, for the field that edits it."""
        left = rect.left() + self._theme.px(_TEXT - 10)
        return QRect(left, rect.top(), rect.right() - self._theme.px(4) - left, rect.height())

    def paint(self, painter: QPainter, rect: QRect, row: Row, state: State) -> None:
        theme = self._theme
        if state.current:
            painter.fillRect(rect, theme.colour("tint"))
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(_BAR), rect.height()), theme.colour("accent"))
        elif state.hover and row.kind not in (DAY, NEW):
            painter.fillRect(rect, theme.colour("hover"))
        if state.cursor or state.target:
            box = rect.adjusted(2, 1, -2, -1)
            paint_box(painter, box, theme.px(4), border=theme.colour("accent"), width=theme.px(2))
        if row.kind == DAY:
            self._paint_day(painter, rect, row)
        elif row.kind == SLOT:
            self._paint_slot(painter, rect, row)
        elif row.kind == LOOSE:
            self._paint_loose(painter, rect, row, state)
        else:
            self._paint_point(painter, rect, row, state)

    def _paint_day(self, painter: QPainter, rect: QRect, row: Row) -> None:
        theme = self._theme
        line = theme.line_height(Use.CAPTION)
        area = QRect(rect.left() + theme.px(_EDGE), rect.bottom() - line - theme.px(4), 0, line)
        area.setRight(rect.right() - theme.px(_EDGE))
        self._write(painter, area, row.title, Use.CAPTION, "text2", Qt.AlignmentFlag.AlignLeft)

    def _paint_slot(self, painter: QPainter, rect: QRect, row: Row) -> None:
        theme = self._theme
        symbol = "chevron-down" if row.open else "chevron-right"
        if row.holds:
            self._symbol(painter, rect, symbol, "text2", 16)
        area = rect.adjusted(theme.px(_TEXT), 0, -theme.px(_EDGE), 0)
        if row.running:
            taken = self._paint_running(painter, area)
        else:
            self._write(painter, area, str(row.count), Use.BASE, "text2", Qt.AlignmentFlag.AlignRight)
            taken = self._count_width(row)
        area.setRight(area.right() - taken)
        tone = "text" if row.running else "text2"
        self._write(painter, area, row.title, Use.STRONG, tone, Qt.AlignmentFlag.AlignLeft)

    def _paint_running(self, painter: QPainter, area: QRect) -> int:
        """The sign and the word, at the right; the width they take."""
        theme = self._theme
        word, side = translate("Programme", "Running"), theme.px(14)
        wide = self._wide(word, Use.CAPTION)
        picture = theme.pixmap("play", "accent", 14, painter.device().devicePixelRatio())
        left = area.right() - wide - side - theme.px(4)
        painter.drawPixmap(left, area.top() + (area.height() - side) // 2, picture)
        self._write(painter, area, word, Use.CAPTION, "accent", Qt.AlignmentFlag.AlignRight)
        return area.right() - left + theme.px(8)

    def _paint_loose(self, painter: QPainter, rect: QRect, row: Row, state: State) -> None:
        area = rect.adjusted(self._theme.px(_TEXT), 0, -self._theme.px(_EDGE), 0)
        tone = "text" if state.current else "text2"
        self._write(painter, area, str(row.count), Use.BASE, tone, Qt.AlignmentFlag.AlignRight)
        area.setRight(area.right() - self._count_width(row))
        self._write(painter, area, row.title, Use.STRONG, tone, Qt.AlignmentFlag.AlignLeft)

    def _paint_point(self, painter: QPainter, rect: QRect, row: Row, state: State) -> None:
        theme = self._theme
        line = theme.line_height(Use.BASE)
        first = QRect(rect.left(), rect.top() + theme.px(_PAD), rect.width(), line)
        if row.kind == POINT:
            symbol, size = mark_of(row)
            filled = row.count and not row.silent
            self._symbol(painter, first, symbol, "accent" if filled else "text2", size)
        use = Use.STRONG if state.current else Use.BASE
        area = first.adjusted(theme.px(_TEXT), 0, -theme.px(_EDGE), 0)
        tone = "text" if state.current else "text2"
        if not (row.silent and not row.count):
            self._write(painter, area, str(row.count), use, tone, Qt.AlignmentFlag.AlignRight)
        for text in self.lines(row, rect.width()):
            self._write(painter, area, text, use, "text", Qt.AlignmentFlag.AlignLeft)
            area.translate(0, line)
        if row.detail:
            area.setHeight(theme.line_height(Use.SMALL))
            tone = "care" if row.count else "text2"
            self._write(painter, area, row.detail, Use.SMALL, tone, Qt.AlignmentFlag.AlignLeft)

    def _symbol(self, painter: QPainter, rect: QRect, name: str, tone: str, size: int) -> None:
        theme = self._theme
        side = theme.px(size)
        picture = theme.pixmap(name, tone, size, painter.device().devicePixelRatio())
        middle = rect.left() + theme.px(_MARK)
        painter.drawPixmap(middle - side // 2, rect.top() + (rect.height() - side) // 2, picture)

    def _write(self, painter: QPainter, area: QRect, text: str, use: Use, tone: str, align: Qt.AlignmentFlag) -> None:
        painter.setFont(self._theme.font(use))
        painter.setPen(self._theme.colour(tone))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width() + 1)
        painter.drawText(area, align | Qt.AlignmentFlag.AlignVCenter, shown)

    def _wide(self, text: str, use: Use) -> int:
        return round(QFontMetricsF(self._theme.font(use)).horizontalAdvance(text) + 0.5)

    def _count_width(self, row: Row) -> int:
        """The room kept for the number at the right; two figures, so that titles do not break anew at 10."""
        return self._wide("0" * max(2, len(str(row.count))), Use.STRONG) + self._theme.px(8)


def mark_of(row: Row) -> tuple[str, int]:
    """The coverage mark of a point: its icon and size, px."""
    if row.silent:
        return "cancel", 14
    return ("circle", 12) if row.count else ("circle-outline", 14)


def broken(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """Text broken to a width in px; what does not fit into the third line ends in "…"."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = text.encode("utf-16-le")
    found: list[str] = []
    layout.beginLayout()
    while len(found) < MOST_LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        end = start + line.textLength() if len(found) + 1 < MOST_LINES else len(units) // 2
        found.append(units[2 * start : 2 * end].decode("utf-16-le").strip())
    layout.endLayout()
    if len(found) == MOST_LINES:
        found[-1] = QFontMetricsF(font).elidedText(found[-1], Qt.TextElideMode.ElideRight, width)
    return tuple(found) or ("",)
