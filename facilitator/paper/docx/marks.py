"""The bookmarks of a paper: where its parts begin, and, unseen, which records each statement rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from facilitator.document import Document
from facilitator.paper.docx.elements import Xml, el, joined
from facilitator.word_marks import part_bookmark, record_bookmark


@dataclass(frozen=True, slots=True)
class Around:
    """What opens and what closes a bookmarked stretch."""

    start: Xml
    end: Xml

    def __call__(self, inside: Xml) -> Xml:
        return joined((self.start, inside, self.end))


class Marks:
    """Bookmarks with ids and names of their own within one paper."""

    def __init__(self, parts: Mapping[int, str]) -> None:
        self.parts = parts
        self._ids: Iterator[int] = count(1)

    def part(self, ordinal: int) -> Around:
        """The bookmark of the part with this place in the paper, from 0."""
        return self._around((self.parts[ordinal],))

    def records(self, *ids: str) -> Around:
        """Hidden bookmarks, one for each record, in the order given."""
        unique = tuple(dict.fromkeys(ids))
        return self._around(unique, hidden=True)

    def _around(self, names: tuple[str, ...], hidden: bool = False) -> Around:
        starts: list[Xml] = []
        ends: list[Xml] = []
        for name in names:
            ordinal = next(self._ids)
            mark = record_bookmark(name, ordinal) if hidden else name
            if mark:
                starts.append(el("bookmarkStart", id=ordinal, name=mark))
                ends.append(el("bookmarkEnd", id=ordinal))
        return Around(joined(starts), joined(ends))


def marks_of(document: Document) -> Marks:
    """The bookmarks of a paper, none of them set yet."""
    names: dict[int, str] = {}
    for ordinal, part in enumerate(document.parts):
        names[ordinal] = part_bookmark(part.key, names.values())
    return Marks(names)
