"""Places in a text, counted in characters as Python does and in UTF-16 units as Qt does (pure)."""

from __future__ import annotations


def to_units(text: str, characters: int) -> int:
    """The place ``characters`` into a text, in UTF-16 units."""
    return len(text[:characters].encode("utf-16-le", "surrogatepass")) // 2


def to_characters(text: str, units: int) -> int:
    """The place ``units`` of UTF-16 into a text, in characters; inside a pair, before it."""
    if text.isascii():
        return units
    head = text.encode("utf-16-le", "surrogatepass")[: units * 2]
    return len(head.decode("utf-16-le", "ignore"))
