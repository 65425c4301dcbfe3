"""The letters of lists: (a), (b), (c)."""

from __future__ import annotations


def letters(index: int) -> str:
    """0 → a, 25 → z, 26 → aa."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(97 + rest) + name
    return name
