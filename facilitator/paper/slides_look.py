"""What slides look like: a page of 16:9 in points, its type and its places. y runs down from the top of the page."""

from __future__ import annotations

from facilitator.paper.styles import ACCENT, GREY, INK, MARGIN, Style

WIDTH, HEIGHT = 960.0, 540.0
MEASURE = WIDTH - 2 * MARGIN

HEAD_Y, HEAD_RULE = 33.0, 42.0
TITLE_TOP, TITLE_TOP_OPENING = 58.0, 74.0
BODY_BOTTOM = 486.0
FOOT_RULE, FOOT_Y, EXAMPLE_Y = 500.0, 518.0, 531.0
BELOW_TITLE = 16.0
BETWEEN, BETWEEN_MOST = 14.0, 30.0

# Lists and tables, the largest first; nothing is set smaller than the last.
SIZES = ((24.0, 18.0), (22.0, 18.0), (20.0, 18.0), (20.0, 16.0), (18.0, 16.0), (18.0, 15.0), (18.0, 14.0), (16.0, 14.0))
TITLES = ((30.0, 2), (26.0, 2), (22.0, 3))

# Uncondensed: a presentation is set in a font of about this width, and must break at the same places.
RUNNING = Style(12, 15, 12, width=100, colour=GREY)
EXAMPLE = Style(9.5, 12, 9.5, width=100, colour=GREY)
LETTERHEAD = Style(14, 18, 14, weight=700, width=100, colour=ACCENT)
SMALL = Style(14, 19, 14.5, width=100, colour=GREY)
HEAD = Style(14, 18, 14, weight=700, width=100, colour=GREY)
FIGURE = Style(48, 58, 48, weight=700, width=100, colour=ACCENT)
SHARE = 0.62  # of the measure: what the left of the running head may take
INDENT = 1.75  # of the size: what a letter in brackets takes
PADDING = 4.0  # above and below the lines of a cell
ALLEY = 18.0
SENDER_TOP = 22.0
LOGO_HEIGHT, LOGO_WIDTH = 48.0, 150.0


def title_style(size: float) -> Style:
    return Style(size, round(size * 1.22), size, weight=700, width=100, colour=INK)


def body_style(size: float) -> Style:
    return Style(size, round(size * 1.3), round(size * 1.02), width=100)


def cell_style(size: float) -> Style:
    return Style(size, round(size * 1.28), round(size * 1.01), width=100)
