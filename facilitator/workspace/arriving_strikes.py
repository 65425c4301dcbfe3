"""Redactions that others made: what they would strike here, which are held back, and striking those after all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.changes import REDACTED, Change, fold, redacts
from facilitator.store import log, redactions
from facilitator.store.opening import Connection, SessionFile
from facilitator.workspace.changed import Changed
from facilitator.workspace.settling import title_of


@dataclass(frozen=True, slots=True)
class Strike:
    """Words that somebody struck in another file. ``field`` is the one field, "" for the whole item; ``at`` ms since
    1970 UTC; ``words`` are those that stand here now and would go, "" where none do."""

    id: bytes
    item: str
    kind: str
    field: str
    author: str
    reason: str
    at: int
    words: str


def strikes_of(connection: Connection, changes: Iterable[Change]) -> tuple[Strike, ...]:
    """What redactions would strike in the file as the connection sees it."""
    return tuple(_strike(connection, change) for change in changes if redacts(change.field))


def held_strikes(file: SessionFile) -> tuple[Strike, ...]:
    """The redactions held back, in the order they came."""
    with file.reading() as connection:
        return strikes_of(connection, redactions.held_changes(connection))


def strike_held(file: SessionFile) -> Changed:
    """Strikes what was held back. This cannot be undone: the words are gone from the file."""
    with file.writing() as connection:
        changes = redactions.held_changes(connection)
        log.append(connection, changes)
        redactions.release(connection)
    return Changed(tuple(dict.fromkeys(change.item for change in changes)), frozenset({"everything"}))


def _strike(connection: Connection, change: Change) -> Strike:
    history = log.history(connection, change.item)
    field = change.field.removeprefix(REDACTED).removeprefix("/")
    kind = words = ""
    if history:
        state = fold(history)
        kind = state.value("kind")
        words = state.value(field) if field else title_of(state)
    return Strike(
        change.id, change.item, kind, field, change.author, change.value or "", change.wall,
        words if words != change.item else "",
    )  # fmt: skip
