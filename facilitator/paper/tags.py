"""The structure of a paper beside its pages, for those who hear it: a tree of tags (PDF 32000-1:2008, 14.8).

What composes a block adds its tags in the order of reading; what is drawn names its tag, or is an artifact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")  # the form of a BCP 47 tag
# Cells stand in the structure though nothing is drawn in them, or the columns of a row would shift.
EMPTY_TOO = frozenset({"TD", "TH"})


class Artifact(NamedTuple):
    """What is repeated on every page and is no part of the paper's words: Header or Footer."""

    kind: str


HEADER, FOOTER = Artifact("Header"), Artifact("Footer")


@dataclass(slots=True, eq=False)
class Tag:
    """An element of the structure, with a standard role: Document, Sect, H1, P, L, Table, Figure …

    ``language`` is a BCP 47 tag, "" for the paper's own. ``alt`` stands for what is drawn. ``scope`` (Column, Row)
    and ``rows`` are those of a cell; ``numbering`` that of a list; ``title`` names a part in lists of the structure.
    A run of words has no parent but its ``holder``, among whose words it stands where it is drawn.
    """

    role: str
    language: str = ""
    alt: str = ""
    title: str = ""
    scope: str = ""
    rows: int = 1
    numbering: str = ""
    holder: Tag | None = None
    children: list[Tag] = field(default_factory=lambda: list[Tag]())

    def add(self, role: str, *, language: str = "", alt: str = "", title: str = "", scope: str = "") -> Tag:
        """A new last child."""
        child = Tag(role, language, alt, title, scope)
        self.children.append(child)
        return child


Marked = Tag | Artifact | None
