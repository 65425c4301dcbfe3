"""Tables of a Word file as what they were on paper: tables, charts, contents, quotations, two side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from facilitator.capture.cleared_charts import bars_of, strip_of
from facilitator.capture.cleared_items import Grid, GridCell, GridRow
from facilitator.capture.cleared_text import line_text, paragraphs, words
from facilitator.document import (
    Beside,
    Block,
    Cell,
    Column,
    Contents,
    Quotation,
    Quotations,
    Row,
    Table,
    plain,
)
from facilitator.word_marks import ROLES, Styled, cell_style

HEADS = {Styled.HEAD.casefold(), Styled.HEAD_NUMBER.casefold()}
TOTALS = {Styled.TOTAL.casefold(), Styled.TOTAL_NUMBER.casefold()}
AXIS = Styled.AXIS.casefold()
AXES = {AXIS, Styled.AXIS_HEAD.casefold()}
TIME_MARKS = "●○▼"
CONTENTS = {Styled.CONTENTS.casefold(), Styled.CONTENTS_HEAD.casefold()}
BARS, STRIPS = Styled.BARS_HEAD.casefold(), Styled.STRIP_HEAD.casefold()
QUOTATION = Styled.QUOTATION.casefold()
ROLE_OF = {cell_style(role, narrow).casefold(): (role, narrow) for role in ROLES for narrow in (True, False)}


def blocks_of(grid: Grid, keys: Mapping[str, str]) -> Iterator[Block]:
    """What a table stands for; ``keys`` gives the part's key for each bookmark."""
    inner = [each for row in grid.rows for cell in row.cells for each in cell.inner]
    if inner:
        yield from _beside(grid, inner, keys)
        return
    styles = {line.style for line in grid.lines()}
    made: Block | None = None
    if BARS in styles:
        made = bars_of(grid)
    elif STRIPS in styles:
        made = strip_of(grid)
    elif CONTENTS & styles:
        made = _contents(grid, keys)
    elif QUOTATION in styles:
        made = _quotations(grid)
    if made is None:
        made = _table(grid)
    if made is not None:
        yield made


def legend_of(shown: str, text: str) -> tuple[str, str, str]:
    """The three words of a strip's legend: behind the solid square, behind the open one, and what is left."""
    parts = [" ".join(part.split()) for part in text.split("\u2003")] if "\u2003" in text else [shown]
    solid = next((part[1:].strip() for part in parts if part.startswith("■")), "")
    ring = next((part[1:].strip() for part in parts if part.startswith("□")), "")
    rest = " ".join(part for part in parts if part and part[0] not in "■□")
    return solid, ring, rest


def _beside(grid: Grid, inner: list[Grid], keys: Mapping[str, str]) -> Iterator[Block]:
    """Tables within a table: a table and the contents as they were, or one after the other with the words beside."""
    made = [block for each in inner for block in blocks_of(each, keys)]
    if len(made) == 2 and isinstance(made[0], Table) and isinstance(made[1], Contents):
        yield Beside(made[0], made[1])
    else:
        yield from made
    for line in grid.lines():
        if line.text.strip():
            yield from paragraphs(line, False)


def _contents(grid: Grid, keys: Mapping[str, str]) -> Contents | None:
    rows = [(_said(row, 0), _said(row, 1), link) for row, link in zip(grid.rows, grid.links, strict=True)]
    if not rows:
        return None
    title, page, _ = rows[0]
    return Contents(title, page, tuple((keys.get(link, ""), said) for said, _, link in rows[1:] if said))


def _quotations(grid: Grid) -> Quotations:
    items: list[Quotation] = []
    for row in grid.rows:
        lines = row.cells[0].lines if row.cells else ()
        original = tuple(span for line in lines for span in line_text(line))
        records = tuple(dict.fromkeys(record for line in lines for record in line.records))
        item = Quotation(original, _said(row, 1), _said(row, 2), records)
        if plain(original) or item.translation or item.attribution:
            items.append(item)
    return Quotations(tuple(items))


def _said(row: GridRow, at: int) -> str:
    """The words of one cell, () of a row that has none there."""
    return " ".join(filter(None, map(words, row.cells[at].lines))) if at < len(row.cells) else ""


def _table(grid: Grid) -> Table | None:
    rows = [_without_axis(row) for row in grid.rows]
    body = [row for row in rows if not _is_head(row)]
    narrow = any(ROLE_OF.get(line.style, ("", False))[1] for row in body for cell in row.cells for line in cell.lines)
    heads = [row for row in rows if _is_head(row)]
    if not heads and not narrow and body:
        heads, body = body[:1], body[1:]
    totals = [row for row in body if _is_total(row)]
    own = [row for row in body if row not in totals]
    count = max((sum(cell.span for cell in row.cells) for row in rows), default=0)
    if not count:
        return None
    titles = _titles(heads, count)
    columns = tuple(Column(titles[at], _role(own, at)) for at in range(count))
    made, grouped = _joined(own)
    total, _ = _joined(totals[-1:])
    rest, _ = _joined(totals[:-1])
    return Table(columns, (*made, *rest), grouped=grouped, total=total[0] if total else None, narrow=narrow)


def _without_axis(row: GridRow) -> GridRow:
    return GridRow(tuple(cell for cell in row.cells if not _is_axis(cell)), row.head)


def _is_axis(cell: GridCell) -> bool:
    """Whether a cell is the drawn one of a time line; one in which somebody wrote is like any other."""
    drawn = [line for line in cell.lines if line.style in AXES]
    written = any(line.style == AXIS and line.text.strip(f"{TIME_MARKS} ") for line in drawn)
    return bool(drawn) and not written


def _is_head(row: GridRow) -> bool:
    lines = [line for cell in row.cells for line in cell.lines]
    return row.head or (bool(lines) and all(line.style in HEADS for line in lines))


def _is_total(row: GridRow) -> bool:
    return any(line.style in TOTALS for cell in row.cells for line in cell.lines)


def _titles(heads: list[GridRow], count: int) -> list[str]:
    titles = [""] * count
    for row in heads:
        at = 0
        for cell in row.cells:
            said = " ".join(filter(None, map(words, cell.lines)))
            titles[at] = " ".join(filter(None, (titles[at], said)))
            at += cell.span
    return titles


def _role(rows: list[GridRow], at: int) -> str:
    """What the style of a column's cells says it is."""
    for row in rows:
        for line in row.cells[at].lines if at < len(row.cells) else ():
            if line.style in ROLE_OF:
                return ROLE_OF[line.style][0]
    return "text"


def _joined(rows: list[GridRow]) -> tuple[tuple[Row, ...], bool]:
    """Rows with every cell; one joined with the cell above says the same as that. Whether any first cell was."""
    made: list[Row] = []
    grouped = False
    for row in rows:
        cells: list[Cell] = []
        for cell in row.cells:
            at = len(cells)
            continues = cell.joins == "continue" and not any(line.text.strip() for line in cell.lines)
            above = made[-1].cells if made else ()
            if continues and at < len(above):
                grouped = grouped or at == 0
                cells.append(above[at])
            else:
                cells.append(_cell(cell))
            cells += [Cell()] * (cell.span - 1)
        records = tuple(dict.fromkeys(record for cell in row.cells for line in cell.lines for record in line.records))
        made.append(Row(tuple(cells), records))
    return tuple(made), grouped


def _cell(cell: GridCell) -> Cell:
    texts = tuple(text for text in map(line_text, cell.lines) if plain(text))
    return Cell(texts, tuple(dict.fromkeys(record for line in cell.lines for record in line.records)))
