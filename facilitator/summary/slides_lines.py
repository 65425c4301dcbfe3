"""Slides of lines: key messages, inputs to the plenary and questions to it. What does not fit is spoken."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.document import Block, Column, Lettered, Paragraph, Part, Row, Table, plain, walk
from facilitator.domain import Kind, Term, Vocabulary
from facilitator.summary.entries import Entry
from facilitator.summary.headings import chosen, said, under_heading
from facilitator.summary.material import Material
from facilitator.summary.messages import lettered, messages
from facilitator.summary.questions import question
from facilitator.summary.reporting import brief
from facilitator.summary.sentences import count_words
from facilitator.summary.spans import cell, paragraph, row, text

_WORDS = 40
_LEAST_MESSAGES = 5  # three to five is the convention, and each is a line
_LEAST_QUESTIONS = 2
_LABELLED = frozenset({Kind.ACTION, Kind.PROPOSAL})


def message_blocks(material: Material, part: Part) -> tuple[Block, ...]:
    """The key messages, each by its first sentence; those that a person settled as they are."""
    composed = tuple(_message(material, item) for item in messages(material))
    items = _items(part) if part.cleared else composed
    if not items:
        return _plain(part)
    return _listed(material, items, _LEAST_MESSAGES)


def input_blocks(material: Material, headings: Part, questions: Part) -> tuple[Block, ...]:
    """A row a heading of the plenary, then the questions to it."""
    return (*_inputs(material, headings), *_questions(material, questions))


def within(lines: Sequence[str], words: int, least: int) -> int:
    """How many of the lines stand within so many words; ``least`` stand in any case."""
    total = 0
    for index, line in enumerate(lines):
        total += count_words(line)
        if total > words and index >= least:
            return index
    return len(lines)


def _listed(material: Material, items: tuple[Paragraph, ...], least: int) -> tuple[Block, ...]:
    count = within([plain(one.text) for one in items], material.number("slides.words", _WORDS), least)
    rest = len(items) - count
    shown = lettered(items[:count])
    if not rest:
        return (shown,)
    ids = tuple(one for item in items[count:] for one in item.records)
    more = text(material.wording.count("more_spoken", rest))
    return shown, paragraph(more, numbered=False, small=True, ids=ids)


def _message(material: Material, item: Entry) -> Paragraph:
    label = f"{material.label(item)}: " if item.kind in _LABELLED else ""
    return paragraph((*text(label, item.ids), *brief(material, item)), numbered=False)


def _items(part: Part) -> tuple[Paragraph, ...]:
    """The lines of a part that a person settled."""
    listed = tuple(item for block in walk(part.blocks) if isinstance(block, Lettered) for item in block.items)
    return listed or tuple(block for block in walk(part.blocks) if isinstance(block, Paragraph))


def _plain(part: Part) -> tuple[Block, ...]:
    return tuple(
        paragraph(one.text, numbered=False, ids=one.records) for one in part.blocks if isinstance(one, Paragraph)
    )


def _inputs(material: Material, part: Part) -> tuple[Block, ...]:
    wording = material.wording
    terms = material.terms(Vocabulary.HEADING)
    rows = _settled_rows(part) if part.cleared else tuple(_input(material, term) for term in terms)
    if not rows:
        return _plain(part)
    columns = (Column(wording.say("inputs.heading"), "name"), Column(wording.say("inputs.input")))
    return (Table(columns, rows, tuple(dict.fromkeys(one for own in rows for one in own.records))),)


def _settled_rows(part: Part) -> tuple[Row, ...]:
    found = [one for one in part.blocks if isinstance(one, Paragraph)]
    return tuple(row(cell(text(one.run_in.rstrip("."))), cell(one.text), ids=one.records) for one in found)


def _input(material: Material, term: Term) -> Row:
    """The most important line under the heading; labels where there is none."""
    entries = under_heading(material, term)
    best = chosen(material, entries, 1)
    words = cell(*(brief(material, item) for item in best)) if best else cell(said(material, entries, 0))
    return row(cell(text(term.name)), words, ids=tuple(one for item in entries for one in item.ids))


def _questions(material: Material, part: Part) -> tuple[Block, ...]:
    if part.cleared:
        items = tuple(item for block in part.blocks if isinstance(block, Lettered) for item in block.items)
    else:
        asked = material.kept(material.of(Kind.QUESTION))
        items = tuple(paragraph(text(question(material, one), one.ids), numbered=False) for one in asked)
    if not items:
        return _plain(part)[:1]
    intro = paragraph(text(material.wording.say("questions.intro")), numbered=False)
    return intro, *_listed(material, items, _LEAST_QUESTIONS)
