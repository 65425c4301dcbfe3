"""Where the chips of the queue stand in the room there is (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 8


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths in px: of the speaker's chip (0: nobody), of the word before those who wait, of “+2”, of the longest
    form of it, of the field at least and at most; ``gap`` between them."""

    speaker: int
    word: int
    more: int
    more_whole: int
    field: tuple[int, int]
    gap: int


@dataclass(frozen=True, slots=True)
class Fit:
    """``chips`` are the left edges of those shown; ``more`` left and width, width 0 where all are shown."""

    word: int
    chips: tuple[int, ...]
    more: tuple[int, int]
    field: tuple[int, int]


def fit(width: int, sizes: Sizes, chips: Sequence[int], hidden: int) -> Fit:
    """Chips from the left as long as there is room for the field; ``hidden`` wait besides the chips offered."""
    room = width - sizes.field[0] - sizes.gap
    left = sizes.speaker
    word = left + sizes.gap // 2
    found: list[int] = []
    at = left + sizes.word
    for number, chip in enumerate(chips, 1):
        all_fit = number == len(chips) and not hidden
        if at + chip + (0 if all_fit else sizes.more) > room:
            break
        found.append(at)
        at += chip
    left = at if found else left
    more = (left, 0)
    if len(found) < len(chips) + hidden:
        more = (left, sizes.more if found else max(sizes.more, min(sizes.more_whole, room - left)))
    start = left + more[1] + sizes.gap // 2
    return Fit(
        word, tuple(found), more, (start, max(sizes.field[0], min(sizes.field[1], width - start - sizes.gap // 2)))
    )
