"""The changes that set fields of an item as it stands: which heads each of them names."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.changes import DELETED, REDACTED, Change, ItemState, Pen, fold
from facilitator.errors import NotFoundInFileError
from facilitator.set_members import set_of
from facilitator.store import log
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.rows import session_of
from facilitator.workspace.places import item_state


def members(field: str, names: Sequence[str]) -> list[tuple[str, str]]:
    """A set as fields: one a member, with its number as value, so that the order typed is kept."""
    return [(f"{field}/{name}", str(number)) for number, name in enumerate(names, 1)]


def whole_set(state: ItemState, field: str, names: Sequence[str]) -> list[tuple[str, str]]:
    """The same for a set that is to hold just these: whoever else is in it goes."""
    put_in = members(field, names)
    stays = {state.spelled(name) for name, _ in put_in}
    gone = [(name, "") for member in state.members(field) if (name := f"{field}/{member}") not in stays]
    return [*gone, *put_in]


def set_field(pen: Pen, state: ItemState, field: str, value: str, session: str = "") -> list[Change]:
    """One change made on the value that shows, or none where it stands already. Heads that say the same show
    as one, so the change names each of them: else an edit of what two people brought alike would be a conflict.

    A move says in ``session`` where the item goes, because it stands in the session of its last move.
    """
    here = state.spelled(field)
    heads = state.live.get(here, ())
    if (here == field or not value) and (all(head.value == value for head in heads) if heads else not value):
        return []
    parents = [head.id for head in heads if head.value == heads[0].value]
    if state.deleted:  # an edit made knowing of a deletion says so
        parents.extend(head.id for head in state.live[DELETED])
    for name in (REDACTED, f"{REDACTED}/{field}", f"{REDACTED}/{set_of(field)}"):  # or that words were struck
        parents.extend(head.id for head in state.live.get(name, ()))
    return [pen.change(session or session_of(state), state.item, field if value else here, value, parents)]


def field_change(connection: Connection, pen: Pen, item: str, field: str, value: str) -> list[Change]:
    """The change that sets one stored field of an item now, for verbs that set many."""
    return set_field(pen, item_state(connection, item), field, value)


def all_heads(state: ItemState) -> list[bytes]:
    """The ids of every head of every field: what a deletion or a settlement names."""
    return [head.id for heads in state.live.values() for head in heads]


def keep(file: SessionFile, connection: Connection, pen: Pen, changes: list[Change]) -> None:
    """Stores changes, if there are any, and who made them under which writer."""
    if changes:
        file.note_opening(connection, pen)
        log.append(connection, changes)


def session_of_point(connection: Connection, point: str) -> str:
    """The session a discussion point stands in. Raises NotFoundInFileError where there is no such point."""
    history = log.history(connection, point)
    state = fold(history) if history else None
    if state is None or state.value("kind") != "point":
        raise NotFoundInFileError(
            "“{point}” is no discussion point; give its id: “facilitator show --json” lists them.", point=point
        )
    return session_of(state)
