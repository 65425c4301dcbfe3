"""Records and form of tables and charts that came back from Word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from facilitator.capture.cleared_matches import Pool, cell_words, row_words, together
from facilitator.document import (
    BarGroup,
    Bars,
    Beside,
    Block,
    Cell,
    Contents,
    Mark,
    Quotation,
    Quotations,
    Row,
    Strip,
    StripMark,
    Table,
    plain,
    walk,
)
from facilitator.document_words import bare, is_printed, lines_of


class Charts:
    """The composed tables and charts of a part, given back to what was read of them."""

    def __init__(self, composed: tuple[Block, ...]) -> None:
        self._all = list(walk(composed))
        self._same: Pool[Block] = Pool(self._all, _words)
        tables = [block for block in self._all if isinstance(block, Table)]
        self._tables: Pool[Table] = Pool(tables, _words)
        self._one_table = tables[0] if len(tables) == 1 else None

    def restored(self, block: Block) -> Block:
        """The composed block where the words are the same, else the one read with what can be given back."""
        same = self._same.same(_words(block))
        if same is not None and type(same) is type(block):
            return same
        match block:
            case Table():
                return self._table(block)
            case Beside():
                left, right = self.restored(block.left), self.restored(block.right)
                if isinstance(left, Table) and isinstance(right, Contents):
                    return Beside(left, right)
                return block
            case Contents():
                return _contents(block, self._all)
            case Bars():
                return replace(block, groups=_bar_groups(block, self._all))
            case Strip():
                return _strip(block, self._all)
            case Quotations():
                return Quotations(_quotations(block, self._all))
            case _:
                return block

    def _table(self, read: Table) -> Table:
        own = self._tables.like(_words(read)) or self._one_table
        if own is None:
            return read
        kept = tuple(at for at, column in enumerate(own.columns) if is_printed(column))
        titles = [own.columns[at].title for at in kept] == [column.title for column in read.columns]
        pool = Pool(own.rows, lambda row: row_words(row, kept))
        marks = dict(zip(map(id, own.rows), own.timeline.marks, strict=False)) if own.timeline else {}
        rows: list[Row] = []
        shown: list[Mark] = []
        for row in read.rows:
            place = _place_of_id(row, own, kept)
            found = pool.same(row_words(row)) or (
                pool.like(row_words(row)) if place < 0 else _by_id(row, own, kept, place)
            )
            rows.append(_row(row, found, own, kept if titles else ()))
            shown.append(marks.get(id(found), Mark("", False)))
        return replace(
            read,
            columns=own.columns if titles else read.columns,
            rows=tuple(rows),
            records=own.records,
            grouped=own.grouped,
            total=_row(read.total, own.total, own, kept if titles else ()) if read.total else None,
            timeline=replace(own.timeline, marks=tuple(shown)) if own.timeline else None,
            key=own.key,
        )


def _words(block: Block) -> str:
    return "\n".join("\t".join(line) for line in lines_of((block,)))


def _place_of_id(row: Row, own: Table, kept: tuple[int, ...]) -> int:
    """Where in the row read its id stands, -1 where it has none."""
    place = next((at for at, column in enumerate(kept) if own.columns[column].role == "id"), -1)
    return place if 0 <= place < len(row.cells) and cell_words(row.cells[place]) else -1


def _by_id(row: Row, own: Table, kept: tuple[int, ...], place: int) -> Row | None:
    """The row with the same id; a row with another id is another row, however alike."""
    wanted, column = cell_words(row.cells[place]), kept[place]
    found = (each for each in own.rows if column < len(each.cells) and cell_words(each.cells[column]) == wanted)
    return next(found, None)


def _row(read: Row, found: Row | None, own: Table, kept: tuple[int, ...]) -> Row:
    """The row read with the records of the one found, and with its columns that no paper shows.

    ``kept`` are the places of the columns read, () where the columns are not those of the composed table.
    """
    if found and row_words(read) == row_words(found, kept):
        return found
    mine = found.cells if found else ()
    if not kept:
        return Row(read.cells, together(read.records, found.records)) if found else read
    cells = [mine[at] if at < len(mine) else Cell() for at in range(len(own.columns))]
    for place, at in enumerate(kept):
        shown = read.cells[place] if place < len(read.cells) else Cell()
        if cell_words(shown) != cell_words(cells[at]):
            cells[at] = replace(shown, records=together(shown.records, cells[at].records))
    return Row(tuple(cells), together(found.records if found else (), read.records))


def _contents(read: Contents, composed: Iterable[Block]) -> Contents:
    keys = {bare(title): key for block in composed if isinstance(block, Contents) for key, title in block.entries}
    return replace(read, entries=tuple((key or keys.get(bare(title), ""), title) for key, title in read.entries))


def _bar_groups(read: Bars, composed: Iterable[Block]) -> tuple[BarGroup, ...]:
    own = {bare(group.title): group for block in composed if isinstance(block, Bars) for group in block.groups}
    made: list[BarGroup] = []
    for group in read.groups:
        found = own.get(bare(group.title))
        made.append(replace(group, records=together(group.records, found.records if found else ())))
    return tuple(made)


def _strip(read: Strip, composed: Iterable[Block]) -> Strip:
    """The marks with their records, in the order in which the composed row has them."""
    own = {bare(title): marks for block in composed if isinstance(block, Strip) for title, marks in block.rows}
    rows = tuple((title, _marks(marks, own.get(bare(title), ()))) for title, marks in read.rows)
    return replace(read, rows=rows)


def _marks(read: tuple[StripMark, ...], composed: tuple[StripMark, ...]) -> tuple[StripMark, ...]:
    left = list(composed)
    made: list[StripMark] = []
    for mark in read:
        found = next((one for one in left if (one.number, one.solid) == (mark.number, mark.solid)), None)
        if found is not None:
            left.remove(found)
        made.append(found or mark)
    return tuple(made)


def _quotations(read: Quotations, composed: Iterable[Block]) -> tuple[Quotation, ...]:
    items = [item for block in composed if isinstance(block, Quotations) for item in block.items]
    pool = Pool(items, _quoted)
    made: list[Quotation] = []
    for item in read.items:
        found = pool.same(_quoted(item)) or pool.like(_quoted(item))
        made.append(replace(item, records=together(item.records, found.records if found else ())))
    return tuple(made)


def _quoted(item: Quotation) -> str:
    return bare(plain(item.original))
