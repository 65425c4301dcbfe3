"""Which words two versions of a text do not share, for marking them where they stand side by side."""

from __future__ import annotations

from facilitator.merge.differences import Range, only_in

__all__ = ["Range", "difference_marks"]


def difference_marks(before: str, after: str) -> tuple[tuple[Range, ...], tuple[Range, ...]]:
    """What only ``before`` has and what only ``after`` has, as (first character, after the last)."""
    return only_in(before, after), only_in(after, before)
