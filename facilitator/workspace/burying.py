"""Many records deleted or restored in one step; each stays in the file either way."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.changes import DELETED, YES, Change
from facilitator.store.opening import SessionFile
from facilitator.store.rows import session_of
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import all_heads, keep
from facilitator.workspace.files import pen_for
from facilitator.workspace.places import item_state


def delete_all(file: SessionFile, items: Sequence[str], author: str | None = None) -> Changed:
    """Deletes records. Raises NotFoundInFileError for an id the file does not know."""
    return _bury(file, items, YES, author)


def restore_all(file: SessionFile, items: Sequence[str], author: str | None = None) -> Changed:
    """Takes deletions back. Raises NotFoundInFileError for an id the file does not know."""
    return _bury(file, items, "", author)


def _bury(file: SessionFile, items: Sequence[str], value: str, author: str | None) -> Changed:
    pen = pen_for(file, author)
    chosen = tuple(dict.fromkeys(items))
    with file.writing() as connection:
        states = [item_state(connection, item) for item in chosen]
        changes: list[Change] = [
            pen.change(session_of(state), state.item, DELETED, value, all_heads(state))
            for state in states
            if state.deleted != bool(value) or state.missed
        ]
        keep(file, connection, pen, changes)
    return Changed(chosen, frozenset({"record"}), changes=tuple(change.id for change in changes))
