"""The bars of notes and the strip of the framework's targets: tables whose cells are small drawings."""

from __future__ import annotations

from facilitator.document import BarGroup, Bars, Strip, StripMark
from facilitator.paper.html.drawing import box, key, svg
from facilitator.paper.html.markup import EMPTY, Html, anchor, bare, clean, joined, tag, words
from facilitator.paper.html.prose import Page, united
from facilitator.paper.html.sources import Place, data

FILLS = ("solid", "open", "hatched")
LONGEST, THICK = 30.0, 7.0
SQUARE = 8.0


def bars(block: Bars, page: Page) -> Html:
    """A row a group, in it a bar a series; every bar has its number, the totals are the legend."""
    if not block.columns or not block.series:
        return EMPTY
    most = max((value for group in block.groups for row in group.counts if row for value in row), default=0)
    heads = [_head(title) for title in (block.row_title, *block.columns)]
    final = tag("th", words(block.total_title), scope="col", role="columnheader", class_="number")
    head = tag("thead", tag("tr", *heads, final, role="row"), role="rowgroup")
    body = tag("tbody", *(_group(group, block, most, page) for group in block.groups), role="rowgroup")
    foot = tag("tfoot", *(_totals(block, index) for index in range(len(block.series))), role="rowgroup")
    made = tag("table", head, body, foot, class_="ruled bars cards", role="table")
    return tag("figure", tag("div", made, class_="scroll"), class_="chart full", data_records=data(block.records))


def _head(title: str) -> Html:
    return tag("th", words(title), scope="col", role="columnheader")


def _group(group: BarGroup, block: Bars, most: int, page: Page) -> Html:
    place = page.sources.place(group.title)
    marks = place.mark(group.records)
    name = tag("th", words(group.title), marks, id=place.anchor, scope="row", role="rowheader", class_="name")
    unit = LONGEST / most if most else 0.0
    cells = [_cell(group, block, column, unit) for column in range(len(block.columns))]
    sums = [tag("div", bare(str(sum(row))) if row is not None else Html(" ")) for row in _rows(group, block)]
    total = tag("td", *sums, role="cell", class_="number", data_title=clean(block.total_title) or None)
    return tag("tr", name, *cells, total, role="row", data_records=data(group.records))


def _cell(group: BarGroup, block: Bars, column: int, unit: float) -> Html:
    """The bars of one kind; a cell of noughts is left out where there is little room."""
    nil = column > 0 and not any(row[column] for row in _rows(group, block) if row and column < len(row))
    title = clean(block.columns[column]) or None
    inner = _column(group, block, column, unit)
    return tag("td", *inner, role="cell", class_="nil" if nil else None, data_title=title)


def _rows(group: BarGroup, block: Bars) -> list[tuple[int, ...] | None]:
    return [group.counts[index] if index < len(group.counts) else None for index in range(len(block.series))]


def _column(group: BarGroup, block: Bars, column: int, unit: float) -> list[Html]:
    """The bars of one cell; words in the first column stand for a series that is missing."""
    made: list[Html] = []
    for index, counts in enumerate(_rows(group, block)):
        if counts is None:
            note = group.notes[index] if index < len(group.notes) and column == 0 else ""
            made.append(tag("div", tag("em", words(note)), class_="absent"))
        else:
            value = counts[column] if column < len(counts) else 0
            made.append(_bar(value, unit, FILLS[min(index, 2)], block.series[index]))
    return made


def _bar(value: int, unit: float, fill: str, series: str) -> Html:
    if not value:
        return tag("div", tag("span", bare("0"), class_="muted"), class_="bar")
    width = max(2.0, value * unit)
    drawn = svg(width, THICK, (box(0, 0, width, THICK, fill),), f"{series}: {value}")
    return tag("div", drawn, tag("span", bare(str(value)), aria_hidden="true"), class_="bar")


def _totals(block: Bars, index: int) -> Html:
    """A series: its mark, its name, its sums."""
    mark = svg(14.0, THICK, (box(0, 0, 14.0, THICK, FILLS[min(index, 2)]),))
    name = tag("th", mark, Html(" "), words(block.series[index]), scope="row", role="rowheader")
    rows = [row for group in block.groups if (row := _rows(group, block)[index]) is not None]
    sums = [sum(row[column] for row in rows if column < len(row)) for column in range(len(block.columns))]
    cells = [
        tag("td", bare(str(value)), role="cell", data_title=clean(title) or None)
        for value, title in zip(sums, block.columns, strict=True)
    ]
    total = bare(str(sum(sums)))
    last = tag("td", total, role="cell", class_="number", data_title=clean(block.total_title) or None)
    return tag("tr", name, *cells, last, role="row")


def strip(block: Strip, page: Page) -> Html:
    """Targets across, sessions down; each square leads to its record."""
    numbers = [number for _, first, last in block.groups for number in range(first, last + 1)]
    if not numbers:
        return EMPTY
    rows = [_strip_row(title, marks, numbers, block, page) for title, marks in block.rows]
    made = tag("table", _strip_head(block, numbers), tag("tbody", *rows), class_="ruled strip")
    place = page.sources.place(page.heading)
    rest = place.rest(tuple(one for one in block.records if one not in page.sources.uses))
    legend = tag("figcaption", _legend(block), rest, id=place.anchor)
    scrolled = tag("div", made, class_="scroll")
    return tag("figure", scrolled, legend, class_="chart full", data_records=data(block.records))


def _strip_head(block: Strip, numbers: list[int]) -> Html:
    served = {mark.number for _, marks in block.rows for mark in marks}
    groups = [
        tag("th", words(title), scope="colgroup", colspan=last - first + 1, class_="group")
        for title, first, last in block.groups
        if last >= first
    ]
    heads = [
        tag("th", bare(str(number)), scope="col", class_="served" if number in served else "unserved")
        for number in numbers
    ]
    corner = tag("th", words(block.row_title), scope="col", rowspan=2)
    return tag("thead", tag("tr", corner, *groups), tag("tr", *heads))


def _strip_row(title: str, marks: tuple[StripMark, ...], numbers: list[int], block: Strip, page: Page) -> Html:
    place = page.sources.place(title)
    records = united(*(mark.records for mark in marks))
    cells = [
        tag("td", *(_square(mark, block, place) for mark in _stacked(marks, number)), data_title=str(number))
        for number in numbers
    ]
    name = tag("th", words(title), id=place.anchor, scope="row", class_="name")
    return tag("tr", name, *cells, data_records=data(records))


def _stacked(marks: tuple[StripMark, ...], number: int) -> list[StripMark]:
    return sorted((mark for mark in marks if mark.number == number), key=lambda mark: not mark.solid)


def _square(mark: StripMark, block: Strip, place: Place) -> Html:
    named = block.legend[0 if mark.solid else 1] or str(mark.number)
    drawn = svg(SQUARE, SQUARE, (box(0, 0, SQUARE, SQUARE, "solid" if mark.solid else "open"),), named)
    place.mark(mark.records)
    if not mark.records:
        return drawn
    first = mark.records[0]
    return tag("a", drawn, href="#" + anchor("r-", first), title=" ".join(mark.records))


def _legend(block: Strip) -> Html:
    keys = [
        key(SQUARE, (box(0, 0, SQUARE, SQUARE, fill),), title)
        for title, fill in zip(block.legend[:2], FILLS, strict=False)
    ]
    return joined((*keys, tag("span", words(block.legend[2]), class_="muted")), " ")
