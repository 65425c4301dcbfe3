"""Which tables show which kinds of item, and which fields stand in which columns (pure data).

A record's table is a view of its changes: one row an item, sets as JSON arrays, flags as 0 or 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.domain import Kind


@dataclass(frozen=True, slots=True)
class Field:
    """A column and the field it shows. ``form`` is text, flag (1 or 0), set (members as a JSON array)
    or map (member → value as a JSON object)."""

    name: str
    form: str = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A derived table. ``searched`` are the text columns that search looks into."""

    name: str
    kinds: frozenset[str]
    fields: tuple[Field, ...]
    searched: tuple[str, ...] = ()


# Every derived table begins and ends with these, which come from the changes themselves.
HEAD = ("id", "kind", "session")
TAIL = ("author", "at", "conflicts", "other")


def _fields(text: str = "", flags: str = "", sets: str = "", maps: str = "") -> tuple[Field, ...]:
    named = (("text", text), ("flag", flags), ("set", sets), ("map", maps))
    return tuple(Field(name, form) for form, names in named for name in names.split())


_RECORD = _fields(
    "text prefix point speaker speaker_text confirmed parked translation language order",
    "starred verbatim",
    "tags people supports reservations same_as takes_up",
)
_NOTE_KINDS = frozenset(kind.value for kind in Kind if kind not in (Kind.PROPOSAL, Kind.ACTION))

NOTES = Table("notes", _NOTE_KINDS, _RECORD + _fields(maps="lesson"), ("text", "translation"))
PROPOSALS = Table(
    "proposals",
    frozenset({Kind.PROPOSAL.value}),
    _RECORD + _fields("title sites duration cost currency status", sets="range_states partners"),
    ("text", "title", "sites", "translation"),
)
ACTION_ITEMS = Table(
    "action_items",
    frozenset({Kind.ACTION.value}),
    _RECORD
    + _fields("due due_text status contact focal_point asked reminded replied lead_confirmed", sets="leads partners"),
    ("text", "translation"),
)
PARTICIPANTS = Table(
    "participants",
    frozenset({"participant"}),
    _fields("name abbreviation organization delegation constituency role", "present", "aliases same_as"),
    ("name", "organization", "role"),
)
SESSIONS = Table(
    "sessions",
    frozenset({"session"}),
    _fields("code title short_title type description order", "held", "moderators rapporteurs"),
)
SLOTS = Table("slots", frozenset({"slot"}), _fields("title day start end order"))
DISCUSSION_POINTS = Table(
    "discussion_points",
    frozenset({"point"}),
    _fields("slot title short_title type coverage order", sets="themes"),
    ("title",),
)
TERMS = Table(
    "terms",
    frozenset({"term"}),
    _fields("vocabulary key name abbreviation group description status status_date order", sets="synonyms"),
)
WORKSHOPS = Table(
    "workshops",
    frozenset({"workshop"}),
    _fields("template title programme venue first_day last_day zone", maps="settings"),
)
CLEARED_PARTS = Table(
    "cleared_parts", frozenset({"cleared part"}), _fields("paper covers part body cleared_by cleared_on")
)
ISSUED_PAPERS = Table(
    "issued_papers",
    frozenset({"issued paper"}),
    _fields("paper covers version status day by attribution digest tree bases after"),
)
OTHER_ITEMS = Table("other_items", frozenset(), ())

TABLES = (
    WORKSHOPS,
    SESSIONS,
    SLOTS,
    DISCUSSION_POINTS,
    TERMS,
    PARTICIPANTS,
    NOTES,
    PROPOSALS,
    ACTION_ITEMS,
    CLEARED_PARTS,
    ISSUED_PAPERS,
    OTHER_ITEMS,
)
RECORD_TABLES = (NOTES, PROPOSALS, ACTION_ITEMS)
SEARCHED_TABLES = tuple(table for table in TABLES if table.searched)


_COLUMNS = {table.name: (*HEAD, *(field.name for field in table.fields), *TAIL) for table in TABLES}
_FORMS = {table.name: {field.name: (at, field.form) for at, field in enumerate(table.fields, 3)} for table in TABLES}
_BLANK = {"text": "", "flag": 0, "set": "[]", "map": "{}"}
_BLANKS = {table.name: tuple(_BLANK[field.form] for field in table.fields) for table in TABLES}
_SEARCHED = {table.name: tuple(_COLUMNS[table.name].index(name) for name in table.searched) for table in TABLES}
_BY_KIND = {kind: table for table in TABLES for kind in table.kinds}


def table_of(kind: str) -> Table:
    """The table that shows a kind; kinds this version does not know are in other_items."""
    return _BY_KIND.get(kind, OTHER_ITEMS)


def columns(table: Table) -> tuple[str, ...]:
    """The columns of a derived table, in order."""
    return _COLUMNS[table.name]


def forms(table: Table) -> Mapping[str, tuple[int, str]]:
    """Field → the place of its column and its form."""
    return _FORMS[table.name]


def blanks(table: Table) -> tuple[str | int, ...]:
    """What the columns of the fields hold for an item that has none of them."""
    return _BLANKS[table.name]


def searched_places(table: Table) -> tuple[int, ...]:
    """The places of the columns that search looks into."""
    return _SEARCHED[table.name]


def editable_fields(kind: str) -> tuple[str, ...]:
    """The names of the fields a person may set on an item of this kind."""
    return tuple(field.name for field in table_of(kind).fields)
