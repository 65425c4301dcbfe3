"""Which agreements and actions stay where not all have room: the newest ones (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """How high an item is, px, and when it was kept."""

    height: int
    at: int


def first_shown(lists: Sequence[Sequence[Size]], room: int, earlier: int) -> tuple[int, ...]:
    """For each list, oldest first, the place of the first item that stays; the newest of each always does.

    ``room`` is the height for all items, ``earlier`` that of the line which tells of those that gave way, px.
    """
    firsts = [0 for _ in lists]
    while _height(lists, firsts, earlier) > room:
        able = [place for place, sizes in enumerate(lists) if firsts[place] < len(sizes) - 1]
        if not able:
            break
        oldest = min(able, key=lambda place: lists[place][firsts[place]].at)
        firsts[oldest] += 1
    return tuple(firsts)


def _height(lists: Sequence[Sequence[Size]], firsts: Sequence[int], earlier: int) -> int:
    return sum(
        sum(size.height for size in sizes[first:]) + (earlier if first else 0)
        for sizes, first in zip(lists, firsts, strict=True)
    )
