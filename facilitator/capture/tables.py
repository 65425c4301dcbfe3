"""Tables to records and people: a row of titles, then a row a record or a row a person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.capture.cells import clean_cell, is_ambiguous, read_due, read_status, ref_of, split_refs, split_tags
from facilitator.capture.columns import KINDS, Header, fold_title, read_header
from facilitator.capture.import_plan import Entry, Fields, Keys, Person, merge_fields
from facilitator.capture.roster import read_people, read_presence
from facilitator.capture.spoken import Read, Spoken, read_paragraph, reading_fields
from facilitator.directory import Directory
from facilitator.domain import Kind
from facilitator.errors import told

Row = Sequence[str]
HEADER_WITHIN = 10
_REFS = ("leads", "partners", "supports", "reservations", "people", "range_states")
_WORDS = ("due_text", "title", "sites", "duration", "cost", "currency", "translation", "language")
_FLAGS = ("starred", "verbatim")
_ID = re.compile(r"[0-9a-hjkmnp-tv-z]{16}")


@dataclass(frozen=True, slots=True)
class Records:
    """What reading a table of records needs: who is who, how a line is read, the keys given so far,
    and where the table stands: its point, the heading as written, and the kind that heading gives."""

    directory: Directory
    read: Read
    keys: Keys
    point: str = ""
    heading: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class RowCells:
    """The cells of one row: by field, by kind for columns named after a kind, and those of no known column."""

    fields: Mapping[str, str]
    kinds: tuple[tuple[str, str], ...] = ()
    rest: tuple[str, ...] = ()


def find_header(rows: Sequence[Row]) -> int | None:
    """The number of the row of titles: among the first ten the one with most known titles, or None."""
    best, most = None, 0
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        header = read_header(row)
        known = sum(map(bool, header.fields)) if header.shape else 0
        if known > most:
            best, most = at, known
    return best


def read_table_people(rows: Sequence[Row]) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """The people of a table whose titles are found by find_header, and warnings; () where there are none."""
    found = find_header(rows)
    if found is None:
        return (), ()
    header = read_header(rows[found])
    cells = [dict(_named(header, row)) for row in rows[found + 1 :]]
    people, warnings = read_people(cells)
    unread = header.unread(rows[found])
    columns = ", ".join(unread)
    doubts = (told("These columns of the roster were not read: {columns}.", columns=columns),) if unread else ()
    return people, (*doubts, *warnings)


def read_records(rows: Sequence[Row], records: Records) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The entries of a table whose first row is its titles, and warnings; a row may give several."""
    header = read_header(rows[0])
    entries: list[Entry] = []
    warnings: list[str] = []
    for number, row in enumerate(rows[1:], start=2):
        found, doubts = read_row(sort_cells(header, rows[0], row), frozenset(header.fields), records)
        entries += found
        warnings += [told("Row {number}: {line}", number=number, line=line) for line in doubts]
    unread = header.unread(rows[0])
    if unread:
        warnings.insert(
            0,
            told(
                "These columns are not known; their words follow the text in brackets: {columns}.",
                columns=", ".join(unread),
            ),
        )
    return tuple(entries), tuple(warnings)


def sort_cells(header: Header, titles: Row, row: Row) -> RowCells:
    """The cells of a row by what their column holds."""
    fields = dict(_named(header, row))
    kinds = tuple((field[5:], cell) for field, cell in fields.items() if field.startswith("kind:"))
    named = {field: cell for field, cell in fields.items() if not field.startswith("kind:")}
    return RowCells(named, kinds, tuple(_unnamed(header, titles, row)))


def read_row(cells: RowCells, columns: frozenset[str], records: Records) -> tuple[list[Entry], list[str]]:
    """The entries of one row, and warnings. ``columns`` are the fields that the table has at all."""
    texts = _texts(cells)
    if not texts:
        rest = [*cells.fields.values(), *cells.rest]
        return [], [f"there is no text, so it was left out: {', '.join(rest)}"] if rest else []
    warnings: list[str] = []
    entries = [_entry(kind, text, cells, columns, records, warnings) for kind, text in texts]
    return entries, warnings


def _named(header: Header, row: Row) -> list[tuple[str, str]]:
    pairs = zip(header.fields, map(clean_cell, row), strict=False)
    return [(field, cell) for field, cell in pairs if field and cell]


def _unnamed(header: Header, titles: Row, row: Row) -> list[str]:
    """The cells that stand under no known title, each with its title."""
    found: list[str] = []
    unread = set(header.unread(titles))
    for at, raw in enumerate(row):
        cell, title = clean_cell(raw), titles[at].strip() if at < len(titles) else ""
        if cell and at >= len(titles):
            found.append(cell)
        elif cell and title in unread and not header.fields[at]:
            found.append(f"{title}: {cell}")
        elif cell and not title and not cell.isdigit():
            found.append(cell)
    return found


