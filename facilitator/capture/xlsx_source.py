"""An Excel workbook to the rows of its first sheet with titles that are known. openpyxl loads on use."""

from __future__ import annotations

import io
import itertools
import warnings
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar

from facilitator.capture.packages import check_package
from facilitator.capture.tables import HEADER_WITHIN, Row, find_header
from facilitator.errors import ImportFileError

T = TypeVar("T")

_MOST_COLUMNS = 200
_MOST_EMPTY_ROWS = 10_000


def xlsx_rows(name: str, data: bytes) -> tuple[list[Row], tuple[str, ...]]:
    """The rows of the first sheet with known titles, empty ones left out, and warnings; [] for none.

    A day is ISO 8601; a number has no needless decimals. Raises ImportFileError for what is no workbook.
    """
    return in_workbook(name, data, _read)


def in_workbook(name: str, data: bytes, read: Callable[[list[Any]], T]) -> T:
    """What ``read`` makes of the worksheets of a workbook. Raises ImportFileError for what is none."""
    check_package(name, data, ".xlsx")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that no cell depends on
            return _opened(data, read)
    except Exception:  # openpyxl lets whatever a damaged part raises through: KeyError, TypeError, ParseError …
        raise ImportFileError("“{name}” is damaged; open it in Excel and save it as .xlsx again.", name=name) from None


def _opened(data: bytes, read: Callable[[list[Any]], T]) -> T:
    from openpyxl import load_workbook

    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        sheets: list[Any] = list(workbook.worksheets)
        for sheet in sheets:
            sheet.reset_dimensions()
        return read(sheets)
    finally:
        workbook.close()


def _read(sheets: list[Any]) -> tuple[list[Row], tuple[str, ...]]:
    for at, sheet in enumerate(sheets):
        rows = _rows(sheet.iter_rows(max_col=_MOST_COLUMNS, values_only=True))
        head = list(itertools.islice(rows, HEADER_WITHIN))
        if find_header(head) is not None:
            return [*head, *rows], _others([other.title for other in sheets[:at] + sheets[at + 1 :]])
    return [], ()


def _others(titles: list[str]) -> tuple[str, ...]:
    return (f"These sheets were not read: {', '.join(titles)}.",) if titles else ()


def _rows(rows: Iterable[tuple[object, ...]]) -> Iterable[Row]:
    """Rows as text without empty ones; a sheet that goes on empty for long has ended."""
    empty = 0
    for row in rows:
        cells = [cell_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        empty = 0 if cells else empty + 1
        if empty > _MOST_EMPTY_ROWS:
            return
        if cells:
            yield cells


def cell_text(value: object) -> str:
    """What a cell shows: ISO 8601 for days and times, yes or no, numbers without needless decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
