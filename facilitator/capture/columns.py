"""What the columns of a table are called, in the six languages of the room."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.capture.column_words import COLUMN_WORDS, KIND_WORDS

# One word may name a column and a kind: as a column, text comes first ("Note"), then the kinds.
COLUMNS: dict[str, str] = {form: field for field, forms in COLUMN_WORDS.items() for form in forms.split("|")}
KINDS: dict[str, str] = {form: str(kind) for kind, forms in KIND_WORDS.items() for form in forms.split("|")}
ROSTER = frozenset({"aliases", "abbreviation", "organization", "delegation", "constituency", "role", "present"})
_PERSON = ROSTER | {"name", "first name", "last name", "native name", "english name"}
_RECORD_SIGNS = frozenset({"kind", "speaker", "point", "leads", "due", "tags"})
SHOWN = frozenset({
    "id", "author", "at", "order", "conflicts", "session", "slot", "same as", "confirmed", "parked", "lead confirmed",
    "prefix",
})  # fmt: skip

_SPACE = re.compile(r"[\s_]+")
_TRIM = re.compile(r"^(?:no\.|№|[\s*#:：.()\[\]-])+|[\s*:：.?()\[\]-]+$")


def fold_title(text: str) -> str:
    """A column or section title for comparison: NFKC, case folded, single spaces, no marks around it."""
    folded = _SPACE.sub(" ", unicodedata.normalize("NFKC", text).casefold())
    return _TRIM.sub("", folded)


@dataclass(frozen=True, slots=True)
class Header:
    """What each column of a table holds: ``fields`` has a field's name, "kind:KIND" or "" a column.

    ``shape`` is "people" for a roster, "records", or "" for a table that is neither.
    """

    fields: tuple[str, ...]
    shape: str

    def unread(self, titles: Sequence[str]) -> tuple[str, ...]:
        """The titles of the columns that nothing is read from."""
        return tuple(
            title.strip()
            for field, title in zip(self.fields, titles, strict=False)
            if not field and title.strip() and fold_title(title) not in SHOWN | _COUNTERS
        )


_COUNTERS = frozenset({"no", "#", "№", "n", "nr", "序号", "번호", "番号", "number", "д/д", "п/п", "", "ordinal"})


def read_header(cells: Sequence[str]) -> Header:
    """What a row of titles says about its columns; each field is taken from its first column."""
    fields: list[str] = []
    for cell in cells:
        field = _field(cell)
        fields.append("" if field in fields else field)
    return _settled(fields)


def _field(cell: str) -> str:
    title = fold_title(cell)
    for form in (title, *(fold_title(part) for part in re.split(r"[/\n(（|]", cell))):
        if form in COLUMNS:
            return COLUMNS[form]
        if form in KINDS:
            return f"kind:{KINDS[form]}"
    return ""


def _settled(fields: list[str]) -> Header:
    """Decides what depends on the other columns: whose name it is, and whether remarks are the text."""
    found = set(fields)
    named = bool(found & {"name", "last name", "english name", "native name"})
    about_people = bool(found & ROSTER)
    of_records = bool(found & _RECORD_SIGNS) or not (named and about_people)
    spoken = "text" in found or (of_records and any(field.startswith("kind:") for field in found))
    if not spoken and "weak text" in found and not (named and about_people):
        fields, spoken = ["text" if field == "weak text" else field for field in fields], True
    if spoken or ("title" in found and not named):
        fields = ["speaker" if field == "name" and "speaker" not in found else field for field in fields]
        return Header(tuple("" if field == "weak text" else field for field in fields), "records")
    fields = ["role" if field == "title" and "role" not in found else field for field in fields]
    return Header(tuple(field if field in _PERSON else "" for field in fields), "people" if named else "")


def understood() -> str:
    """The column names to suggest to a person whose table has none of them."""
    return "name, organization, delegation, role, present; or text, kind, speaker, point, tags, leads, due, status"
