"""Possible duplicates of two note-takers: found, linked as the same, or remembered as different."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from facilitator.directory import Directory
from facilitator.errors import NotFoundInFileError
from facilitator.merge.differences import Range, only_in
from facilitator.merge.duplicates import Candidate, near_duplicates_steps
from facilitator.store.comparing import Said, points_of_several_hands, said_under
from facilitator.store.hands import hands
from facilitator.store.opening import Connection, SessionFile, local, set_local
from facilitator.store.reading import load_frame
from facilitator.workspace.changed import Changed
from facilitator.workspace.editing import Part, edit

__all__ = [
    "PossibleDuplicate",
    "Said",
    "ask_again",
    "duplicates_steps",
    "link_same",
    "possible_duplicates",
    "tell_apart",
]

_REMEMBERED = "not the same"
_MOST = 200


@dataclass(frozen=True, slots=True)
class PossibleDuplicate:
    """Two records that may say the same, and where each differs from the other; ``point`` is a title or ""."""

    one: Said
    other: Said
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
    with file.reading() as connection:
        frame = load_frame(connection)
        written = hands(connection)
        points = points_of_several_hands(connection, written)
        apart = _apart(connection)
    directory = Directory(frame.terms, frame.participants)
    found: list[_Alike] = []
    for point in points:
        with file.reading() as connection:
            under = {one.id: one for one in said_under(connection, point)}
        pairs = yield from near_duplicates_steps(_candidates(under.values(), point, directory, written))
        waiting = (_Alike(pair.likeness, under[pair.one], under[pair.other], point) for pair in pairs)
        found += islice((one for one in waiting if not _decided(one, apart)), _MOST)
    titles = {point.id: point.title for point in frame.points}
    found.sort(key=lambda pair: (-pair.likeness, pair.one.id, pair.other.id))
    return tuple(_shown(pair, titles) for pair in found[:_MOST])


class _Alike(NamedTuple):
    likeness: float
    one: Said
    other: Said
    point: str


def _shown(pair: _Alike, titles: Mapping[str, str]) -> PossibleDuplicate:
    one, other = pair.one.text, pair.other.text
    marks = only_in(one, other), only_in(other, one)
    return PossibleDuplicate(pair.one, pair.other, titles.get(pair.point, ""), pair.likeness, *marks)


def _candidates(
    under: Iterable[Said], point: str, directory: Directory, written: Mapping[str, str]
) -> Iterator[Candidate]:
    return (
        Candidate(one.id, one.text, written.get(one.id, one.author), _group(directory, one), point, one.at)
        for one in under
    )


def _group(directory: Directory, record: Said) -> str:
    """Whose words they are: a person and the delegation this person speaks for are not two."""
    if not record.speaker:
        return ""
    party = directory.party(record.speaker)
    return party.delegation or party.organization or party.ref


def _decided(pair: _Alike, apart: frozenset[tuple[str, str]]) -> bool:
    one, other = pair.one, pair.other
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
