"""The last column of a table drawn as an axis of months."""

from __future__ import annotations

from datetime import date

from facilitator.document import Timeline
from facilitator.paper.atoms import Setting
from facilitator.paper.bands import Band, DotOp, Op, RuleOp, left, middle
from facilitator.paper.lines import natural
from facilitator.paper.styles import ACCENT, FIGURE, GREY, HAIRLINE, HEAD, INK, SMALL_GREY

AXIS_WIDTH = 116.0
AXIS_GAP = 10.0
INSET = 4.0
LETTERS = {"en": "JFMAMJJASOND", "ru": "ЯФМАМИИАСОНД"}
MOST_MONTHS = 16


def axis_head(block: Timeline, x1: float, height: float, setting: Setting) -> list[Op]:
    """Years over the first letters of their months."""
    ops: list[Op] = []
    letters = LETTERS.get(setting.language[:2].lower(), "")
    months = _months(block)
    step = 1 if len(months) <= MOST_MONTHS else 3 if len(months) <= 40 else 12
    for index, first in enumerate(months):
        x = _x(block, first, x1)
        if index == 0 or first.month == 1:
            room = x1 - x if first.year == months[-1].year else _x(block, date(first.year + 1, 1, 1), x1) - x
            if room > 15:
                ops.append(left(str(first.year), x + 3.0, height - 3.0 - HEAD.leading, HEAD, setting))
            if index:
                ops.append(RuleOp(x, height - 20.0, x, height, 0.4, GREY))
        if (first.month - 1) % step == 0 and step < 12:
            name = letters[first.month - 1] if letters else str(first.month)
            width = (x1 - _x(block, months[0], x1)) / len(months) if step == 1 else 0.0
            place = middle(name, x + width / 2, height - 3.2, SMALL_GREY, setting)
            ops.append(place if step == 1 else left(name, x + 1.5, height - 3.2, SMALL_GREY, setting))
    return ops


def axis_row(block: Timeline, index: int, x1: float, height: float, y: float) -> tuple[Op, ...]:
    """The verticals behind a row, and its mark."""
    x0 = x1 - AXIS_WIDTH
    ops: list[Op] = []
    months = _months(block)
    step = 1 if len(months) <= MOST_MONTHS else 3 if len(months) <= 40 else 12
    for first in months[1:]:
        if (first.month - 1) % step == 0:
            x = _x(block, first, x1)
            ops.append(RuleOp(x, 0, x, height, 0.35, HAIRLINE))
    for day, _ in block.reviews:
        x = _x(block, _day(day), x1)
        ops.append(RuleOp(x, 0, x, height, 0.5, INK, (2.0, 1.6)))
    ops.append(RuleOp(x0, 0, x0, height, 0.9, INK))
    if index < len(block.marks) and block.marks[index].day:
        mark = block.marks[index]
        x = min(max(_x(block, _day(mark.day), x1), x0 + 3.0), x1 - 3.0)
        end = x if mark.solid else x - 2.9
        if mark.solid:
            ops.append(RuleOp(x0 + 0.5, y, end, y, 1.4, ACCENT))
        elif end > x0 + 2:
            ops.append(RuleOp(x0 + 1.5, y, end, y, 0.9, ACCENT, (0.9, 2.0)))
        ops.append(DotOp(x, y, 2.9, mark.solid, ACCENT))
    return tuple(ops)


def axis_foot(block: Timeline, x0: float, x1: float, setting: Setting) -> list[Band]:
    """What the marks mean, and the dates of review under their lines."""
    ops: list[Op] = []
    x = x0 + 3.0
    for title, solid in zip(block.legend, (True, False), strict=True):
        if title:
            ops += [DotOp(x, 9.2, 2.9, solid, ACCENT), left(title, x + 7.0, 11.8, FIGURE, setting)]
            x += 7.0 + natural(setting.words(title, FIGURE)) + 12.0
    taken: list[tuple[float, float, int]] = []
    for day, label in sorted(block.reviews):
        at = _x(block, _day(day), x1)
        ops.append(RuleOp(at, 0, at, 3.0, 0.5, INK, (2.0, 1.6)))
        start, end, row = _free(at, natural(setting.words(label, FIGURE)), x, x1, taken)
        taken.append((start, end, row))
        ops.append(left(label, start, 11.8 + row * 9.0, FIGURE, setting))
    depth = max((line for _, _, line in taken), default=0)
    return [Band(14.0 + 9.0 * depth, tuple(ops))] if ops else []


def _free(
    at: float, width: float, x0: float, x1: float, taken: list[tuple[float, float, int]]
) -> tuple[float, float, int]:
    """A place for a label near its line where no other label stands: start, end and row."""
    tries = [max(x0, min(start, x1 - width)) for start in (at - width, at - width / 2, at)]
    for row in range(len(taken) + 1):
        for start in tries:
            clear = (line != row or start > end + 8 or start + width + 8 < begin for begin, end, line in taken)
            if all(clear):
                return start, start + width, row
    return tries[0], tries[0] + width, len(taken)


def _months(block: Timeline) -> list[date]:
    start, end = _day(block.start), max(_day(block.end), _day(block.start))
    months = [start.replace(day=1)]
    while (following := _following(months[-1])) <= end:
        months.append(following)
    return months


def _following(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1) if first.year < 9999 else date.max


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _x(block: Timeline, day: date, x1: float) -> float:
    """A day's place, from the first of the first month to the end of the last."""
    months = _months(block)
    first, after = months[0], _following(months[-1])
    share = (day - first).days / max(1, (after - first).days)
    return x1 - AXIS_WIDTH + AXIS_WIDTH * min(max(share, 0.0), 1.0)
