"""The tags of the cells of a table: which are heads of their rows, and which stand for several rows."""

from __future__ import annotations

from facilitator.document import Cell, Table, plain
from facilitator.paper.atoms import Setting
from facilitator.paper.tags import Tag

HEADS = ("id", "name", "number")


def cell_tags(block: Table, row: Tag) -> list[Tag | None]:
    """A new tag for every cell of a row; the first is its head where it names the row."""
    named = block.grouped or block.columns[0].role in HEADS or not block.columns[0].title
    first = row.add("TH", scope="Row") if named else row.add("TD")
    return [first, *(row.add("TD") for _ in block.columns[1:])]


def row_tags(block: Table, index: int, row: Tag) -> list[Tag | None]:
    """The same for a row of a table whose groups have one name for all their rows: None where it stands above."""
    if same_name(block, index) and len(block.columns) > 1:
        return [None, *(row.add("TD") for _ in block.columns[1:])]
    made = cell_tags(block, row)
    if made[0] and len(block.columns) > 1:
        made[0].rows = _length(block, index)
    return made


def same_name(block: Table, index: int) -> bool:
    """Whether a row belongs to the group of the row above it."""
    return block.grouped and index > 0 and _name(block, index) == _name(block, index - 1)


def paragraph_tag(cell: Cell, index: int, tag: Tag | None, setting: Setting) -> Tag | None:
    """What a paragraph of a cell belongs to: the cell itself where it is the only one."""
    if tag is None:
        return None
    language = setting.tongue(cell.paragraphs[index])
    if len(cell.paragraphs) > 1:
        return tag.add("P", language=language)
    tag.language = language
    return tag


def _length(block: Table, index: int) -> int:
    after = index + 1
    while after < len(block.rows) and same_name(block, after):
        after += 1
    return after - index


def _name(block: Table, index: int) -> str:
    cells = block.rows[index].cells
    return "\n".join(plain(text) for text in cells[0].paragraphs) if cells else ""
