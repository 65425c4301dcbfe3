"""Records as they are compared with one another: a few columns, point by point, never all of a file at once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.store.tables import RECORD_TABLES

_UNDER = "point=?"
_UNDER_NONE = "point='' OR point NOT IN (SELECT id FROM discussion_points)"


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wrote down, as a Record has it. ``at`` in milliseconds since 1970 UTC."""

    id: str
    kind: str
    text: str
    speaker: str
    speaker_text: str
    author: str
    at: int
    same_as: tuple[str, ...]


def points_of_several_hands(connection: sqlite3.Connection, hands: Mapping[str, str]) -> list[str]:
    """The points under which records of more than one hand stand, "" for no point, in any order.

    ``hands`` tells whose hand wrote an item; for one it does not know it is the author's.
    """
    places = {point for (point,) in connection.execute("SELECT id FROM discussion_points")}
    first: dict[str, str] = {}
    several: set[str] = set()
    for table in RECORD_TABLES:
        for item, point, author in connection.execute(f"SELECT id, point, author FROM {table.name}"):
            place, hand = point if point in places else "", hands.get(item, author)
            if first.setdefault(place, hand) != hand:
                several.add(place)
    return list(several)


def said_under(connection: sqlite3.Connection, point: str) -> list[Said]:
    """The records of a point; of "" those without one, or with one that is not there."""
    where, values = (_UNDER, (point,)) if point else (_UNDER_NONE, ())
    return [
        Said(*row, same_as=tuple(json.loads(same_as)))
        for table in RECORD_TABLES
        for *row, same_as in connection.execute(
            f"SELECT id, kind, text, speaker, speaker_text, author, at, same_as FROM {table.name} WHERE {where}",
            values,
        )
    ]
