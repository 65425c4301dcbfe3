"""What a page is made of: bands of a height, one under the other, each with what is drawn in it.

x runs from the left margin, y from the top of the band downwards, both in points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from facilitator.paper.atoms import Piece, Setting
from facilitator.paper.lines import Line, natural, set_lines
from facilitator.paper.styles import HAIRLINE, INK, Style


class TextOp(NamedTuple):
    """Pieces from x on; y is the baseline."""

    x: float
    y: float
    pieces: tuple[Piece, ...]


class RuleOp(NamedTuple):
    """A straight line; ``dash`` is () or lengths of stroke and gap."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float
    colour: str
    dash: tuple[float, ...] = ()


class BoxOp(NamedTuple):
    """A rectangle from its top left corner; ``fill`` is solid, open or hatched."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    colour: str


class DotOp(NamedTuple):
    """A disc, or a ring where not solid."""

    x: float
    y: float
    radius: float
    solid: bool
    colour: str


class PageOp(NamedTuple):
    """The number of the page on which the part ``key`` begins, right-aligned at x."""

    x: float
    y: float
    key: str
    style: Style


class AnchorOp(NamedTuple):
    """A bookmark at y."""

    key: str
    title: str
    level: int
    y: float = 0.0


Op = TextOp | RuleOp | BoxOp | DotOp | PageOp | AnchorOp


@dataclass(frozen=True, slots=True)
class Band:
    """``keep``: no page ends after it. ``gap``: left out at both ends of a page. ``full``: reaches into
    the label column. ``head``: repeated above it at the top of a page. ``at_top``: drawn only there."""

    height: float
    ops: tuple[Op, ...] = ()
    keep: bool = False
    gap: bool = False
    full: bool = False
    head: tuple[Band, ...] = ()
    at_top: tuple[Op, ...] = ()

    def adding(self, *ops: Op) -> Band:
        return replace(self, ops=self.ops + ops)


def gap(height: float, *ops: Op) -> Band:
    """Space that vanishes at the ends of a page."""
    return Band(height, ops, keep=True, gap=True)


def kept(bands: list[Band]) -> list[Band]:
    """The same bands, all on one page with what follows."""
    return [replace(band, keep=True) for band in bands]


def line_op(line: Line, x: float, y: float) -> TextOp:
    return TextOp(x, y, line.pieces)


def left(text: str, x: float, y: float, style: Style, setting: Setting) -> TextOp:
    """Plain characters on one line from x."""
    lines = set_lines(setting.words(text, style), 1e9, setting)
    return TextOp(x, y, lines[0].pieces if lines else ())


def right(text: str, x: float, y: float, style: Style, setting: Setting) -> TextOp:
    """Plain characters on one line that ends at x."""
    return left(text, x - natural(setting.words(text, style)), y, style, setting)


def middle(text: str, x: float, y: float, style: Style, setting: Setting) -> TextOp:
    """Plain characters on one line centred at x."""
    return left(text, x - natural(setting.words(text, style)) / 2, y, style, setting)


def hairline(x0: float, x1: float, y: float, weight: float = 0.35) -> RuleOp:
    return RuleOp(x0, y, x1, y, weight, HAIRLINE)


def rule(x0: float, x1: float, y: float, weight: float) -> RuleOp:
    return RuleOp(x0, y, x1, y, weight, INK)


def moved(op: Op, dx: float, dy: float) -> Op:
    """An op at another place."""
    if isinstance(op, RuleOp):
        return op._replace(x0=op.x0 + dx, x1=op.x1 + dx, y0=op.y0 + dy, y1=op.y1 + dy)
    if isinstance(op, AnchorOp):
        return op._replace(y=op.y + dy)
    return op._replace(x=op.x + dx, y=op.y + dy)
