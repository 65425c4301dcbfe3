"""A registration list from the clipboard, as a spreadsheet or a mail gives it (pure)."""

from __future__ import annotations

import csv
from io import StringIO

from facilitator.capture.columns import read_header
from facilitator.capture.import_plan import Person
from facilitator.capture.roster import read_roster_text
from facilitator.capture.tables import Row, find_header, read_table_people


def read_pasted_roster(text: str) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """The people of a pasted list, and warnings. Columns go by their titles where there are any, as in an
    imported table; else they are name, organization, delegation and role."""
    rows = _rows(text)
    at = find_header(rows)
    if at is not None and _is_header(rows[at]):
        return read_table_people(rows[at:])
    return read_roster_text(text), ()


def _rows(text: str) -> list[Row]:
    """Cells as spreadsheets put them on the clipboard: tabs, quotes around cells of several lines."""
    mark = next((mark for mark in "\t;," if mark in text), "\t")
    try:
        rows = list(csv.reader(StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter=mark))
    except csv.Error:
        return []
    return [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]


def _is_header(cells: Row) -> bool:
    """Titles, and not somebody whose role or group happens to be the title of a column."""
    header = read_header(cells)
    return header.shape == "people" and 2 * sum(map(bool, header.fields)) >= sum(map(bool, cells))
