"""Bookmarks as objects of a PDF (PDF 32000-1:2008, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDestinationXYZ, PDFDictionary, PDFName, PDFObjectReference

from facilitator.paper.pdf_document import PaperDocument, string


class Entry(NamedTuple):
    """A bookmark: its words, its depth from 0, and where it leads."""

    title: str
    level: int
    place: PDFDestinationXYZ


def write_outline(document: PaperDocument, entries: Sequence[Entry]) -> PDFObjectReference | None:
    """Adds the bookmarks, all unfolded; their root, None where there are none."""
    if not entries:
        return None
    root = PDFDictionary({"Type": PDFName("Outlines")})
    made = [PDFDictionary({"Title": string(entry.title), "Dest": entry.place}) for entry in entries]
    above = _above(entries)
    below: dict[int, list[int]] = {}
    for index, parent in enumerate(above):
        below.setdefault(parent, []).append(index)
    references = {-1: document.Reference(root)} | {index: document.Reference(entry) for index, entry in enumerate(made)}
    for parent, siblings in below.items():
        own = root if parent < 0 else made[parent]
        own["First"], own["Last"] = references[siblings[0]], references[siblings[-1]]
        own["Count"] = _count(parent, below)
        for index in siblings:
            made[index]["Parent"] = references[parent]
        for index, after in pairwise(siblings):
            made[index]["Next"], made[after]["Prev"] = references[after], references[index]
    return references[-1]


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


def _count(index: int, below: dict[int, list[int]]) -> int:
    return sum(1 + _count(child, below) for child in below.get(index, []))
