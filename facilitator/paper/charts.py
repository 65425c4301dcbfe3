"""The bar table of notes and the strip of the framework's targets, drawn as bands."""

from __future__ import annotations

from facilitator.document import BarGroup, Bars, Span, Strip, StripMark
from facilitator.paper.atoms import Setting
from facilitator.paper.bands import Band, BoxOp, Op, RuleOp, left, line_op, middle, right, rule
from facilitator.paper.bands import hairline as hair
from facilitator.paper.charts_said import bars_said, strip_said
from facilitator.paper.columns import level
from facilitator.paper.lines import BALANCED, CELL, natural, set_lines, widest
from facilitator.paper.prose import Room
from facilitator.paper.styles import ACCENT, CHART, FIGURE, GREY, HEAD, SMALL_GREY, TEXT_X

BAR = 6.2
PITCH = 8.5
FIGURE_ROOM = 12.0
FILLS = ("solid", "open", "hatched")
SQUARE = 6.0
SQUARE_PITCH = 8.4


def bars(block: Bars, room: Room) -> list[Band]:
    """Rows of bars, one bar a series, every bar with its number; the totals are the legend."""
    if not block.columns or not block.series:
        return []
    lefts, widths = _bar_columns(block, room)
    most = max((value for group in block.groups for row in group.counts if row for value in row), default=0)
    unit = max(0.0, min(widths) - FIGURE_ROOM) / most if most else 0.0
    head = _bar_head(block, lefts, widths, room)
    rows = [_bar_row(group, block, lefts, unit, room) for group in block.groups]
    made = [Band(band.height, band.ops, head=(head,), keep=index == len(rows) - 1) for index, band in enumerate(rows)]
    bands = [head, *made, _bar_totals(block, lefts, room)]
    figure = room.under.add("Figure", alt=bars_said(block))
    return [Band(b.height, b.ops, b.keep, full=True, head=b.head).of(figure) for b in bands]


def _bar_columns(block: Bars, room: Room) -> tuple[list[float], list[float]]:
    """Lefts and widths: equal, but for columns whose title needs more."""
    words = room.setting.words
    total = min(max(30.0, natural(words(block.total_title, HEAD)) + 6), (room.measure - TEXT_X) / 3)
    least = [widest(words(title, HEAD)) + 4.0 for title in block.columns]
    widths = level(least, room.measure - TEXT_X - total)
    return [TEXT_X + sum(widths[:index]) for index in range(len(widths))], widths


def _bar_head(block: Bars, lefts: list[float], widths: list[float], room: Room) -> Band:
    words = room.setting.words
    titles = [
        set_lines(words(title, HEAD), width - 3.0, room.setting, BALANCED)
        for title, width in zip(block.columns, widths, strict=True)
    ]
    first = set_lines(words(block.row_title, HEAD), TEXT_X - 8, room.setting, BALANCED)
    final = set_lines(words(block.total_title, HEAD), room.measure - lefts[-1] - widths[-1], room.setting, BALANCED)
    depth = max(1, len(first), len(final), *(len(lines) for lines in titles))
    height = depth * HEAD.leading + 6.6
    ops: list[Op] = [rule(0, room.measure, 0, 0.9), rule(0, room.measure, height, 0.4)]
    for x, lines in zip([0.0, *lefts], [first, *titles], strict=True):
        top = 3.4 + HEAD.drop + (depth - len(lines)) * HEAD.leading
        ops += [line_op(line, x, top + index * HEAD.leading) for index, line in enumerate(lines)]
    for index, line in enumerate(final):
        y = 3.4 + HEAD.drop + (depth - len(final) + index) * HEAD.leading
        ops.append(line_op(line, room.measure - line.width, y))
    return Band(height, tuple(ops), keep=True)


def _bar_row(group: BarGroup, block: Bars, lefts: list[float], unit: float, room: Room) -> Band:
    series = len(block.series)
    lines = set_lines(room.setting.words(group.title, CHART), TEXT_X - 6, room.setting, CELL)
    depth = max(series * PITCH, len(lines) * CHART.leading)
    height = depth + 8.0
    top = 4.0 + (depth - series * PITCH) / 2
    middle_y = height / 2 - len(lines) * CHART.leading / 2
    ops: list[Op] = [
        line_op(line, 0, middle_y + CHART.drop + index * CHART.leading) for index, line in enumerate(lines)
    ]
    for index in range(series):
        counts = group.counts[index] if index < len(group.counts) else None
        y = top + index * PITCH
        if counts is None:
            note = group.notes[index] if index < len(group.notes) else ""
            ops += _absent(note, y, room.setting) if note else []
            continue
        for x, value in zip(lefts, counts, strict=False):
            ops += _bar(x, y, value, unit, FILLS[min(index, 2)], room.setting)
        ops.append(right(str(sum(counts)), room.measure, y + 6.4, CHART, room.setting))
    ops.append(hair(0, room.measure, height))
    return Band(height, tuple(ops))


def _absent(note: str, y: float, setting: Setting) -> list[Op]:
    atoms = setting.atoms((Span(note, emphasis=True),), SMALL_GREY)
    return [line_op(line, TEXT_X, y + 6.0) for line in set_lines(atoms, 1e9, setting)]


def _bar(x: float, y: float, value: int, unit: float, fill: str, setting: Setting) -> list[Op]:
    if not value:
        return [left("0", x, y + 6.0, SMALL_GREY, setting)]
    width = max(1.5, value * unit)
    inset = 0.35 if fill != "solid" else 0.0
    box = BoxOp(x + inset, y + 0.6 + inset, width - 2 * inset, BAR - 2 * inset, fill, ACCENT)
    return [box, left(str(value), x + width + 2.0, y + 6.3, FIGURE, setting)]


