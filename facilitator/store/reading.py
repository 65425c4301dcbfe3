"""From the derived tables to Records: everything current, in a stable order."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

from facilitator.domain import (
    ActionItem,
    ActionStatus,
    ClearedPart,
    Conflict,
    DiscussionPoint,
    IssuedPaper,
    Note,
    Participant,
    Proposal,
    ProposalStatus,
    Record,
    Records,
    Session,
    Slot,
    Term,
    UnknownSpeaker,
    Version,
    Workshop,
)
from facilitator.set_members import is_hidden
from facilitator.store import log
from facilitator.store.rewording import reworded
from facilitator.store.tables import (
    ACTION_ITEMS,
    CLEARED_PARTS,
    DISCUSSION_POINTS,
    ISSUED_PAPERS,
    NOTES,
    PARTICIPANTS,
    PROPOSALS,
    SESSIONS,
    SLOTS,
    TERMS,
    WORKSHOPS,
    Table,
    columns,
)

RecordT = TypeVar("RecordT", bound=Record)
RowT = TypeVar("RowT")
_EMPTY: tuple[str, ...] = ()
_OWN = frozenset({"text", "translation", "order"})  # texts that hardly any two records share
_NOTHING: Mapping[str, object] = MappingProxyType({})


def load_frame(connection: sqlite3.Connection) -> Records:
    """The programme, the vocabularies and the roster, without any record: what capture needs."""
    sessions = tuple(_sessions(connection))
    held = {session.id for session in sessions if session.held}
    slots = tuple(_slots(connection))
    return Records(
        workshop=_workshop(connection),
        sessions=sessions,
        slots=tuple(slot for slot in slots if slot.session in held),
        points=tuple(point for point in _points(connection) if point.session in held),
        terms=tuple(_terms(connection)),
        participants=tuple(_participants(connection)),
        timetable=slots,
    )


def load_whole_programme(connection: sqlite3.Connection) -> Records:
    """The workshop with every session, slot and point of the programme, also of those held elsewhere; nothing else."""
    return Records(
        workshop=_workshop(connection),
        sessions=tuple(_sessions(connection)),
        slots=tuple(_slots(connection)),
        points=tuple(_points(connection)),
    )


def load_outcomes(connection: sqlite3.Connection) -> Records:
    """The frame with the agreements and the action items, and the notes that are linked with any other."""
    places = {point.id for point in _points(connection)}
    linked = "SELECT member.value FROM notes AS one, json_each(one.same_as) AS member WHERE one.same_as<>'[]'"
    where = f"WHERE kind='agreement' OR same_as<>'[]' OR id IN ({linked})"
    return replace(
        load_frame(connection),
        notes=_marked(connection, tuple(_records(connection, NOTES, Note, places, where))),
        actions=_marked(connection, tuple(_records(connection, ACTION_ITEMS, ActionItem, places))),
    )


def load(connection: sqlite3.Connection) -> Records:
    """Everything current in the file. Slots and points are those of the sessions held; no record is left out."""
    frame = load_frame(connection)
    places = {point.id for point in _points(connection)}
    notes = _marked(connection, tuple(_records(connection, NOTES, Note, places)))
    proposals = tuple(_records(connection, PROPOSALS, Proposal, places))
    actions = _marked(connection, tuple(_records(connection, ACTION_ITEMS, ActionItem, places)))
    return replace(
        frame,
        notes=notes,
        proposals=proposals,
        actions=actions,
        cleared=tuple(_whole_rows(connection, CLEARED_PARTS, "paper, covers, part, id", ClearedPart)),
        issued=tuple(_whole_rows(connection, ISSUED_PAPERS, "day, at, id", IssuedPaper)),
        conflicts=conflicts(connection),
        unknown_speakers=_unknown((*notes, *proposals, *actions)),
        other=tuple(_other(connection)),
    )


def _marked(connection: sqlite3.Connection, records: tuple[RecordT, ...]) -> tuple[RecordT, ...]:
    """The same, those confirmed in other words marked."""
    others = reworded(connection, (record.id for record in records if record.confirmed))
    return tuple(replace(one, reworded=True) if one.id in others else one for one in records) if others else records


def _rows(connection: sqlite3.Connection, table: Table, order: str) -> Iterator[dict[str, Any]]:
    names = columns(table)
    listed = ", ".join(f'"{name}"' for name in names)
    for row in connection.execute(f"SELECT {listed} FROM {table.name} ORDER BY {order}"):
        yield dict(zip(names, row, strict=True))


def _whole_rows(connection: sqlite3.Connection, table: Table, order: str, make: Callable[..., RowT]) -> Iterator[RowT]:
    """Rows of a table whose columns are the fields of a dataclass."""
    for row in _rows(connection, table, order):
        for name in ("kind", "session", "other"):
            del row[name]
        yield make(**{**row, "conflicts": _members(row["conflicts"])})


def _members(text: str) -> tuple[str, ...]:
    return _EMPTY if text == "[]" else tuple(json.loads(text))


def _workshop(connection: sqlite3.Connection) -> Workshop:
    for row in _rows(connection, WORKSHOPS, "id"):
        settings: Mapping[str, str] = json.loads(row["settings"])
        return Workshop(
            row["id"], row["template"], row["title"], row["programme"], row["venue"], row["first_day"],
            row["last_day"], row["zone"], settings,
        )  # fmt: skip
    return Workshop("", "", "", "", "", "", "", "UTC")


def _sessions(connection: sqlite3.Connection) -> Iterator[Session]:
    for row in _rows(connection, SESSIONS, '"order", id'):
        yield Session(
            row["id"], row["code"], row["title"], row["short_title"], row["type"], row["description"],
            _members(row["moderators"]), _members(row["rapporteurs"]), bool(row["held"]), row["order"],
        )  # fmt: skip


def _slots(connection: sqlite3.Connection) -> Iterator[Slot]:
    for row in _rows(connection, SLOTS, 'day, start, "order", id'):
        yield Slot(row["id"], row["session"], row["title"], row["day"], row["start"], row["end"], row["order"])


def _points(connection: sqlite3.Connection) -> Iterator[DiscussionPoint]:
    for row in _rows(connection, DISCUSSION_POINTS, '"order", id'):
        yield DiscussionPoint(
            row["id"], row["session"], row["slot"], row["title"], row["short_title"], row["type"],
            _members(row["themes"]), row["coverage"], row["order"],
        )  # fmt: skip


def _terms(connection: sqlite3.Connection) -> Iterator[Term]:
    for row in _rows(connection, TERMS, '"order", id'):
        yield Term(
            row["id"], row["vocabulary"], row["key"], row["name"], row["abbreviation"],
            _members(row["synonyms"]), row["group"], row["description"], row["order"],
        )  # fmt: skip


def _participants(connection: sqlite3.Connection) -> Iterator[Participant]:
    for row in _rows(connection, PARTICIPANTS, "name, id"):
        yield Participant(
            row["id"], row["name"], _members(row["aliases"]), row["abbreviation"], row["organization"],
            row["delegation"], row["constituency"], row["role"], bool(row["present"]), _members(row["same_as"]),
        )  # fmt: skip


def _records(
    connection: sqlite3.Connection, table: Table, make: Callable[..., RecordT], places: set[str], where: str = ""
) -> Iterator[RecordT]:
    names = [field.name for field in table.fields]
    sets = [at for at, field in enumerate(table.fields, 3) if field.form == "set"]
    flags = [at for at, field in enumerate(table.fields, 3) if field.form == "flag"]
    maps = [at for at, field in enumerate(table.fields, 3) if field.form == "map"]
    shared = [at for at, field in enumerate(table.fields, 3) if field.form == "text" and field.name not in _OWN]
    keys = ("id", "kind", "session", *names, "author", "at", "conflicts", "other")
    listed = ", ".join(f'"{name}"' for name in keys)
    default = {"proposals": ProposalStatus.PRESENTED.value, "action_items": ActionStatus.PROPOSED.value}.get(table.name)
    last = len(keys) - 1
    repeated = (1, 2, *shared, last - 3)
    once: dict[str, str] = {}  # the same few words stand in every record: each is kept once
    members: dict[str, tuple[str, ...]] = {"[]": _EMPTY}
    for found in connection.execute(f'SELECT {listed} FROM {table.name} {where} ORDER BY "order", id'):
        row = list(found)
        for at in repeated:
            row[at] = once.setdefault(row[at], row[at])
        for at in (*sets, last - 1):
            text = row[at]
            if text not in members:
                members[text] = tuple(json.loads(text))
            row[at] = members[text]
        for at in flags:
            row[at] = bool(row[at])
        for at in maps:
            row[at] = _NOTHING if row[at] == "{}" else json.loads(row[at])
        row[last] = _NOTHING if row[last] == "{}" else json.loads(row[last])
        values = dict(zip(keys, row, strict=True))
        if values["point"] and values["point"] not in places:
            values["point"] = ""
        if default and not values["status"]:
            values["status"] = default
        yield make(**values)


def conflicts(connection: sqlite3.Connection) -> tuple[Conflict, ...]:
    """Every conflict of the file, by item and field, each version with who and when."""
    found: dict[tuple[str, str], list[Version]] = {}
    rows = connection.execute(
        "SELECT conflict.item, conflict.field, lower(hex(change.id)), change.value, change.author, change.wall,"
        " change.field FROM conflict JOIN change ON change.id=conflict.change"
        " ORDER BY conflict.item, conflict.field, conflict.place"
    ).fetchall()
    hidden = {row[0] for row in rows if is_hidden(row[-1])}
    told = {change.id.hex(): change for item in hidden for change in log.history(connection, item)}
    for item, field, *version in rows:
        one = Version(*version)
        change = told.get(one.change)
        one = replace(one, field=change.field, value=change.value) if change else one
        found.setdefault((item, field), []).append(one)
    return tuple(Conflict(item, field, tuple(versions)) for (item, field), versions in found.items())


def _unknown(records: tuple[Record, ...]) -> tuple[UnknownSpeaker, ...]:
    found: dict[str, list[str]] = {}
    for record in records:
        if record.speaker_text and not record.speaker:
            found.setdefault(record.speaker_text, []).append(record.id)
    return tuple(UnknownSpeaker(text, tuple(sorted(ids)), ()) for text, ids in sorted(found.items()))


def _other(connection: sqlite3.Connection) -> Iterator[Mapping[str, object]]:
    rows = connection.execute("SELECT id, kind, session, author, at, other FROM other_items ORDER BY id")
    for item, kind, session, author, at, other in rows:
        yield {
            "id": item, "kind": kind, "session": session, "author": author, "at": at, "fields": json.loads(other),
        }  # fmt: skip
