"""Tables as bands: heads, rows, groups, totals; full width, in the text column, or without rules."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facilitator.document import Cell, Column, Row, Table, Text, plain
from facilitator.paper.atoms import FIXED, Atom, Setting
from facilitator.paper.bands import Band, Op, gap, hairline, line_op, rule, tagged
from facilitator.paper.columns import fit_columns
from facilitator.paper.lines import BALANCED, CELL, Line, count_lines, natural, set_lines, widest
from facilitator.paper.prose import Room
from facilitator.paper.styles import CELL as CELL_STYLE
from facilitator.paper.styles import CELL_ROOMY, HEAD, MATRIX, NOTE, TEXT_X, Style
from facilitator.paper.table_tags import cell_tags, paragraph_tag, row_tags, same_name
from facilitator.paper.tags import Tag
from facilitator.paper.timeline import AXIS_GAP, AXIS_WIDTH, Axis, axis_foot, axis_head, axis_of, axis_row

GUTTER = 9.0
# A list no higher than this, in points, is not parted between pages.
SHORT = 180.0
CELL_GAP = 3.0
GRID = 6.0
HALF_ABOVE, HALF_BELOW = 1.7, 2.5
MOST_SHARED = 2.0
UNBROKEN = ("id", "number", "date")
BOLD = ("id", "name")


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns of a table stand and how its cells are set."""

    columns: tuple[Column, ...]
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    style: Style
    above: float
    below: float
    x0: float
    x1: float
    setting: Setting
    tag: Tag
    axis: Axis | None = None

    def x(self, column: int, line: Line) -> float:
        """Where a line of a cell begins."""
        if self.columns[column].role == "number":
            return self.lefts[column] + self.widths[column] - line.width
        return self.lefts[column]

    def cell_style(self, column: int, strong: bool = False) -> Style:
        return self.style.bold if strong or self.columns[column].role in BOLD else self.style


def table(block: Table, room: Room) -> list[Band]:
    """A table on the full measure, or in the text column where it is narrow."""
    if not block.columns:
        return []
    if block.narrow:
        return _narrow(block, room)
    tag = room.under.add("Table")
    bands = _caption(block, room, tag)
    grid = _grid(block, room, 0.0, room.measure, tag)
    made = _ruled(block, grid, room)
    return [replace(band, full=True) for band in bands + made]


def half_table(block: Table, x0: float, x1: float, room: Room) -> list[Band]:
    """A table with rules between two places of the measure."""
    bare = replace(block, timeline=None)
    grid = _grid(bare, room, x0, x1, room.under.add("Table"))
    return _ruled(bare, replace(grid, above=HALF_ABOVE, below=HALF_BELOW), room)


def _caption(block: Table, room: Room, tag: Tag) -> list[Band]:
    if not block.caption:
        return []
    caption = tag.add("Caption")
    lines = set_lines(room.setting.words(block.caption, NOTE.bold), room.measure, room.setting)
    return [Band(12.0, (line_op(line, 0.0, 8.3, caption),), keep=True) for line in lines]


def _grid(block: Table, room: Room, x0: float, x1: float, tag: Tag) -> Grid:
    style = MATRIX if room.matrix and _is_matrix(block, room) else CELL_ROOMY if room.roomy else CELL_STYLE
    above, below = (4.1, 4.9) if style is MATRIX else (3.0, 3.9) if style is CELL_ROOMY else (2.4, 3.3)
    shell = Grid(block.columns, (), (), style, above, below, x0, x1, room.setting, tag)
    end = x1 - (AXIS_WIDTH + AXIS_GAP if block.timeline else 0.0)
    matrix = _is_matrix(block, room)
    widths = _matrix_widths(block, end - x0) if matrix else _fitted(block, shell, end - x0)
    lefts = tuple(x0 + sum(widths[:column]) + GUTTER * column for column in range(len(widths)))
    axis = axis_of(block.timeline, x1) if block.timeline else None
    return replace(shell, lefts=lefts, widths=tuple(widths), axis=axis)


def _is_matrix(block: Table, room: Room) -> bool:
    """Words beside words: the first column ends with the label column, the others are equal."""
    roles = [column.role for column in block.columns]
    words = len(roles) > 1 and roles[0] in ("name", "text") and all(role == "text" for role in roles[1:])
    return words and not block.timeline and (room.matrix or (roles[0] == "name" and len(roles) <= 3))


