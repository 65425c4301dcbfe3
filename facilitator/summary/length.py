"""The length of the text read aloud, and what is left out where it is too long."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import accumulate, islice

from facilitator.document import Block, Lettered, Paragraph, Part, Quotations, plain, walk
from facilitator.domain import Kind
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material
from facilitator.summary.note import KEY as NOTE
from facilitator.summary.note import pace
from facilitator.summary.reporting import priority
from facilitator.summary.sentences import count_words, sure_words
from facilitator.summary.typed import typed

_UNCOUNTED = frozenset({NOTE})
_WORDS = 1100
_ANNEXED = frozenset({Kind.PROPOSAL, Kind.ACTION})

Compose = Callable[[Material], tuple[Part, ...]]
Told = Callable[[Entry], bool]


def words_of(parts: tuple[Part, ...]) -> int:
    """Words of the running text: no tables, charts, titles, nor the note at the end."""
    return sum(_words(block) for part in parts if part.key not in _UNCOUNTED for block in walk(part.blocks))


def limit(material: Material) -> int:
    """The words a summary may have: the settings ``paper.words`` and ``paper.minutes``, whichever is the shorter."""
    words, minutes = material.number("paper.words", 0), material.number("paper.minutes", 0)
    given = [one for one in (words, minutes * pace(material)) if one]
    return min(given, default=_WORDS)


def trim(material: Material, compose: Compose, most: int, told_in_full: Told = lambda _: False) -> Material:
    """The material with just as many entries left out, from the least important, as ``most`` words ask.

    Actions and proposals are never left out. Of every point and kind the best goes last, so that
    nothing discussed falls silent before the rest is shortened. ``told_in_full`` tells of entries whose words all
    stand in what is composed, unless they are left out: where those alone are too many, nothing is composed.
    """
    order = _least_first(material)

    def fits(left_out: int) -> bool:
        told = filter(told_in_full, islice(order, left_out, None))
        return not _exceed(material, told, most) and words_of(compose(without(left_out))) <= most

    def without(left_out: int) -> Material:
        return replace(material, left_out=frozenset(item.record.id for item in islice(order, left_out)))

    low, high = 0, len(order)
    if fits(0):
        return material
    while low < high:
        middle = (low + high) // 2
        if fits(middle):
            high = middle
        else:
            low = middle + 1
    return without(low)


def _exceed(material: Material, entries: Iterable[Entry], most: int) -> bool:
    """Whether the words of entries are more than so many; looks at no more of them than it takes to know."""
    return any(said > most for said in accumulate(sure_words(typed(material, item)) for item in entries))


def least_first(material: Material) -> list[str]:
    """Ids of the notes, the least important first."""
    return [item.record.id for item in _least_first(material)]


def _least_first(material: Material) -> list[Entry]:
    notes = [item for item in material.entries if item.kind not in _ANNEXED]
    ranked = sorted(notes, key=lambda item: priority(material, item))
    best: set[tuple[tuple[str, ...], str, str]] = set()
    first: list[Entry] = []
    rest: list[Entry] = []
    for item in ranked:
        place = (item.points, item.kind, item.record.speaker if item.kind == Kind.PRESENTATION else "")
        needed = place not in best or item.starred or item.kind in (Kind.AGREEMENT, Kind.DIFFERING)
        (first if needed else rest).append(item)
        best.add(place)
    return [*first, *rest][::-1]


def _words(block: Block) -> int:
    if isinstance(block, Paragraph):
        return count_words(f"{block.run_in} {plain(block.text)}")
    if isinstance(block, Lettered):
        return sum(_words(item) for item in block.items)
    if isinstance(block, Quotations):
        return sum(count_words(f"{plain(item.original)} {item.translation}") for item in block.items)
    return 0
