"""The measures the grid and its heads share, px at the size that holds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.words import translate
from facilitator.workspace.tag_sheet import SheetColumn

ROW, CELL, TAKES_UP, RECORD, RECORD_LEAST = 30, 25, 72, 420, 220
SLANT = 58.0  # degrees from the horizontal
_LONGEST_HEAD, _SHORTEST_HEAD, _AMPLE = 152, 40, 10_000


@dataclass(frozen=True, slots=True)
class HeadMeasures:
    """Heights from the top: slanted names, the band of groups, the counts. ``along`` is the room of a name along its
    line, ``lean`` how far a name of full length reaches to the right."""

    names: int
    band: int
    counts: int
    along: int
    lean: int

    @property
    def height(self) -> int:
        return self.names + self.band + self.counts


def head_measures(theme: Theme, columns: Sequence[SheetColumn], room: int = _AMPLE) -> HeadMeasures:
    """As high as the longest name needs, up to a limit; ``room``: px there are for all of it in a low window."""
    longest = max((theme.text_width(Use.SMALL, one.short) for one in columns), default=0.0)
    turn = math.radians(SLANT)
    most = min(theme.px(_LONGEST_HEAD), max(theme.px(_SHORTEST_HEAD), round((room - theme.px(66)) / math.sin(turn))))
    along = math.ceil(min(max(longest, theme.px(36)), most)) + theme.px(4)
    names = math.ceil(along * math.sin(turn) + theme.line_height(Use.SMALL) * math.cos(turn)) + theme.px(6)
    band = theme.line_height(Use.CAPTION) + theme.px(6)
    counts = theme.line_height(Use.SMALL) + theme.px(4)
    return HeadMeasures(names, band, counts, along, math.ceil(along * math.cos(turn)))


def leaning(theme: Theme, column: SheetColumn, along: int) -> int:
    """How far a name reaches to the right of the middle of its column, px."""
    if is_short(column):
        return 0
    return math.ceil(min(along, theme.text_width(Use.CAPTION, column.short)) * math.cos(math.radians(SLANT)))


def leaning_out(theme: Theme, columns: Sequence[SheetColumn], along: int) -> int:
    """How far the names of the last columns reach out beyond them, px."""
    last = enumerate(reversed(columns[-8:]))
    return max((leaning(theme, one, along) - round((back + 0.5) * theme.px(CELL)) for back, one in last), default=0)


def group_name(vocabulary: str) -> str:
    """What a vocabulary is called."""
    names = {
        "theme": translate("Tagging", "Themes"),
        "heading": translate("Tagging", "Headings"),
        "species": translate("Tagging", "Species"),
        "target": translate("Tagging", "Targets"),
        "policy": translate("Tagging", "Policies"),
    }
    return names[vocabulary]


def is_short(column: SheetColumn) -> bool:
    """Whether a head stands upright: figures need no slant."""
    return len(column.short) <= 2
