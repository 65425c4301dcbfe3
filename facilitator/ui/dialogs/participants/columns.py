"""The columns of the roster: what each shows of a participant, and what a typed cell is stored as (pure)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from facilitator.directory import Directory, fold_name, same_people
from facilitator.domain import Participant, Vocabulary
from facilitator.ui.words import translate


def _t(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Roster", text))


@dataclass(frozen=True, slots=True)
class Column:
    """``field`` is the stored field, "same_as" for the column that only shows. ``width`` in px at 100 %."""

    field: str
    title: str
    width: int
    edit: str = ""

    @property
    def heading(self) -> str:
        """The title in the language that holds."""
        return translate("Roster", self.title)


COLUMNS = (
    Column("present", _t("Here"), 52, _t("Edit of presence")),
    Column("name", _t("Name"), 176, _t("Edit of name")),
    Column("aliases", _t("Also written"), 168, _t("Edit of other names")),
    Column("abbreviation", _t("Short"), 64, _t("Edit of abbreviation")),
    Column("organization", _t("Organization"), 196, _t("Edit of organization")),
    Column("delegation", _t("Delegation"), 128, _t("Edit of delegation")),
    Column("constituency", _t("Constituency"), 132, _t("Edit of constituency")),
    Column("role", _t("Role"), 96, _t("Edit of role")),
    Column("same_as", _t("Same person as"), 140),
)
FIELDS = tuple(column.field for column in COLUMNS)
NAME = FIELDS.index("name")
PRESENT = FIELDS.index("present")
SAME = FIELDS.index("same_as")
_VOCABULARIES = {
    "organization": Vocabulary.ORGANIZATION,
    "delegation": Vocabulary.DELEGATION,
    "constituency": Vocabulary.CONSTITUENCY,
}


def cell_words(directory: Directory, person: Participant, field: str) -> str:
    """What a cell shows: names instead of keys, aliases parted by semicolons."""
    if field == "aliases":
        return "; ".join(person.aliases)
    if field == "same_as":
        return ", ".join(one.name for one in same_as(directory, person))
    if field == "present":
        return translate("Roster", "here") if person.present else ""
    value: str = getattr(person, field)
    term = directory.term(value) if field in _VOCABULARIES else None
    return term.name if term else value


def cell_value(directory: Directory, field: str, words: str) -> str:
    """What is stored for typed words: the key of the term they name, else the words."""
    vocabulary = _VOCABULARIES.get(field)
    if vocabulary is None:
        return words.strip()
    wanted = fold_name(words)
    for term in directory.vocabulary(vocabulary):
        if wanted and wanted in map(fold_name, (term.key, term.name, term.abbreviation, *term.synonyms)):
            return term.key
    return words.strip()


def same_as(directory: Directory, person: Participant) -> tuple[Participant, ...]:
    """The other rows of the same person."""
    stands_for = same_people(directory.participants)
    return tuple(
        one
        for one in directory.participants
        if one.id != person.id and stands_for.get(one.id) == stands_for.get(person.id)
    )


def matches(directory: Directory, person: Participant, typed: str) -> bool:
    """Whether every word typed stands somewhere in the row, in any script."""
    row = fold_name(" ".join(cell_words(directory, person, field) for field in FIELDS if field != "present"))
    return all(word in row for word in fold_name(typed).split())


def present_count(directory: Directory) -> tuple[int, int]:
    """(how many people are here, how many there are); people linked as the same count once."""
    stands_for = same_people(directory.participants)
    here = {stands_for[person.id] for person in directory.participants if person.present}
    return len(here), len(set(stands_for.values()))