def _matrix_widths(block: Table, available: float) -> list[float]:
    others = len(block.columns) - 1
    each = (available - TEXT_X - GUTTER * (others - 1)) / others
    return [TEXT_X - GUTTER] + [each] * others


def _fitted(block: Table, grid: Grid, available: float) -> list[float]:
    """Widths computed from the words of the cells."""
    count = len(block.columns)
    cells = [
        [_atoms_of(cell, column, grid, False) for column, cell in enumerate(row.cells[:count])] for row in block.rows
    ]
    if block.total:
        cells.append([_atoms_of(cell, column, grid, True) for column, cell in enumerate(block.total.cells[:count])])
    cells = [row + [()] * (count - len(row)) for row in cells]
    heads = [grid.setting.words(column.title, HEAD) for column in block.columns]
    cells.append([(head,) for head in heads])
    least = [max(0.1 + widest(atoms) for row in cells for atoms in (*row[column], ())) for column in range(count)]
    naturals = [[max((natural(atoms) for atoms in texts), default=0.0) for texts in row] for row in cells]

    def lines_of(row: int, column: int, width: float) -> int:
        return sum(count_lines(atoms, width) for atoms in cells[row][column])

    return fit_columns(least, naturals, available - GUTTER * (count - 1), lines_of)


def _atoms_of(cell: Cell, column: int, grid: Grid, strong: bool) -> tuple[tuple[Atom, ...], ...]:
    style = grid.cell_style(column, strong)
    return tuple(grid.setting.atoms(_kept_whole(text, grid.columns[column]), style) for text in cell.paragraphs)


def _kept_whole(text: Text, column: Column) -> Text:
    """Ids, numbers and dates stay on one line; a list of ids may break after its commas."""
    if column.role not in UNBROKEN or len(plain(text)) > 24:
        return text
    return tuple(replace(span, text=span.text.strip().replace(" ", FIXED).replace(f",{FIXED}", ", ")) for span in text)


def _ruled(block: Table, grid: Grid, room: Room) -> list[Band]:
    head = _head(block, grid, room)
    body = grid.tag.add("TBody")
    rows = [_row(row, grid, False, row_tags(block, index, body.add("TR"))) for index, row in enumerate(block.rows)]
    total = _row(block.total, grid, True, cell_tags(block, body.add("TR"))) if block.total else None
    share, rest = _share(head, rows, total)
    bands: list[Band] = []
    for index, band in enumerate(rows):
        final = index + 1 == len(rows)
        made = _closed(band, block, grid, index, share, final, body.children[index])
        followed = total is not None or block.timeline is not None
        # A row alone under its head, at the foot of a page or at the top of the next, looks forgotten.
        keep = followed if final else index in (0, len(rows) - 2)
        bands.append(replace(made, keep=keep, head=tuple(head)))
    if total:
        height = total.height + share
        bands.append(replace(total, height=height, head=tuple(head)).adding(rule(grid.x0, grid.x1, height, 0.9)))
    if grid.axis and bands:
        bands += axis_foot(grid.axis, grid.x0, room.setting, room.under)
    if not bands:
        head = [*head[:-1], replace(head[-1], keep=False)]
    return [*head, *bands, *([gap(rest)] if rest > 0.01 else [])]


def _share(head: list[Band], rows: list[Band], total: Band | None) -> tuple[float, float]:
    """What each row takes so that the text below stands on the grid again, and what is left of it."""
    height = sum(band.height for band in (*head, *rows, *((total,) if total else ())))
    missing = -height % GRID
    count = len(rows) + (total is not None)
    share = min(MOST_SHARED, missing / count) if count else 0.0
    return share, missing - share * count


