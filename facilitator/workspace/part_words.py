"""A part of a paper as plain words that a person can write: paragraphs, and lists with “- ” (Markdown's)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.document import Block, Lettered, Paragraph, Part, Span, Topic, plain
from facilitator.errors import PaperError
from facilitator.store.opening import SessionFile
from facilitator.summary.clearing import read_body
from facilitator.workspace.changed import Changed
from facilitator.workspace.clearing import Settled, settle_parts
from facilitator.workspace.papers import compose
from facilitator.workspace.showing import load_records

_ITEM = re.compile(r"^\s*(?:[-*•]|\(?[a-z0-9]{1,2}[.)])\s+")
_TOPIC = re.compile(r"^\s*#+\s+")


@dataclass(frozen=True, slots=True)
class PartWords:
    """A part of a paper: its key and title, its words, by whom it was settled ("" for composed), and
    whether records behind it changed since."""

    key: str
    title: str
    words: str
    cleared: str
    stale: bool


def part_list(file: SessionFile, paper: str, session: str | None) -> tuple[PartWords, ...]:
    """The parts of a paper as it stands. Raises NotFoundInFileError for an unknown paper or session."""
    document = compose(load_records(file), paper, session, file.clock.now())
    return tuple(PartWords(one.key, one.title, words_of(one), one.cleared, one.stale) for one in document.parts)


def write_part(
    file: SessionFile, paper: str, session: str | None, key: str, words: str | None, author: str | None = None
) -> Changed:
    """Puts a person's words in place of a part; None gives the composed part back.

    Raises NotFoundInFileError for an unknown paper, session or part, PaperError for no words.
    """
    if words is not None and not words.strip():
        raise PaperError("There are no words to stand in place of this part; write some, or give it back.")
    document = compose(load_records(file), paper, session, file.clock.now())
    present = next((part for part in document.parts if part.key == key), None)
    title = present.title if present else key
    part = None if words is None else part_of(key, title, words)
    return settle_parts(file, paper, session, [Settled(key, part)], author)


def words_of(part: Part) -> str:
    """The words of a part's paragraphs, lists and topics; tables and charts have none."""
    return "\n\n".join(words for block in part.blocks for words in _words(block))


def body_words(body: str) -> str:
    """The words of what is stored of a settled part, the stored text itself where it is none."""
    found = read_body(body)
    return words_of(found.part) if found else body


def part_of(key: str, title: str, words: str) -> Part:
    """A part from words: a blank line parts paragraphs, lines that begin with “- ” are a list, “## ” opens a topic."""
    blocks: list[Block] = []
    topic: str | None = None
    inside: list[Block] = []
    for piece in re.split(r"\n\s*\n", words.strip("\n")):
        head = _TOPIC.match(piece)
        if head:
            if topic is not None:
                blocks.append(Topic(topic, tuple(inside)))
            first, _, rest = piece[head.end() :].partition("\n")
            topic, inside = first.strip(), []
            piece = rest
        found = _blocks(piece)
        (blocks if topic is None else inside).extend(found)
    if topic is not None:
        blocks.append(Topic(topic, tuple(inside)))
    return Part(key, title, tuple(blocks))


def _blocks(piece: str) -> Iterator[Block]:
    lines = [line for line in piece.split("\n") if line.strip()]
    items = [line for line in lines if _ITEM.match(line)]
    if items and len(items) == len(lines):
        yield Lettered(tuple(Paragraph((Span(_ITEM.sub("", line).strip()),)) for line in lines))
    elif lines:
        yield Paragraph((Span(" ".join(line.strip() for line in lines)),), numbered=True)


def _words(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        opening = f"{block.run_in} " if block.run_in else ""
        yield opening + plain(block.text)
    elif isinstance(block, Lettered):
        yield "\n".join(f"- {plain(item.text)}" for item in block.items)
    elif isinstance(block, Topic):
        yield f"## {block.title}"
        for each in block.blocks:
            yield from _words(each)
