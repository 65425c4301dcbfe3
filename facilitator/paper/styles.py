"""The type scale and the colours of the papers. Sizes in points."""

from __future__ import annotations

from typing import NamedTuple

INK = "#15191C"
ACCENT = "#0B4A5A"
GREY = "#555C62"
HAIRLINE = "#BDC3C7"

MARGIN = 51.0
TOP = 54.0
BOTTOM = 52.0
SHORT, LONG = 595.28, 841.89
TEXT_X = 116.0
NUMBER_X = 108.0
LABEL_WIDTH = 94.0
LABEL_MOST = 98.0
CJK_SCALE = 0.95


class Style(NamedTuple):
    """How characters are set. ``drop`` is the distance from the top of a line to its baseline."""

    size: float
    leading: float
    drop: float
    weight: int = 400
    width: int = 96
    colour: str = INK
    italic: bool = False

    @property
    def bold(self) -> Style:
        return self._replace(weight=700)

    def coloured(self, colour: str) -> Style:
        return self._replace(colour=colour)


BODY = Style(8.9, 12, 8.3)
LABEL = Style(8.9, 12, 8.3, weight=700, colour=ACCENT)
TOPIC = Style(8.9, 12, 8.3, colour=ACCENT)
NUMBER = Style(7.6, 12, 8.3, colour=GREY)
NOTE = Style(7.5, 9.6, 8.3)
TITLE = Style(21, 27, 20.8, weight=700, width=94)
STATUS = Style(21, 27, 20.8, weight=300, colour=ACCENT)
SUBTITLE = Style(10.4, 13.4, 10.0)
DISCLAIMER = Style(8.1, 10.6, 8.0, width=86, colour=ACCENT)
META_TITLE = Style(7.2, 11.6, 8.0, width=86, colour=GREY)
META = Style(8.1, 10.5, 8.0, width=86)
RUNNING = Style(7.4, 10, 8.0, width=86, colour=GREY)
SENDER = Style(8.3, 10.6, 8.0)
CLEARED = Style(6.8, 8.2, 6.6, width=86, colour=GREY)
EXAMPLE = Style(6.4, 9, 7.0, width=86, colour=GREY)
CELL = Style(8.1, 10.4, 8.0, width=86)
CELL_ROOMY = Style(8.5, 11, 8.4, width=86)
MATRIX = Style(9.2, 12.4, 9.3)
HEAD = Style(7.5, 9.6, 7.6, weight=700, width=86, colour=GREY)
CHART = Style(8.3, 10.4, 8.0, width=86)
FIGURE = Style(7.2, 8.5, 7.2, width=86)
SMALL_GREY = Style(7.2, 8.5, 7.2, width=86, colour=GREY)
QUOTE = Style(9.4, 12.6, 9.2)
TRANSLATION = Style(8.5, 12.6, 9.2, width=86, colour=GREY)
ATTRIBUTION = Style(8.5, 12.6, 9.2, width=86)