def _bar_totals(block: Bars, lefts: list[float], room: Room) -> Band:
    bold = CHART.bold
    ops: list[Op] = []
    y, pitch = 6.0, CHART.leading
    for index, title in enumerate(block.series):
        fill = FILLS[min(index, 2)]
        inset = 0.35 if fill != "solid" else 0.0
        ops.append(BoxOp(inset, y + 0.8 + inset, 12.4 - 2 * inset, BAR - 2 * inset, fill, ACCENT))
        lines = set_lines(room.setting.words(title, bold), TEXT_X - 21.0, room.setting, CELL)
        ops += [line_op(line, 17.0, y + 6.8 + row * pitch) for row, line in enumerate(lines)]
        rows = [group.counts[index] for group in block.groups if index < len(group.counts)]
        sums = [sum(row[column] for row in rows if row) for column in range(len(lefts))]
        ops += [left(str(value), x, y + 6.8, bold, room.setting) for x, value in zip(lefts, sums, strict=True)]
        ops.append(right(str(sum(sums)), room.measure, y + 6.8, bold, room.setting))
        y += max(1, len(lines)) * pitch
    height = y + 4.8
    return Band(height, (*ops, rule(0, room.measure, height, 0.9)))


def strip(block: Strip, room: Room) -> list[Band]:
    """Targets across, sessions down: filled square for a proposal, open for an action item."""
    numbers = [number for _, first, last in block.groups for number in range(first, last + 1)]
    if not numbers:
        return []
    each = (room.measure - TEXT_X) / len(numbers)
    centres = {number: TEXT_X + each * (index + 0.5) for index, number in enumerate(numbers)}
    edges = _edges(block, each)
    head = _strip_head(block, centres, edges, room)
    rows = [_strip_row(title, marks, centres, edges, room) for title, marks in block.rows]
    made = [head, *rows]
    closing = made[-1].adding(rule(0, room.measure, made[-1].height, 0.9))
    bands = [*made[:-1], closing, _strip_legend(block, room)]
    figure = room.under.add("Figure", alt=strip_said(block))
    return [Band(b.height, b.ops, keep=i < len(bands) - 1, full=True).of(figure) for i, b in enumerate(bands)]


def _edges(block: Strip, each: float) -> list[float]:
    edges: list[float] = []
    x = TEXT_X
    for _, first, last in block.groups[:-1]:
        x += each * (last - first + 1)
        edges.append(x)
    return edges


def _strip_head(block: Strip, centres: dict[int, float], edges: list[float], room: Room) -> Band:
    served = {mark.number for _, marks in block.rows for mark in marks}
    height = 26.4
    ops: list[Op] = [rule(0, room.measure, 0, 0.5), rule(0, room.measure, height, 0.4)]
    ops.append(left(block.row_title, 0, 21.6, HEAD, room.setting))
    for (title, _, _), x in zip(block.groups, [TEXT_X, *(edge + 2.6 for edge in edges)], strict=True):
        ops.append(left(title, x, 11.2, SMALL_GREY, room.setting))
    for number, x in centres.items():
        style = FIGURE.bold if number in served else SMALL_GREY
        ops.append(middle(str(number), x, 21.6, style, room.setting))
    ops += [RuleOp(edge, 4.2, edge, height, 0.4, GREY) for edge in edges]
    return Band(height, tuple(ops))


def _strip_row(
    title: str, marks: tuple[StripMark, ...], centres: dict[int, float], edges: list[float], room: Room
) -> Band:
    stacks: dict[int, list[StripMark]] = {}
    for mark in sorted(marks, key=lambda mark: not mark.solid):
        stacks.setdefault(mark.number, []).append(mark)
    lines = set_lines(room.setting.words(title, CHART), TEXT_X - 8, room.setting, CELL)
    tallest = max((len(column) for column in stacks.values()), default=1)
    height = max(tallest * SQUARE_PITCH, len(lines) * CHART.leading, 2 * SQUARE_PITCH) + 5.2
    first = height / 2 - len(lines) * CHART.leading / 2 + CHART.drop - 0.2
    ops: list[Op] = [line_op(line, 0, first + index * CHART.leading) for index, line in enumerate(lines)]
    for number, column in stacks.items():
        if number in centres:
            ops += _squares(centres[number], height, column)
    ops += [RuleOp(edge, 0, edge, height, 0.4, GREY) for edge in edges]
    return Band(height, (*ops, hair(0, room.measure, height)))


def _squares(x: float, height: float, column: list[StripMark]) -> list[Op]:
    top = height / 2 - len(column) * SQUARE_PITCH / 2 + (SQUARE_PITCH - SQUARE) / 2
    ops: list[Op] = []
    for index, mark in enumerate(column):
        inset = 0.0 if mark.solid else 0.4
        side = SQUARE - 2 * inset
        fill = "solid" if mark.solid else "open"
        ops.append(BoxOp(x - side / 2, top + index * SQUARE_PITCH + inset, side, side, fill, ACCENT))
    return ops


def _strip_legend(block: Strip, room: Room) -> Band:
    ops: list[Op] = []
    x = 0.0
    for title, solid in zip(block.legend[:2], (True, False), strict=True):
        if title:
            inset = 0.0 if solid else 0.4
            side = SQUARE - 2 * inset
            ops.append(BoxOp(x + inset, 5.6 + inset, side, side, "solid" if solid else "open", ACCENT))
            ops.append(left(title, x + 10.0, 11.2, FIGURE, room.setting))
            x += 10.0 + natural(room.setting.words(title, FIGURE)) + 12.0
    ops.append(left(block.legend[2], max(TEXT_X, x), 11.2, SMALL_GREY, room.setting))
    return Band(12.0, tuple(ops))
