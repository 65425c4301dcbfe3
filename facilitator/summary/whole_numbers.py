"""Whole numbers out of settings, which a merged file may set to anything (pure)."""

from __future__ import annotations

_MOST_DIGITS = 7


def whole_number(text: str, otherwise: int) -> int:
    """The number that a text says; ``otherwise`` for what is none, or more than anything here could be."""
    bare = text.strip()
    return int(bare) if bare.isdecimal() and len(bare) <= _MOST_DIGITS else otherwise
