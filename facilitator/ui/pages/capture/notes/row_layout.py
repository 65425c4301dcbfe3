"""Where everything in a row stands: measured once for a row, a width and a theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from facilitator.ui.pages.capture.notes.shown import Chip, Shown
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.chips import CHIP_HEIGHT, chip_width

_LEFT, _TIME, _GAP, _ICON, _SPEAKER, _STAR, _RIGHT = 16, 36, 10, 18, 122, 18, 12
_TOP, _FOOT, _CHIP_GAP = 6, 5, 6
_WIDEST, _NARROWEST = 980, 360
_LABEL_GAP = "\u00a0 "
HEAD_HEIGHT = 32


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a list of some width, px. ``stacked``: speaker and kind stand above the text."""

    width: int
    time: int
    time_width: int
    icon: int
    speaker: int
    speaker_width: int
    text: int
    text_width: int
    star: int
    side: int
    stacked: bool


def columns(theme: Theme, width: int) -> Columns:
    """The columns for a list this wide."""
    px = theme.px
    gap = px(_GAP)
    clock = QFontMetricsF(theme.font(Use.SMALL)).horizontalAdvance("00:00")
    time_width = max(px(_TIME), int(clock) + 1)
    icon = px(_LEFT) + time_width + gap
    speaker = icon + px(_ICON) + gap
    star = width - px(_RIGHT) - px(_STAR)
    text = speaker + px(_SPEAKER) + gap
    stacked = star - gap - text < px(_NARROWEST)
    text = icon if stacked else text
    speaker_width = star - gap - speaker if stacked else px(_SPEAKER)
    text_width = max(px(40), min(px(_WIDEST), star - gap - text))
    return Columns(
        width, px(_LEFT), time_width, icon, speaker, speaker_width, text, text_width, star, px(_STAR), stacked
    )


@dataclass(frozen=True, slots=True)
class PlacedChip:
    """A chip and its box, measured from the top left of the row."""

    chip: Chip
    rect: QRect


@dataclass(frozen=True, slots=True, eq=False)
class RowLayout:
    """A row laid out. ``text`` is drawn at ``text_at``; ``baseline`` is that of the first line, px from the top."""

    shown: Shown
    columns: Columns
    text: QTextLayout
    text_at: QPointF
    chips: tuple[PlacedChip, ...]
    baseline: float
    line: int
    top: int
    height: int

    @property
    def star(self) -> QRect:
        """Where the star stands."""
        return QRect(
            self.columns.star, self.top + (self.line - self.columns.side) // 2, self.columns.side, self.columns.side
        )


def lay_out(theme: Theme, shown: Shown, at: Columns, marks: Sequence[tuple[int, int]] = ()) -> RowLayout:
    """Measures a row; ``marks`` are places (start, end) in its text to be marked."""
    line, top = theme.line_height(Use.NOTE), theme.px(_TOP)
    opening = shown.label + _LABEL_GAP if shown.label and not at.stacked else ""
    text = QTextLayout((opening + shown.text).replace("\n", "\u2028"), theme.font(Use.NOTE))
    text.setCacheEnabled(True)
    text.setTextOption(_option())
    text.setFormats(_formats(theme, shown, opening, marks))
    rise = _rise(theme, line)
    count, end = _set_lines(text, at.text_width, line, rise)
    below = line if at.stacked else 0
    text_top = top + below
    chips, rows = _place_chips(theme, shown.chips, at, text_top, line, count, end)
    height = text_top + max(rows, 1) * line + theme.px(_FOOT) + 1
    return RowLayout(shown, at, text, QPointF(at.text, text_top), chips, top + rise, line, top, height)


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    return option


def _rise(theme: Theme, line: int) -> float:
    """How far below the top of a line its baseline lies: the same for every script."""
    metrics = QFontMetricsF(theme.font(Use.NOTE))
    return round((line - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent())


def _set_lines(text: QTextLayout, width: int, height: int, rise: float) -> tuple[int, float]:
    """Sets the lines; how many there are, and where the last one ends."""
    count, end = 0, 0.0
    text.beginLayout()
    while (line := text.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * height + rise - line.ascent()))
        end = line.naturalTextWidth()
        count += 1
    text.endLayout()
    return count, end


def _place_chips(
    theme: Theme, chips: Sequence[Chip], at: Columns, top: int, line: int, count: int, end: float
) -> tuple[tuple[PlacedChip, ...], int]:
    """Chips after the last word, on the next line where they do not fit; how many lines there are then."""
    placed: list[PlacedChip] = []
    gap, high = theme.px(_CHIP_GAP), max(theme.px(CHIP_HEIGHT), theme.line_height(Use.SMALL) + 2)
    row, x = max(count - 1, 0), round(end) + (gap if end else 0)
    for chip in chips:
        wide = min(chip_width(theme, chip.text, chip.icon), at.text_width)
        if x and x + wide > at.text_width:
            row, x = row + 1, 0
        placed.append(PlacedChip(chip, QRect(at.text + x, top + row * line + (line - high) // 2, wide, high)))
        x += wide + gap
    return tuple(placed), max(count, row + 1 if placed else count)


def _formats(
    theme: Theme, shown: Shown, opening: str, marks: Sequence[tuple[int, int]]
) -> list[QTextLayout.FormatRange]:
    formats: list[QTextLayout.FormatRange] = []
    if opening:
        label = QTextCharFormat()
        label.setFont(theme.font(Use.STRONG), QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
        label.setForeground(kind_colour(theme, shown.kind))
        formats.append(_range(0, units(shown.label), label))
    before = units(opening)
    for start, end in marks:
        mark = QTextCharFormat()
        mark.setBackground(theme.colour("mark"))
        mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        mark.setUnderlineColor(theme.colour("care"))
        first = units(shown.text[:start])
        formats.append(_range(before + first, units(shown.text[:end]) - first, mark))
    return formats


def kind_colour(theme: Theme, kind: str) -> QColor:
    """The tone of a kind."""
    from facilitator.ui.pages.capture.notes.kinds import look_of

    return theme.colour(look_of(kind).tone)


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form
    return made


def units(text: str) -> int:
    """The length of a text as Qt counts it: UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def fitting_name(font: QFont, shown: Shown, width: int) -> str:
    """The speaker in full where there is room, else the short name, cut off if need be."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(shown.speaker) <= width:
        return shown.speaker
    return metrics.elidedText(shown.speaker_short, Qt.TextElideMode.ElideRight, width)
