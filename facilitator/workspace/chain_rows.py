"""The chain lesson → proposal → heading → target as rows to go through, what is broken first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.directory import Directory
from facilitator.domain import Record, Records, Vocabulary
from facilitator.summary.chain import Link
from facilitator.summary.entries import text_of
from facilitator.summary.labels import make_labels
from facilitator.workspace.tracing import chain_of_records

# The steps of the chain, and the names of what can be missing: a step of a chain that has begun elsewhere.
LESSON, PROPOSAL, HEADING, TARGET = STEPS = ("lesson", "proposal", "heading", "target")
NOT_TAKEN_UP, NO_HEADING, NO_TARGET = "not taken up", "no heading", "no target"
NO_LESSON, BARE_HEADING, BARE_TARGET = "no lesson", "bare heading", "bare target"
GAPS = (NO_HEADING, NO_TARGET, NOT_TAKEN_UP, BARE_HEADING, NO_LESSON, BARE_TARGET)
_STEP_OF = {
    NOT_TAKEN_UP: PROPOSAL, BARE_HEADING: PROPOSAL, BARE_TARGET: PROPOSAL,
    NO_LESSON: LESSON, NO_HEADING: HEADING, NO_TARGET: TARGET,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands at a step: a record by its label and words, or a word of a vocabulary by key and name."""

    id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ChainRow:
    """A chain as far as it goes: the pieces of each of STEPS, and the GAPS it has.

    ``records`` are the proposals that say the same, ``takes_up`` and ``tags`` what they have together.
    """

    key: str
    pieces: tuple[tuple[Piece, ...], ...]
    gaps: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    takes_up: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()

    def at(self, step: str) -> tuple[Piece, ...]:
        """The pieces of a step."""
        return self.pieces[STEPS.index(step)]

    def missing(self, step: str) -> str:
        """The gap at a step, "" where there is none."""
        return next((gap for gap in self.gaps if step_of(gap) == step), "")


@dataclass(frozen=True, slots=True)
class ChainSheet:
    """The rows, broken ones first, and how many there are of each gap; "" counts the whole chains."""

    rows: tuple[ChainRow, ...] = ()
    counts: Mapping[str, int] | None = None


def step_of(gap: str) -> str:
    """The step that a gap leaves out."""
    return _STEP_OF[gap]


def chain_sheet(records: Records) -> ChainSheet:
    """All chains and gaps over the parallel sessions held; for the worker thread."""
    found = chain_of_records(records)
    known, directory = _known(records), Directory(records.terms)
    by_id = {one.id: one for one in _everything(records)}
    terms = {one: _term(directory, one) for one in (*found.unserved_headings, *found.unserved_targets)}
    vocabularies = {term.vocabulary for term in records.terms}
    rows = [_linked(link, known, directory, vocabularies, by_id) for link in found.links]
    rows += [ChainRow(one, ((known[one],), (), (), ()), (NOT_TAKEN_UP,)) for one in found.not_taken_up if one in known]
    rows += [ChainRow(f"#{one}", ((), (), (terms[one],), ()), (BARE_HEADING,)) for one in found.unserved_headings]
    rows += [ChainRow(f"#{one}", ((), (), (), (terms[one],)), (BARE_TARGET,)) for one in found.unserved_targets]
    counts = Counter(gap for row in rows for gap in (row.gaps or ("",)))
    return ChainSheet(tuple(sorted(rows, key=_worst)), counts)


def with_gap(rows: Iterable[ChainRow], gap: str | None) -> tuple[ChainRow, ...]:
    """The rows with a gap, "" for the whole chains, None for all rows."""
    return tuple(row for row in rows if gap is None or gap in row.gaps or (gap == "" and not row.gaps))


def _worst(row: ChainRow) -> int:
    return min((GAPS.index(gap) for gap in row.gaps), default=len(GAPS))


def _linked(
    link: Link, known: Mapping[str, Piece], directory: Directory, vocabularies: set[str], by_id: Mapping[str, Record]
) -> ChainRow:
    proposal = link.records[0]
    gaps = (
        *((NO_HEADING,) if Vocabulary.HEADING in vocabularies and not link.headings else ()),
        *((NO_TARGET,) if Vocabulary.TARGET in vocabularies and not link.targets else ()),
        *(() if link.lessons else (NO_LESSON,)),
    )
    own = [by_id[one] for one in link.records if one in by_id]
    return ChainRow(
        proposal,
        (
            tuple(known[one] for one in link.lessons if one in known),
            (known[proposal],),
            tuple(_term(directory, one) for one in link.headings),
            tuple(_term(directory, one) for one in link.targets),
        ),
        gaps,
        link.records,
        tuple(dict.fromkeys(one for record in own for one in record.takes_up)),
        frozenset(tag for record in own for tag in record.tags),
    )


def _known(records: Records) -> dict[str, Piece]:
    labels = make_labels(records)
    return {
        one.id: Piece(one.id, labels.get(one.id, ""), " ".join(text_of(one).split())) for one in _everything(records)
    }


def _term(directory: Directory, key: str) -> Piece:
    term = directory.term(key)
    return Piece(key, key, term.name if term else key)


def _everything(records: Records) -> tuple[Record, ...]:
    return (*records.notes, *records.proposals, *records.actions)
