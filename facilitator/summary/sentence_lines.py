"""A part of a paper as the lines a person writes, moves and takes out one by one, and back (pure).

A line is a paragraph or an item of a lettered list; what is neither (a table) stays a block of its own. Lines have
keys, which stay with them whatever becomes of their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from facilitator.document import Block, Ids, Lettered, Paragraph, Span, Text, plain
from facilitator.summary.spans import ids_of

_NOT_A_KEY = re.compile(r"[\W_]+")
_SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_PLAIN = "sentence"


@dataclass(frozen=True, slots=True)
class Line:
    """``item``: it stands in a lettered list. ``block`` is what is no sentence, None for a sentence."""

    key: str
    paragraph: Paragraph
    item: bool = False
    block: Block | None = None

    @property
    def words(self) -> str:
        return plain(self.paragraph.text)

    @property
    def records(self) -> Ids:
        """What it rests on as a whole, in the order in which it was given, with all that its words say."""
        return tuple(dict.fromkeys((*self.paragraph.records, *ids_of(self.paragraph.text))))


def lines_of(blocks: Iterable[Block], keys: Sequence[str] = (), *, composed: bool = False) -> tuple[Line, ...]:
    """The lines of a part or point without topics. ``keys`` are theirs, where they are as many as the sentences.

    A ``composed`` line rests on the records it says, where it says some: not on those left out of it.
    """
    found = [_said_alone(line) if composed else line for line in _flat(blocks)]
    sentences = [line for line in found if line.block is None]
    own = list(keys) if len(keys) == len(sentences) == len(set(keys)) else [_name(line) for line in sentences]
    given = iter(list(distinct(own)))
    return tuple(replace(line, key=next(given)) if line.block is None else line for line in found)


def keys_of(lines: Iterable[Line]) -> tuple[str, ...]:
    """The keys of the sentences among lines."""
    return tuple(line.key for line in lines if line.block is None)


def blocks_of(lines: Iterable[Line]) -> tuple[Block, ...]:
    """The blocks of lines: items that follow each other make a list."""
    blocks: list[Block] = []
    for line in lines:
        if line.block is not None:
            blocks.append(line.block)
        elif not line.item:
            blocks.append(line.paragraph)
        elif blocks and isinstance(blocks[-1], Lettered):
            blocks[-1] = _listed((*blocks[-1].items, line.paragraph))
        else:
            blocks.append(_listed((line.paragraph,)))
    return tuple(blocks)


def distinct(names: Iterable[str]) -> Iterator[str]:
    """Names with a number behind those that were there before."""
    used: set[str] = set()
    for name in names:
        one, number = name, 1
        while one in used:
            number += 1
            one = f"{name}-{number}"
        used.add(one)
        yield one


def one_line(words: str) -> str:
    """Typed words on one line; spaces that do not break stay."""
    return _SPACES.sub(" ", words).strip(" ")


def rewritten(line: Line, words: str) -> Line:
    """The line with other words: stretches that stayed still say their records, the new words say the rest."""
    spans = _carrying(list(_kept(line.paragraph.text, words)), ids_of(line.paragraph.text))
    return replace(line, paragraph=replace(line.paragraph, text=spans, records=line.records))


def resting_on(line: Line, records: Iterable[str]) -> Line:
    """The line with just these records behind it; those that are new are said by its words."""
    wanted = tuple(dict.fromkeys(records))
    bare = [replace(span, records=tuple(one for one in span.records if one in wanted)) for span in line.paragraph.text]
    said = tuple(one for one in wanted if one not in line.records)
    text = _carrying(bare, said)
    return replace(line, paragraph=replace(line.paragraph, text=text, records=wanted))


def new_line(key: str, words: str, records: Iterable[str], *, label: str = "", like: Line | None = None) -> Line:
    """A line of a person's own: an item where it follows one, numbered as the paragraph it follows."""
    ids = tuple(dict.fromkeys(records))
    item = like is not None and like.item
    numbered = not item and (like is None or like.paragraph.numbered)
    return Line(key, Paragraph((Span(words, records=ids),), ids, numbered, "" if item else labelled(label)), item)


def labelled(label: str) -> str:
    """A run-in title with its full stop."""
    bare = one_line(label).rstrip(".")
    return f"{bare}." if bare else ""


def _carrying(spans: list[Span], records: Ids) -> Text:
    """The spans; records that none of them says are said by the longest of those without any, else by the first."""
    held = {one for span in spans for one in span.records}
    rest = tuple(one for one in records if one not in held)
    if rest and spans:
        free = [index for index, span in enumerate(spans) if not span.records and not span.language]
        at = max(free, key=lambda index: len(spans[index].text), default=0)
        spans[at] = replace(spans[at], records=tuple(dict.fromkeys((*spans[at].records, *rest))))
    return tuple(spans)


def _kept(old: Text, words: str) -> Iterator[Span]:
    """The new words in spans: those of the old text that stand in them still, and what is between."""
    at = 0
    for span in old:
        said = span.text.strip()
        found = words.find(said, at) if said and (span.records or span.language) else -1
        if found < 0:
            said = said.rstrip(".")
            found = words.find(said, at) if len(said) > 2 and (span.records or span.language) else -1
        if found < 0:
            continue
        if found > at:
            yield Span(words[at:found])
        yield replace(span, text=said)
        at = found + len(said)
    if at < len(words):
        yield Span(words[at:])


def _flat(blocks: Iterable[Block]) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Line("", block)
        elif isinstance(block, Lettered):
            yield from (Line("", item, item=True) for item in block.items)
        else:
            yield Line("", Paragraph(()), block=block)


def _said_alone(line: Line) -> Line:
    said = ids_of(line.paragraph.text)
    return replace(line, paragraph=replace(line.paragraph, records=said)) if said else line


def _listed(items: tuple[Paragraph, ...]) -> Lettered:
    return Lettered(items, tuple(dict.fromkeys(one for item in items for one in item.records)))


def _name(line: Line) -> str:
    """What a composed line is known by: its label, the record that an item says, else that it is a sentence."""
    if line.item:
        return line.records[0] if line.records else "item"
    return _NOT_A_KEY.sub("-", line.paragraph.run_in.casefold()).strip("-") or _PLAIN
