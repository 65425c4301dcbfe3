"""A copy for everybody: what stands now, at a level of attribution, without any history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitator.changes import YES, Change, Pen, sealed
from facilitator.clock import Clock
from facilitator.directory import Directory
from facilitator.domain import Records
from facilitator.errors import FacilitatorError, SessionFileError
from facilitator.store import log
from facilitator.store.header import SUFFIX, mark_published
from facilitator.store.opening import SessionFile, making
from facilitator.store.plain_rows import plain_rows
from facilitator.store.tables import Table
from facilitator.summary.attribution import LEVELS, make_attribution
from facilitator.summary.published import Publisher
from facilitator.workspace.paper_names import safe_name
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.papers import paper_wording
from facilitator.workspace.showing import load_records

_KINDS = {
    "workshops": "workshop",
    "sessions": "session",
    "slots": "slot",
    "discussion_points": "point",
    "terms": "term",
    "participants": "participant",
    "cleared_parts": "cleared part",
    "issued_papers": "issued paper",
}


@dataclass(frozen=True, slots=True)
class Published:
    """A copy that was made."""

    path: Path
    items: int
    level: str


def publish(file: SessionFile, out: Path, level: str, clock: Clock) -> Published:
    """Makes a session file for everybody; never overwrites. Raises SessionFileError or FacilitatorError."""
    if level not in LEVELS:
        raise FacilitatorError(
            "There is no level “{level}” of attribution; choose one of {levels}.", level=level, levels=", ".join(LEVELS)
        )
    if out.suffix != SUFFIX:
        raise SessionFileError("{path} must end in {suffix}; choose such a name.", path=out.name, suffix=SUFFIX)
    records = with_attribution(load_records(file), level)
    directory = Directory(records.terms, records.participants)
    publisher = Publisher(make_attribution(records, directory, paper_wording()))
    others = {one.id for one in (*records.notes, *records.actions) if one.reworded}
    with file.reading() as connection:
        rows = [(table, _as_confirmed(row, others)) for table, row in plain_rows(connection)]
    with making(out, clock) as made, made.writing() as connection:
        pen = made.pen("")
        seen = ((table, publisher.row(table.name, row)) for table, row in rows)
        changes = [change for table, row in seen if row is not None for change in _changes(pen, table, row)]
        log.append(connection, changes)
        mark_published(connection)
    return Published(out, len({change.item for change in changes}), level)


def _as_confirmed(row: dict[str, Any], reworded: Set[str]) -> dict[str, Any]:
    """Without history nobody could tell that the room confirmed other words: such a row is not confirmed."""
    return {**row, "confirmed": ""} if row["id"] in reworded else row


def published_words(records: Records) -> str:
    """What the name of a copy begins with, such as “Session 2.1”: the file's own name may be its note-taker's."""
    codes = ", ".join(session.code for session in records.sessions if session.held)
    return safe_name(f"Session {codes}" if codes else "Session")


def _changes(pen: Pen, table: Table, row: Mapping[str, Any]) -> Iterator[Change]:
    """The changes that make a row, at the moment the item was made."""
    kind = _KINDS.get(table.name) or str(row["kind"])
    for field, value in (("kind", kind), *_fields(table, row)):
        yield sealed(pen.change(row["session"], row["id"], field, value)._replace(wall=row["at"]))


def _fields(table: Table, row: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for field in table.fields:
        value = row[field.name]
        if field.form == "text" and value:
            yield field.name, str(value)
        elif field.form == "flag" and value:
            yield field.name, YES
        elif field.form == "set":
            yield from ((f"{field.name}/{member}", str(place)) for place, member in enumerate(value, 1))
        elif field.form == "map":
            yield from ((f"{field.name}/{key}", words) for key, words in value.items() if words)
