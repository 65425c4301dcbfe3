"""Which confirmed records say something else now than what the room, or their lead, confirmed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from facilitator.changes import Change, fold, split_ids
from facilitator.store.derived import histories


def reworded(connection: sqlite3.Connection, confirmed: Iterable[str]) -> frozenset[str]:
    """The ids among these whose words are others than those their confirmation names."""
    asked = sorted(confirmed)
    if not asked:
        return frozenset()
    return frozenset(history[0].item for history in histories(connection, asked) if _is_reworded(history))


def _is_reworded(history: list[Change]) -> bool:
    """A confirmation that names no words is taken at its word."""
    live = fold(history).live
    texts = {change.id: change.value for change in history if change.field == "text"}
    named = {texts[key] for head in live.get("confirmed", ()) for key in split_ids(head.parents) if key in texts}
    return bool(named) and any(head.value not in named for head in live.get("text", ()))
