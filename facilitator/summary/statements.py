"""The statements of a paper one by one, as a reader counts them (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from facilitator.document import (
    Beside,
    Block,
    Document,
    Ids,
    Lettered,
    Paragraph,
    Part,
    Quotations,
    Row,
    Table,
    Topic,
    plain,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A paragraph, an item of a list or a row of a table. ``number`` is its printed number, 0 for none;
    ``place`` is the key of its part, ``title`` that part's title; ``records`` are what it rests on."""

    place: str
    title: str
    number: int
    words: str
    records: Ids


def statements(document: Document) -> tuple[Statement, ...]:
    """Every statement in the order of reading; headings, heads of tables and charts are none."""
    numbers = count(1)
    return tuple(one for part in document.parts for one in _of_part(part, numbers))


def statements_of(part: Part) -> tuple[Statement, ...]:
    """Every statement of one part, numbered from one."""
    return tuple(_of_part(part, count(1)))


def _of_part(part: Part, numbers: Iterator[int]) -> Iterator[Statement]:
    for block in (*part.blocks, *part.notes):
        for number, words, records in _of_block(block, numbers):
            if words.strip():
                yield Statement(part.key, part.title, number, words, records)


def _of_block(block: Block, numbers: Iterator[int]) -> Iterator[tuple[int, str, Ids]]:
    if isinstance(block, Paragraph):
        opening = f"{block.run_in} " if block.run_in else ""
        yield next(numbers) if block.numbered else 0, opening + plain(block.text), block.records
    elif inner := _inside(block):
        for each in inner:
            yield from _of_block(each, numbers)
    elif isinstance(block, Table):
        for row in block.rows:
            yield 0, _row(row), row.records
    elif isinstance(block, Quotations):
        for item in block.items:
            words = " ".join(each for each in (plain(item.original), item.translation, item.attribution) if each)
            yield 0, words, item.records


def _inside(block: Block) -> tuple[Block, ...]:
    if isinstance(block, Lettered):
        return block.items
    if isinstance(block, Topic):
        return block.blocks
    return (block.left,) if isinstance(block, Beside) else ()


def _row(row: Row) -> str:
    cells = (" ".join(plain(paragraph) for paragraph in cell.paragraphs) for cell in row.cells)
    return " · ".join(words for words in cells if words.strip())
