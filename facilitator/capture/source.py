"""A file to import, by its suffix, to points, records and people (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from facilitator.capture.blocks import Block
from facilitator.capture.columns import read_header, understood
from facilitator.capture.decoding import decode_text
from facilitator.capture.delimited_source import delimited_rows
from facilitator.capture.docx_source import docx_blocks
from facilitator.capture.import_plan import Entry, Import, Keys, Person
from facilitator.capture.jsonl_source import jsonl_rows
from facilitator.capture.line import read_line
from facilitator.capture.markdown_source import markdown_blocks
from facilitator.capture.roster import read_people
from facilitator.capture.sections import fold_heading
from facilitator.capture.spoken import Read
from facilitator.capture.tables import (
    Records,
    Row,
    find_header,
    read_records,
    read_row,
    read_table_people,
    sort_cells,
    table_points,
)
from facilitator.capture.text_source import text_blocks
from facilitator.capture.transcript import document_people, read_document
from facilitator.capture.xlsx_source import xlsx_rows
from facilitator.directory import Directory, fold_name
from facilitator.domain import Participant
from facilitator.errors import ImportFileError, told

__all__ = ["SUFFIXES", "Entry", "Import", "Person", "read_source"]

SUFFIXES = (".md", ".txt", ".docx", ".csv", ".tsv", ".xlsx", ".jsonl")
_LARGEST = 100 * 2**20


def read_source(name: str, data: bytes, directory: Directory, point_titles: Sequence[str], day: date) -> Import:
    """Everything a file holds, told apart by the suffix of its name; ``name`` says nothing else.

    ``point_titles`` are those of the session; ``day`` is what "by Fri" is counted from. Raises
    ImportFileError for a file that is empty, of another type, damaged, protected or too large, and for
    a table whose titles are not known.
    """
    suffix = "." + name.rpartition(".")[2].lower() if "." in name else ""
    if suffix not in SUFFIXES:
        raise ImportFileError(
            "“{name}” is of no type that can be imported; choose one of {choices}.",
            name=name,
            choices=", ".join(SUFFIXES),
        )
    if len(data) > _LARGEST:
        raise ImportFileError("“{name}” is larger than 100 MB; import only the part you need.", name=name)
    found = _read(name, suffix, data, directory, point_titles, day)
    if not (found.points or found.entries or found.people):
        raise ImportFileError("“{name}” holds nothing to import; choose a file with text or rows in it.", name=name)
    return _spelled(found, point_titles)


def _read(name: str, suffix: str, data: bytes, directory: Directory, point_titles: Sequence[str], day: date) -> Import:
    if suffix == ".docx":
        blocks, doubts = docx_blocks(name, data)
        return _told(_document(blocks, directory, point_titles, day), doubts)
    if suffix == ".xlsx":
        rows, doubts = xlsx_rows(name, data)
        return _told(_table(name, rows, directory, day), doubts)
    text, doubts = decode_text(name, data)
    return _told(_text(name, suffix, text, directory, point_titles, day), doubts)


def _text(name: str, suffix: str, text: str, directory: Directory, point_titles: Sequence[str], day: date) -> Import:
    if suffix == ".md":
        return _document(markdown_blocks(text), directory, point_titles, day)
    if suffix == ".txt":
        return _document(text_blocks(text, point_titles), directory, point_titles, day)
    if suffix == ".jsonl":
        return _objects(name, text, directory, day)
    return _table(name, delimited_rows(name, text), directory, day)


def _document(blocks: Sequence[Block], directory: Directory, point_titles: Sequence[str], day: date) -> Import:
    people, doubts = document_people(blocks)
    known = with_people(directory, people)
    found = read_document(blocks, known, point_titles, _reader(known, day))
    return _told(replace(found, people=people), doubts)


def _table(name: str, rows: Sequence[Row], directory: Directory, day: date) -> Import:
    at = find_header(rows)
    if at is None:
        raise ImportFileError(
            "“{name}” has no row of column titles that is understood; name its columns, for example: {understood}.",
            name=name,
            understood=understood(),
        )
    above = tuple(f"Above the column titles stands: {' | '.join(filter(None, row))}" for row in rows[:at])
    people, doubts = (), ()
    if read_header(rows[at]).shape == "people":
        people, doubts = read_table_people(rows[at:])
        return Import(people=people, warnings=(*above, *doubts))
    records = Records(directory, _reader(directory, day), Keys())
    entries, doubts = read_records(rows[at:], records)
    return Import(points=table_points(entries), entries=entries, warnings=(*above, *doubts))


def _objects(name: str, text: str, directory: Directory, day: date) -> Import:
    rows = jsonl_rows(name, text)
    people, doubts = read_people(
        [dict(zip(header.fields, cells, strict=True)) for header, _, cells in rows if header.shape == "people"]
    )
    known = with_people(directory, people)
    records = Records(known, _reader(known, day), Keys())
    entries: list[Entry] = []
    warnings = list(doubts)
    for number, (header, titles, cells) in enumerate(rows, start=1):
        if header.shape == "records":
            found, said = read_row(sort_cells(header, titles, cells), frozenset(header.fields), records)
            entries += found
            warnings += [told("Object {number}: {line}", number=number, line=line) for line in said]
        elif not header.shape:
            warnings.append(
                told(
                    "Object {number} has neither a text nor a name and was left out: {cells}",
                    number=number,
                    cells=", ".join(filter(None, cells)),
                )
            )
    if rows and not entries and not people:
        raise ImportFileError(
            "“{name}” has no object that is understood; use keys such as {understood}.",
            name=name,
            understood=understood(),
        )
    return Import(points=table_points(entries), entries=tuple(entries), people=people, warnings=tuple(warnings))


def with_people(directory: Directory, people: Sequence[Person]) -> Directory:
    """A directory that knows the people of the source too; the ref of one not on the roster is the name."""
    new = [
        Participant(
            person.name,
            person.name,
            person.aliases,
            person.abbreviation,
            person.organization,
            person.delegation,
            person.constituency,
            person.role,
            bool(person.present),
            (),
        )
        for person in people
        if not _is_known(person, directory)
    ]
    return Directory(directory.terms, (*directory.participants, *new))


def _is_known(person: Person, directory: Directory) -> bool:
    names = {fold_name(name) for name in (person.name, *person.aliases)}
    return any(names & {fold_name(name) for name in (known.name, *known.aliases)} for known in directory.participants)


def _reader(directory: Directory, day: date) -> Read:
    return lambda line: read_line(line, directory, day)


def _told(found: Import, warnings: Sequence[str]) -> Import:
    return replace(found, warnings=(*warnings, *found.warnings))


def _spelled(found: Import, point_titles: Sequence[str]) -> Import:
    """The same with each point spelled as the session already spells it."""
    known = {fold_heading(title): title for title in reversed(point_titles)}

    def spell(point: str) -> str:
        return known.get(fold_heading(point), point) if point else ""

    points = tuple(dict.fromkeys(map(spell, found.points)))
    return replace(
        found, points=points, entries=tuple(replace(entry, point=spell(entry.point)) for entry in found.entries)
    )
