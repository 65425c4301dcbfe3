"""An action plan that comes back from a spreadsheet: its rows as text, whatever the program made of the file.

What makes a table a plan is a column for the record or the version; the words for the columns are the caller's,
since a template may change them. openpyxl loads on use.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from facilitator.capture.columns import fold_title
from facilitator.capture.decoding import decode_text
from facilitator.capture.packages import check_package
from facilitator.capture.xlsx_source import cell_text
from facilitator.errors import ImportFileError

SUFFIXES = (".xlsx", ".csv", ".tsv")
KEYS = frozenset({"record", "version"})
DAYS = frozenset({"due", "asked", "reminded", "replied"})
# An apostrophe that was put before what looks like a formula; the second form is one that was typed.
_GUARD = re.compile(r"'(?='*[=+\-@\t\r\n＝＋－＠])")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_SEPARATORS = (",", ";", "\t", "|")
_TITLES_WITHIN = 40
_LARGEST = 100 * 2**20
_FEWEST, _FEWEST_OF_ONE, _MOST_COLUMNS, _MOST_EMPTY_ROWS = 4, 8, 200, 2000
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # 1954 to 2119
_EPOCH = date(1899, 12, 30)

Titles = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A row of a plan: its sheet, its number there from 1, and its cells by column; ``formulas`` are the columns
    that hold a formula whose value nobody worked out."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    formulas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PlanFile:
    """The rows of a plan; ``unread`` are the names of the sheets that are no part of it."""

    rows: tuple[PlanRow, ...]
    unread: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reader:
    """Rows of one sheet in, rows of a plan out."""

    titles: Titles
    sheet: str
    columns: Sequence[str] = ()
    found: list[PlanRow] = field(default_factory=list[PlanRow])

    def take(self, number: int, cells: Sequence[str], formulas: frozenset[int] = frozenset()) -> None:
        """A row of titles says what follows; what stands before the first one is no part of the plan."""
        columns = _columns(cells, self.titles)
        if columns:
            self.columns = columns
        elif self.columns and any(cell.strip() for cell in cells):
            # A row may end before its last columns: what is not there is empty.
            whole = [*cells, *[""] * (len(self.columns) - len(cells))]
            named = {name: _given(name, cell) for name, cell in zip(self.columns, whole, strict=False) if name}
            held = frozenset(name for at, name in enumerate(self.columns) if name and at in formulas)
            if any(named.values()) or held:
                self.found.append(PlanRow(self.sheet, number, named, held))


def read_plan(name: str, data: bytes, titles: Titles) -> PlanFile | None:
    """The plan in a file, None where it is no plan. ``titles``: the title of each column → its name.

    Raises ImportFileError for a file that cannot be read as what its suffix says.
    """
    return _plan(name, data, titles, None)


def is_plan_table(name: str, data: bytes, titles: Titles) -> bool:
    """Whether a file has the titles of a plan among its first rows. Raises ImportFileError."""
    return _plan(name, data, titles, _TITLES_WITHIN) is not None


def _plan(name: str, data: bytes, titles: Titles, most: int | None) -> PlanFile | None:
    if len(data) > _LARGEST:
        raise ImportFileError("“{name}” is larger than 100 MB; import only the part you need.", name=name)
    folded = {fold_title(title): column for title, column in titles.items()}
    suffix = f".{name.rpartition('.')[2].lower()}"
    if suffix == ".xlsx":
        return _workbook(name, data, folded, most)
    return _text(name, data, folded, most) if suffix in SUFFIXES else None


def _columns(cells: Sequence[str], titles: Titles) -> tuple[str, ...]:
    """What a row of titles says of its columns, each name at its first column; () for any other row."""
    named: list[str] = []
    for cell in cells:
        column = titles.get(fold_title(cell), "")
        named.append("" if column in named else column)
    known = {name for name in named if name}
    # A table of somebody else's may have one of our titles among a few others.
    ours = len(known) >= (_FEWEST if known >= KEYS else _FEWEST_OF_ONE) and bool(known & KEYS)
    return tuple(named) if ours else ()


def _text(name: str, data: bytes, titles: Titles, most: int | None) -> PlanFile | None:
    text, told = decode_text(name, data)
    tables = [_delimited(text.removeprefix("\ufeff"), separator, titles, most) for separator in _SEPARATORS]
    best = max(tables, key=lambda reader: len([column for column in reader.columns if column]))
    return PlanFile(tuple(best.found), (), told) if best.columns else None


def _delimited(text: str, separator: str, titles: Titles, most: int | None) -> _Reader:
    reader = _Reader(titles, "")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, cells in enumerate(islice(lines, most), 1):
            reader.take(number, cells)
    except csv.Error:
        return _Reader(titles, "")
    return reader


def _given(column: str, cell: str) -> str:
    """What a cell says, without the guard against formulas; a bare number of a day is that day."""
    words = (cell[1:] if _GUARD.match(cell) else cell).strip()
    return serial_day(float(words)) or words if column in DAYS and _SERIAL.fullmatch(words) else words


def _workbook(name: str, data: bytes, titles: Titles, most: int | None) -> PlanFile | None:
    check_package(name, data, ".xlsx")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that no cell depends on
            return _sheets(data, titles, most)
    except Exception:  # openpyxl lets whatever a damaged part raises through: KeyError, TypeError, ParseError …
        raise ImportFileError("“{name}” is damaged; open it in Excel and save it as .xlsx again.", name=name) from None


def _sheets(data: bytes, titles: Titles, most: int | None) -> PlanFile | None:
    from openpyxl import load_workbook

    values = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    formulas = load_workbook(io.BytesIO(data), read_only=True) if most is None and _has_formulas(data) else None
    rows: list[PlanRow] = []
    unread: list[str] = []
    read = False
    for sheet in values.worksheets:
        reader = _Reader(titles, sheet.title)
        _fill(reader, sheet, formulas[sheet.title] if formulas else None, values.epoch, most)
        rows += reader.found
        read = read or bool(reader.columns)
        unread += [] if reader.columns else [sheet.title]
    return PlanFile(tuple(rows), tuple(unread)) if read else None


def _has_formulas(data: bytes) -> bool:
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(data)) as package:
        sheets = [one for one in package.namelist() if one.startswith("xl/worksheets/")]
        return any(b"<f>" in (body := package.read(one)) or b"<f " in body for one in sheets)


def _fill(reader: _Reader, sheet: Any, formulas: Any, epoch: datetime, most: int | None) -> None:
    sheet.reset_dimensions()
    held = _held(sheet, formulas) if formulas else {}
    empty = 0
    for number, row in enumerate(sheet.iter_rows(max_row=most, max_col=_MOST_COLUMNS, values_only=True), 1):
        cells = [_cell(value, at, reader.columns, epoch) for at, value in enumerate(row)]
        empty = 0 if any(cells) else empty + 1
        if empty > _MOST_EMPTY_ROWS:
            return
        reader.take(number, cells, held.get(number, frozenset()))


def _held(sheet: Any, formulas: Any) -> dict[int, frozenset[int]]:
    """Row → the columns that hold a formula without a value."""
    formulas.reset_dimensions()
    found: dict[int, frozenset[int]] = {}
    pairs = zip(sheet.iter_rows(max_col=_MOST_COLUMNS), formulas.iter_rows(max_col=_MOST_COLUMNS), strict=False)
    for number, (shown, typed) in enumerate(pairs, 1):
        both = zip(shown, typed, strict=False)
        columns = frozenset(
            at for at, (value, formula) in enumerate(both) if value.value is None and formula.data_type == "f"
        )
        if columns:
            found[number] = columns
    return found


def _cell(value: object, at: int, columns: Sequence[str], epoch: datetime) -> str:
    """The text of a cell; a number in a column of days is the day that spreadsheets count so."""
    if isinstance(value, str):
        return value.replace("_x000D_\n", "\n")  # how a workbook writes the line end of Windows
    dated = at < len(columns) and columns[at] in DAYS
    if dated and isinstance(value, int | float) and not isinstance(value, bool):
        return serial_day(float(value), epoch.date()) or cell_text(value)
    return cell_text(value)


def serial_day(value: float, epoch: date = _EPOCH) -> str:
    """The ISO day of a spreadsheet's number for it, "" for a number that is hardly a day."""
    if not _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return ""
    start = _EPOCH if epoch.year < 1904 else epoch
    return (start + timedelta(days=int(value))).isoformat()
