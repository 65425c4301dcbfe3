"""A workshop report of tables, about 50 pages for 864 rows, in the six scripts of the workshop."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from facilitator.document import Cell, Column, Document, Meta, Paragraph, Part, Row, Span, Table
from tests.benchmarks import data

ROWS_OF_A_PART = 18
_HEAD = (("Id", "id"), ("What", "text"), ("Lead", "text"), ("With", "text"), ("By", "date"), ("Status", "text"))
_LEADS = ("China", "Japan", "Mongolia", "Republic of Korea", "Russian Federation", "NEASPEC secretariat")
_STATES = ("Agreed", "Proposed", "In progress", "Completed")


def report(rows: int, together: int = ROWS_OF_A_PART) -> Document:
    """A document of so many rows, so many of them in each table; the same one for every call."""
    words = data.lines(rows * 2, 7)
    parts = tuple(_part(number, count, words) for number, count in enumerate(_shares(rows, together), 1))
    return Document(
        key="report", title="Workshop report", subtitle="Actions of all sessions", status="Draft",
        disclaimer="Moderators’ summary, not a negotiated text", programme="NEASPEC", place="Incheon, 29 August 2024",
        running_left="Workshop on nature conservation", running_right="Workshop report",
        meta=(Meta("Workshop", ("Workshop on nature conservation and biodiversity",)),), parts=parts, language="en",
        author="NEASPEC secretariat", created="2024-08-29T12:40:00+09:00", page_label="Page {page} of {pages}",
    )  # fmt: skip


def plainly(document: Document) -> dict[str, Any]:
    """The words of the report for those who set it without our tree: parts of a paragraph and a table."""
    return {
        "title": document.title,
        "parts": [
            {
                "title": part.title,
                "paragraph": _said(part.blocks[0].text),
                "head": [column.title for column in part.blocks[1].columns],
                "rows": [
                    [_said(text) for cell in row.cells for text in cell.paragraphs] for row in part.blocks[1].rows
                ],
            }
            for part in document.parts
            if isinstance(part.blocks[0], Paragraph) and isinstance(part.blocks[1], Table)
        ],
    }


def _said(text: tuple[Span, ...]) -> str:
    return "".join(span.text for span in text)


def _shares(rows: int, together: int) -> list[int]:
    whole, rest = divmod(rows, together)
    return [together] * whole + [rest] * bool(rest)


def _part(number: int, rows: int, words: Iterator[str]) -> Part:
    paragraph = Paragraph((Span(" ".join(islice(words, min(rows // 3, 6)))),), numbered=True)
    columns = tuple(Column(*each) for each in _HEAD)
    table = Table(columns, tuple(_row(number, at, next(words)) for at in range(rows)), key="actions")
    return Part(f"part-{number}", f"Actions of group {number}", (paragraph, table))


def _row(part: int, at: int, what: str) -> Row:
    cells = (
        f"{part}-A{at + 1}", what, _LEADS[at % 6], f"{_LEADS[(at + 1) % 6]}, {_LEADS[(at + 3) % 6]}",
        f"{1 + at % 28} September 2025", _STATES[at % 4],
    )  # fmt: skip
    return Row(tuple(Cell(((Span(cell),),)) for cell in cells))
