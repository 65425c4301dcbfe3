"""The length of the text read aloud, and what is left out where it is too long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from facilitator.document import Block, Lettered, Paragraph, Part, Quotations, plain, walk
from facilitator.domain import Kind
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material
from facilitator.summary.note import KEY as NOTE
from facilitator.summary.note import pace
from facilitator.summary.reporting import priority
from facilitator.summary.sentences import count_words

_UNCOUNTED = frozenset({NOTE})
_WORDS = 1100
_ANNEXED = frozenset({Kind.PROPOSAL, Kind.ACTION})

Compose = Callable[[Material], tuple[Part, ...]]


def words_of(parts: tuple[Part, ...]) -> int:
    """Words of the running text: no tables, charts, titles, nor the note at the end."""
    return sum(_words(block) for part in parts if part.key not in _UNCOUNTED for block in walk(part.blocks))


def limit(material: Material) -> int:
    """The words a summary may have: the settings ``paper.words`` and ``paper.minutes``, whichever is the shorter."""
    words, minutes = material.number("paper.words", 0), material.number("paper.minutes", 0)
    given = [one for one in (words, minutes * pace(material)) if one]
    return min(given, default=_WORDS)


def trim(material: Material, compose: Compose, most: int) -> Material:
    """The material with just as many entries left out, from the least important, as ``most`` words ask.

    Actions and proposals are never left out. Of every point and kind the best goes last, so that
    nothing discussed falls silent before the rest is shortened.
    """
    order = least_first(material)
    low, high = 0, len(order)
    if words_of(compose(material)) <= most:
        return material
    while low < high:
        middle = (low + high) // 2
        if words_of(compose(_without(material, order[:middle]))) <= most:
            high = middle
        else:
            low = middle + 1
    return _without(material, order[:low])


def _without(material: Material, left_out: list[str]) -> Material:
    return replace(material, left_out=frozenset(left_out))


def least_first(material: Material) -> list[str]:
    """Ids of the notes, the least important first."""
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
    return [item.record.id for item in reversed([*first, *rest])]


def _words(block: Block) -> int:
    if isinstance(block, Paragraph):
        return count_words(f"{block.run_in} {plain(block.text)}")
    if isinstance(block, Lettered):
        return sum(_words(item) for item in block.items)
    if isinstance(block, Quotations):
        return sum(count_words(f"{plain(item.original)} {item.translation}") for item in block.items)
    return 0
