"""Keys that put an item between two others in a list kept by fractional index, then id (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fractional_indexing import FIError, generate_n_keys_between


def keys_for(listed: Sequence[tuple[str, str]], at: int, item: str) -> Mapping[str, str]:
    """The keys to set so that ``item`` stands at place ``at`` of a list of (id, key) in the order shown.

    Most often one key, that of the item; where its neighbours carry equal keys those after it get new
    ones first, and where a key is none at all the whole list does. ``listed`` does not hold the item.
    """
    before = listed[at - 1][1] if at else None
    last = at
    while last < len(listed) and before is not None and listed[last][1] <= before:
        last += 1
    after = listed[last][1] if last < len(listed) else None
    moved = [item, *(name for name, _ in listed[at:last])]
    try:
        return dict(zip(moved, generate_n_keys_between(before, after, len(moved)), strict=True))
    except (FIError, ValueError, IndexError):
        return _all_anew([*(name for name, _ in listed[:at]), item, *(name for name, _ in listed[at:])])


def _all_anew(names: Sequence[str]) -> Mapping[str, str]:
    return dict(zip(names, generate_n_keys_between(None, None, len(names)), strict=True))
