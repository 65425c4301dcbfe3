"""Possible duplicates of two note-takers: found, linked as the same, or remembered as different."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from facilitator.directory import Directory
from facilitator.domain import Record, Records
from facilitator.errors import NotFoundInFileError
from facilitator.merge.differences import Range, only_in
from facilitator.merge.duplicates import Candidate, near_duplicates_steps
from facilitator.store.hands import hands
from facilitator.store.opening import Connection, SessionFile, local, set_local
from facilitator.workspace.changed import Changed
from facilitator.workspace.editing import Part, edit
from facilitator.workspace.showing import records_at_hand

_REMEMBERED = "not the same"
_MOST = 200


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """Two records that may say the same, and where each differs from the other; ``point`` is a title or ""."""

    one: Record
    other: Record
    point: str
    likeness: float
    only_in_one: tuple[Range, ...]
    only_in_other: tuple[Range, ...]

    @property
    def key(self) -> tuple[str, str]:
        """The ids of both."""
        return self.one.id, self.other.id


def possible_duplicates(file: SessionFile) -> tuple[PossibleDuplicate, ...]:
    """Pairs that nobody has linked or told apart yet, the most alike first; at most as many as anybody looks at."""
    steps = duplicates_steps(file)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def duplicates_steps(file: SessionFile) -> Generator[None, None, tuple[PossibleDuplicate, ...]]:
    """The same in small steps, between which nothing is open and other work may come in."""
    records = records_at_hand(file)
    with file.reading() as connection:
        written = hands(connection)
        apart = _apart(connection)
    shown = {record.id: record for record in (*records.notes, *records.proposals, *records.actions)}
    titles = {point.id: point.title for point in records.points}
    pairs = yield from near_duplicates_steps(_candidates(records, shown, written))
    waiting = ((shown[pair.one], shown[pair.other], pair.likeness) for pair in pairs)
    still = ((one, other, likeness) for one, other, likeness in waiting if not _decided(one, other, apart))
    return tuple(
        PossibleDuplicate(
            one, other, titles.get(one.point, ""), likeness,
            only_in(one.text, other.text), only_in(other.text, one.text),
        )
        for one, other, likeness in islice(still, _MOST)
    )  # fmt: skip


def _candidates(records: Records, shown: Mapping[str, Record], written: Mapping[str, str]) -> Iterator[Candidate]:
    directory = Directory(records.terms, records.participants)
    return (
        Candidate(
            item, record.text, written.get(item, record.author), _group(directory, record), record.point, record.at
        )
        for item, record in shown.items()
    )


def _group(directory: Directory, record: Record) -> str:
    """Whose words they are: a person and the delegation this person speaks for are not two."""
    if not record.speaker:
        return ""
    party = directory.party(record.speaker)
    return party.delegation or party.organization or party.ref


def _decided(one: Record, other: Record, apart: frozenset[tuple[str, str]]) -> bool:
    return other.id in one.same_as or one.id in other.same_as or _key(one.id, other.id) in apart


def link_same(file: SessionFile, one: str, other: str, author: str | None = None) -> Changed:
    """Says that two records are the same; both stay. Raises NotFoundInFileError."""
    low, high = _key(one, other)
    return edit(file, low, [Part(f"same_as/{high}", "1")], author)


def tell_apart(file: SessionFile, one: str, other: str) -> Changed:
    """Remembers in this copy that two records are not the same, so that nobody is asked again."""
    return _remember(file, one, other, apart=True)


def ask_again(file: SessionFile, one: str, other: str) -> Changed:
    """Forgets that two records were told apart."""
    return _remember(file, one, other, apart=False)


def _remember(file: SessionFile, one: str, other: str, *, apart: bool) -> Changed:
    if one == other:
        raise NotFoundInFileError("A note and itself cannot be told apart; choose two notes.")
    with file.writing() as connection:
        known = set(_apart(connection))
        (known.add if apart else known.discard)(_key(one, other))
        set_local(connection, _REMEMBERED, json.dumps(sorted(known)))
    return Changed((one, other), frozenset({"local"}))


def _apart(connection: Connection) -> frozenset[tuple[str, str]]:
    found: list[tuple[str, str]] = [(one, other) for one, other in json.loads(local(connection, _REMEMBERED) or "[]")]
    return frozenset(found)


def _key(one: str, other: str) -> tuple[str, str]:
    low, high = sorted((one, other))
    return low, high
