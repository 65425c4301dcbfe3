"""Records in the order in which a person put them, beside the order that the papers give them (pure).

Where a paper orders by importance, a place of one's own comes first: under a point, among the lessons or other matters
(PLACED), among the key messages (PLACED_MESSAGE). Where it goes by the order of the records, that order is changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import groupby

from fractional_indexing import FIError, generate_n_keys_between

PLACED, PLACED_MESSAGE, ORDER = "placed", "placed_message", "order"


def keys_in_order(listed: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """The keys to set so that the items of a list of (id, key) rise in its order; as few as that takes.

    "" is no key yet.
    """
    kept = _rising([key for _, key in listed])
    found: dict[str, str] = {}
    before: str | None = None
    marked = [(item, key, at in kept) for at, (item, key) in enumerate(listed)]
    runs = [(stays, list(run)) for stays, run in groupby(marked, key=lambda one: one[2])]
    for number, (stays, run) in enumerate(runs):
        if stays:
            before = run[-1][1]
            continue
        after = runs[number + 1][1][0][1] if number + 1 < len(runs) else None
        try:
            keys = generate_n_keys_between(before, after, len(run))
        except (FIError, ValueError, IndexError):
            return dict(
                zip([item for item, _ in listed], generate_n_keys_between(None, None, len(listed)), strict=True)
            )
        found |= {item: key for (item, _, _), key in zip(run, keys, strict=True)}
    return found


def _rising(keys: Sequence[str]) -> frozenset[int]:
    """The places of a longest strictly rising run of keys."""
    ends: list[str] = []
    places: list[int] = []
    earlier: dict[int, int] = {}
    for at, key in enumerate(keys):
        if not key:
            continue
        length = bisect_left(ends, key)
        earlier[at] = places[length - 1] if length else -1
        ends[length:] = [key] if length == len(ends) else [key, *ends[length + 1 :]]
        places[length:] = [at] if length == len(places) else [at, *places[length + 1 :]]
    found: list[int] = []
    at = places[-1] if places else -1
    while at >= 0:
        found.append(at)
        at = earlier[at]
    return frozenset(found)
