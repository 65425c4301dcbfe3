"""Charts as tables of Word: bars are shaded spaces with their figures, targets have squares under them."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from facilitator.document import BarGroup, Bars, Strip, StripMark
from facilitator.paper.columns import level
from facilitator.paper.docx.axis import symbol
from facilitator.paper.docx.elements import NONE, Xml, el, joined, no_rule, paragraph, rule
from facilitator.paper.docx.grids import cell, grid, row
from facilitator.paper.docx.runs import FIXED, plain_run
from facilitator.paper.docx.setting import Setting
from facilitator.paper.docx.sheet import BARS_SCALE, CHART_TABLE
from facilitator.paper.docx.widths import widest
from facilitator.paper.styles import ACCENT, GREY, INK
from facilitator.word_marks import Styled

TITLE, TOTAL = 110.0, 26.0
FIGURE_ROOM = 12.0
WIDE_SPACE, SPACE = "\u2003", 6.0  # a space that is 6 points wide in the size of a bar
MOST_SCALED = 600  # per cent, the most that Word stretches characters
LEGEND_BAR = 11.0
HEAD_SIZE = 7.2 * BARS_SCALE / 100
SQUARES = ("■", "□")


def bars(block: Bars, setting: Setting) -> Xml:
    """A row for each series of each group, the totals last; first series solid, second open, others hatched."""
    if not block.columns or not block.series:
        return NONE
    widths = _bar_widths(block, setting)
    most = max((value for group in block.groups for counts in group.counts if counts for value in counts), default=0)
    unit = max(0.0, min(widths[1:-1]) - FIGURE_ROOM) / most if most else 0.0
    rows = [_bar_head(block, widths)]
    for group in block.groups:
        rows += _group_rows(block, group, widths, unit, setting)
    rows += [_sum_row(block, index, widths) for index in range(len(block.series))]
    return grid(CHART_TABLE, widths, rows)


def _bar_widths(block: Bars, setting: Setting) -> list[float]:
    least = [widest(title, HEAD_SIZE, False, True) + 4.0 for title in block.columns]
    total = max(TOTAL, widest(block.total_title, HEAD_SIZE, False, True) + 3.0)
    return [TITLE, *level(least, setting.measure - TITLE - total), total]


def _bar_head(block: Bars, widths: list[float]) -> Xml:
    below = rule("bottom", 0.4, INK)
    right = el("jc", val="right")
    titles = (block.row_title, *block.columns, block.total_title)
    last = len(titles) - 1
    return row(
        (
            cell(
                widths[at],
                paragraph(Styled.BARS_HEAD, plain_run(title), more=right if at == last else NONE),
                borders=below,
                gutter=0.0 if at == last else 3.0,
                bottom=True,
            )
            for at, title in enumerate(titles)
        ),
        head=True,
    )


def _group_rows(block: Bars, group: BarGroup, widths: list[float], unit: float, setting: Setting) -> Iterator[Xml]:
    count = len(block.series)
    for index in range(count):
        merged = "" if count == 1 else "continue" if index else "restart"
        around = setting.marks.records(*group.records)
        title = NONE if index else around(plain_run(group.title))
        first = cell(widths[0], paragraph(Styled.BARS, title), merged=merged)
        inner = joined((no_rule("top") if index else NONE, no_rule("bottom") if index < count - 1 else NONE))
        counts = group.counts[index] if index < len(group.counts) else None
        note = group.notes[index] if index < len(group.notes) else ""
        rest = _absent(note, widths, inner) if counts is None else _counted(counts, index, widths, unit, inner)
        yield row((first, *rest))


def _absent(note: str, widths: list[float], inner: Xml) -> list[Xml]:
    words = paragraph(Styled.BARS_NOTE, plain_run(note))
    return [cell(sum(widths[1:]), words, span=len(widths) - 1, borders=inner, gutter=0.0)]


def _counted(counts: tuple[int, ...], series: int, widths: list[float], unit: float, inner: Xml) -> list[Xml]:
    shown = counts[: len(widths) - 2]
    cells = [
        cell(width, paragraph(Styled.BARS_FIGURE, _bar(value, series, unit)), borders=inner, gutter=0.0)
        for width, value in zip(widths[1:-1], (*shown, *([None] * (len(widths) - 2 - len(shown)))), strict=True)
    ]
    total = paragraph(Styled.BARS, plain_run(str(sum(shown))), more=el("jc", val="right"))
    return [*cells, cell(widths[-1], total, borders=inner, gutter=0.0)]


def _bar(value: int | None, series: int, unit: float) -> Xml:
    if value is None:
        return NONE
    if not value:
        return plain_run("0", el("color", val=GREY.lstrip("#")))
    return joined((_block(max(1.5, value * unit), series), plain_run(f"{FIXED}{value}")))


def _block(points: float, series: int) -> Xml:
    """A wide space stretched to this width: shaded, framed or hatched."""
    colour = ACCENT.lstrip("#")
    count = ceil(points / (SPACE * MOST_SCALED / 100))
    stretch = el("w", val=max(1, round(points / count / SPACE * 100)))
    frame = el("bdr", val="single", sz=4, space=0, color=colour)
    pattern = "solid" if series == 0 else "clear" if series == 1 else "diagStripe"
    fill = el("shd", val=pattern, color=colour if series != 1 else "auto", fill=colour if series == 0 else "auto")
    return plain_run(WIDE_SPACE * count, stretch, el("sz", val=12), frame, fill)


def _sum_row(block: Bars, index: int, widths: list[float]) -> Xml:
    rows = [group.counts[index] for group in block.groups if index < len(group.counts)]
    sums = [sum(each[at] for each in rows if each and at < len(each)) for at in range(len(block.columns))]
    above = rule("top", 0.4, INK) if index == 0 else no_rule("top")
    last = el("keepNext", val=0) if index == len(block.series) - 1 else NONE
    right = el("jc", val="right")
    title = joined((_block(LEGEND_BAR, index), plain_run(f"{FIXED * 2}{block.series[index]}")))
    cells = [cell(widths[0], paragraph(Styled.BARS_SERIES, title, more=last), borders=above)]
    cells += [
        cell(width, paragraph(Styled.BARS_SUM, plain_run(str(value)), more=last), borders=above, gutter=0.0)
        for width, value in zip(widths[1:-1], sums, strict=True)
    ]
    total = paragraph(Styled.BARS_SUM, plain_run(str(sum(sums))), more=joined((last, right)))
    return row([*cells, cell(widths[-1], total, borders=above, gutter=0.0)])


def strip(block: Strip, setting: Setting) -> Xml:
    """Targets across, sessions down: a solid square for a proposal, an open one for an action item."""
    numbers = [number for _, first, last in block.groups for number in range(first, last + 1)]
    if not numbers:
        return NONE
    each = (setting.measure - TITLE) / len(numbers)
    edges = {first for _, first, _ in block.groups[1:]}
    rows = [_strip_groups(block, each), _strip_numbers(block, numbers, each, edges)]
    rows += [_strip_row(title, marks, numbers, each, edges, setting) for title, marks in block.rows]
    return joined((grid(CHART_TABLE, [TITLE, *([each] * len(numbers))], rows), _legend(block)))


def _edge(number: int, edges: set[int], *more: Xml) -> Xml:
    return joined((*more, rule("left", 0.4, GREY) if number in edges else NONE))


def _strip_groups(block: Strip, each: float) -> Xml:
    none = no_rule("bottom")
    cells = [cell(TITLE, paragraph(Styled.STRIP_GROUP), borders=none)]
    edges = {first for _, first, _ in block.groups[1:]}
    for title, first, last in block.groups:
        span = last - first + 1
        words = paragraph(Styled.STRIP_GROUP, plain_run(title), more=el("ind", left=40 if first in edges else 0))
        if span > 0:
            borders = joined((rule("left", 0.4, GREY) if first in edges else NONE, none))
            cells.append(cell(each * span, words, span=span, borders=borders, gutter=0.0))
    return row(cells, head=True)


def _strip_numbers(block: Strip, numbers: list[int], each: float, edges: set[int]) -> Xml:
    served = {mark.number for _, marks in block.rows for mark in marks}
    below = rule("bottom", 0.4, INK)
    left = el("jc", val="left")
    title = paragraph(Styled.STRIP_HEAD, plain_run(block.row_title), more=left)
    cells = [cell(TITLE, title, borders=joined((no_rule("top"), below)))]
    for number in numbers:
        thin = () if number in served else (el("b", val=0),)
        words = paragraph(Styled.STRIP_HEAD, plain_run(str(number), *thin))
        sides = (no_rule("top"), rule("left", 0.4, GREY) if number in edges else NONE, below)
        cells.append(cell(each, words, borders=joined(sides), gutter=0.0))
    return row(cells, head=True)


def _strip_row(
    title: str, marks: tuple[StripMark, ...], numbers: list[int], each: float, edges: set[int], setting: Setting
) -> Xml:
    own = tuple(record for mark in marks for record in mark.records)
    cells = [cell(TITLE, paragraph(Styled.STRIP, setting.marks.records(*own)(plain_run(title))))]
    for number in numbers:
        shown = sorted((mark for mark in marks if mark.number == number), key=lambda mark: not mark.solid)
        squares = [paragraph(Styled.STRIP_MARK, symbol(SQUARES[not mark.solid])) for mark in shown]
        made = squares or [paragraph(Styled.STRIP_MARK)]
        cells.append(cell(each, *made, borders=_edge(number, edges), gutter=0.0))
    return row(cells)


def _legend(block: Strip) -> Xml:
    pieces = [
        joined((symbol(sign), plain_run(f"{FIXED}{words}\u2003")))
        for sign, words in zip(SQUARES, block.legend[:2], strict=True)
        if words
    ]
    last = plain_run(block.legend[2], el("color", val=GREY.lstrip("#"))) if block.legend[2] else NONE
    return paragraph(Styled.LEGEND, *pieces, last) if pieces or last else NONE
