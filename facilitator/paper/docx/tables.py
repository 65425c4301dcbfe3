"""Tables of records: heads on every page, groups, totals, a time line as the last column."""

from __future__ import annotations

from dataclasses import replace

from facilitator.document import Cell, Column, Row, Table, Text, plain
from facilitator.paper.docx.axis import AXIS_SPACE, axis_cell, axis_head, axis_left, axis_legend
from facilitator.paper.docx.elements import NONE, Xml, el, joined, no_rule, paragraph, rule, twips
from facilitator.paper.docx.grids import cell, ends, grid, row
from facilitator.paper.docx.runs import FIXED, plain_run, runs
from facilitator.paper.docx.setting import Setting
from facilitator.paper.docx.sheet import INDENT, PLAIN, TABLE
from facilitator.paper.docx.widths import LONGEST_UNBROKEN, UNBROKEN, column_widths
from facilitator.paper.styles import INK
from facilitator.paper.timeline import Axis, axis_of
from facilitator.word_marks import Styled, cell_style

LABEL = 104.0
BETWEEN = 2.0  # points between the paragraphs of a cell


def table(block: Table, setting: Setting) -> Xml:
    """A table on the full measure, or right of the paragraph numbers where it is narrow."""
    if not block.columns:
        return NONE
    caption = paragraph(Styled.CAPTION, plain_run(block.caption)) if block.caption else NONE
    if block.narrow:
        return joined((caption, bare_table(block, setting, setting.text_width, INDENT)))
    legend = axis_legend(block.timeline, setting) if block.timeline else NONE
    return joined((caption, bare_table(block, setting, setting.measure), legend))


def bare_table(block: Table, setting: Setting, measure: float, left: float = 0.0) -> Xml:
    """The table alone, ``measure`` points wide."""
    axis = axis_of(block.timeline, measure) if block.timeline else None
    own = measure - (AXIS_SPACE if axis else 0.0)
    widths = _matrix_widths(block, own) if _is_matrix(block, setting) else column_widths(block, own)
    rows = [] if block.narrow else [_head(block, widths, axis, setting)]
    rows += [_row(block, index, widths, axis, setting) for index in range(len(block.rows))]
    if block.total:
        rows.append(_total(block, block.total, widths, axis, setting))
    columns = [*widths, AXIS_SPACE] if axis else widths
    return grid(PLAIN if block.narrow else TABLE, columns, rows, left, headed=not block.narrow)


def _is_matrix(block: Table, setting: Setting) -> bool:
    """Words beside words: the columns after the first are equal."""
    roles = [column.role for column in block.columns]
    words = len(roles) > 1 and roles[0] in ("name", "text") and all(role == "text" for role in roles[1:])
    return words and not block.timeline and (setting.lying or (roles[0] == "name" and len(roles) <= 3))


def _matrix_widths(block: Table, available: float) -> list[float]:
    others = len(block.columns) - 1
    return [LABEL] + [(available - LABEL) / others] * others


def _head(block: Table, widths: list[float], axis: Axis | None, setting: Setting) -> Xml:
    below = rule("bottom", 0.4, INK)
    cells = [
        cell(
            width,
            paragraph(Styled.HEAD_NUMBER if column.role == "number" else Styled.HEAD, plain_run(column.title)),
            borders=below,
            gutter=ends(index, len(widths)),
            bottom=True,
        )
        for index, (column, width) in enumerate(zip(block.columns, widths, strict=True))
    ]
    if axis:
        cells.append(cell(AXIS_SPACE, axis_head(axis, setting), borders=below, gutter=0.0, bottom=True))
    return row(cells, head=True)


def _row(block: Table, index: int, widths: list[float], axis: Axis | None, setting: Setting) -> Xml:
    own = block.rows[index]
    # The last rows stay with the total below them, and the first with the head.
    holds = block.total is not None and index >= len(block.rows) - 2
    merged = _merged(block, index) if block.grouped else ""
    cells: list[Xml] = []
    for at, column in enumerate(block.columns):
        found = own.cells[at] if at < len(own.cells) else Cell()
        joins = merged if at == 0 else ""
        marked = own.records if at == (1 if merged == "continue" else 0) else ()
        inside = Cell((), ()) if joins == "continue" else replace(found, records=(*marked, *found.records))
        style = cell_style(column.role, block.narrow)
        made = _paragraphs(inside, column, style, holds, setting)
        cells.append(cell(widths[at], made, merged=joins, gutter=ends(at, len(block.columns))))
    if axis:
        mark = axis.block.marks[index] if index < len(axis.block.marks) else None
        cells.append(cell(AXIS_SPACE, axis_cell(axis, mark), borders=axis_left(), gutter=0.0))
    return row(cells)


def _merged(block: Table, index: int) -> str:
    """Whether the first cell goes on with the one above, or is gone on with below."""
    if index and _name(block.rows[index]) == _name(block.rows[index - 1]):
        return "continue"
    below = index + 1 < len(block.rows) and _name(block.rows[index]) == _name(block.rows[index + 1])
    return "restart" if below else ""


def _name(own: Row) -> str:
    return "\n".join(plain(text) for text in own.cells[0].paragraphs) if own.cells else ""


def _total(block: Table, total: Row, widths: list[float], axis: Axis | None, setting: Setting) -> Xml:
    above = NONE if block.narrow else rule("top", 0.4, INK)
    cells: list[Xml] = []
    for at, column in enumerate(block.columns):
        found = total.cells[at] if at < len(total.cells) else Cell()
        inside = replace(found, records=(*(total.records if at == 0 else ()), *found.records))
        style = Styled.TOTAL_NUMBER if column.role == "number" else Styled.TOTAL
        made = _paragraphs(inside, column, style, False, setting)
        cells.append(cell(widths[at], made, borders=above, gutter=ends(at, len(block.columns))))
    if axis:
        cells.append(cell(AXIS_SPACE, paragraph(Styled.AXIS), borders=joined((above, no_rule("left"))), gutter=0.0))
    return row(cells)


def _paragraphs(own: Cell, column: Column, style: str, holds: bool, setting: Setting) -> Xml:
    more = el("keepNext") if holds else NONE
    texts = own.paragraphs or ((),)
    around = setting.marks.records(*own.records)
    made = [runs(_kept_whole(text, column), setting.language) for text in texts]
    made[0] = joined((around.start, made[0]))
    made[-1] = joined((made[-1], around.end))
    below = joined((more, el("spacing", before=twips(BETWEEN))))
    return joined(paragraph(style, each, more=below if index else more) for index, each in enumerate(made))


def _kept_whole(text: Text, column: Column) -> Text:
    """Ids, numbers and dates stay on one line; a list of ids may break after its commas."""
    if column.role not in UNBROKEN or len(plain(text)) > LONGEST_UNBROKEN:
        return text
    return tuple(replace(span, text=span.text.strip().replace(" ", FIXED).replace(f",{FIXED}", ", ")) for span in text)
