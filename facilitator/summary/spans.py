"""Small builders for the texts of the document tree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from facilitator.document import Block, Cell, Ids, Paragraph, Part, Row, Span, Text, plain
from facilitator.summary.sentences import ended

_PLACE = re.compile(r"\{(\w+)\}")
GLUE = "\u00a0\u00a0"


def text(words: str, ids: Ids = ()) -> Text:
    """Plain words as a Text; () for none."""
    return (Span(words, records=ids),) if words else ()


def strong(words: str, ids: Ids = ()) -> Span:
    return Span(words, strong=True, records=ids)


def label(words: str) -> Text:
    """A bold label inside running text, glued to the word after it."""
    return (strong(words), Span(GLUE))


def weave(template: str, **values: Text) -> Text:
    """The template's words with a Text in each {place}."""
    spans: list[Span] = []
    for index, piece in enumerate(_PLACE.split(template)):
        if index % 2:
            spans.extend(values.get(piece, ()))
        elif piece:
            spans.append(Span(piece))
    return tuple(spans)


def join(texts: Iterable[Text], between: str = " ") -> Text:
    """Texts one after the other, empty ones left out."""
    spans: list[Span] = []
    for one in texts:
        if spans and one:
            spans.append(Span(between))
        spans.extend(one)
    return tuple(spans)


def finish(words: Text) -> Text:
    """The text with a full stop unless it ends as a sentence does."""
    whole = plain(words).rstrip()
    if not whole or ended(whole):
        return words
    last = words[-1]
    if last.language or last.strong or last.emphasis:
        return (*words, Span("."))
    return (*words[:-1], replace(last, text=last.text + "."))


def ids_of(words: Text) -> Ids:
    """Ids of all spans, each once, in order."""
    return _each(tuple(span.records for span in words))


def paragraph(words: Text, *, run_in: str = "", numbered: bool = True, small: bool = False, ids: Ids = ()) -> Paragraph:
    """A paragraph that carries the ids of its spans and those given."""
    return Paragraph(words, _each((ids, *(span.records for span in words))), numbered, run_in, small)


def cell(*paragraphs: Text, ids: Ids = ()) -> Cell:
    """A cell of paragraphs; empty ones are left out."""
    own = tuple(one for one in paragraphs if one)
    return Cell(own, _each((ids, *(span.records for one in own for span in one))))


def row(*cells: Cell, ids: Ids = ()) -> Row:
    return Row(cells, _each((ids, *(one.records for one in cells))))


def part(key: str, title: str, *blocks: Block, landscape: bool = False, new_page: bool = False) -> Part:
    """A part that carries the ids of its blocks."""
    return Part(key, title, blocks, _each(tuple(block.records for block in blocks)), landscape, new_page)


def _each(groups: tuple[Ids, ...]) -> Ids:
    """Every id once, in order: one of the groups itself where it has them all, since a paper has very many."""
    found = tuple(dict.fromkeys(chain.from_iterable(groups)))
    return next((own for own in groups if own == found), found)