def _head(block: Table, grid: Grid, room: Room) -> list[Band]:
    """The titles, bottom-aligned, between a rule above and a rule below."""
    cells = [
        set_lines(room.setting.words(column.title, HEAD), width + 0.2, room.setting, BALANCED)
        for column, width in zip(block.columns, grid.widths, strict=True)
    ]
    depth = max(1, *(len(lines) for lines in cells), 2 if block.timeline else 1)
    height = depth * HEAD.leading + 5.4
    ops: list[Op] = [rule(grid.x0, grid.x1, 0.0, 0.9), rule(grid.x0, grid.x1, height, 0.4)]
    titles = grid.tag.add("THead").add("TR")
    for column, lines in enumerate(cells):
        tag = titles.add("TH", scope="Column")
        for index, line in enumerate(lines):
            y = 2.6 + HEAD.drop + (depth - len(lines) + index) * HEAD.leading
            ops.append(line_op(line, grid.x(column, line), y, tag))
    if grid.axis:
        ops += tagged(tuple(axis_head(grid.axis, height, room.setting)), titles.add("TH", scope="Column"))
    return [Band(height, tuple(ops), keep=True)]


def _row(row: Row, grid: Grid, strong: bool, tags: list[Tag | None]) -> Band:
    """The cells of a row, top-aligned, without its lines."""
    ops: list[Op] = []
    deepest = grid.style.leading
    for column, (cell, tag) in enumerate(zip(row.cells, tags, strict=False)):
        made, depth = _cell(cell, column, grid, strong, tag)
        ops += made
        deepest = max(deepest, depth)
    return Band(deepest + grid.above + grid.below, tuple(ops))


def _cell(cell: Cell, column: int, grid: Grid, strong: bool, tag: Tag | None) -> tuple[list[Op], float]:
    style = grid.cell_style(column, strong)
    ops: list[Op] = []
    depth = 0.0
    for index, atoms in enumerate(_atoms_of(cell, column, grid, strong)):
        depth += CELL_GAP if index else 0.0
        own = paragraph_tag(cell, index, tag, grid.setting)
        for line in set_lines(atoms, grid.widths[column] + 0.2, grid.setting, CELL):
            ops.append(line_op(line, grid.x(column, line), grid.above + depth + style.drop, own))
            depth += style.leading
    return ops, depth


def _closed(band: Band, block: Table, grid: Grid, index: int, share: float, final: bool, row: Tag) -> Band:
    """The row with its line below, its place on the time line, and its group's name."""
    height = band.height + share
    same_above = same_name(block, index)
    same_below = not final and same_name(block, index + 1)
    ops, at_top = _without_name(band, grid) if same_above else (band.ops, ())
    end = grid.x1 if not block.timeline else grid.x1 - AXIS_WIDTH
    if final:
        below = rule(grid.x0, grid.x1, height, 0.4 if block.total else 0.9)
    else:
        below = hairline(grid.lefts[1] if same_below and len(grid.lefts) > 1 else grid.x0, end, height)
    axis: tuple[Op, ...] = ()
    if grid.axis:
        axis = axis_row(grid.axis, index, height, grid.above + grid.style.drop - 3.0, row.add("TD"))
    return replace(band, height=height, ops=(*ops, below, *axis), at_top=at_top)


def _without_name(band: Band, grid: Grid) -> tuple[tuple[Op, ...], tuple[Op, ...]]:
    edge = grid.lefts[1] - 0.5 if len(grid.lefts) > 1 else grid.x1
    named = tuple(op for op in band.ops if getattr(op, "x", edge) < edge)
    return tuple(op for op in band.ops if op not in named), named


def _narrow(block: Table, room: Room) -> list[Band]:
    """A list in columns inside the text column: no rules, no head."""
    style = CELL_ROOMY if room.roomy else CELL_STYLE
    tag = room.under.add("Table")
    grid = Grid(block.columns, (), (), style, 0.6, 1.2, TEXT_X, TEXT_X + room.text_width, room.setting, tag)
    bare = replace(block, columns=tuple(replace(column, title="") for column in block.columns))
    widths = _fitted(bare, grid, room.text_width)
    lefts = tuple(TEXT_X + sum(widths[:column]) + GUTTER * column for column in range(len(widths)))
    grid = replace(grid, lefts=lefts, widths=tuple(widths))
    rows = [_row(row, grid, False, cell_tags(block, tag.add("TR"))) for row in block.rows]
    if block.total:
        rows.append(_row(block.total, grid, True, cell_tags(block, tag.add("TR"))))
    if sum(row.height for row in rows) <= SHORT:
        rows = [*(replace(row, keep=True) for row in rows[:-1]), *rows[-1:]]
    return [Band(1.5, keep=True), *rows] if rows else []
