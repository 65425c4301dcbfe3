"""The tables of a paper as sheets, for every format that has cells: names, typed values, what is for programs (pure).

A sheet is a table of the paper, or a group of one whose key ends with a slash, in the order of the paper; charts of
bars become tables, so that their figures can be counted on. A cell holds a day or a number where its column promises
one and its words are one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from facilitator.document import Bars, Beside, Block, Cell, Column, Document, Row, Span, Table, Text, Topic, plain
from facilitator.paper.printed import is_printed

LONGEST_NAME, LONGEST_TEXT = 31, 32_000  # UTF-16 units
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,6})?")
_SPELT = re.compile(r"(\d{1,2})\s(\w+)\s(\d{4})")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_FIRST_YEAR = 1900
_RESERVED = "history"

Value = str | float | date


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What a cell holds: a day, a number or words; ``spans`` are the words with their styles."""

    value: Value
    spans: Text = ()
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a name of its own. ``title`` is what stands above it where several share a file;
    ``total`` is None or its last row."""

    name: str
    title: str
    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
    total: tuple[SheetCell, ...] | None = None


def sheets_of(document: Document) -> tuple[Sheet, ...]:
    """Every table of a paper, in order, under names that a spreadsheet takes: no two the same."""
    taken: set[str] = {_RESERVED}
    tables = ((table, title) for part in document.parts for table, title in _tables_in(part.blocks, part.title))
    return tuple(sheet for table, title in tables for sheet in _sheets(table, title, taken))


def sheet_name(words: str, taken: set[str]) -> str:
    """A name for a sheet of at most 31 characters, without those that are forbidden; it is put among those taken."""
    clean = " ".join(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", words)).split()).strip("' ") or "–"
    name, number = _short(clean, LONGEST_NAME), 1
    while name.casefold() in taken:
        number += 1
        mark = f" ({number})"
        name = _short(clean, LONGEST_NAME - len(mark)) + mark
    taken.add(name.casefold())
    return name


def clean(words: str) -> str:
    """Words without what no cell can hold or may: controls but tab and line end, half surrogate pairs, and marks that
    turn the reading direction."""
    if words.isascii() and words.isprintable():
        return words
    shown = _TURNS.sub("", _CONTROL.sub(" ", words.replace("\r\n", "\n")))
    return shown.encode("utf-8", "replace").decode("utf-8")


def cut(words: str) -> str:
    """As much of a text as a cell takes, in UTF-16 units as spreadsheets count."""
    if len(words) * 2 <= LONGEST_TEXT or len(words.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
        return words
    return words.encode("utf-16-le")[: (LONGEST_TEXT - 1) * 2].decode("utf-16-le", "ignore") + "…"


def _short(words: str, most: int) -> str:
    """At most so many UTF-16 units, as spreadsheets count."""
    units = len(words.encode("utf-16-le")) // 2
    if units <= most:
        return words
    kept = words
    while len(kept.encode("utf-16-le")) // 2 > most - 1:
        kept = kept[:-1]
    return kept.rstrip(" '") + "…"


def _tables_in(blocks: tuple[Block, ...], title: str) -> Iterator[tuple[Table, str]]:
    """The tables among blocks, each with the title that stands nearest to it."""
    for block in blocks:
        if isinstance(block, Topic):
            yield from _tables_in(block.blocks, block.title)
        elif isinstance(block, Beside):
            yield block.left, title
        elif isinstance(block, Bars):
            yield _table_of(block), title
        elif isinstance(block, Table) and block.columns:
            yield block, title


def _sheets(table: Table, title: str, taken: set[str]) -> Iterator[Sheet]:
    """The table as a sheet, or a sheet for each of its groups, without the column that names them."""
    title = table.caption or title
    parted = table.key.endswith("/")
    if not parted or not table.rows:
        whole = replace(table, columns=table.columns[1:]) if parted else table
        yield _sheet(whole, title, sheet_name(title or table.key, taken))
        return
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in table.rows:
        first = row.cells[0] if row.cells else Cell()
        words = clean("\n".join(plain(paragraph) for paragraph in first.paragraphs))
        groups.setdefault((words, first.value or words), []).append(replace(row, cells=row.cells[1:]))
    for (words, short), rows in groups.items():
        alone = replace(table, columns=table.columns[1:], rows=tuple(rows), total=None)
        yield _sheet(alone, words, sheet_name(short, taken))


def _sheet(table: Table, title: str, name: str) -> Sheet:
    rows = tuple(_row(row, table.columns) for row in table.rows)
    total = _row(table.total, table.columns) if table.total else None
    return Sheet(name, title, table.key, table.columns, rows, total)


def _row(row: Row, columns: tuple[Column, ...]) -> tuple[SheetCell, ...]:
    cells = (*row.cells[: len(columns)], *(Cell() for _ in range(len(columns) - len(row.cells))))
    return tuple(_cell(cell, column) for cell, column in zip(cells, columns, strict=True))


def _cell(cell: Cell, column: Column) -> SheetCell:
    spans = _joined(cell.paragraphs)
    words = plain(spans).strip()
    if cell.value:
        given = _day(cell.value) or _figure(cell.value)
        return SheetCell(given if given is not None else clean(cell.value))
    if column.role == "number" and (number := _figure(words)) is not None:
        return SheetCell(number, grouped="," in words)
    if column.role == "date" and (found := _day(words)) is not None:
        return SheetCell(found)
    return SheetCell(words, spans if is_printed(column) else ())


def _joined(paragraphs: tuple[Text, ...]) -> Text:
    """Paragraphs under each other as one text, without empty spans."""
    spans: list[Span] = []
    for paragraph in paragraphs:
        if spans:
            spans.append(Span("\n"))
        for span in paragraph:
            words = clean(span.text)
            spans.append(span if words == span.text else replace(span, text=words))
    return tuple(span for span in spans if span.text)


def _figure(words: str) -> float | None:
    return float(words.replace(",", "")) if _NUMBER.fullmatch(words) else None


def _day(words: str) -> date | None:
    """An ISO day, or one spelt as papers in English do, that spreadsheets have in their calendar."""
    spelt = _SPELT.fullmatch(words)
    try:
        if spelt is None:
            found = date.fromisoformat(words) if len(words) == 10 else None
        else:
            found = date(int(spelt[3]), _MONTHS.index(spelt[2]) + 1, int(spelt[1]))
    except ValueError:
        return None
    return found if found is not None and found.year >= _FIRST_YEAR else None


def _table_of(bars: Bars) -> Table:
    """The figures of a chart: a row for each group and series."""
    several = len(bars.series) > 1
    numbers = tuple(Column(title, "number") for title in (*bars.columns, bars.total_title))
    columns = (Column(bars.row_title), *((Column(""),) if several else ()), *numbers)
    rows: list[Row] = []
    for group in bars.groups:
        for number, counts in enumerate(group.counts):
            if counts is None:
                continue
            series = (bars.series[number],) if several and number < len(bars.series) else ("",) * several
            words = (group.title, *series, *(str(count) for count in (*counts, sum(counts))))
            rows.append(Row(tuple(Cell(((Span(word),),)) for word in words), group.records))
    return Table(columns, tuple(rows), bars.records)
