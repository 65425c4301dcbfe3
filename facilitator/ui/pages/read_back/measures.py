"""How large things are on a beamer: by the height of the place, at least as large as the text size chosen asks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from facilitator.ui.theme.theme import Theme, Use

# px at 1080 high: words at their largest and smallest, the kind and the facts, the small lines.
WORDS, LEAST, MIDDLE, SMALL = 68, 24, 34, 28
_HIGH, _WIDE = 1080, 1440
_SHARE = 0.45  # of a projector's size is what the text size of the window asks for
_LEADING = 1.22
_PARAGRAPH = "\u2028"


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes for a place of so many px."""

    theme: Theme
    size: QSize

    def px(self, at_1080: float) -> int:
        """A distance."""
        return max(1, round(at_1080 * self._scale))

    def text(self, at_1080: float) -> int:
        """The size of a font, px."""
        return max(self.px(at_1080), self.theme.px(at_1080 * _SHARE), self.theme.px(12))

    def font(self, at_1080: float, *, strong: bool = False, language: str = "") -> QFont:
        """A font of a size."""
        return sized(self.theme, self.text(at_1080), strong=strong, language=language)

    @property
    def _scale(self) -> float:
        return min(self.size.height() / _HIGH, self.size.width() / _WIDE)


def sized(theme: Theme, pixels: int, *, strong: bool, language: str = "") -> QFont:
    """The theme's font in any size."""
    font = theme.font(Use.HERO if strong else Use.NOTE, language)
    font.setPixelSize(pixels)
    return font


def line_high(font: QFont) -> int:
    """The distance of two lines in running text, px."""
    return round(max(QFontMetricsF(font).height(), font.pixelSize() * _LEADING))


def broken(words: str, font: QFont, width: float, most: int = 10_000) -> list[str]:
    """The words as lines no wider than ``width`` px; only so many, the last with "…" if there are more."""
    layout = QTextLayout(words.replace("\n", _PARAGRAPH), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    text = layout.text().encode("utf-16-le")  # lines are counted in UTF-16, which is not how Python counts
    while len(lines) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        lines.append(text[start:end].decode("utf-16-le").rstrip(_PARAGRAPH))
    layout.endLayout()
    if len(lines) > most:
        metrics = QFontMetricsF(font)
        lines = lines[:most]
        while lines[-1] and metrics.horizontalAdvance(lines[-1] + "…") > width:
            lines[-1] = lines[-1][:-1]
        lines[-1] = f"{lines[-1].rstrip()}…"
    return lines


def fitted(measures: Measures, words: str, place: QRect, language: str = "") -> QFont:
    """The largest font, of those for words, in which they have room in a place; else the smallest."""
    low, high = min(measures.text(LEAST), measures.text(WORDS)), measures.text(WORDS)
    while low < high:  # the largest that fits lies between the two
        middle = (low + high + 1) // 2
        font = sized(measures.theme, middle, strong=True, language=language)
        room = place.height() // line_high(font)
        if room and len(broken(words, font, place.width(), room + 1)) <= room:
            low = middle
        else:
            high = middle - 1
    return sized(measures.theme, low, strong=True, language=language)
