"""What the hand-painted parts share: rounded boxes, focus rings, little keys, bold runs in a text."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeySequence, QPainter, QPen, QRegion, QTextCharFormat, QTextLayout

from facilitator.ui.theme.theme import Theme, Use

# The ring of keyboard focus: 2 px outside a gap of 2 px. Parts keep this room round them at all times.
RING = 4
_RING_WIDTH = 2
_KEY_PAD, _KEY_GAP = 5, 8
_STRONG = {use: use for use in Use} | {Use.BASE: Use.STRONG, Use.NOTE: Use.NOTE_STRONG, Use.SMALL: Use.CAPTION}
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_SPOKEN = {"Return": "Enter", "PgDown": "Page Down", "PgUp": "Page Up", "Del": "Delete"}


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """``first`` with ``share`` (0 to 1) of ``second`` in it."""
    return QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * share,
        first.greenF() + (second.greenF() - first.greenF()) * share,
        first.blueF() + (second.blueF() - first.blueF()) * share,
    )


def paint_box(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    fill: QColor | None = None,
    border: QColor | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """A rounded box inside ``rect``; the border lies within it, ``width`` px wide."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2 if border is not None else 0.0
    inner = QRectF(rect).adjusted(half, half, -half, -half)
    pen = QPen(Qt.PenStyle.NoPen) if border is None else QPen(border, width)
    if dashed:
        pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius - half, radius - half)
    painter.restore()


def rounded_region(width: int, height: int, radius: int) -> QRegion:
    """Every pixel that a rounded box touches: the mask of a popup where no compositor takes the corners away."""
    region = QRegion(0, radius, width, height - 2 * radius)
    for row in range(min(radius, height // 2)):
        away = radius - row - 1
        inset = math.floor(radius - math.sqrt(radius * radius - away * away))
        region += QRect(inset, row, width - 2 * inset, 1)
        region += QRect(inset, height - 1 - row, width - 2 * inset, 1)
    return region


def paint_ring(painter: QPainter, theme: Theme, rect: QRect | QRectF, radius: float) -> None:
    """The ring of keyboard focus round the box ``rect``, outside a gap."""
    away = theme.px(RING)
    outer = QRectF(rect).adjusted(-away, -away, away, away)
    paint_box(painter, outer, radius + away, border=theme.colour("accent"), width=theme.px(_RING_WIDTH))


def shown_keys(keys: str) -> str:
    """Keys as they are written on the keyboard: ``Ctrl+Return`` as Ctrl+Enter, with the signs of macOS there."""
    if not keys:
        return ""
    native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    parts = (native or keys).split("+")
    return "+".join(_SPOKEN.get(part, part) for part in parts)


def keys_width(theme: Theme, keys: str) -> int:
    """How wide keys are when painted, px; 0 for none."""
    if not keys:
        return 0
    wide = theme.text_width(Use.SMALL, shown_keys(keys))
    return math.ceil(wide) + 2 * theme.px(_KEY_PAD)


def keys_height(theme: Theme) -> int:
    """How high keys are when painted, px."""
    return theme.line_height(Use.SMALL) + 2


def paint_keys(
    painter: QPainter, theme: Theme, right: float, middle: float, keys: str, ink: QColor, edge: QColor
) -> None:
    """Keys as a little key that ends at ``right`` and has its middle at ``middle``, px."""
    if not keys:
        return
    wide, high = keys_width(theme, keys), keys_height(theme)
    box = QRectF(right - wide, round(middle - high / 2), wide, high)
    paint_box(painter, box, theme.px(4), border=edge)
    painter.setFont(theme.font(Use.SMALL))
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown_keys(keys))


def paint_matched(
    painter: QPainter, theme: Theme, rect: QRectF, text: str, use: Use, ink: QColor, matched: Sequence[tuple[int, int]]
) -> float:
    """One line of text with the ``matched`` runs (start, length in characters) bold and underlined.

    Cut off with "…" where it is too long. Returns the width it took, px.
    """
    font = theme.font(use)
    wide = theme.text_width(use, text)
    if not matched and wide <= rect.width():
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(rect, _LEFT, text)
        return wide
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    bold = QTextCharFormat()
    bold.setFont(theme.font(_STRONG[use]))
    bold.setFontUnderline(True)
    formats: list[QTextLayout.FormatRange] = []
    for start, length in matched:
        one = QTextLayout.FormatRange()
        one.start = _units(shown, start)
        one.length = _units(shown, start + length) - one.start
        one.format = bold
        formats.append(one)
    layout = QTextLayout(shown, font)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(ink)
    layout.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - line.height()) / 2))
    painter.restore()
    return min(line.naturalTextWidth(), rect.width())


def _units(text: str, at: int) -> int:
    """A place counted in characters as Qt counts it: UTF-16 units."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
