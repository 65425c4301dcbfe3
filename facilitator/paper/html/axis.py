"""The last column of a table as an axis of months: a head, a drawing for each row, what the marks mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from facilitator.document import Mark, Timeline
from facilitator.paper.html.drawing import dot, key, line, svg, words_at
from facilitator.paper.html.markup import EMPTY, Html, joined, tag
from facilitator.paper.html.months import Months, months, name

WIDTH, ROW, HEAD = 116.0, 12.0, 23.0
YEAR_Y, MONTH_Y = 9.0, 20.0
YEAR_ROOM, EDGE = 26.0, 4.0


@dataclass(frozen=True, slots=True)
class Axis:
    """A time line over its months; what is no day of the calendar is left out of it."""

    block: Timeline
    months: Months
    reviews: tuple[tuple[date, str], ...]

    def x(self, day: date) -> float:
        """A day's place in the units of the drawings."""
        return WIDTH * self.months.share(day)


def axis_of(block: Timeline) -> Axis | None:
    """The axis of a time line; None where its ends are no days."""
    start, end = _day(block.start), _day(block.end)
    if start is None or end is None:
        return None
    reviews = tuple((day, label) for text, label in block.reviews if (day := _day(text)))
    return Axis(block, months(start, end), reviews)


def axis_head(axis: Axis, language: str) -> Html:
    """Years over the names of their months."""
    firsts = axis.months.firsts
    ops: list[Html] = []
    free = 0.0
    for first in firsts:
        x = axis.x(first)
        if (first == firsts[0] or first.month == 1) and x >= free:
            ops.append(words_at(x + 1, YEAR_Y, str(first.year), "year"))
            free = x + YEAR_ROOM
    month = WIDTH / len(firsts)
    named = axis.months.named() if axis.months.step < 12 else []
    ops += [words_at(axis.x(first) + month / 2, MONTH_Y, name(first, language), "month") for first in named]
    return svg(WIDTH, HEAD, ops, f"{firsts[0]:%Y-%m} – {firsts[-1]:%Y-%m}")


def axis_cell(axis: Axis, index: int) -> Html:
    """The verticals behind a row, and its mark."""
    marks = axis.block.marks
    mark = _mark(axis, marks[index]) if index < len(marks) else EMPTY
    return tag("td", _verticals(axis), mark, class_="axis", role="cell")


def _verticals(axis: Axis) -> Html:
    """Stretched over the row, however high it is."""
    places = [axis.x(first) for first in axis.months.named() if axis.x(first) > 0]
    ops = [line(x, 0, x, ROW, "month") for x in places]
    ops += [line(axis.x(day), 0, axis.x(day), ROW, "review") for day, _ in axis.reviews]
    return svg(WIDTH, ROW, [line(0, 0, 0, ROW, "start"), *ops], class_="lines", stretched=True)


def _mark(axis: Axis, mark: Mark) -> Html:
    """A solid line and a dot for what is agreed, a dotted line and a ring for what is proposed."""
    day = _day(mark.day)
    if day is None:
        return EMPTY
    x, y = min(max(axis.x(day), EDGE), WIDTH - EDGE), ROW / 2
    reach = line(0, y, x if mark.solid else max(0.0, x - 3.0), y, "solid" if mark.solid else "open")
    named = axis.block.legend[0 if mark.solid else 1]
    return svg(WIDTH, ROW, [reach, dot(x, y, mark.solid)], " ".join(filter(None, (named, day.isoformat()))))


def axis_legend(axis: Axis) -> Html:
    """What the marks mean, and the dates of review."""
    named = zip(axis.block.legend, (True, False), strict=False)
    keys = [key(ROW, [dot(ROW / 2, ROW / 2, solid)], title) for title, solid in named]
    reviews = [key(ROW, [line(ROW / 2, 0, ROW / 2, ROW, "review")], label) for _, label in axis.reviews]
    return joined((*keys, *reviews), " ")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
