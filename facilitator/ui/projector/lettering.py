"""Text set in lines of one height, whatever its script: broken, counted, cut off with "…"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout, QTextOption

from facilitator.ui.projector.look import Look, Type


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text in one font; ``whole`` unless something was cut off."""

    lines: tuple[str, ...]
    use: Type
    language: str = ""
    whole: bool = True


def set_text(look: Look, text: str, use: Type, width: float, most: int = 99, language: str = "") -> Block:
    """A text broken to a width, at most so many lines."""
    font = look.font(use, language)
    flat = " ".join(text.split())
    layout = QTextLayout(flat, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        starts.append(line.textStart())
    layout.endLayout()
    units = flat.encode("utf-16-le", "surrogatepass")
    ends = [*starts[1:], len(units) // 2]
    lines = [
        units[2 * start : 2 * end].decode("utf-16-le", "replace").rstrip()
        for start, end in zip(starts, ends, strict=True)
    ]
    if len(lines) <= most:
        return Block(tuple(line for line in lines if line), use, language)
    rest = units[2 * starts[most - 1] :].decode("utf-16-le", "replace")
    last = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return Block((*lines[: most - 1], last), use, language, whole=False)


def fit_text(
    look: Look, text: str, choices: Sequence[tuple[Type, int]], width: float, height: float, language: str = ""
) -> Block:
    """The text in the first of the uses in which it takes at most its number of lines; cut off in the last."""
    block = Block((), choices[0][0])
    for use, most in choices:
        block = set_text(look, text, use, width, max(1, min(most, int(height // look.line(use)))), language)
        if block.whole:
            break
    return block


def block_height(look: Look, block: Block) -> int:
    """The height of all lines, px."""
    return len(block.lines) * look.line(block.use)


def text_width(look: Look, text: str, use: Type) -> int:
    """How wide a text is on one line, px."""
    return -int(-QFontMetricsF(look.font(use)).horizontalAdvance(text) // 1)


def base_line(look: Look, use: Type) -> float:
    """How far the base line lies below the top of its line, px."""
    metrics = QFontMetricsF(look.font(use))
    return (look.line(use) - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()


def draw(painter: QPainter, look: Look, block: Block, left: float, top: float, ink: QColor) -> float:
    """Paints the lines; gives the y below them."""
    line, base = look.line(block.use), top + base_line(look, block.use)
    painter.setFont(look.font(block.use, block.language))
    painter.setPen(ink)
    for number, text in enumerate(block.lines):
        painter.drawText(QPointF(left, base + number * line), text)
    return top + len(block.lines) * line
