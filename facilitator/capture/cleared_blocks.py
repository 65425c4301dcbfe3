"""The parts of a paper rebuilt from the paragraphs and tables of a Word file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from facilitator.capture.cleared_items import Grid, Item, Line
from facilitator.capture.cleared_package import Exported
from facilitator.capture.cleared_tables import TIME_MARKS, blocks_of, legend_of
from facilitator.capture.cleared_text import line_text, paragraphs, words
from facilitator.document import Block, Lettered, Paragraph, Part, Strip, Table, Topic
from facilitator.word_marks import Styled

SPOKEN = Styled.SPOKEN.casefold()
CAPTION, LEGEND = Styled.CAPTION.casefold(), Styled.LEGEND.casefold()
NUMBERED, LETTERED, NOTE = Styled.NUMBERED.casefold(), Styled.LETTERED.casefold(), Styled.NOTE.casefold()


def parts_of(items: Sequence[Item], paper: Exported) -> tuple[Part, ...]:
    """The parts in the order in which they stand; what is before the first one is no part."""
    keys = {part.bookmark: part.key for part in paper.parts}
    titles = {} if any(item.opens for item in items) else {part.title: part.key for part in paper.parts if part.title}
    stretches: list[tuple[str, list[Item]]] = []
    taken: set[str] = set()
    for item in items:
        opened = [keys[name] for name in item.opens if name in keys]
        key = opened[-1] if opened else _by_title(item, titles)
        if key and key not in taken:
            taken.add(key)
            stretches.append((key, []))
        if stretches:
            stretches[-1][1].append(item)
    named = {part.key: part.title for part in paper.parts}
    return tuple(_part(key, named[key], stretch, keys) for key, stretch in stretches)


def _by_title(item: Item, titles: Mapping[str, str]) -> str:
    """Where a program lost all bookmarks, parts are known by their headings."""
    return titles.get(words(item), "") if isinstance(item, Line) and item.level == 1 else ""


def _part(key: str, exported: str, stretch: list[Item], keys: Mapping[str, str]) -> Part:
    """A part with its title: its heading, or the words of it in whatever style people gave them."""
    head = stretch[0]
    if isinstance(head, Line) and (head.level == 1 or (exported and words(head) == exported)):
        return Part(key, words(head), _Builder(keys).build(stretch[1:]), head.records)
    return Part(key, "", _Builder(keys).build(stretch))


@dataclass(slots=True)
class _Open:
    """A topic that goes on, or the part itself: what has been read of it."""

    blocks: list[Block] = field(default_factory=lambda: list[Block]())
    title: str = ""
    records: tuple[str, ...] = ()


class _Builder:
    """Blocks from items, topic by topic."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        self._keys = keys
        self._stack = [_Open()]
        self._caption: Line | None = None

    def build(self, stretch: Sequence[Item]) -> tuple[Block, ...]:
        for item in stretch:
            if isinstance(item, Grid):
                self._add_grid(item)
            elif item.text.strip() and item.style != SPOKEN:  # the notes of a slide are no part of it
                self._add_line(item)
        self._release_caption()
        self._close_topic()
        return tuple(self._stack[0].blocks)

    def _add(self, *blocks: Block) -> None:
        self._stack[-1].blocks += blocks

    def _close_topic(self) -> None:
        if len(self._stack) > 1:
            done = self._stack.pop()
            self._add(Topic(done.title, tuple(done.blocks), done.records))

    def _release_caption(self) -> None:
        """A caption that no table follows is a paragraph."""
        if self._caption is not None:
            self._add(Paragraph(line_text(self._caption), self._caption.records))
        self._caption = None

    def _add_grid(self, item: Grid) -> None:
        made = list(blocks_of(item, self._keys))
        first = made[0] if made else None
        if self._caption is not None and isinstance(first, Table):
            made[0] = replace(first, caption=words(self._caption))
            self._caption = None
        self._release_caption()
        self._add(*made)

    def _add_line(self, line: Line) -> None:
        self._release_caption()
        if line.style == CAPTION:
            self._caption = line
        elif line.level:
            self._close_topic()
            self._stack.append(_Open(title=words(line), records=line.records))
        elif line.style == LEGEND and self._takes_legend(line):
            return
        elif (line.style == LETTERED and line.listed != 0) or (line.style != NUMBERED and line.listed > 0):
            self._add_item(line)
        else:
            numbered = line.style == NUMBERED and line.listed != 0
            self._add(*paragraphs(line, numbered, line.style == NOTE))

    def _takes_legend(self, line: Line) -> bool:
        """Whether a legend belongs to the chart above it; that of a time line says nothing of its own."""
        blocks = self._stack[-1].blocks
        last = blocks[-1] if blocks else None
        if isinstance(last, Strip) and not any(last.legend):
            blocks[-1] = replace(last, legend=legend_of(words(line), line.text))
            return True
        return isinstance(last, Table) and line.text.lstrip()[0] in TIME_MARKS

    def _add_item(self, line: Line) -> None:
        blocks = self._stack[-1].blocks
        last = blocks[-1] if blocks else None
        first, *more = paragraphs(line, False)
        if more:  # labels within an item stay in its text
            first = Paragraph(line_text(line), line.records)
        if isinstance(last, Lettered):
            blocks[-1] = replace(last, items=(*last.items, first))
        else:
            self._add(Lettered((first,)))
