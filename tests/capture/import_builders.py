"""A roster, vocabularies and files to import, for the tests of importing."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

from facilitator.capture.import_plan import Entry, Import
from facilitator.capture.source import read_source
from facilitator.directory import Directory
from facilitator.domain import Participant, Term

DAY = date(2024, 8, 28)
POINTS = ("Methodologies", "Technical issues")


def term(key: str, vocabulary: str, name: str, abbreviation: str = "", synonyms: tuple[str, ...] = ()) -> Term:
    return Term("t-" + key, vocabulary, key, name, abbreviation, synonyms, "", "", key)


def participant(key: str, name: str, *aliases: str) -> Participant:
    return Participant(key, name, aliases, "", "", "", "", "", True, ())


DIRECTORY = Directory(
    [
        term("nie", "organization", "National Institute of Ecology", "NIE"),
        term("jpn", "delegation", "Japan", "JP"),
        term("rok", "delegation", "Republic of Korea", "ROK"),
        term("crane", "species", "White-naped Crane", "", ("두루미",)),
    ],
    [
        participant("p-kim", "Kim Minji", "김민지"),
        participant("p-sato", "Sato Hanako"),
        participant("p-lee1", "Lee Jun"),
        participant("p-lee2", "Lee Sora"),
    ],
)


def imported(name: str, content: str | bytes, directory: Directory = DIRECTORY) -> Import:
    data = content.encode() if isinstance(content, str) else content
    return read_source(name, data, directory, POINTS, DAY)


def brief(entry: Entry) -> tuple[str, str, str]:
    return entry.kind, entry.speaker, entry.text


def keys(found: Import) -> list[str]:
    return [item.key for item in (*found.entries, *found.people)]


def xlsx(*sheets: Sequence[Sequence[object]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for at, rows in enumerate(sheets):
        sheet = book.active if at == 0 else book.create_sheet()
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def words_of(found: Import) -> str:
    """Everything an import kept, in one text with single spaces."""
    parts = [*found.points, *found.warnings]
    for entry in found.entries:
        parts += [entry.prefix + entry.text, entry.speaker, entry.speaker_text, entry.point]
        parts += [f"{name} {value}" for name, value in entry.fields]
    for person in found.people:
        parts += [person.name, *person.aliases, person.organization, person.delegation, person.role]
    return " ".join(" ".join(parts).split())
