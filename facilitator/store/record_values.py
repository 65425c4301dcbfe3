"""Records by id, a few columns of each: what a pane asks for that shows some of them and never all."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitator.store.opening import Connection
from facilitator.store.tables import RECORD_TABLES

_ASKED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Brief:
    """A record in a line: enough to name it, and what can be set for many at once."""

    id: str
    kind: str
    text: str
    point: str
    speaker: str
    starred: bool
    tags: tuple[str, ...]


def brief_records(connection: Connection, items: Sequence[str]) -> list[Brief]:
    """The records with these ids, in the order of the ids; those that are not shown are left out."""
    found = {brief.id: brief for brief in _briefs(connection, items)}
    return [found[item] for item in items if item in found]


def _briefs(connection: Connection, items: Sequence[str]) -> Iterator[Brief]:
    for at in range(0, len(items), _ASKED_AT_ONCE):
        chunk = items[at : at + _ASKED_AT_ONCE]
        marks = ",".join("?" * len(chunk))
        for table in RECORD_TABLES:
            rows = connection.execute(
                f"SELECT id, kind, text, point, speaker, starred, tags FROM {table.name} WHERE id IN ({marks})", chunk
            )
            for item, kind, text, point, speaker, starred, tags in rows:
                yield Brief(item, kind, text, point, speaker, bool(starred), tuple(json.loads(tags)))


def same_links(connection: Connection) -> list[tuple[str, str]]:
    """Every pair of records that somebody linked as saying the same: (the one that holds the link, the other)."""
    return [
        (item, other)
        for table in RECORD_TABLES
        for item, others in connection.execute(f"SELECT id, same_as FROM {table.name} WHERE same_as<>'[]'")
        for other in json.loads(others)
    ]


def point_stands(connection: Connection, point: str) -> bool:
    """Whether there is such a discussion point, and it is not deleted."""
    return connection.execute("SELECT 1 FROM discussion_points WHERE id=?", (point,)).fetchone() is not None
