"""The last column of a table drawn as an axis of months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from facilitator.document import Mark, Timeline
from facilitator.paper.atoms import Setting
from facilitator.paper.bands import Band, DotOp, Op, RuleOp, left, middle
from facilitator.paper.lines import natural
from facilitator.paper.styles import ACCENT, FIGURE, GREY, HAIRLINE, HEAD, INK, SMALL_GREY
from facilitator.paper.tags import Tag

AXIS_WIDTH = 116.0
AXIS_GAP = 10.0
RADIUS = 2.9
DASHED, DOTTED = (2.0, 1.6), (0.9, 2.0)
LETTERS = {"en": "JFMAMJJASOND", "ru": "ЯФМАМИИАСОНД"}
EVERY_MONTH, EVERY_QUARTER, MOST_MONTHS = 16, 40, 1200


@dataclass(frozen=True, slots=True)
class Axis:
    """A time line between two places of the measure; a mark on it every ``step`` months."""

    block: Timeline
    x0: float
    x1: float
    months: tuple[date, ...]
    after: date
    step: int

    def x(self, day: date) -> float:
        """A day's place, from the first of the first month to the end of the last."""
        share = (day - self.months[0]).days / max(1, (self.after - self.months[0]).days)
        return self.x0 + (self.x1 - self.x0) * min(max(share, 0.0), 1.0)

    def stepped(self) -> list[date]:
        """The months that have a line or a name."""
        return [first for first in self.months if (first.month - 1) % self.step == 0]


def axis_of(block: Timeline, x1: float) -> Axis:
    """The axis of a time line that ends at x1."""
    start = _day(block.start).replace(day=1)
    end = max(_day(block.end), start)
    months = [start]
    while (following := _following(months[-1])) <= end and len(months) < MOST_MONTHS and following < date.max:
        months.append(following)
    step = 1 if len(months) <= EVERY_MONTH else 3 if len(months) <= EVERY_QUARTER else 12
    return Axis(block, x1 - AXIS_WIDTH, x1, tuple(months), _following(months[-1]), step)


def axis_head(axis: Axis, height: float, setting: Setting) -> list[Op]:
    """Years over the first letters of their months."""
    return [*_years(axis, height, setting), *_names(axis, height, setting)]


def _years(axis: Axis, height: float, setting: Setting) -> list[Op]:
    ops: list[Op] = []
    free = 0.0
    for index, first in enumerate(axis.months):
        if index and first.month != 1:
            continue
        x = axis.x(first)
        end = x + natural(setting.words(str(first.year), HEAD)) + 3.0
        own = axis.x(date(first.year + 1, 1, 1)) if first.year < axis.months[-1].year else axis.x1
        named = x >= free and end <= (axis.x1 + 2.0 if axis.step == 12 else own)
        if named:
            ops.append(left(str(first.year), x + 3.0, height - 3.0 - HEAD.leading, HEAD, setting))
            free = end + 3.0
        if index and (named or axis.step < 12):
            ops.append(RuleOp(x, height - 20.0, x, height, 0.4, GREY))
    return ops


def _names(axis: Axis, height: float, setting: Setting) -> list[Op]:
    if axis.step == 12:
        return []
    letters = LETTERS.get(setting.language[:2].lower(), "")
    month = (axis.x1 - axis.x0) / len(axis.months)
    names = [(axis.x(first), letters[first.month - 1] if letters else str(first.month)) for first in axis.stepped()]
    if axis.step == 1:
        return [middle(name, x + month / 2, height - 3.2, SMALL_GREY, setting) for x, name in names]
    return [left(name, x + 1.5, height - 3.2, SMALL_GREY, setting) for x, name in names]


def axis_row(axis: Axis, index: int, height: float, y: float, cell: Tag) -> tuple[Op, ...]:
    """The verticals behind a row, and its mark at y, a figure in the row's last cell."""
    ops: list[Op] = []
    for first in axis.stepped():
        x = axis.x(first)
        if x > axis.x0:
            ops.append(RuleOp(x, 0, x, height, 0.35, HAIRLINE))
    for day, _ in axis.block.reviews:
        x = axis.x(_day(day))
        ops.append(RuleOp(x, 0, x, height, 0.5, INK, DASHED))
    ops.append(RuleOp(axis.x0, 0, axis.x0, height, 0.9, INK))
    if index < len(axis.block.marks) and axis.block.marks[index].day:
        mark = axis.block.marks[index]
        figure = cell.add("Figure", alt=", ".join(filter(None, (mark.day, axis.block.legend[not mark.solid]))))
        ops += [op._replace(tag=figure) for op in _mark(axis, mark, y)]
    return tuple(ops)


def _mark(axis: Axis, mark: Mark, y: float) -> list[RuleOp | DotOp]:
    """A solid line and a dot for what is agreed, a dotted line and a ring for what is proposed."""
    x = min(max(axis.x(_day(mark.day)), axis.x0 + 3.0), axis.x1 - 3.0)
    dot = DotOp(x, y, RADIUS, mark.solid, ACCENT)
    if mark.solid:
        return [RuleOp(axis.x0 + 0.5, y, x, y, 1.4, ACCENT), dot]
    return [RuleOp(axis.x0 + 1.5, y, max(axis.x0 + 1.5, x - RADIUS), y, 0.9, ACCENT, DOTTED), dot]


def axis_foot(axis: Axis, x0: float, setting: Setting, under: Tag) -> list[Band]:
    """What the marks mean, and the dates of review under their lines; each a paragraph after the table."""
    ops: list[Op] = []
    x = x0 + 3.0
    for title, solid in zip(axis.block.legend, (True, False), strict=True):
        if title:
            ops += [DotOp(x, 9.2, RADIUS, solid, ACCENT), left(title, x + 7.0, 11.8, FIGURE, setting, under.add("P"))]
            x += 7.0 + natural(setting.words(title, FIGURE)) + 12.0
    labels, rows = _review_labels(axis, x, setting, under)
    return [Band(14.0 + 9.0 * rows, (*ops, *labels))] if ops or labels else []


def _review_labels(axis: Axis, x0: float, setting: Setting, under: Tag) -> tuple[list[Op], int]:
    """The last label begins at its line, those before it end at theirs; one that has no room goes a row down."""
    ops: list[Op] = []
    limit, row = 0.0, 0
    for day, label in sorted(axis.block.reviews, reverse=True):
        at = axis.x(_day(day))
        width = natural(setting.words(label, FIGURE))
        start = min(at - width, limit - width) if limit else min(at, axis.x1 - width)
        if start < x0:
            start, row = max(x0, min(at, axis.x1 - width)), row + (1 if limit else 0)
        limit = start - 8.0
        words = left(label, start, 11.8 + row * 9.0, FIGURE, setting, under.add("P"))
        ops += [RuleOp(at, 0, at, 3.0, 0.5, INK, DASHED), words]
    return ops, row


def _following(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1) if first.year < 9999 else date.max


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])
