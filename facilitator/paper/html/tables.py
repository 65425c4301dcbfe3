"""Tables as HTML: heads with scope, groups, totals; cards where a screen is narrow."""

from __future__ import annotations

from textwrap import shorten

from facilitator.document import Cell, Column, Ids, Row, Table, plain
from facilitator.paper.html.axis import Axis, axis_cell, axis_head, axis_legend, axis_of
from facilitator.paper.html.markup import EMPTY, Html, clean, tag, words
from facilitator.paper.html.prose import Page, text, united
from facilitator.paper.html.sources import Place, data

MOST_IN_ROWS = 3
FEW_RECORDS = 2
HEADING_ROLES = ("id", "name")
SHORT_ROLES = ("id", "number", "date")
LONGEST_LABEL = 40


def table(block: Table, page: Page) -> Html:
    """A table in a figure, which scrolls where it must; nothing without columns."""
    if not block.columns:
        return EMPTY
    axis = axis_of(block.timeline) if block.timeline else None
    caption = tag("caption", words(block.caption)) if block.caption else EMPTY
    body = tag("tbody", *(_row(row, block, page, index, axis) for index, row in enumerate(block.rows)), role="rowgroup")
    kind = " ".join(_kinds(block))
    made = tag("table", caption, _head(block, axis, page), body, _foot(block, page, axis), class_=kind, role="table")
    place = page.sources.place(page.heading)
    marks = place.mark(tuple(one for one in block.records if one not in page.sources.noted))
    legend = tag("figcaption", axis_legend(axis) if axis else EMPTY, marks) if axis or marks else EMPTY
    return tag(
        "figure", tag("div", made, class_="scroll"), legend, id=place.anchor,
        class_="table" if block.narrow else "table full", data_records=data(block.records) if marks else None,
    )  # fmt: skip


def _kinds(block: Table) -> list[str]:
    roles = [column.role for column in block.columns]
    wide = len([role for role in roles if role != "number"]) + bool(block.timeline) > MOST_IN_ROWS
    matrix = len(roles) > 1 and roles[0] == "name" and set(roles[1:]) == {"text"} and not block.timeline
    named = (("narrow", block.narrow), ("ruled", not block.narrow), ("cards", wide), ("matrix", matrix))
    return [name for name, given in named if given]


def _head(block: Table, axis: Axis | None, page: Page) -> Html:
    if not any(column.title.strip() for column in block.columns):
        return EMPTY
    cells = [
        tag("th", words(column.title), scope="col", role="columnheader", class_=_role(column))
        for column in block.columns
    ]
    if axis:
        cells.append(tag("th", axis_head(axis, page.language), scope="col", role="columnheader", class_="axis"))
    return tag("thead", tag("tr", *cells, role="row"), role="rowgroup")


def _foot(block: Table, page: Page, axis: Axis | None) -> Html:
    if not block.total:
        return EMPTY
    row = _cells(block.total, block, page, again=False)
    if axis:
        row.append(tag("td", class_="axis", role="cell"))
    return tag("tfoot", tag("tr", *row, role="row"), role="rowgroup")


def _row(row: Row, block: Table, page: Page, index: int, axis: Axis | None) -> Html:
    again = block.grouped and index > 0 and _name(row) == _name(block.rows[index - 1])
    cells = _cells(row, block, page, again)
    if axis:
        cells.append(axis_cell(axis, index))
    return tag("tr", *cells, role="row", data_records=data(row.records))


def _name(row: Row) -> str:
    return "\n".join(map(plain, row.cells[0].paragraphs)) if row.cells else ""


def _cells(row: Row, block: Table, page: Page, again: bool) -> list[Html]:
    """The cells of a row. Few records are marked once in it, more at the words that rest on them."""
    width = len(block.columns)
    given = (*row.cells[:width], *(Cell(),) * (width - len(row.cells)))
    records = united(row.records, *(cell.records for cell in given), *(_span_records(cell) for cell in given))
    place = page.sources.place(_label(given, block, page))
    few = len(records) <= FEW_RECORDS
    inner = [
        _content(cell, None if few or column.role in SHORT_ROLES else place)
        for cell, column in zip(given, block.columns, strict=True)
    ]
    marked = _marked_column(block)
    if marked is not None:
        inner[marked] = Html(inner[marked] + place.rest(records))
    anchors = [place.anchor if at == marked else None for at in range(width)]
    return [
        _cell(inner[at], given[at], block.columns[at], anchors[at], first=at == 0, again=again and at == 0)
        for at in range(width)
    ]


def _span_records(cell: Cell) -> Ids:
    return united(*(span.records for paragraph in cell.paragraphs for span in paragraph))


def _label(cells: tuple[Cell, ...], block: Table, page: Page) -> str:
    """What a row is called in the list of sources: its id, else its first words."""
    for column, cell in zip(block.columns, cells, strict=True):
        if column.role in HEADING_ROLES and cell.paragraphs:
            return plain(cell.paragraphs[0]).strip()
    words_of = (
        plain(text)
        for column, cell in zip(block.columns, cells, strict=True)
        for text in cell.paragraphs[:1]
        if column.role == "text"
    )
    return shorten(next(words_of, ""), LONGEST_LABEL, placeholder="…") or page.heading


def _marked_column(block: Table) -> int | None:
    """The column of the id, else the first one of words that is printed in every row; figures bear no marks."""
    roles = [column.role for column in block.columns]
    if "id" in roles:
        return roles.index("id")
    worded = [at for at, role in enumerate(roles) if role not in SHORT_ROLES and not (block.grouped and at == 0)]
    return worded[0] if worded else None


def _content(cell: Cell, place: Place | None) -> Html:
    if len(cell.paragraphs) == 1:
        made = text(cell.paragraphs[0], place)
    else:
        made = Html("".join(tag("p", text(each, place)) for each in cell.paragraphs))
    return Html(made + place.rest(_of(cell))) if place else made


def _of(cell: Cell) -> Ids:
    return united(cell.records, _span_records(cell))


def _cell(inner: Html, cell: Cell, column: Column, anchor: str | None, *, first: bool, again: bool) -> Html:
    """A cell; the name of a group that stands above already is only read out."""
    heads = first and column.role in HEADING_ROLES
    names = " ".join(filter(None, (_role(column), "again" if again else None))) or None
    content = tag("span", inner) if again else inner
    return tag(
        "th" if heads else "td", content,
        id=anchor, class_=names, scope="row" if heads else None,
        role="rowheader" if heads else "cell", data_title=clean(column.title) or None, data_records=data(cell.records),
    )  # fmt: skip


def _role(column: Column) -> str | None:
    return column.role if column.role in ("id", "number", "name", "date") else None
