"""Which composed thing a thing read from Word was: the same words, else the most alike (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from facilitator.document import Block, Cell, Lettered, Paragraph, Row, Text, Topic, plain
from facilitator.document_words import bare

ThingT = TypeVar("ThingT")

ALIKE = 70.0  # of 100: a sentence with a word or two changed, or half of it
LEAST_PART = 24  # characters: shorter ones are part of too much


class Pool(Generic[ThingT]):
    """Composed things by their words; each is the same as one thing read, but may be like several."""

    def __init__(self, things: Iterable[ThingT], words: Callable[[ThingT], str]) -> None:
        self._all = [(words(thing), thing) for thing in things]
        self._free = list(self._all)

    def same(self, words: str) -> ThingT | None:
        """A thing with these words that has not been given yet."""
        for each in self._free:
            if each[0] == words:
                self._free.remove(each)
                return each[1]
        return None

    def like(self, words: str) -> ThingT | None:
        """The thing most alike, None where none is alike enough."""
        from rapidfuzz import fuzz

        best, found = ALIKE, None
        for other, thing in self._all:
            likeness = fuzz.ratio(words, other)
            if min(len(words), len(other)) >= LEAST_PART:
                likeness = max(likeness, fuzz.partial_ratio(words, other) - 10.0)
            if likeness >= best:
                best, found = likeness, thing
        return found


def sentences(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Every paragraph and item of a list, also those of topics."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Lettered):
            yield from block.items
        elif isinstance(block, Topic):
            yield from sentences(block.blocks)


def said(block: Paragraph) -> str:
    """The words of a paragraph, its label among them."""
    return f"{bare(block.run_in).rstrip('.')} {bare(plain(block.text))}".strip()


def row_words(row: Row, kept: tuple[int, ...] = ()) -> str:
    """The words of a row, of all cells or of those at the places ``kept``."""
    cells = [row.cells[at] for at in kept if at < len(row.cells)] if kept else row.cells
    return "\t".join(map(cell_words, cells)).rstrip("\t")


def cell_words(cell: Cell) -> str:
    """The words of a cell."""
    return "¶".join(filter(None, (bare(plain(text)) for text in cell.paragraphs)))


def ids_in(text: Text) -> tuple[str, ...]:
    """The records of the spans of a text."""
    return tuple(record for span in text for record in span.records)


def together(*ids: Iterable[str]) -> tuple[str, ...]:
    """Ids in their order, each once."""
    return tuple(dict.fromkeys(one for some in ids for one in some))
