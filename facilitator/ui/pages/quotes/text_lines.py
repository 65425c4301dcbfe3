"""Text in several lines at the pitch of the theme, with runs marked, cut off where its lines end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from facilitator.ui.theme.theme import Theme, Use

Runs = Sequence[tuple[int, int]]
_ROOM = 100_000


def count_lines(theme: Theme, metrics: QFontMetrics, use: Use, text: str, width: int, most: int) -> int:
    """How many lines a text takes, ``width`` px wide; ``metrics`` are those of the use's font."""
    if theme.text_width(use, text) <= width:
        return 1
    room = QRect(0, 0, max(width, 1), _ROOM)
    high = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
    return min(most, max(2, round(high / metrics.lineSpacing())))


def paint_text(painter: QPainter, theme: Theme, area: QRect, use: Use, text: str, marks: Runs, most: int) -> None:
    """Paints at most ``most`` lines into the area; what does not fit ends in “…”. Marks as (start, length)."""
    layout, pitch = QTextLayout(text, theme.font(use)), theme.line_height(use)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.setFormats([_format(theme, text, start, length) for start, length in marks])
    layout.beginLayout()
    number, tail = 0, ""
    while (line := layout.createLine()).isValid():
        line.setLineWidth(area.width())
        line.setPosition(QPointF(0, number * pitch + (pitch - line.height()) / 2))
        number += 1
        if number == most:
            rest = _python_at(text, line.textStart())
            if _python_at(text, line.textStart() + line.textLength()) < len(text):
                tail = text[rest:]
                line.setLineWidth(area.width())
            break
    layout.endLayout()
    painter.setPen(theme.colour("text"))
    painter.save()
    if tail:
        _paint_cut(painter, theme, area, use, layout, tail, pitch * (most - 1))
    else:
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        layout.draw(painter, QPointF(area.topLeft()))
    painter.restore()


def _paint_cut(
    painter: QPainter, theme: Theme, area: QRect, use: Use, layout: QTextLayout, tail: str, down: int
) -> None:
    """All lines but the last from the layout, the last one cut off."""
    painter.save()
    painter.setClipRect(area.adjusted(0, 0, 0, down - area.height()), Qt.ClipOperation.IntersectClip)
    if down:
        layout.draw(painter, QPointF(area.topLeft()))
    painter.restore()
    painter.setFont(theme.font(use))
    last = QRect(area.left(), area.top() + down, area.width(), theme.line_height(use))
    words = painter.fontMetrics().elidedText(tail, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(last, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def _format(theme: Theme, text: str, start: int, length: int) -> QTextLayout.FormatRange:
    """On the ground of marks, with a line below: not colour alone."""
    shown = QTextCharFormat()
    shown.setBackground(QBrush(theme.colour("mark")))
    shown.setFontUnderline(True)
    shown.setUnderlineColor(theme.colour("care"))
    made = QTextLayout.FormatRange()
    made.start = _units(text[:start])
    made.length = _units(text[start : start + length])
    made.format = shown
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _python_at(text: str, units: int) -> int:
    """A place in UTF-16 units as one in characters."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass"))
