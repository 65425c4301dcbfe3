"""Where the statements of a paper come from: what none of them carries, what was left out, what nobody recorded.

A node rests on its ``records``; a *span* that has some says them, in their words or by their label. So a
record is used where a span carries it, and a count of notes, which rests on all of them, uses none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from facilitator.document import Document, Ids, Paragraph, Part, Span, walk
from facilitator.domain import ActionItem, Kind, Record, Records
from facilitator.errors import told
from facilitator.summary.entries import in_order, session_finder, text_of
from facilitator.summary.labels import LESSONS
from facilitator.summary.material import parallel_sessions, sessions_with_records
from facilitator.summary.note import KEY as NOTE
from facilitator.summary.statements import statements
from facilitator.summary.wording import Wording

# Papers that are about some kinds of record only, or chosen from what another paper says; the rest about everything.
_ABOUT: dict[str, frozenset[str]] = {
    "actions": frozenset({Kind.ACTION}),
    "lessons": frozenset(LESSONS),
    "slides": frozenset(),
}
_MOST = 12
_PLACE = re.compile(r"\{\w+\}")
_LITERAL = re.compile(r"[^\W\d_]+")

Framing = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Left:
    """A record that is not in the paper, with its words as they were typed."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A statement without a record behind it: in which part (key), what it says, whether a person cleared it."""

    part: str
    text: str
    cleared: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """``paper`` is its key. ``unused``: records of the paper's sessions that no statement says. ``trimmed``: those
    left out for length. ``unsupported``: statements that carry no record. ``used``: ids of the records said, in
    reading order."""

    paper: str
    unused: tuple[Left, ...]
    trimmed: tuple[Left, ...]
    unsupported: tuple[Unsupported, ...]
    used: Ids


def trace(document: Document, records: Records, wording: Wording | None = None) -> Trace:
    """What of the records a paper says, and what it says without them.

    ``wording`` tells the sentences that only frame the others (“None recorded.”): they need no record.
    """
    known = {record.id: record for record in _everything(records)}
    used = tuple(dict.fromkeys(one for part in document.parts if part.key != NOTE for one in _said(part)))
    noted = {one for part in document.parts if part.key == NOTE for one in _said(part)}
    said = frozenset(used)
    trimmed = [known[one] for one in known if one in noted and one not in said]
    unused = [_left(known[one]) for one in _about(document, records) if one not in noted and one not in said]
    return Trace(
        document.key,
        tuple(one for one in unused if one.words),  # what was struck has nothing to say
        tuple(map(_left, trimmed)),
        tuple(_unsupported(document, framing(wording))),
        used,
    )


def trace_sentences(found: Trace, *, quoting: bool = True) -> tuple[str, ...]:
    """The same in sentences for the person who exports the paper.

    ``quoting`` gives the words of a record behind its id; without it who shows the sentence gives them, and of many
    unused records the number alone is said.
    """
    if quoting or len(found.unused) <= _MOST:
        unused = [
            told(
                "Record {record} stands in no sentence of the paper “{paper}”{words}.",
                record=one.id,
                paper=found.paper,
                words=_quoted(one, quoting),
            )
            for one in found.unused
        ]
    else:
        number = len(found.unused)
        unused = [
            told("{number} records stand in no sentence of the paper “{paper}”.", number=number, paper=found.paper)
        ]
    return (*_trimmed(found, quoting), *unused, *_bare(found))


def _trimmed(found: Trace, quoting: bool) -> Iterator[str]:
    for one in found.trimmed:
        yield told(
            "Record {record} was left out of the paper “{paper}” for length{words}.",
            record=one.id,
            paper=found.paper,
            words=_quoted(one, quoting),
        )


def _bare(found: Trace) -> Iterator[str]:
    for one in found.unsupported:
        yield told(
            "No record stands behind “{words}” in the part “{part}” of the paper “{paper}”.",
            words=_short(one.text),
            part=one.part,
            paper=found.paper,
        )


def _quoted(one: Left, quoting: bool) -> str:
    return f": “{_short(one.words)}”" if quoting else ""


def _said(part: Part) -> Iterator[str]:
    for span in _spans((part.blocks, part.notes)):
        yield from span.records
    if part.cleared:  # a person's sentence says its records as a whole
        yield from part.records


def _spans(node: Any) -> Iterator[Span]:
    """Every span in a node, in reading order."""
    if isinstance(node, Span):
        yield node
    elif isinstance(node, tuple):
        members: tuple[Any, ...] = node
        for one in members:
            yield from _spans(one)
    elif is_dataclass(node):
        for one in fields(node):
            yield from _spans(getattr(node, one.name))


def _unsupported(document: Document, framing: Framing) -> Iterator[Unsupported]:
    """Composed words without a record are those of the wording and of the programme; a person's need not be."""
    cleared = {part.key for part in document.parts if part.cleared}
    labels = {part.key: _labels(part) for part in document.parts}
    for one in statements(document):
        bare = next((one.words[len(label) :] for label in labels[one.place] if one.words.startswith(label)), one.words)
        if one.place in cleared and not one.records and not framing(bare):
            yield Unsupported(one.place, one.words, cleared=True)


def _labels(part: Part) -> tuple[str, ...]:
    return tuple(block.run_in for block in walk(part.blocks) if isinstance(block, Paragraph) and block.run_in)


def framing(wording: Wording | None) -> Framing:
    """Whether words are those of the wording alone, whatever stands in its places."""
    words = wording.words.values() if wording else ()
    patterns = [re.compile(_as_pattern(one)) for one in words if len(_LITERAL.findall(_PLACE.sub("", one))) > 1]
    return lambda said: not _LITERAL.search(said) or any(one.fullmatch(said.strip()) for one in patterns)


def _as_pattern(words: str) -> str:
    return "[^.]*".join(re.escape(piece) for piece in _PLACE.split(words))


def _about(document: Document, records: Records) -> Iterable[str]:
    """Ids of the records that the paper could say, in the order of the paper."""
    if document.covers:
        wanted = {document.covers}
    else:
        own = parallel_sessions(records) if document.key == "roundtable" else sessions_with_records(records)
        wanted = {*own, ""} if len(own) != 1 else {*own}
    kinds = _ABOUT.get(document.key)
    session_of = session_finder(records)
    for record in _everything(records):
        if session_of(record) in wanted and (kinds is None or _kind(record) in kinds):
            yield record.id


def _everything(records: Records) -> tuple[Record, ...]:
    return in_order((*records.notes, *records.proposals, *records.actions))


def _kind(record: Record) -> str:
    return Kind.ACTION if isinstance(record, ActionItem) else record.kind


def _left(record: Record) -> Left:
    return Left(record.id, text_of(record))


def _short(words: str) -> str:
    line = " ".join(words.split()).rstrip(".")
    return line if len(line) <= 60 else f"{line[:59].rstrip()}…"
