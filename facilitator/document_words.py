"""What a part of a paper says and how it is built, apart from its looks and from the records behind it (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from typing import assert_never

from facilitator.document import (
    Bars,
    Beside,
    Block,
    Cell,
    Column,
    Contents,
    Lettered,
    Paragraph,
    Part,
    Quotation,
    Quotations,
    Row,
    Strip,
    Table,
    Text,
    Topic,
    plain,
)

Line = tuple[str, ...]
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACES = re.compile("[ \t\n\r\f\v\x85\u2028\u2029]+")
_LOST = "\ufffd"  # what stands for half a surrogate pair where that cannot be written


def same_words(one: Part, other: Part) -> bool:
    """Whether two parts say the same in the same structure: title, paragraphs, lists, topics, tables, charts."""
    return words_of(one) == words_of(other)


def digest_of_words(part: Part) -> str:
    """16 hex digits that are the same for parts with the same words."""
    lines = "\n".join("\t".join(line) for line in words_of(part))
    return sha256(lines.encode("utf-8")).hexdigest()[:16]


def words_of(part: Part) -> tuple[Line, ...]:
    """One line of words for everything in a part, the kind of thing first; "" cells at the end are left out.

    What follows a topic counts as the topic's, since that is how it stands on paper.
    """
    return (("part", bare(part.title)), *lines_of(part.blocks))


def bare(words: str) -> str:
    """Words with single spaces and without characters that do not show."""
    if not (words.isascii() and words.isprintable()):
        spaced = _SPACES.sub(" ", words)
        words = "".join(char for char in spaced if unicodedata.category(char) not in _UNSEEN and char != _LOST)
        words = unicodedata.normalize("NFC", words)
    return " ".join(words.split())


def _text(text: Text) -> str:
    return bare(plain(text))


def lines_of(blocks: tuple[Block, ...]) -> Iterator[Line]:
    """A line of words for everything in blocks, see ``words_of``."""
    for block in blocks:
        yield from (_trimmed(line) for line in _block(block) if any(line[1:]))


def _trimmed(line: Line) -> Line:
    while len(line) > 1 and not line[-1]:
        line = line[:-1]
    return line


def _block(block: Block) -> Iterator[Line]:
    match block:
        case Paragraph():
            yield ("number" if block.numbered else "note" if block.small else "text", *_said(block))
        case Lettered():
            yield from (("letter", *_said(item)) for item in block.items)
        case Topic():
            yield ("topic", bare(block.title))
            yield from lines_of(block.blocks)
        case Table():
            yield from _table(block)
        case Contents():
            yield ("contents", bare(block.title), bare(block.page_title))
            yield from (("entry", bare(title)) for _, title in block.entries)
        case Beside():
            yield from lines_of((block.left, block.right))
        case Bars():
            yield from _bars(block)
        case Strip():
            yield from _strip(block)
        case Quotations():
            yield from (_quotation(item) for item in block.items)
        case _:
            assert_never(block)


def _said(block: Paragraph) -> Line:
    """Label and text; a label is printed with a stop whether it has one or not."""
    return bare(block.run_in).rstrip("."), _text(block.text)


def _table(block: Table) -> Iterator[Line]:
    """Only the columns that are printed: a person sees no others."""
    kept = tuple(at for at, column in enumerate(block.columns) if is_printed(column))
    yield ("caption", bare(block.caption))
    if not block.narrow:
        yield ("head", *(bare(block.columns[at].title) for at in kept))
    yield from (_row("row", row, kept) for row in block.rows)
    if block.total:
        yield _row("row" if block.narrow else "total", block.total, kept)


def is_printed(column: Column) -> bool:
    """Whether a column stands on paper."""
    return column.printed and column.role != "hidden"


def _row(kind: str, row: Row, kept: tuple[int, ...]) -> Line:
    return (kind, *(_cell(row.cells[at]) if at < len(row.cells) else "" for at in kept))


def _cell(cell: Cell) -> str:
    return "¶".join(filter(None, map(_text, cell.paragraphs)))


def _bars(block: Bars) -> Iterator[Line]:
    if not block.columns or not block.series:
        return
    yield ("bars", bare(block.row_title), *map(bare, block.columns), bare(block.total_title))
    yield ("series", *map(bare, block.series))
    for group in block.groups:
        for index in range(len(block.series)):
            counts = group.counts[index] if index < len(group.counts) else None
            note = group.notes[index] if index < len(group.notes) else ""
            said = (bare(note),) if counts is None else tuple(map(str, counts[: len(block.columns)]))
            yield ("bar", bare(group.title), *said)


def _strip(block: Strip) -> Iterator[Line]:
    numbers = {number for _, first, last in block.groups for number in range(first, last + 1)}
    if not numbers:
        return
    yield ("strip", bare(block.row_title), *(f"{bare(title)} {first}–{last}" for title, first, last in block.groups))
    for title, marks in block.rows:
        shown = sorted((mark.number, not mark.solid) for mark in marks if mark.number in numbers)
        yield ("marks", bare(title), *(f"{number}{'○' if is_open else '●'}" for number, is_open in shown))
    yield ("legend", *map(bare, block.legend))


def _quotation(item: Quotation) -> Line:
    return "quotation", _text(item.original), bare(item.translation), bare(item.attribution)
