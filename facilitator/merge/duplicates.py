"""Notes of two hands that say the same: found by their words, in any script (pure).

Two note-takers of one discussion write the same statement down in words of their own. Pairs are offered
to a person; nothing is decided here.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

NEAR_MS = 30 * 60_000
# Measured on the pairs in tests/merge/test_duplicates.py: different ones reach 75, same ones begin at 82.
ALIKE = 78.0
_UNSPACED = "\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}_]+")
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
# “Yes, agreed” is said by everybody: below this a note says too little to be somebody's in particular.
_LEAST_WORDS, _LEAST_WEIGHT = 4, 16
# Of more notes at once (an import gives all of them one moment) only those that share a rare word are compared.
_COMPARED_ALL, _RARE = 1200, 60


@dataclass(frozen=True, slots=True)
class Candidate:
    """A note as it is compared. ``hand`` is who wrote it; ``speaker`` whose words they are, "" for nobody known;
    ``at`` in ms."""

    item: str
    text: str
    hand: str
    speaker: str
    point: str
    at: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two notes that may say the same, the earlier first; ``likeness`` from ALIKE to 100."""

    one: str
    other: str
    likeness: float


@dataclass(frozen=True, slots=True)
class _Read:
    note: Candidate
    plain: str
    ordered: str


def near_duplicates(notes: Iterable[Candidate], near_ms: int = NEAR_MS) -> tuple[Pair, ...]:
    """Pairs of different hands under the same point, close in time, in similar words; the most alike first."""
    steps = near_duplicates_steps(notes, near_ms)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def near_duplicates_steps(
    notes: Iterable[Candidate], near_ms: int = NEAR_MS
) -> Generator[None, None, tuple[Pair, ...]]:
    """The same in small steps, between which other work may come in."""
    points: dict[str, list[Candidate]] = defaultdict(list)
    for note in notes:
        points[note.point].append(note)
    found: list[Pair] = []
    for under in points.values():
        if len({note.hand for note in under}) < 2:
            continue
        for pairs in _pairs([read for read in map(_read, under) if read], near_ms):
            found += pairs
            yield
    return tuple(sorted(found, key=lambda pair: (-pair.likeness, pair.one, pair.other)))


def _read(note: Candidate) -> _Read | None:
    words = _WORD.findall(unicodedata.normalize("NFKC", note.text).casefold())
    weight = sum(2 if _IS_UNSPACED.match(word) else len(word) for word in words)
    if len(words) < _LEAST_WORDS or weight < _LEAST_WEIGHT:
        return None
    return _Read(note, " ".join(words), " ".join(sorted(words)))


def _pairs(reads: Sequence[_Read], near_ms: int) -> Iterator[list[Pair]]:
    """Pairs under one point, note by note: the notes of each hand with those of every other hand."""
    hands: dict[str, list[_Read]] = defaultdict(list)
    for read in sorted(reads, key=lambda read: (read.note.at, read.note.item)):
        hands[read.note.hand].append(read)
    for one, other in combinations(hands.values(), 2):
        yield from _between(one, other, near_ms)


def _between(one: Sequence[_Read], other: Sequence[_Read], near_ms: int) -> Iterator[list[Pair]]:
    """Pairs of two hands, whose notes are in order of time, for each note of the first."""
    times = [read.note.at for read in other]
    places = _places_of_rare_words(other) if len(other) > _COMPARED_ALL else {}
    for read in one:
        first = bisect_left(times, read.note.at - near_ms)
        last = bisect_right(times, read.note.at + near_ms)
        near = other[first:last] if last - first <= _COMPARED_ALL else _sharing(read, other, places, first, last)
        yield list(_alike(read, near))


def _alike(read: _Read, near: Sequence[_Read]) -> Iterator[Pair]:
    """The pairs of one note with any of these."""
    from rapidfuzz import fuzz, process

    # Half of the likeness is this ratio, and the other half is at most 100.
    hits = process.extract_iter(
        read.ordered, [twin.ordered for twin in near], scorer=fuzz.ratio, score_cutoff=2 * ALIKE - 100
    )
    for _, ratio, ahead in hits:
        twin = near[ahead]
        likeness = (ratio + fuzz.token_set_ratio(read.plain, twin.plain)) / 2
        if likeness >= ALIKE and _may_be_same(read.note, twin.note):
            early, late = sorted((read.note, twin.note), key=lambda note: (note.at, note.item))
            yield Pair(early.item, late.item, round(likeness, 1))


def _places_of_rare_words(reads: Sequence[_Read]) -> dict[str, list[int]]:
    """Word → the places of the notes that have it; words of many notes tell nothing apart."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, read in enumerate(reads):
        for word in set(read.ordered.split()):
            places[word].append(place)
    return {word: found for word, found in places.items() if len(found) <= _RARE}


def _sharing(
    read: _Read, other: Sequence[_Read], places: Mapping[str, Sequence[int]], first: int, last: int
) -> list[_Read]:
    """The notes between two places that have a rare word of this one."""
    found = {place for word in set(read.ordered.split()) for place in places.get(word, ())}
    return [other[place] for place in sorted(found) if first <= place < last]


def _may_be_same(one: Candidate, other: Candidate) -> bool:
    """Two delegations that say the same say it twice."""
    return not one.speaker or not other.speaker or one.speaker == other.speaker
