"""The grid of tags as a table to fill in with a spreadsheet, and back: an x in a cell is a tag."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.capture.decoding import decode_text
from facilitator.capture.xlsx_source import xlsx_rows
from facilitator.directory import Directory, fold_name
from facilitator.domain import Records
from facilitator.errors import ImportFileError, NotFoundInFileError, Sentence, sentence
from facilitator.paper.csv_tables import guarded
from facilitator.workspace.tagging import TagChange, TagGrid, TagRow, find_records, grid_of

_TITLES = ("id", "label", "session", "kind", "text")
_TAKES_UP = "takes up"
_WAS = "as exported (leave as it is)"
_NO = frozenset({"", "-", "–", "—", "no", "n", "0", "false", "."})
_SEPARATORS = (",", ";", "\t", "|")
_BETWEEN = re.compile(r"[,;\s]+")


@dataclass(frozen=True, slots=True)
class Filled:
    """What a filled-in grid changes, and what could not be taken from it."""

    changes: tuple[TagChange, ...]
    warnings: tuple[Sentence, ...]


def write_grid(grid: TagGrid, only: Sequence[str] = ()) -> bytes:
    """The grid as CSV for spreadsheets (UTF-8 with its mark). ``only``: these records (ids), all without one."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*_TITLES, *(guarded(column.title) for column in grid.columns), _TAKES_UP, _WAS])
    for row in grid.rows:
        if not only or row.id in only:
            writer.writerow(_cells(grid, row))
    return out.getvalue().encode("utf-8-sig", "replace")


def table_bytes(path: Path) -> bytes:
    """What a table holds. Raises ImportFileError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ImportFileError(
            "{source} cannot be read ({reason}); check its name and where it is.",
            source=path.name,
            reason=(error.strerror or "unknown reason").lower(),
        ) from None


def read_grid(name: str, data: bytes, records: Records) -> Filled:
    """What a filled-in grid (.csv or .xlsx) changes, against what stood when it was exported.

    So a tag given or taken meanwhile stays. Raises ImportFileError where it is no grid of tags.
    """
    rows = _rows(name, data)
    titles = [_bare(cell) for cell in rows[0]] if rows else []
    if "id" not in titles:
        raise ImportFileError("“{name}” is no grid of tags; make one with “facilitator tag FILE --grid”.", name=name)
    grid = grid_of(records)
    columns, warnings = _columns(titles, Directory(records.terms), {one.key for one in grid.columns})
    known = {row.id: row for row in grid.rows}
    changes: list[TagChange] = []
    for number, cells in enumerate(rows[1:], start=2):
        values = dict(zip(titles, map(_bare, cells), strict=False))
        row = known.get(values.get("id", ""))
        if row is None:
            warnings.append(sentence("Row {number} names no record of this file; it was passed over.", number=number))
            continue
        marked = {key for title, key in columns.items() if fold_name(values.get(title, "")) not in _NO}
        change, told = _change(grid, row, values, marked, frozenset(columns.values()))
        changes.append(change)
        warnings += told
    return Filled(tuple(one for one in changes if one), tuple(warnings))


def _change(
    grid: TagGrid, row: TagRow, values: Mapping[str, str], marked: set[str], asked: frozenset[str]
) -> tuple[TagChange, list[Sentence]]:
    """One row against what it was when it was exported; without that column, against what stands."""
    tags, links = _was(values[_WAS]) if values.get(_WAS) else (row.tags, row.takes_up)
    taken, told = (
        _taken(grid, values[_TAKES_UP], (*links, *row.takes_up)) if _TAKES_UP in values else (tuple(links), [])
    )
    change = TagChange(
        row.id,
        tuple(key for key in _in_order(grid, marked - tags) if key not in row.tags),
        tuple(key for key in _in_order(grid, (tags & asked) - marked) if key in row.tags),
        tuple(one for one in taken if one not in (*links, *row.takes_up, row.id)),
        tuple(one for one in links if one not in taken and one in row.takes_up),
    )
    return change, told


def _in_order(grid: TagGrid, keys: set[str] | frozenset[str]) -> Iterator[str]:
    return (column.key for column in grid.columns if column.key in keys)


def _taken(grid: TagGrid, cell: str, linked: Sequence[str]) -> tuple[tuple[str, ...], list[Sentence]]:
    """The records that a cell names by label or id; those it names wrongly are told of.

    Records that say the same share a label: then those ``linked`` already are meant, else the first.
    """
    found: list[str] = []
    told: list[Sentence] = []
    for name in filter(None, _BETWEEN.split(cell)):
        try:
            named = find_records(grid, name)
            found += [one for one in named if one in linked] or named[:1]
        except NotFoundInFileError:
            told.append(sentence("“{name}” under “takes up” is no record; give a label such as 2.1-L1.", name=name))
    return tuple(dict.fromkeys(found)), told


def _columns(titles: Sequence[str], directory: Directory, keys: set[str]) -> tuple[dict[str, str], list[Sentence]]:
    """Title → key of its term; titles that are none are told of."""
    found: dict[str, str] = {}
    told: list[Sentence] = []
    for title in titles:
        if title in (*_TITLES, _TAKES_UP, _WAS, ""):
            continue
        key = title if title in keys else directory.tag(title)
        if key in keys:
            found[title] = str(key)
        else:
            told.append(sentence("The column “{title}” is no word of the template; it was passed over.", title=title))
    return found, told


def _cells(grid: TagGrid, row: TagRow) -> list[str]:
    named = ", ".join(grid.name(one) for one in row.takes_up)
    was = " ".join([*_in_order(grid, row.tags), ">", *row.takes_up])
    marks = ("x" if column.key in row.tags else "" for column in grid.columns)
    said = " ".join(row.text.split())
    return [row.id, row.label, row.session, row.kind, guarded(said), *marks, named, was]


def _was(cell: str) -> tuple[frozenset[str], tuple[str, ...]]:
    tags, _, links = cell.partition(">")
    return frozenset(tags.split()), tuple(links.split())


def _bare(cell: str) -> str:
    shown = cell.strip()
    return shown[1:] if shown.startswith("'") and guarded(shown[1:]) == shown else shown


def _rows(name: str, data: bytes) -> list[list[str]]:
    if name.lower().endswith(".xlsx"):
        return [list(row) for row in xlsx_rows(name, data)[0]]
    text = decode_text(name, data)[0]
    best: list[list[str]] = []
    try:
        for separator in _SEPARATORS:
            rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if any(row)]
            best = max(best, rows, key=lambda found: len(found[0]) if found else 0)
    except csv.Error as error:
        raise ImportFileError(
            "“{name}” cannot be read as a table ({error}); save it again as CSV.", name=name, error=error
        ) from None
    return best
