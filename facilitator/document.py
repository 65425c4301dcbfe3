"""The neutral document tree: what a paper says and where each statement comes from, in no format.

Every node carries ``records``: the ids of the records it rests on, () where it rests on none.
A writer of a format needs nothing but this tree; a composer of papers knows no format.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Characters set alike. ``language`` is a BCP 47 tag, "" for the document's own."""

    text: str
    strong: bool = False
    emphasis: bool = False
    muted: bool = False
    language: str = ""
    records: Ids = ()


Text = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``numbered`` paragraphs are counted 1, 2, 3 … through the whole paper by the
    writer, in order. ``run_in`` is a bold label at the start of the text. ``small`` sets it as a note.
    """

    text: Text
    records: Ids = ()
    numbered: bool = False
    run_in: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class Lettered:
    """A list whose items stand as (a), (b), (c)."""

    items: tuple[Paragraph, ...]
    records: Ids = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A discussion point inside a part: its title stands in the label column, its text beside it."""

    title: str
    blocks: tuple[Block, ...]
    records: Ids = ()


@dataclass(frozen=True, slots=True)
class Column:
    """``role`` is text, id (bold, never broken), number (right-aligned), name (bold), date, or hidden: for
    programs, only in sheets and JSON. So is every column that is not ``printed``. ``choices`` are the words
    that a sheet offers for its cells.
    """

    title: str
    role: str = "text"
    printed: bool = True
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One or more paragraphs; () is an empty cell. ``value`` is what a sheet holds in their place: an ISO day
    or a number in figures; "" where it holds the words."""

    paragraphs: tuple[Text, ...] = ()
    records: Ids = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    records: Ids = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A row's place on a time line: an ISO day or "" for none; solid = agreed or under way, open = proposed."""

    day: str
    solid: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """A last column of a table, drawn as an axis of months: one Mark a row, and dates of review.

    ``legend`` names the solid and the open mark; ``reviews`` are (ISO day, label)."""

    start: str
    end: str
    marks: tuple[Mark, ...]
    reviews: tuple[tuple[str, str], ...] = ()
    legend: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``grouped``: equal neighbours in the first column are printed once. ``total`` is a last
    row above which a rule stands. ``narrow`` tables stand in the text column without rules or head.
    ``key`` names it among the paper's tables ("proposals", "actions"), for sheets; "" for a minor one. A key
    that ends with a slash gives every group a sheet of its own, named after the value of its first cell."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    records: Ids = ()
    caption: str = ""
    grouped: bool = False
    total: Row | None = None
    narrow: bool = False
    timeline: Timeline | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list "in this pack": the writer gives the page on which each part (by key) begins."""

    title: str
    page_title: str
    entries: tuple[tuple[str, str], ...]
    records: Ids = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Two blocks side by side in the text column."""

    left: Table
    right: Contents
    records: Ids = ()


@dataclass(frozen=True, slots=True)
class BarGroup:
    """A row of a bar chart: counts[series][column]; None where the series does not have this row.
    ``notes`` are words that stand in place of a missing series, one a series."""

    title: str
    counts: tuple[tuple[int, ...] | None, ...]
    notes: tuple[str, ...] = ()
    records: Ids = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """A table of bars: rows × columns × series. First series solid, second open, further hatched."""

    row_title: str
    columns: tuple[str, ...]
    total_title: str
    series: tuple[str, ...]
    groups: tuple[BarGroup, ...]
    records: Ids = ()


@dataclass(frozen=True, slots=True)
class StripMark:
    """One mark on a strip: the target's number, solid (a proposal) or open (an action item)."""

    number: int
    solid: bool
    records: Ids = ()


@dataclass(frozen=True, slots=True)
class Strip:
    """The framework's targets as a strip. ``groups`` are (title, first number, last number);
    ``rows`` are (title, marks); ``legend`` names the solid mark, the open mark, and bold numbers."""

    row_title: str
    groups: tuple[tuple[str, int, int], ...]
    rows: tuple[tuple[str, tuple[StripMark, ...]], ...]
    legend: tuple[str, str, str] = ("", "", "")
    records: Ids = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    original: Text
    translation: str
    attribution: str
    records: Ids = ()


@dataclass(frozen=True, slots=True)
class Quotations:
    items: tuple[Quotation, ...]
    records: Ids = ()


Block = Paragraph | Lettered | Topic | Table | Contents | Beside | Bars | Strip | Quotations


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper: its title stands in the label column beside its first block.

    ``notes`` are what is said beside it: the speaking notes of a slide. ``cleared`` is "" for a composed
    part, else by whom and when a person settled it; ``stale`` says that records behind it changed after.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    records: Ids = ()
    landscape: bool = False
    new_page: bool = False
    notes: tuple[Paragraph, ...] = ()
    cleared: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Meta:
    """A column of the masthead: a small grey title over lines."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. ``created`` is ISO 8601 with zone; ``page_label`` has {page} and {pages};
    ``example`` is "" or the words that mark invented content, printed on every page.

    ``form`` is "paper", or "slides" where each part is one slide. ``letterhead`` are the lines of the
    sender and ``logo`` a picture (PNG or JPEG) as a data URI, "" for none. ``covers`` is the id of the
    one session of the paper, "" for several; ``attribution`` the level it was made at. ``sources_title``
    heads the list of records, where a format has one, and ``notes_title`` what is said beside a part."""

    key: str
    title: str
    subtitle: str
    status: str
    disclaimer: str
    programme: str
    place: str
    running_left: str
    running_right: str
    meta: tuple[Meta, ...]
    parts: tuple[Part, ...]
    language: str
    author: str
    created: str
    page_label: str
    example: str = ""
    form: str = "paper"
    letterhead: tuple[str, ...] = ()
    logo: str = ""
    covers: str = ""
    attribution: str = ""
    sources_title: str = ""
    notes_title: str = ""
    records: Ids = ()


def plain(text: Text) -> str:
    """The characters of a Text without its styles."""
    return "".join(span.text for span in text)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, depth first, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Topic):
            yield from walk(block.blocks)
        elif isinstance(block, Beside):
            yield from walk((block.left, block.right))
