"""A table of a programme, .xlsx or .csv, to rows with their numbers. openpyxl loads on use."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.capture.decoding import decode_text
from facilitator.capture.programme_columns import HEADER_WITHIN, column_fields, header_place
from facilitator.capture.xlsx_source import cell_text, in_workbook
from facilitator.errors import ImportFileError

NumberedRow = tuple[int, Sequence[str]]

_SEPARATORS = (",", ";", "\t", "|")
_MOST_COLUMNS = 60
_MOST_ROWS = 5000


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows from the row of titles on, empty ones left out; their numbers count from 1.

    ``heading`` is what stands alone in a row above the titles, "" for nothing; ``remarks`` what was not read.
    """

    rows: tuple[NumberedRow, ...]
    heading: str
    remarks: tuple[str, ...]


def read_sheet(name: str, data: bytes) -> Sheet:
    """The table in a file. Raises ImportFileError where no row has titles that tell times and what happens."""
    is_workbook = name.lower().endswith(".xlsx")
    rows, remarks = in_workbook(name, data, _sheets) if is_workbook else _from_text(name, data)
    place = header_place([row for _, row in rows])
    if place is None:
        raise ImportFileError(
            "“{name}” has no row of titles that is known; expected columns such as day, start,"
            " end, session, title, room.",
            name=name,
        )
    if len(rows) > _MOST_ROWS:
        raise ImportFileError(
            "“{name}” has more than {most} rows; keep the programme only.", name=name, most=_MOST_ROWS
        )
    alone = ([cell.strip() for cell in row if cell.strip()] for _, row in rows[:place])
    heading = next((cells[0] for cells in alone if len(cells) == 1), "")
    return Sheet(tuple(rows[place:]), heading, remarks)


def _from_text(name: str, data: bytes) -> tuple[list[NumberedRow], tuple[str, ...]]:
    text, remarks = decode_text(name, data)
    try:
        found = max(_SEPARATORS, key=lambda separator: _known(text, separator))
        return list(_filled(_numbered(text, found))), remarks
    except csv.Error as error:
        raise ImportFileError(
            "“{name}” cannot be read as a table ({error}); save it again as CSV.", name=name, error=error
        ) from None


def _numbered(text: str, separator: str) -> Iterator[NumberedRow]:
    """Rows with the number of the line each begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = 1
    for row in reader:
        yield line, row[:_MOST_COLUMNS]
        line = reader.line_num + 1


def _known(text: str, separator: str) -> int:
    rows = [row for _, row in itertools.islice(_filled(_numbered(text, separator)), HEADER_WITHIN)]
    place = header_place(rows)
    return 0 if place is None else sum(map(bool, column_fields(rows[place])))


def _filled(rows: Iterable[NumberedRow]) -> Iterator[NumberedRow]:
    """At most one row more than is allowed, so that the excess is noticed and no more is read."""
    return itertools.islice(((number, row) for number, row in rows if any(map(str.strip, row))), _MOST_ROWS + 1)


def _sheets(sheets: list[Any]) -> tuple[list[NumberedRow], tuple[str, ...]]:
    """The rows of the first sheet with titles that are known."""
    for sheet in sheets:
        cells = sheet.iter_rows(max_col=_MOST_COLUMNS, max_row=_MOST_ROWS * 2, values_only=True)
        rows = list(_filled((number, [cell_text(one) for one in row]) for number, row in enumerate(cells, 1)))
        if header_place([row for _, row in rows]) is not None:
            others = ", ".join(other.title for other in sheets if other is not sheet)
            return rows, (f"Not read: the sheets {others}.",) if others else ()
    return [], ()
