"""A paper's tables as CSV, in UTF-8 with a mark so that Excel reads every script right.

The keyed tables are written, or all where none has a key. A table whose groups are sheets of their own is one here,
and a row that stands in several groups stands once. A single table is written bare, with its titles first, as programs
expect; several follow each other, each under its title, with an empty line between them.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date

from facilitator.document import Document
from facilitator.paper.sheets import Sheet, SheetCell, Value, clean, cut, sheets_of

# What a spreadsheet takes for a formula; an apostrophe that is there already is not to be taken for the guard.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def render_csv(document: Document) -> bytes:
    """UTF-8 with its mark, commas, CR LF, every cell in quotation marks."""
    out = io.StringIO(newline="")
    # Quoted, a cell stays one cell also where a program divides at semicolons.
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    sheets = sheets_of(document)
    groups = _joined([sheet for sheet in sheets if sheet.key] or sheets)
    if not groups:
        writer.writerow([guarded(clean(document.title))])
    for number, group in enumerate(groups):
        if number:
            out.write("\r\n")
        if len(groups) > 1:
            writer.writerow([guarded(clean(group[0].title))])
        writer.writerows(_lines(group))
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def guarded(words: str) -> str:
    """A text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{words}" if _FORMULA.match(words) else words


def _joined(sheets: Iterable[Sheet]) -> list[list[Sheet]]:
    """The sheets of one table together, in the order of the first of each."""
    groups: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        groups.setdefault(sheet.key if sheet.key.endswith("/") else f"{sheet.key}\0{sheet.name}", []).append(sheet)
    return list(groups.values())


def _lines(group: Sequence[Sheet]) -> Iterable[list[str]]:
    yield [guarded(clean(column.title)) for column in group[0].columns]
    rows = [row for sheet in group for row in sheet.rows]
    totals = [sheet.total for sheet in group if sheet.total]
    for row in (*(dict.fromkeys(rows) if len(group) > 1 else rows), *totals):
        yield [_shown(cell) for cell in row]


def _shown(cell: SheetCell) -> str:
    return _words(cell.value)


def _words(value: Value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) else repr(value)
    return guarded(cut(value))
