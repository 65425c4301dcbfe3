"""Edits: set a field, delete, restore, settle a conflict. Each is new changes, never an erasure."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.changes import DELETED, YES, Change, ItemState, Pen, redacts, split_ids
from facilitator.directory import Directory
from facilitator.errors import FacilitatorError, NotFoundInFileError
from facilitator.store.derived import versions
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.reading import load_frame
from facilitator.store.rows import session_of
from facilitator.workspace.changed import Changed, told_kind
from facilitator.workspace.field_changes import all_heads, keep, session_of_point, set_field
from facilitator.workspace.files import pen_for
from facilitator.workspace.places import item_state
from facilitator.workspace.values import Part, stored_fields

__all__ = ["Part", "delete", "edit", "replaced_by", "resolve", "restore"]


def edit(file: SessionFile, item: str, parts: Iterable[Part], author: str | None = None) -> Changed:
    """Sets fields of one item, as given. Raises NotFoundInFileError for an unknown item or field."""
    pen = pen_for(file, author)
    with file.writing() as connection:
        state = item_state(connection, item)
        # The same field given twice is one edit, its last value: two would stand against each other.

        def find(name: str) -> tuple[str, ...]:  # the roster is read only where a set asks for it
            frame = load_frame(connection)
            return Directory(frame.terms, frame.participants).find(name)

        wanted = dict(found for part in parts for found in stored_fields(state, part, find))
        goes_to = session_of_point(connection, wanted["point"]) if wanted.get("point") else ""
        changes = [
            change
            for name, value in wanted.items()
            for change in set_field(pen, state, name, value, goes_to if name == "point" else "")
        ]
        return _kept(file, connection, pen, changes, state)


def _kept(file: SessionFile, connection: Connection, pen: Pen, changes: list[Change], state: ItemState) -> Changed:
    keep(file, connection, pen, changes)
    told = frozenset({told_kind(state.value("kind"))})
    return Changed((state.item,), told, changes=tuple(change.id for change in changes))


def delete(file: SessionFile, item: str, author: str | None = None) -> Changed:
    """Deletes an item; it stays in the file and can be restored."""
    return _bury(file, item, YES, author)


def restore(file: SessionFile, item: str, author: str | None = None) -> Changed:
    """Takes a deletion back."""
    return _bury(file, item, "", author)


def _bury(file: SessionFile, item: str, value: str, author: str | None) -> Changed:
    pen = pen_for(file, author)
    with file.writing() as connection:
        state = item_state(connection, item)
        wanted = state.deleted != bool(value) or state.missed
        changes = [pen.change(session_of(state), item, DELETED, value, all_heads(state))] if wanted else []
        return _kept(file, connection, pen, changes, state)


def resolve(
    file: SessionFile,
    item: str,
    field: str,
    *,
    take: str | None = None,
    text: str | None = None,
    author: str | None = None,
) -> Changed:
    """Settles a conflict with one of its versions (the hex id of its change, or its beginning) or with a text.

    Raises NotFoundInFileError when there is no such conflict or version.
    """
    pen = pen_for(file, author)
    with file.writing() as connection:
        state = item_state(connection, item)
        if field not in state.conflicts:
            raise NotFoundInFileError(
                "There is no conflict on “{field}” of {item}; “facilitator conflicts” lists what is open.",
                field=field,
                item=item,
            )
        value, parents = _settled(state, field, take, text)
        return _kept(file, connection, pen, [pen.change(session_of(state), item, field, value, parents)], state)


def _settled(state: ItemState, field: str, take: str | None, text: str | None) -> tuple[str, list[bytes]]:
    parents = all_heads(state) if field == DELETED else [version.id for version in versions(state, field)]
    if state.deleted:  # settled knowing of the deletion, so the item stays deleted
        parents.extend(head.id for head in state.live[DELETED])
    if text is not None:
        return text, parents
    chosen = [
        change for change in versions(state, field) if take and change.id.hex().startswith(take.strip().casefold())
    ]
    if len(chosen) > 1:
        raise NotFoundInFileError(
            "“{take}” begins several versions of “{field}” of {item}; give more of it.",
            take=take,
            field=field,
            item=state.item,
        )
    if not chosen:
        raise NotFoundInFileError(
            "“{take}” is none of the versions of “{field}” of {item}; “facilitator conflicts” lists them.",
            take=take,
            field=field,
            item=state.item,
        )
    if redacts(chosen[0].field):
        raise FacilitatorError("To strike the edit as well, use “facilitator redact”; to keep it, take the edit.")
    if field == DELETED:
        return (chosen[0].value or "") if chosen[0].field == DELETED else "", parents
    return chosen[0].value or "", parents


def replaced_by(history: Iterable[Change]) -> dict[bytes, list[Change]]:
    """Change id → the changes of the same field that name it."""
    changes = list(history)
    fields = {change.id: change.field for change in changes}
    found: dict[bytes, list[Change]] = {}
    for change in changes:
        for parent in split_ids(change.parents):
            if fields.get(parent) == change.field:
                found.setdefault(parent, []).append(change)
    return found
