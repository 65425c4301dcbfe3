"""What a part that came back from Word still rests on: records and form of the composed part it was made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from facilitator.capture.cleared_matches import Pool, ids_in, said, sentences, together
from facilitator.capture.cleared_table_records import Charts
from facilitator.document import Block, Lettered, Paragraph, Part, Topic
from facilitator.document_words import bare, lines_of, same_words


def with_records(read: Part, composed: Part) -> Part:
    """The part as people left it, with the records of what it says alike and with what paper cannot carry.

    What has the words of something composed is that again. What is alike has its records besides those its
    bookmarks named. Time lines, keys of tables, speaking notes and the turn of the page are the composed
    ones. A part whose words are the same is the composed part.
    """
    if same_words(read, composed):
        return composed
    blocks = tuple(_Restorer(composed).blocks(_lifted(read.blocks, composed.blocks)))
    return replace(composed, title=read.title or composed.title, blocks=blocks)


def _lifted(read: tuple[Block, ...], composed: tuple[Block, ...]) -> tuple[Block, ...]:
    """On paper what follows the last topic seems to be part of it; what was not is taken out again."""
    after = 0
    while after < len(composed) and not isinstance(composed[-1 - after], Topic):
        after += 1
    last = read[-1] if read else None
    if after == len(composed) or not after or not isinstance(last, Topic) or len(last.blocks) < after:
        return read
    if list(lines_of(last.blocks[-after:])) != list(lines_of(composed[-after:])):
        return read
    return (*read[:-1], replace(last, blocks=last.blocks[:-after]), *last.blocks[-after:])


class _Restorer:
    """Gives each block read what the composed one like it has."""

    def __init__(self, composed: Part) -> None:
        self._sentences = Pool(sentences(composed.blocks), said)
        self._topics = Pool((block for block in composed.blocks if isinstance(block, Topic)), _titled)
        self._charts = Charts(composed.blocks)

    def blocks(self, read: tuple[Block, ...]) -> Iterator[Block]:
        for block in read:
            if isinstance(block, Paragraph):
                yield self._paragraph(block)
            elif isinstance(block, Lettered):
                items = tuple(map(self._paragraph, block.items))
                yield Lettered(items, together(*(item.records for item in items)))
            elif isinstance(block, Topic):
                yield self._topic(block)
            else:
                yield self._charts.restored(block)

    def _topic(self, block: Topic) -> Topic:
        title = bare(block.title)
        found = self._topics.same(title) or self._topics.like(title)
        records = together(block.records, found.records if found else ())
        return Topic(block.title, tuple(self.blocks(block.blocks)), records)

    def _paragraph(self, block: Paragraph) -> Paragraph:
        words = said(block)
        same = self._sentences.same(words)
        if same is not None:
            return replace(same, numbered=block.numbered, small=block.small)
        alike = self._sentences.like(words)
        if alike is None:
            return block
        return replace(block, records=together(block.records, alike.records, ids_in(alike.text)))


def _titled(topic: Topic) -> str:
    return bare(topic.title)
