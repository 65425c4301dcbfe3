"""What the blocks of a paper are set with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from facilitator.paper.docx.marks import Marks
from facilitator.paper.docx.sheet import INDENT


@dataclass(frozen=True, slots=True)
class Setting:
    """``measure`` is the width of the page's text in points; ``lists`` gives each lettered list its number;
    ``pages`` the bookmark of each part by its key; a ``lying`` page is landscape."""

    language: str
    marks: Marks
    lists: Iterator[int]
    pages: Mapping[str, str]
    measure: float
    lying: bool = False

    @property
    def text_width(self) -> float:
        """The width right of the paragraph numbers, in points."""
        return self.measure - INDENT
