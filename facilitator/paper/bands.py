"""What a page is made of: bands of a height, one under the other, each with what is drawn in it.

x runs from the left margin, y from the top of the band downwards, both in points. The ``tag`` of an op says what
it belongs to in the structure of the paper; one without is an artifact, as lines are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from facilitator.paper.atoms import Piece, Setting
from facilitator.paper.lines import Line, natural, set_lines
from facilitator.paper.styles import HAIRLINE, INK, Style
from facilitator.paper.tags import Marked, Tag


class TextOp(NamedTuple):
    """Pieces from x on; y is the baseline."""

    x: float
    y: float
    pieces: tuple[Piece, ...]
    tag: Marked = None


class RuleOp(NamedTuple):
    """A straight line; ``dash`` is () or lengths of stroke and gap."""

    x0: float
    y0: float
    x1: float
    y1: float
    weight: float
    colour: str
    dash: tuple[float, ...] = ()
    tag: Marked = None


class BoxOp(NamedTuple):
    """A rectangle from its top left corner; ``fill`` is solid, open or hatched."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    colour: str
    tag: Marked = None


class DotOp(NamedTuple):
    """A disc, or a ring where not solid."""

    x: float
    y: float
    radius: float
    solid: bool
    colour: str
    tag: Marked = None


class PageOp(NamedTuple):
    """The number of the page on which the part ``key`` begins, right-aligned at x."""

    x: float
    y: float
    key: str
    style: Style
    tag: Marked = None


class PictureOp(NamedTuple):
    """A picture from its top left corner; ``name`` says which of the paper's."""

    x: float
    y: float
    width: float
    height: float
    name: str
    tag: Marked = None


class LinkOp(NamedTuple):
    """A rectangle from its top left corner that leads to the part ``key``; ``title`` says where that is."""

    x: float
    y: float
    width: float
    height: float
    key: str
    title: str
    tag: Tag


class AnchorOp(NamedTuple):
    """A bookmark at y."""

    key: str
    title: str
    level: int
    y: float = 0.0


Op = TextOp | RuleOp | BoxOp | DotOp | PageOp | PictureOp | LinkOp | AnchorOp


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

    def after(self, *ops: Op) -> Band:
        """The same band with ops that are read before its own."""
        return replace(self, ops=ops + self.ops)

    def of(self, tag: Tag) -> Band:
        """The same band, its words and shapes belonging to a tag where they have none."""
        return replace(self, ops=tagged(self.ops, tag))


def gap(height: float, *ops: Op) -> Band:
    """Space that vanishes at the ends of a page."""
    return Band(height, ops, keep=True, gap=True)


def kept(bands: list[Band]) -> list[Band]:
    """The same bands, all on one page with what follows."""
    return [replace(band, keep=True) for band in bands]


def line_op(line: Line, x: float, y: float, tag: Marked = None) -> TextOp:
    """A line from x; the space on which it was broken is written after it, for those who hear or copy it."""
    return TextOp(x, y, (*line.pieces, line.after) if line.after else line.pieces, tag)


def left(text: str, x: float, y: float, style: Style, setting: Setting, tag: Marked = None) -> TextOp:
    """Plain characters on one line from x."""
    lines = set_lines(setting.words(text, style), 1e9, setting)
    return TextOp(x, y, lines[0].pieces if lines else (), tag)


def right(text: str, x: float, y: float, style: Style, setting: Setting, tag: Marked = None) -> TextOp:
    """Plain characters on one line that ends at x."""
    return left(text, x - natural(setting.words(text, style)), y, style, setting, tag)


def middle(text: str, x: float, y: float, style: Style, setting: Setting, tag: Marked = None) -> TextOp:
    """Plain characters on one line centred at x."""
    return left(text, x - natural(setting.words(text, style)) / 2, y, style, setting, tag)


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


def tagged(ops: tuple[Op, ...], tag: Marked) -> tuple[Op, ...]:
    """Words and shapes that have no tag yet, with this one; lines stay artifacts."""
    return tuple(
        op._replace(tag=tag) if isinstance(op, TextOp | BoxOp | DotOp | PictureOp | PageOp) and op.tag is None else op
        for op in ops
    )


def spanned(band: Band, tag: Tag) -> Band:
    """The band with what belonged to any tag in a span of this one, a span for each."""
    spans: dict[Tag, Tag] = {}
    ops: list[Op] = []
    for op in band.ops:
        if isinstance(op, AnchorOp | LinkOp) or not isinstance(op.tag, Tag):
            ops.append(op)
            continue
        if op.tag not in spans:
            spans[op.tag] = tag.add("Span")
        ops.append(op._replace(tag=spans[op.tag]))
    return replace(band, ops=tuple(ops))


def repeated(band: Band) -> Band:
    """The band as it is drawn again at the top of a page: no part of the structure."""
    return replace(band, ops=unheard(band.ops))


def unheard(ops: tuple[Op, ...]) -> tuple[Op, ...]:
    """Ops as artifacts."""
    return tuple(op if isinstance(op, AnchorOp | LinkOp) else op._replace(tag=None) for op in ops)