def _texts(cells: RowCells) -> list[tuple[str, str]]:
    """(kind, text) for each record in a row; the kind is "" where its column does not say it."""
    text, title = cells.fields.get("text", ""), cells.fields.get("title", "")
    tail = f" [{'; '.join(cells.rest)}]" if cells.rest else ""
    if text and cells.kinds:
        (kind, lead), *others = cells.kinds
        return [(kind, f"{lead} — {text}{tail}"), *others]
    if cells.kinds:
        (kind, lead), *others = cells.kinds
        return [(kind, lead + tail), *others]
    return [("", (text or title) + tail)] if text or title else []


def _entry(
    kind: str, text: str, cells: RowCells, columns: frozenset[str], records: Records, warnings: list[str]
) -> Entry:
    given = cells.fields
    content = [f"{field}={cell}" for field, cell in sorted(given.items())]
    key = records.keys.next("row", records.heading, kind, text, *content)
    point = given.get("point", "") or records.point
    kind = kind or _kind(given, columns, records.section, warnings)
    if kind != Kind.PROPOSAL and "title" in given and given["title"] != text:
        text = f"{given['title']} — {text}"
        given = {field: cell for field, cell in given.items() if field != "title"}
    spoken = _read_words(kind, text, given, columns, records)
    warnings += spoken.warnings
    return Entry(
        key=key,
        kind=spoken.kind,
        text=spoken.text,
        prefix=spoken.prefix,
        point=point,
        speaker=spoken.speaker,
        speaker_text=spoken.speaker_text,
        fields=merge_fields(_fields(given, spoken.kind, records, warnings), spoken.fields),
    )


def _read_words(kind: str, text: str, given: Mapping[str, str], columns: frozenset[str], records: Records) -> Spoken:
    """A row's words: as a typed line where no cell says the kind and the speaker, else as they stand."""
    if not kind and "speaker" not in given:
        spoken = read_paragraph(text, records.section, {}, records.read)
        if not spoken.support:
            return spoken
    kind = kind or records.section or Kind.STATEMENT
    speaker = given.get("speaker", "")
    ambiguous = is_ambiguous(speaker, records.directory)
    return Spoken(
        kind,
        text,
        speaker="" if ambiguous else ref_of(speaker, records.directory),
        speaker_text=speaker if ambiguous else "",
        fields=_read_fields(text, kind, columns, records),
    )


def _kind(given: Mapping[str, str], columns: frozenset[str], section: str, warnings: list[str]) -> str:
    """The kind a row says it is, else the kind its columns show it to be, else ""."""
    word = given.get("kind", "")
    if word:
        kind = KINDS.get(fold_title(word), "")
        if not kind:
            taken = section or Kind.STATEMENT
            warnings.append(told("“{word}” is no kind of record; it was taken as {kind}.", word=word, kind=taken))
        return kind or section or Kind.STATEMENT
    if columns & {"cost", "duration", "range_states"} or (columns >= {"title"} and "text" not in columns):
        return Kind.PROPOSAL
    return Kind.ACTION if columns & {"leads", "due"} else ""


def _fields(given: Mapping[str, str], kind: str, records: Records, warnings: list[str]) -> Fields:
    """The fields that a row's own cells give."""

    def words(cell: str) -> tuple[str, str]:
        reading = records.read(f"ACTION: to do by {cell}")
        return reading.due, reading.due_text

    found = [*split_tags(given.get("tags", ""), records.directory)]
    for field in _REFS:
        found += split_refs(field, given.get(field, ""), records.directory)
    found += [(field, given[field]) for field in _WORDS if field in given]
    found += [(field, "1") for field in _FLAGS if read_presence(given.get(field, ""))]
    if "due" in given:
        found += read_due(given["due"], words)
    if "status" in given:
        status = read_status(given["status"], kind)
        if status:
            found.append(("status", status))
        else:
            word = given["status"]
            warnings.append(told("“{word}” is no status of a record of this kind and was not taken over.", word=word))
    return merge_fields(found)


def _read_fields(text: str, kind: str, columns: frozenset[str], records: Records) -> Fields:
    """What the words of a row give: tags and people always, who and when where no column is for it."""
    infer = kind == Kind.ACTION and not columns & {"leads", "due", "due_text"}
    reading = records.read(f"ACTION: {text}" if infer else text)
    wanted = ("tags/", "people/", "leads/", "partners/", "due") if infer else ("tags/", "people/")
    return tuple((name, value) for name, value in reading_fields(reading) if name.startswith(wanted))


def table_points(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The titles of points that rows name, in order, each once; ids of points are none."""
    return tuple(dict.fromkeys(entry.point for entry in entries if entry.point and not _ID.fullmatch(entry.point)))
