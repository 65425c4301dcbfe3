"""Bookmarks as objects of a PDF (PDF 32000-1:2008, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from facilitator.paper.pdf_objects import PdfFile, string


class Entry(NamedTuple):
    """A bookmark: its words, its depth from 0, and the code of where it leads."""

    title: str
    level: int
    place: str


def write_outline(file: PdfFile, entries: Sequence[Entry]) -> int:
    """Adds the bookmarks, all unfolded; the number of their root, 0 where there are none."""
    if not entries:
        return 0
    root = file.number()
    numbers = [file.number() for _ in entries]
    above = _above(entries)
    below: dict[int, list[int]] = {}
    for index, parent in enumerate(above):
        below.setdefault(parent, []).append(index)
    for index, entry in enumerate(entries):
        siblings = below[above[index]]
        at = siblings.index(index)
        body = f"/Title {string(entry.title)}/Parent {numbers[above[index]] if above[index] >= 0 else root} 0 R"
        body += f"/Prev {numbers[siblings[at - 1]]} 0 R" if at else ""
        body += f"/Next {numbers[siblings[at + 1]]} 0 R" if at + 1 < len(siblings) else ""
        file.pack(f"<<{body}{_family(index, below, numbers)}/Dest{entry.place}>>", numbers[index])
    return file.pack(f"<</Type/Outlines{_family(-1, below, numbers)}>>", root)


def _above(entries: Sequence[Entry]) -> list[int]:
    """For each entry the last one before it that is less deep, -1 for none."""
    found: list[int] = []
    path: list[int] = []
    for index, entry in enumerate(entries):
        while path and entries[path[-1]].level >= entry.level:
            path.pop()
        found.append(path[-1] if path else -1)
        path.append(index)
    return found


def _family(index: int, below: dict[int, list[int]], numbers: Sequence[int]) -> str:
    children = below.get(index)
    if not children:
        return ""
    return f"/First {numbers[children[0]]} 0 R/Last {numbers[children[-1]]} 0 R/Count {_count(index, below)}"


def _count(index: int, below: dict[int, list[int]]) -> int:
    return sum(1 + _count(child, below) for child in below.get(index, []))
