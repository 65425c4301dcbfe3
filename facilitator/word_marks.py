"""What a paper in Word carries so that it can be read back: its styles, its bookmarks, its properties.

The writer sets these and the reader goes by them. Word and LibreOffice keep all three when a person edits
and saves the file; neither shows bookmarks that begin with an underscore, nor custom properties.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

LONGEST = 40  # characters of a bookmark's name that Word keeps
PAPER = "facilitator.paper"
COVERS = "facilitator.covers"
ATTRIBUTION = "facilitator.attribution"
STATUS = "facilitator.status"
CREATED = "facilitator.created"
# Followed by the ordinal of the part from 1. The value is "bookmark digest key title", the key percent-encoded;
# the digest is that of document_words.
PART = "facilitator.part."

_PART, _RECORD = "part_", "_r_"
_NO_NAME = re.compile(r"[^0-9A-Za-z_]+")
_ID = re.compile(r"[0-9a-z]{1,24}")
_RECORD_NAME = re.compile(r"_r_([0-9a-z]{1,24})_\d+")


class Styled(StrEnum):
    """The paragraph styles that say what a paragraph is, and the character style of a label."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    STATUS = "Paper Status"
    DISCLAIMER = "Paper Disclaimer"
    META_TITLE = "Meta Title"
    META = "Meta Text"
    PART = "Heading 1"
    TOPIC = "Heading 2"
    BODY = "Body Text"
    NUMBERED = "Numbered Paragraph"
    LETTERED = "Lettered Item"
    NOTE = "Paper Note"
    SPOKEN = "Speaking Notes"
    CAPTION = "Caption"
    GAP = "Gap"
    LABEL = "Run-in Label"
    HEAD = "Table Head"
    HEAD_NUMBER = "Table Head Number"
    TOTAL = "Table Total"
    TOTAL_NUMBER = "Table Total Number"
    AXIS_HEAD = "Axis Head"
    AXIS = "Axis Mark"
    LEGEND = "Legend"
    CONTENTS_HEAD = "Contents Head"
    CONTENTS = "Contents Entry"
    CONTENTS_PAGE = "Contents Page"
    BARS_HEAD = "Bars Head"
    BARS = "Bars Row"
    BARS_FIGURE = "Bars Figure"
    BARS_NOTE = "Bars Note"
    BARS_SERIES = "Bars Series"
    BARS_SUM = "Bars Sum"
    STRIP_HEAD = "Strip Head"
    STRIP_GROUP = "Strip Group"
    STRIP = "Strip Row"
    STRIP_MARK = "Strip Mark"
    QUOTATION = "Quotation Original"
    TRANSLATION = "Quotation Translation"
    SOURCE = "Quotation Source"


ROLES = ("text", "id", "number", "name", "date")


def cell_style(role: str, narrow: bool) -> str:
    """The style of a cell's paragraphs, which says the column's role and whether the table is a narrow one."""
    known = role if role in ROLES else "text"
    return f"{'List' if narrow else 'Table'} Cell {known.capitalize()}"


def part_bookmark(key: str, taken: Iterable[str]) -> str:
    """A bookmark's name for a part, none of those taken."""
    bare = (_PART + _NO_NAME.sub("_", key))[:LONGEST]
    name, number = bare, 2
    while name in taken:
        name, number = f"{bare[: LONGEST - 5]}_{number}", number + 1
    return name


def is_part_bookmark(name: str) -> bool:
    """Whether a bookmark opens a part."""
    return name.startswith(_PART)


def record_bookmark(record: str, ordinal: int) -> str:
    """A hidden bookmark's name for a record; "" for an id that no name can hold. Ordinals make names unique."""
    return f"{_RECORD}{record}_{ordinal}" if _ID.fullmatch(record) else ""


def record_of(name: str) -> str:
    """The record that a bookmark stands for, "" for none."""
    found = _RECORD_NAME.fullmatch(name)
    return found[1] if found else ""
