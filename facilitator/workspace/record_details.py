"""All there is to one record: its fields, its conflicts, its history, what is linked with it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from facilitator.changes import DELETED, REDACTED, Change, ItemState, depths, fold, redacts, split_ids
from facilitator.domain import (
    ActionItem,
    ActionStatus,
    Conflict,
    Kind,
    Note,
    Proposal,
    ProposalStatus,
    Record,
    Version,
)
from facilitator.merge.differences import only_in
from facilitator.merge.text import proposal
from facilitator.set_members import told_name
from facilitator.store import log
from facilitator.store.derived import versions
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.record_values import Brief, brief_records, point_stands, same_links
from facilitator.store.rows import derived_row
from facilitator.store.tables import columns
from facilitator.workspace.same_links import group_of

__all__ = ["DELETED", "REDACTED", "Brief", "Details", "Step", "details", "redacts", "several"]

Range = tuple[int, int]
_TEXTS = frozenset({"text", "title", "translation", "sites"})
_NOT_TOLD = frozenset({"order", "layout", "placed", "placed_message", "prefix"})
_AT_ONCE_MS = 1000  # one line is stored in one transaction; whoever stars it needs longer
_FIRST_STATUS: dict[str, str] = {Kind.PROPOSAL: ProposalStatus.PRESENTED, Kind.ACTION: ActionStatus.PROPOSED}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a record's history. Field "" stands for its making, with all it was made with.

    ``member`` is the member a set gained or lost. ``struck_by`` and ``reason`` say who struck the words.
    """

    at: int
    author: str
    field: str
    member: str = ""
    value: str = ""
    struck_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """One record as it stood when it was read. ``seen`` are the ids of all of its changes by then,
    ``text_heads`` those of its text that stand.

    ``proposals`` maps a field in conflict to the text its versions come to together, where they do.
    ``marks`` maps a version, by the hex id of its change, to the stretches of it that the version it is
    compared with does not have: the one that shows, or for that one the next.
    ``same`` are the other records that say the same, ``taken_up`` those it takes up. ``history`` is newest first.
    """

    record: Record
    deleted: bool
    conflicts: tuple[Conflict, ...]
    proposals: Mapping[str, str]
    marks: Mapping[str, tuple[Range, ...]]
    history: tuple[Step, ...]
    same: tuple[Brief, ...]
    seen: frozenset[bytes]
    text_heads: tuple[bytes, ...] = ()
    taken_up: tuple[Brief, ...] = ()


def details(file: SessionFile, item: str) -> Details | None:
    """Everything about one record, None where it is none, or not here."""
    with file.reading() as connection:
        changes = log.history(connection, item)
        if not changes:
            return None
        state = fold(changes)
        if state.value("kind") not in set(Kind):
            return None
        record = _record(connection, state)
        group = group_of(item, same_links(connection))
        same = brief_records(connection, [one for one in group if one != item])
        taken_up = brief_records(connection, record.takes_up)
    conflicts = tuple(Conflict(item, field, _versions(state, field)) for field in state.conflicts)
    return Details(
        record,
        state.deleted,
        conflicts,
        dict(_proposals(state, changes)),
        {key: ranges for conflict in conflicts if conflict.field in _TEXTS for key, ranges in _marks(conflict)},
        _history(state, changes),
        tuple(same),
        frozenset(change.id for change in changes),
        tuple(head.id for head in state.live.get("text", ())),
        tuple(taken_up),
    )


def several(file: SessionFile, items: Sequence[str]) -> tuple[Brief, ...]:
    """Some records, a line each, in the order of the ids."""
    with file.reading() as connection:
        return tuple(brief_records(connection, items))


def _record(connection: Connection, state: ItemState) -> Record:
    table, row = derived_row(state, state.conflicts)
    values: dict[str, Any] = dict(zip(columns(table), row, strict=True))
    for field in table.fields:
        if field.form == "set":
            values[field.name] = state.members(field.name)
        elif field.form == "flag":
            values[field.name] = bool(values[field.name])
        elif field.form == "map":
            values[field.name] = json.loads(values[field.name])
    values["conflicts"] = state.conflicts
    values["other"] = {}
    if values["point"] and not point_stands(connection, values["point"]):
        values["point"] = ""
    kind: str = values["kind"]
    if kind in _FIRST_STATUS and not values["status"]:
        values["status"] = str(_FIRST_STATUS[kind])
    make = {Kind.PROPOSAL.value: Proposal, Kind.ACTION.value: ActionItem}.get(kind, Note)
    return make(**{field.name: values[field.name] for field in fields(make) if field.name in values})


def _versions(state: ItemState, field: str) -> tuple[Version, ...]:
    return tuple(
        Version(change.id.hex(), change.value, change.author, change.wall, change.field)
        for change in versions(state, field)
    )


def _marks(conflict: Conflict) -> Iterator[tuple[str, tuple[Range, ...]]]:
    first, second, *_ = conflict.versions
    for version in conflict.versions:
        other = second if version is first else first
        yield version.change, only_in(version.value or "", other.value or "")


def _proposals(state: ItemState, changes: Sequence[Change]) -> Iterator[tuple[str, str]]:
    for field in state.conflicts:
        text = proposal(state, changes, field)
        if text is not None:
            yield field, text


def _history(state: ItemState, changes: Sequence[Change]) -> tuple[Step, ...]:
    """Newest first; what was written together with the record is its making."""
    known = {change.id: change for change in changes}
    depth = depths(known)
    latest = _latest(known, depth)
    made = _making(changes)
    told = [change for change in changes if change.id not in made and change.field not in _NOT_TOLD]
    told.sort(key=lambda change: (latest[change.id], depth[change.id], change.seq, change.id), reverse=True)
    origins = sorted((change for change in changes if change.id in made and change.field == "kind"), key=_by_wall)
    return (*(_step(state, change) for change in told), *(Step(one.wall, one.author, "") for one in origins))


def _latest(known: Mapping[bytes, Change], depth: Mapping[bytes, int]) -> dict[bytes, int]:
    """When each change was made at the earliest: never before one it names, whatever a clock said."""
    latest: dict[bytes, int] = {}
    for key in sorted(known, key=depth.__getitem__):
        change = known[key]
        latest[key] = max(
            change.wall, *(latest.get(parent, change.wall) for parent in split_ids(change.parents)), change.wall
        )
    return latest


def _by_wall(change: Change) -> tuple[int, bytes]:
    return (-change.wall, change.id)


def _making(changes: Sequence[Change]) -> set[bytes]:
    """The changes that made the record: its kind, and what the same pen wrote right after it."""
    firsts = {(change.writer, change.seq): change for change in changes if not change.parents}
    made: set[bytes] = set()
    for start in [change for change in firsts.values() if change.field == "kind"]:
        fields_made: set[str] = set()
        one: Change | None = start
        while one is not None and one.field not in fields_made and _at_once(start, one):
            made.add(one.id)
            fields_made.add(one.field)
            one = firsts.get((start.writer, one.seq + 1))
    return made


def _at_once(start: Change, change: Change) -> bool:
    return change.author == start.author and 0 <= change.wall - start.wall < _AT_ONCE_MS


def _step(state: ItemState, change: Change) -> Step:
    redaction = state.struck.get(change.id)
    field, _, member = told_name(change.field).partition("/")
    if redacts(change.field):
        field = REDACTED
    if redaction is not None:
        return Step(change.wall, change.author, field, member, "", redaction.author, redaction.value or "")
    value = change.value or ""
    return Step(change.wall, change.author, DELETED if field == DELETED else field, member, value)
