"""Where everything of a sentence stands in its row: measured once for a row, a width and a theme."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from facilitator.ui.pages.summary.sentence_rows import FaultChip, SentenceRow, SourceChip
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.chips import CHIP_HEIGHT, chip_width
from facilitator.ui.words import translate

LEFT, _RIGHT, _TOP, _FOOT, _WIDEST, _STAR = 36, 16, 10, 9, 980, 18
_LINE_MORE = 1


@dataclass(frozen=True, slots=True)
class Placed:
    """A chip and its box from the top left of the row; ``chip`` None is the one that adds a source."""

    chip: SourceChip | FaultChip | None
    rect: QRect


@dataclass(frozen=True, slots=True, eq=False)
class SentenceLayout:
    """A row laid out for a width, px. ``places`` are what the arrows go through, sources first, then what adds one."""

    row: SentenceRow
    label: QRect
    text: QTextLayout
    text_at: QRect
    places: tuple[Placed, ...]
    faults: tuple[Placed, ...]
    note: QRect
    height: int


def lay_out(theme: Theme, row: SentenceRow, width: int, *, adds: bool, edited: int = 0) -> SentenceLayout:
    """Measures a row; ``adds``: with the chip that adds a source. ``edited``: the height its editor takes, px."""
    px = theme.px
    wide = max(px(80), min(px(_WIDEST), width - px(LEFT) - px(_RIGHT)))
    top = px(_TOP)
    label = QRect(px(LEFT), top, wide, theme.line_height(Use.CAPTION) if row.label else 0)
    text = _set_text(theme, row.text, wide)
    text_top = label.bottom() + 1 + (px(4) if row.label else 0)
    text_at = QRect(px(LEFT), text_top, wide, max(_height_of(theme, text), edited))
    at = text_at.bottom() + 1
    note = QRect(px(LEFT), at + px(2), wide, theme.line_height(Use.SMALL) if row.note else 0)
    at = note.bottom() + 1 if row.note else at
    chips: list[SourceChip | FaultChip | None] = [*row.chips, *((None,) if adds else ())]
    placed, end = _flow(theme, [*chips, *row.faults], wide, at + px(5))
    return SentenceLayout(
        row, label, text, text_at, placed[: len(chips)], placed[len(chips) :], note, end + px(_FOOT) + 1
    )


def chip_words(chip: SourceChip | FaultChip | None) -> tuple[str, str]:
    """The words and the icon of a chip."""
    if chip is None:
        return translate("Summary", "Add source"), "plus"
    return chip.text, chip.icon


def _flow(
    theme: Theme, chips: list[SourceChip | FaultChip | None], wide: int, top: int
) -> tuple[tuple[Placed, ...], int]:
    """Chips side by side in as many lines as it takes; where the last line ends."""
    px = theme.px
    gap, high = px(8), max(px(CHIP_HEIGHT), theme.line_height(Use.SMALL) + 2)
    x, y, placed = 0, top, list[Placed]()
    for chip in chips:
        text, icon = chip_words(chip)
        own = chip_width(theme, text, icon) + (px(_STAR) if isinstance(chip, SourceChip) and chip.starred else 0)
        own = min(own, wide)
        if chip is None and x + own > wide:  # the sign alone, rather than a line of its own
            own = chip_width(theme, "", icon)
        if x and x + own > wide:
            x, y = 0, y + high + px(4)
        placed.append(Placed(chip, QRect(px(LEFT) + x, y, own, high)))
        x += own + gap
    return tuple(placed), y + high if placed else top - px(3)


def _set_text(theme: Theme, words: str, wide: int) -> QTextLayout:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    text = QTextLayout(words.replace("\n", "\u2028"), theme.font(Use.NOTE))
    text.setCacheEnabled(True)
    text.setTextOption(option)
    high, rise = line_of(theme)
    text.beginLayout()
    count = 0
    while (line := text.createLine()).isValid():
        line.setLineWidth(wide)
        line.setPosition(QPointF(0, count * high + rise - line.ascent()))
        count += 1
    text.endLayout()
    return text


def line_of(theme: Theme) -> tuple[int, float]:
    """The height of a line of a sentence, px, and how far below its top the baseline lies, for every script."""
    high = theme.line_height(Use.NOTE) + theme.px(_LINE_MORE)
    metrics = QFontMetricsF(theme.font(Use.NOTE))
    return high, round((high - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent())


def _height_of(theme: Theme, text: QTextLayout) -> int:
    return max(1, text.lineCount()) * line_of(theme)[0]
