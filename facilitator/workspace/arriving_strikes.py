"""Redactions that others made: what they would strike here, which are held back, and striking those after all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.changes import REDACTED, Change, ItemState, fold, redacts, split_ids
from facilitator.set_members import set_of
from facilitator.store import log, redactions
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.standing_words import standing
from facilitator.workspace.changed import Changed
from facilitator.workspace.settling import title_of
from facilitator.workspace.struck_elsewhere import still_standing


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
        others = standing(connection, log.append(connection, changes))
        redactions.release(connection)
    told = tuple(still_standing(str(file.path), one) for one in others)
    return Changed(tuple(dict.fromkeys(change.item for change in changes)), frozenset({"everything"}), told)


def _words(state: ItemState, field: str, named: frozenset[bytes]) -> str:
    """What stands in the field, or those members of the list that the redaction names, or the words of the item."""
    name = set_of(f"{field}/")
    if not name:
        return state.value(field) if field else title_of(state)
    heads = {member: state.live[f"{name}/{member}"] for member in state.members(name)}
    return ", ".join(member for member, found in heads.items() if any(head.id in named for head in found))


def _strike(connection: Connection, change: Change) -> Strike:
    history = log.history(connection, change.item)
    field = change.field.removeprefix(REDACTED).removeprefix("/")
    kind = words = ""
    if history:
        state = fold(history)
        kind = state.value("kind")
        words = _words(state, field, frozenset(split_ids(change.parents)))
    return Strike(
        change.id, change.item, kind, field, change.author, change.value or "", change.wall,
        words if words != change.item else "",
    )  # fmt: skip
