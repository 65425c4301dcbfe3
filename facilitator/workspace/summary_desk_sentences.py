"""The sentences of a part for the summary page: what each rests on and what is wrong with it (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from facilitator.document import Block, Part, Row, Table, plain
from facilitator.document_words import is_printed
from facilitator.errors import Sentence as Words
from facilitator.errors import sentence
from facilitator.summary.findings_agreed import unfounded
from facilitator.summary.ladder import DELEGATION, ORGANIZATION
from facilitator.summary.length import words_of
from facilitator.summary.quantified import Misfit, misfits
from facilitator.summary.sentence_lines import Line, distinct
from facilitator.summary.spans import ids_of
from facilitator.summary.statements import Statement
from facilitator.summary.tracing import Framing, framing
from facilitator.workspace.summary_desk_data import Fault, FaultKind, Form, Rest, Sentence, Source
from facilitator.workspace.summary_desk_making import MadeDesk, Stand
from facilitator.workspace.summary_desk_sources import Sources

_SAYS_SO = "questions"  # what nobody settled stands there


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to read the sentences of a summary: ``numbers`` are those printed, in the order of reading."""

    made: MadeDesk
    sources: Sources
    frames: Framing

    def sentences(self, stand: Stand, numbers: Iterator[int], *, editable: bool) -> tuple[Sentence, ...]:
        """The sentences and rows of what stands, in the order of reading."""
        found: list[Sentence] = []
        for line in stand.lines:
            if line.block is None:
                found.append(self._sentence(stand, line, numbers, editable=editable and not stand.frozen))
            else:
                found.extend(self._rows(line.block))
        keys = distinct(one.key or f"row-{one.sources[0].id if one.sources else ''}" for one in found)
        return tuple(one if one.key else replace(one, key=key) for one, key in zip(found, keys, strict=True))

    def _sentence(self, stand: Stand, line: Line, numbers: Iterator[int], *, editable: bool) -> Sentence:
        words = line.words
        sources = self.sources.of(line.records)
        frame = not line.records and (self.frames(words) or not stand.written)
        return Sentence(
            key=line.key,
            form=Form.ITEM if line.item else Form.PARAGRAPH,
            label=line.paragraph.run_in.rstrip("."),
            text=words,
            number=next(numbers) if line.paragraph.numbered and not line.item else 0,
            words=words_of((Part(stand.key, "", (line.paragraph,)),)),
            editable=editable,
            edited=stand.written,
            frame=frame,
            sources=sources,
            rests=tuple(_rests(line)),
            faults=tuple(self._faults(stand, line, sources, frame=frame)),
        )

    def _faults(self, stand: Stand, line: Line, sources: tuple[Source, ...], *, frame: bool) -> Iterator[Fault]:
        if stand.written:
            if not sources and not frame:
                yield Fault(FaultKind.BARE, sentence("No note supports this sentence"))
            entries = {id(item): item for one in line.records if (item := self.sources.entries.get(one))}
            for found in misfits(self.made.material, line.words, entries.values()):
                yield Fault(FaultKind.QUANTIFIER, _needed(found))
            if unfounded(Statement(stand.key, "", 0, line.words, line.records), self.made.records):
                yield Fault(FaultKind.AGREED, sentence("“Agreed” needs an agreement that was read back"))
        if stand.key != _SAYS_SO:
            yield from _disputed(self.sources.of(ids_of(line.paragraph.text)))

    def _rows(self, block: Block) -> Iterator[Sentence]:
        if not isinstance(block, Table):
            return
        shown = [index for index, column in enumerate(block.columns) if is_printed(column)]
        for row in block.rows:
            cells = tuple(_cell(row, index) for index in shown)
            text = " · ".join(one for one in cells if one)
            sources = self.sources.of(row.records)
            faults = tuple(_disputed(sources)) if len(row.records) == 1 else ()
            yield Sentence("", Form.ROW, "", text, 0, 0, False, False, False, sources, (), faults, cells)


def make_reader(made: MadeDesk, sources: Sources) -> Reader:
    """A reader of a summary."""
    return Reader(made, sources, framing(made.material.wording))


def columns_of(stand: Stand) -> tuple[str, ...]:
    """The heads of the first table among the lines, () for none."""
    table = next((line.block for line in stand.lines if isinstance(line.block, Table)), None)
    return tuple(column.title for column in table.columns if is_printed(column)) if table else ()


def _disputed(sources: tuple[Source, ...]) -> Iterator[Fault]:
    for one in sources:
        if one.disputed:
            yield Fault(FaultKind.DISPUTED, sentence("Note-takers recorded this differently"), one.id)


def _needed(found: Misfit) -> Words:
    number = f"{found.low}–{found.high}" if found.high > found.low else f"{found.low}"
    if not found.high:
        number = f"{found.low}+"
    if found.group == ORGANIZATION:
        return sentence("“{word}” needs {number} organizations", word=found.word, number=number)
    if found.group == DELEGATION:
        return sentence("“{word}” needs {number} delegations", word=found.word, number=number)
    return sentence("“{word}” needs {number} participants", word=found.word, number=number)


def _rests(line: Line) -> Iterator[Rest]:
    at = 0
    for span in line.paragraph.text:
        end = at + len(span.text)
        if span.records:
            yield Rest(at, end, span.records)
        at = end


def _cell(row: Row, index: int) -> str:
    return " ".join(plain(text) for text in row.cells[index].paragraphs) if index < len(row.cells) else ""
