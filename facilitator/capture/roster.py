"""Rows about people to Persons: names in several scripts, attendance in several languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from facilitator.capture.column_words import forms
from facilitator.capture.columns import read_header
from facilitator.capture.import_plan import Person, content_key
from facilitator.directory import fold_name
from facilitator.errors import told

_YES = forms(
    "yes|y|true|1|x|✓|✔|☑|✅|v|o|○|◯|〇|⭕|●|х|present|attended|attending|да|есть|присутствует|присутствовал"
    "|присутствовала|+|是|到|出席|参加|有|예|네|참석|출석|はい|有り|тийм|ирсэн"
)
_NO = forms(
    "no|n|false|0|-|–|—|✗|✘|☐|×|absent|apologies|regrets|нет|отсутствует|отсутствовал|отсутствовала|否|缺席"
    "|未到|没有|아니오|아니요|불참|결석|いいえ|欠席|無|үгүй|ирээгүй"
)
_CIRCLES = frozenset("o○◯〇⭕●")
_CROSSES = frozenset("x×✗✘х")
_SEPARATORS = re.compile(r"\s*[/／|｜\n;；]\s*")
_COMMAS = re.compile(r"\s*[,，、]\s*")
_BRACKETS = re.compile(r"\s*[(（\[【]([^()（）\[\]【】]*)[)）\]】]\s*")
_HONORIFIC = re.compile(r"^(?:mr|mrs|ms|mx|dr|prof|sir|amb|h\.?e|г-н|г-жа|д-р|проф)\b\.?\s+", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-ZА-ЯЁ][A-ZА-ЯЁ&/\d-]{1,9}")
_UNHEADED = ("name", "organization", "delegation", "role")


def read_roster_text(text: str) -> tuple[Person, ...]:
    """People from pasted text: a line a person, cells split at tabs (else ; or ,), with titles or without.

    Without titles the cells are name, organization, delegation and role, in that order.
    """
    lines = [line for line in re.split(r"\r\n|\r|\n", text) if line.strip()]
    mark = next((mark for mark in "\t;," if any(mark in line for line in lines)), "\t")
    rows = [[cell.strip() for cell in line.split(mark)] for line in lines]
    if not rows:
        return ()
    header = read_header(rows[0])
    titles = sum(map(bool, header.fields))
    if header.shape == "people" and 2 * titles >= sum(map(bool, rows[0])):
        return read_people([dict(zip(header.fields, row, strict=False)) for row in rows[1:]])[0]
    return read_people([dict(zip(_UNHEADED, row, strict=False)) for row in rows])[0]


def read_people(rows: Sequence[Mapping[str, str]]) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """Persons and warnings from rows of cells by field name; a person named twice is one Person."""
    people: dict[str, Person] = {}
    warnings: list[str] = []
    circles = any(_cell(row, "present").casefold() in _CIRCLES for row in rows)
    for number, row in enumerate(rows, start=1):
        person = read_person(row, circles)
        if person is None:
            rest = ", ".join(cell for cell in row.values() if cell.strip())
            if rest:
                warnings.append(
                    told("Row {number} of the roster has no name and was left out: {rest}", number=number, rest=rest)
                )
            continue
        people[person.key] = _joined(people[person.key], person) if person.key in people else person
        if row.get("present", "").strip() and person.present is None:
            word = row["present"].strip()
            warnings.append(told("“{word}” does not say whether {name} is present.", word=word, name=person.name))
    return tuple(people.values()), tuple(warnings)


def read_person(row: Mapping[str, str], circles: bool = False) -> Person | None:
    """A Person from the cells of one row by field name, None where no cell names anybody.

    ``circles``: the roster marks who is present with circles, so that a cross is a no.
    """
    names, bracketed = _names(row)
    if not names:
        return None
    name, organization = names[0], _cell(row, "organization")
    aliases = [*names[1:], *_aliases(_cell(row, "aliases"))]
    if bracketed and not organization:
        organization = bracketed
    elif bracketed:
        aliases.append(f"{name} ({bracketed})")
    return Person(
        key=content_key(("person", fold_name(name), fold_name(organization))),
        name=name,
        aliases=_unique([*aliases, *_spellings(name)], name),
        abbreviation=_cell(row, "abbreviation"),
        organization=organization,
        delegation=_cell(row, "delegation"),
        constituency=_cell(row, "constituency"),
        role=_cell(row, "role"),
        present=read_presence(row.get("present", ""), circles),
    )


def read_presence(text: str, beside_circles: bool = False) -> bool | None:
    """True or False for a yes or a no in one of six languages or as a tick, None for anything else.

    A cross is a tick, but a no in a column that has circles too, as Korea and Japan fill them in.
    """
    word = unicodedata.normalize("NFKC", text).strip().casefold().rstrip(".!")
    if word in _CROSSES and beside_circles:
        return False
    if word in _YES:
        return True
    return False if word in _NO else None


def split_name(cell: str) -> tuple[tuple[str, ...], str]:
    """The names in one cell, first the one to show, and an acronym in brackets that is no name ("")."""
    acronym = ""
    names: list[str] = []
    for part in _SEPARATORS.split(cell.strip()):
        outside = " ".join(_BRACKETS.sub(" ", part).split())
        inside = [text.strip() for text in _BRACKETS.findall(part) if text.strip()]
        names += [outside] if outside else []
        for text in inside:
            if outside and _ACRONYM.fullmatch(text):
                acronym = acronym or text
            else:
                names.append(text)
    return _unique(names, ""), acronym


def _aliases(cell: str) -> list[str]:
    """The names in a cell of aliases; a comma divides them where nothing else does."""
    parts = _SEPARATORS.split(cell)
    return [part for part in (parts if len(parts) > 1 else _COMMAS.split(cell)) if part]


def _names(row: Mapping[str, str]) -> tuple[tuple[str, ...], str]:
    """Every spelling of the person's name that the row gives, in the order of trust."""
    names, acronym = split_name(_cell(row, "name"))
    first, last = _cell(row, "first name"), _cell(row, "last name")
    pair = [f"{first} {last}".strip(), f"{last} {first}".strip()] if first or last else []
    others = [name for field in ("english name", "native name") for name in split_name(_cell(row, field))[0]]
    return _unique([*names, *pair, *others], ""), acronym


def _spellings(name: str) -> list[str]:
    """Other ways to write a name: without its honorific, and "Kim, Minji" in both orders."""
    plain = _HONORIFIC.sub("", name)
    family, comma, given = plain.partition(",")
    turned = (
        [f"{given.strip()} {family.strip()}", f"{family.strip()} {given.strip()}"] if comma and given.strip() else []
    )
    return [plain, *turned]


def _joined(first: Person, second: Person) -> Person:
    """One Person from two rows: the first row's cells, filled from the second where they are empty."""
    single = ("abbreviation", "organization", "delegation", "constituency", "role")
    return replace(
        first,
        aliases=_unique([*first.aliases, *second.aliases], first.name),
        present=second.present if first.present is None else first.present,
        **{field: getattr(first, field) or getattr(second, field) for field in single},
    )


def _unique(names: Sequence[str], but: str) -> tuple[str, ...]:
    """Names in order, each once however it is spelled, without the one named by ``but``."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(fold_name(name), name)
    seen.pop(fold_name(but), None)
    seen.pop("", None)
    return tuple(seen.values())


def _cell(row: Mapping[str, str], field: str) -> str:
    return row.get(field, "").strip()
