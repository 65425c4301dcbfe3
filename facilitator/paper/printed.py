"""What of a document is meant for reading: without the columns that only sheets and programs need (pure)."""

from __future__ import annotations

from dataclasses import replace

from facilitator.document import Beside, Block, Column, Document, Part, Row, Table, Topic


def printed(document: Document) -> Document:
    """The document without hidden columns and those that are not to be printed; the same one where it has none."""
    parts = tuple(_part(part) for part in document.parts)
    return document if parts == document.parts else replace(document, parts=parts)


def is_printed(column: Column) -> bool:
    """Whether a column stands on paper."""
    return column.printed and column.role != "hidden"


def _part(part: Part) -> Part:
    return replace(part, blocks=tuple(_block(block) for block in part.blocks))


def _block(block: Block) -> Block:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Topic):
        return replace(block, blocks=tuple(_block(inner) for inner in block.blocks))
    if isinstance(block, Beside):
        return replace(block, left=_table(block.left))
    return block


def _table(table: Table) -> Table:
    kept = tuple(at for at, column in enumerate(table.columns) if is_printed(column))
    if len(kept) == len(table.columns):
        return table
    rows = tuple(_row(row, kept) for row in table.rows)
    total = _row(table.total, kept) if table.total else None
    return replace(table, columns=tuple(table.columns[at] for at in kept), rows=rows, total=total)


def _row(row: Row, kept: tuple[int, ...]) -> Row:
    return replace(row, cells=tuple(row.cells[at] for at in kept if at < len(row.cells)))
